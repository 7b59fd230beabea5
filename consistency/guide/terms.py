"""Reads banned and preferred wordings from a guide's tables, lists and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.guide.allowances import EXCEPT
from consistency.guide.markdown import Block, Rich, Row
from consistency.guide.topics import BANS, GRAMMAR, LOOKS, NAMES, PREFERS, WORDING, WORDS, forbids, is_about
from consistency.guide.wordings import BRACKETED, is_habit, strip, wordings
from consistency.records.guide import Term

SAY = r"(?:say|says|write|use|call (?:it|them|us|her|him|people|customers)|prefer|choose|try|put)"
NOT = r"(?:not|never|instead of|rather than|over|and not|but not|(?:do not|don[’']t|never) " + SAY + r"|avoid)"
JOIN = r"\s*(?:[,;:.(–—-]+\s*)?"
NEVER = r"(?:do not|don[’']t|never)"
WORD = r"(?:words?|terms?|phrases?|expressions?)"
RENAMED = re.compile(
    rf"^(?:we\s+)?{NEVER}\s+{SAY}\s+(?P<banned>[\"“‘].+?[\"”’])\s*[,;:.–—-]+\s*(?:they|it|we|these|those)(?:\s+(?:are|is)|[’'](?:re|s))\s+"
    r"(?P<preferred>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""What a thing is called and what not: "We never say “customers”, they are “neighbours”."."""
OUTRIGHT = (
    re.compile(
        rf"^(?:the\s+{WORD}\s+)?(?P<banned>[\"“‘].+[\"”’])\s+(?:is|are)\s+(?:all\s+|both\s+|strictly\s+)?"
        r"(?:banned|forbidden|prohibited|out|off[- ]limits|not\s+(?:ours|allowed|our\s+words?)|never\s+(?:ours|used|allowed))\s*[.!]?$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"^(?:the\s+)?{WORD}\s+(?:that\s+)?(?:we|you|to)\s+(?:always\s+)?(?:avoid|{NEVER}\s+{SAY})\s*:\s*(?P<banned>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(rf"^(?:please\s+|we\s+|always\s+)*avoid\s+{WORD}\s+(?:like|such as)\s+(?P<banned>.+)$", re.IGNORECASE | re.DOTALL),
    re.compile(rf"^(?:we\s+)?{NEVER}\s+{SAY}\s+the\s+(?:word|term)\s+(?P<banned>[\w’'-]+)\s*[.!]?$", re.IGNORECASE),
)
"""What says that it speaks of words, so that these need not be set apart and a section about words need not be around."""
PAIRS = (
    re.compile(r"^(?P<banned>.+?)\s*(?:→|->|=>|⇒|➡)\s*(?P<preferred>.+)$", re.DOTALL),
    re.compile(
        rf"^(?:instead of|rather than|in place of|replace)\s+(?P<banned>.+?)(?:,|:|\bwith\b)\s*(?:we\s+)?(?:{SAY}\s+)?(?P<preferred>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"^(?:we\s+)?(?:do not|don[’']t|never)\s+{SAY}\s+(?P<banned>.+?){JOIN}(?:\b(?:but|instead"
        rf"|it[’']s|they[’']re)\b,?\s*)?(?:we\s+)?{SAY}\s+(?P<preferred>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"^(?:please\s+|we\s+|always\s+)*avoid\s+(?P<banned>.+?)(?:[,;:.(–—-]+|\band\b)\s*(?:instead,?\s*)?{SAY}\s+(?P<preferred>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(rf"^(?:we\s+|always\s+)*{SAY}\s+(?P<preferred>.+?){JOIN}\b{NOT}\s+(?P<banned>.+)$", re.IGNORECASE | re.DOTALL),
    RENAMED,
    *OUTRIGHT,
    re.compile(rf"^(?:we\s+)?(?:do not|don[’']t|never)\s+{SAY}\s+(?P<banned>.+)$", re.IGNORECASE | re.DOTALL),
    re.compile(r"^(?:please\s+|we\s+|always\s+)*avoid\s+(?P<banned>.+)$", re.IGNORECASE | re.DOTALL),
)
"""What a bullet says outright, the fuller wordings first."""
LOOSE = (
    re.compile(r"^not\s+(?P<banned>.+?),?\s+but\s+(?:rather\s+)?(?P<preferred>.+)$", re.IGNORECASE | re.DOTALL),
    re.compile(
        rf"^(?P<banned>.+?)\s*(?:[:(–—]|\s-\s|[.;,])\s*(?:instead,?\s*)?(?:we\s+)?{SAY}:?\s+(?P<preferred>.+)$", re.IGNORECASE | re.DOTALL
    ),
    re.compile(rf"^(?P<preferred>.+?){JOIN}\b{NOT}\s+(?P<banned>.+)$", re.IGNORECASE | re.DOTALL),
    re.compile(r"^[^:]*(?:\bnever\b|\bavoid|n[’']t\b|\bnot\b|\bbanned\b)[^:]*:\s*(?P<banned>.+)$", re.IGNORECASE | re.DOTALL),
)
"""What only a section about words may mean by it."""
REASONS = re.compile(
    r"\bwhy\b|\breason|\bbecause\b|\bnotes?\b|\bexample|\bmeaning\b|\bcomment|\bcontext\b|\bwhen\b|\bwhere\b", re.IGNORECASE
)
BARE = re.compile(r"(?:we\s+|please\s+|always\s+)*(?:say|write|use|prefer|try|put|choose)(?:\s+(?:this|these|it))?\W*", re.IGNORECASE)
INSTEAD = re.compile(r"\binstead\b(?! of)|\balternatives?\b|\breplacements?\b|\breplace with\b|\bbetter\b", re.IGNORECASE)
THING = re.compile(r"\bwords?\b|\bterms?\b|\bphrases?\b|\bjargon\b|\bbuzzwords?\b|\bclich[eé]s?\b|\bexpressions?\b", re.IGNORECASE)
ADVICE = re.compile(
    r"(?:say|name|describe|explain|tell|be|just|write|show|give|leave|delete|cut|take|nothing"
    r"|pick|find|use)\b(?:\s+\S+){2,}|nothing\b|leave (?:it )?out\b|delete\b",
    re.IGNORECASE,
)
"""A preferred cell that says what to do rather than what to write ("say where the link goes")."""
ONLY = re.compile(
    r"^(?:as an?\b|when\b|if\b|for\b|in\b|except\b|unless\b|meaning\b|noun\b|verb\b|of\b|to mean\b|the\b.*\bsense\b|outside\b|only\b)",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"(?:we\s+|always\s+|please\s+)*(?:say|call)\b", re.IGNORECASE)
"""A sentence that begins so speaks of wordings, whether they are set apart or not."""
POINTING = re.compile(r"(?:this|that|these|those|them|it|the|ones?|which|what|any|such)\b", re.IGNORECASE)
"""How a phrase begins that points at words and is none."""
UNQUOTED = re.compile(rf"[\s\"“”'‘’,;.!]|\b(?:and|or|nor)\b|\bthe\s+{WORD}\b|\b{WORD}\s+(?:like|such as)\b", re.IGNORECASE)
"""What joins wordings in quotation marks: "Never say “cheap” or “luxury”." bans both, wherever it stands."""
AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
LONGEST_EXAMPLE = 3
"""Outside sections about words, a longer quotation after "not" is an example sentence rather than a term."""


def read_terms(blocks: Iterable[Block]) -> tuple[Term, ...]:
    """Every banned wording of the guide in its order; the first entry of a wording counts."""
    found: dict[str, Term] = {}
    for block in blocks:
        for term in _terms_of(block):
            found.setdefault(term.banned.casefold() if term.banned.casefold() != term.preferred.casefold() else term.banned, term)
    return tuple(found.values())


def _terms_of(block: Block) -> Iterator[Term]:
    about_words = is_about(block, WORDS)
    if block.kind == "table":
        yield from _table(block, about_words=about_words or is_about(block, NAMES))
    elif block.kind == "code" or ((is_about(block, LOOKS) or is_about(block, NAMES)) and not about_words):
        return
    else:
        yield from _prose(block, about_words=about_words and not is_about(block, GRAMMAR))


def _table(block: Block, *, about_words: bool) -> Iterator[Term]:
    header = [cell.text for cell in block.rows[0].cells]
    columns = _columns(header) or (_implied_columns(header) if about_words else None)
    speaks = about_words or any(WORDING.search(text) for text in header)
    if columns is None or not speaks or (is_about(block, LOOKS) and not about_words):
        return
    for row in block.rows[1:]:
        yield from _row(row, *columns)


def _columns(header: list[str]) -> tuple[int, int | None] | None:
    """Which column is banned and which preferred, told by their headings; None where no column is banned."""
    banned = [i for i, text in enumerate(header) if BANS.search(text) and not INSTEAD.search(text)]
    if not banned and any(INSTEAD.search(text) for text in header):
        banned = [i for i, text in enumerate(header) if THING.search(text) and not INSTEAD.search(text)][:1]
    if not banned:
        return None
    others = [i for i, text in enumerate(header) if i not in banned and not REASONS.search(text)]
    preferred = [i for i in others if PREFERS.search(header[i])] or (others if len(header) == 2 else [])
    return banned[0], preferred[0] if preferred else None


def _implied_columns(header: list[str]) -> tuple[int, int] | None:
    """In a table about words, one column headed by a bare "Write" prefers, and the first other one is what it replaces."""
    bare = [i for i, text in enumerate(header) if BARE.fullmatch(text.strip())]
    others = [i for i, text in enumerate(header) if i not in bare and (i == 0 or not REASONS.search(text))]
    return (others[0], bare[0]) if len(bare) == 1 and others else None


def _row(row: Row, banned: int, preferred: int | None) -> Iterator[Term]:
    if banned >= len(row.cells):
        return
    instead = row.cells[preferred] if preferred is not None and preferred < len(row.cells) else Rich("", row.line)
    yield from _entries(row.cells[banned], instead)


def _entries(banned: Rich, preferred: Rich) -> Iterator[Term]:
    """One term for each wording listed as banned."""
    wanted, unwanted = wordings(preferred), wordings(_without_exceptions(banned))
    only = unwanted.remark if ONLY.search(unwanted.remark) else ""
    is_advice = not wanted.items or ADVICE.match(strip(preferred.text)) is not None
    hint = (wanted.remark if not wanted.items else "") or strip(preferred.text) if is_advice else ""
    for item in unwanted.items:
        if item not in wanted.items:
            yield Term(item, "" if is_advice else ", ".join(wanted.items), banned.line, hint, only)


def _without_exceptions(banned: Rich) -> Rich:
    """What is banned, up to a clause that lets something of it pass ("“premium”, except “premium rate”")."""
    outside = BRACKETED.sub(lambda bracket: " " * len(bracket.group()), banned.text)
    beyond = EXCEPT.search(outside)
    return banned.part(0, beyond.start()) if beyond else banned


def _prose(block: Block, *, about_words: bool) -> Iterator[Term]:
    if block.rich.marks and (struck := [m for m in block.rich.marks if m.kind == "strike"]):
        yield from _entries(block.rich.part(struck[0].start, struck[0].end), block.rich.part(struck[-1].end, len(block.rich.text)))
        return
    is_listed = block.kind == "item" and (_introduces_bans(block.lead) or forbids(block.heading))
    in_ban_list = about_words and (is_listed or (block.kind == "paragraph" and forbids(block.heading) and _is_bare_list(block.rich)))
    found = [
        term for sentence in block.rich.sentences() for term in _sentence(sentence, about_words=about_words, is_item=block.kind == "item")
    ]
    if found or not in_ban_list or any(_states_a_pair(sentence.text) for sentence in block.rich.sentences()):
        yield from found
    else:
        yield from _entries(block.rich, Rich("", block.rich.line))


def _states_a_pair(sentence: str) -> bool:
    """True for "Say this, not that": whatever is too long in it to be a term, what it prefers is never banned."""
    return any("preferred" in pattern.groupindex and pattern.search(sentence) for pattern in PAIRS[1:])


def _is_bare_list(paragraph: Rich) -> bool:
    """True for short wordings between commas and nothing else: "cheap, luxury, bestie"."""
    items = wordings(paragraph).items
    return len(items) > 1 and len(paragraph.sentences()) == 1 and _is_short(items) and not any(map(is_habit, items))


def _introduces_bans(lead: str) -> bool:
    return lead.rstrip().endswith(":") and forbids(lead)


def _sentence(sentence: Rich, *, about_words: bool, is_item: bool) -> Iterator[Term]:
    for pattern in (*PAIRS, *(LOOSE if about_words else ())):
        match = pattern.search(sentence.text)
        if match:
            banned = sentence.part(*match.span("banned"))
            preferred = sentence.part(*match.span("preferred")) if "preferred" in pattern.groupindex else Rich("", sentence.line)
            if pattern in OUTRIGHT:
                yield from _outright(banned)
                return
            if pattern is RENAMED:
                if not _is_renamed(banned, preferred):
                    continue
                yield from _entries(banned, preferred)
                return
            may_be_bare = is_item or pattern is LOOSE[-1] or SPOKEN.match(sentence.text) is not None
            if _are_words(banned, preferred, about_words=about_words, may_be_bare=may_be_bare):
                yield from _entries(banned, preferred)
            return


def _outright(banned: Rich) -> Iterator[Term]:
    """The words of a sentence that speaks of nothing else; its last two stand beside an "and" where they are not quoted."""
    parts = [banned] if banned.named("quote") else _between_ands(banned)
    items = [item for part in parts for item in wordings(part).items]
    if _is_short(items) and not any(is_habit(item) or POINTING.match(item) for item in items):
        for part in parts:
            yield from _entries(part, Rich("", banned.line))


def _between_ands(text: Rich) -> list[Rich]:
    cuts = [cut.span() for cut in AND.finditer(text.text)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(text.text)]
    return [text.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _is_renamed(banned: Rich, preferred: Rich) -> bool:
    """Whether what is not said is a term, and what is said instead is quoted or a term too, no reason why."""
    instead = preferred.named("quote") or wordings(preferred).items
    return _is_short(banned.named("quote")) and bool(instead) and _is_short(instead) and preferred.text.split()[0].casefold() != "not"


def _are_words(banned: Rich, preferred: Rich, *, about_words: bool, may_be_bare: bool) -> bool:
    """True when the sentence names words rather than habits: they are set apart, or the section is about words and they are short."""
    marked, wanted = (rich.named("quote", "em", "strong", "code") for rich in (banned, preferred))
    if about_words:
        items = wordings(banned).items
        return bool(marked) or (may_be_bare and _is_short((*items, *wordings(preferred).items)) and not any(map(is_habit, items)))
    if not preferred.text:
        return _is_short(marked) and bool(banned.named("quote")) and not UNQUOTED.sub("", _without_marks(banned))
    return bool(marked and wanted) and _is_short((*marked, *wanted))


def _without_marks(text: Rich) -> str:
    """What a stretch says beside what it sets apart."""
    ends = [0, *(mark.end for mark in text.marks)]
    starts = [*(mark.start for mark in text.marks), len(text.text)]
    return "".join(text.text[end:start] for end, start in zip(ends, starts, strict=True))


def _is_short(items: Iterable[str]) -> bool:
    return all(len(item.split()) <= LONGEST_EXAMPLE for item in items)
