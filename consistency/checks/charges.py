"""Finds what an advert gives for nothing or within the price, and its page charges for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from consistency.checks.negations import EMPTY, KEPT, WORD, stem, stems
from consistency.checks.statements import Breach, Line

THING = r"(?P<thing>[a-z][a-z' -]{2,40}?)"
GIVEN = (
    re.compile(rf"{THING}(?:,)? (?:(?:is|are|comes?|stays?|goes?) )?(?:all |always |now |both |completely |absolutely )?(?:included"
            rf"|thrown in|on us"
               r"|on the house|for nothing|for free|complimentary|in the price|part of the price|free of charge|at no (?:extra )?(?:cost"
            r"|charge))\b"),
    re.compile(rf"{THING} (?:is|are|'s|always|now|stays?|comes?) (?:all |always |now |both |completely )?free\b(?! (?:of|from|to|when"
            rf"|on))"),
    re.compile(r"(?<![a-z-])(?:free|complimentary)(?![a-z-]) (?!(?:for|when|until|till|with|if|of|from|to|on|at|in|as|and|or|this"
            r"|all)\b)(?P<thing>[a-z][a-z' -]{2,30}?)(?=[.,;:!?]|$| (?:for|with|on|at|in|and|when"
            r"|if|every|each|to|from|until|by)\b)"),
    re.compile(r"\bincludes? (?:an? |the |your |all |free )*(?P<thing>[a-z][a-z' -]{2,30}?)(?=[.,;:!?]|$| (?:for|with|on|at|in|and|when"
            r"|if|every|each|to|from|until|by)\b)"),
    re.compile(r"\b(?:no|without|never an?|zero) (?:extra |hidden |added )?(?P<thing>[a-z]+(?: [a-z]+)?) (?:fees?|charges?|costs?)\b"),
    re.compile(r"\b(?:your|the|our|an?) (?P<thing>[a-z]+)(?: and [a-z ]+)?,? (?:he|she|it|they|who)(?:'re|'s| are| is)? ?(?:also )?"
            r"(?:stays?|comes?"
            r"|goes?|travels?|eats?|sleeps?|plays?|rides?|swims?|flies|fly)? (?:for )?free\b"),
    re.compile(rf"\b(?:nothing|not a penny|not a cent|no extra|no more) (?:extra |more )?(?:to pay )?for (?:an? |the "
            rf"|your )?{THING}(?=[.,;:!?]|$)"),
)  # fmt: skip
MONEY = r"(?:[£$€] ?\d[\d.,]*|\d[\d.,]* ?(?:p|pence|cents|pounds|dollars|euros)\b)"
CHARGED = re.compile(
    rf"(?:costs?|is|are|at|for|from|of|:|,|-)(?: (?:only|just|about|an? (?:extra|additional|further)|another|extra|usually|priced at"
    rf"|charged at|payable at|from))* {MONEY}"
    rf"|{MONEY}(?: (?:extra|more|each|a|an|per|for|fee|charge|supplement|on top))\b|\b(?:costs?|is|are|comes?) (?:charged )?(?:extra"
    rf"|separately|at an? (?:extra|additional) (?:cost|charge))\b"
    r"|\bchargeable\b|\bsold separately\b|\bnot (?:included|free|part of the price|in the price)\b|\b(?:isn't|aren't) (?:included|free"
    r"|part of the price|in the price)\b"
    r"|\byou pay (?:the|for)\b|\bis payable\b|\bwe charge\b|\bat your own (?:cost|expense)\b"
)
PAID_OUT = re.compile(
    rf"\b(?:(?:we|it|(?:the|your|our|this) (?:[a-z-]+ )?(?:plan|policy|cover|insurance|add-on|scheme|allowance|benefit|grant))"
    r"(?:'ll| will| can| also)? pays?|(?:we|it|they|(?:the|your|our|this) (?:[a-z-]+ )?(?:plan|policy|cover|insurance|add-on|scheme"
    r"|allowance|benefit|grant))(?:'ll| will| can| also)? (?:covers?|reimburses?|refunds?|contributes?|gives? you))\b"
    rf"[^.;]{{0,25}}{MONEY}"
)
"""A sum that the company pays, not the customer: "it pays up to £250 a year for check-ups"."""
BETWEEN = 7
"""Words that may stand between a thing and what is charged for it."""
WAIVED = re.compile(
    r"\b(?:free|included|nothing|waived|complimentary|no (?:extra )?(?:charge|cost|fee)|instead of|was|worth|usually"
    r"|normally|save|would have|off|rather than)\b|[£$€]0\b"
)
NOT_FREE = re.compile(r"\b(?:not|isn't|aren't) (?:included|free|in the price|part of)\b")
_VAGUE_WORDS = """
everything all it that this they trial quote advice month months day days week weeks year years time one order price offer stuff
"""
VAGUE = frozenset(_VAGUE_WORDS.split())
EXTRA = re.compile(
    rf"\s*(?:an? |any )?(?:late|later|early|earlier|extra|additional|longer|further|second|another|larger|bigger)[^.;]{{0,50}}?{MONEY}"
)
"""A sentence that asks money for more of what the one before it spoke of."""
PRONOUN = re.compile(rf"\s*(?:but |and )?(?:it|they|that|one|this|a [a-z]+ one)(?:'s|'re| is| are| costs?| comes? to)[^.;]{{0,20}}?{MONEY}")


OF_ITS_KIND = re.compile(
    rf"\s*(?:(?:the |our )?(?:standard|economy|express|tracked|next[- ]day|same[- ]day|first[- ]class|second[- ]class|uk|us|mainland"
    rf"|international|overnight|on weekdays|at weekends|weekdays?|weekends?|half[- ]day|full[- ]day|we charge|you pay|there's a (?:charge"
    rf"|fee) of|there is a (?:charge|fee) of|the (?:charge|fee|cost|price) is|(?:costs?|prices?|charges?|fees?):?)\b[^.;,]{{0,12}}?"
    rf"|(?:just |only )?){MONEY}(?! (?:for|fee for|charge for) )"
)
"""A line that tells what the thing of its heading costs without naming it: "Standard £4", "£9 a day", "We charge £6"."""


def charged(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised free or included, while the page asks money for it and nowhere gives it."""
    for promise in promises:
        if promise.folded.startswith(("then ", "in that case", "if so")):
            continue
        for thing in sorted(_given(promise.folded), key=sorted):
            about = [line for line in lines if thing <= line.topic or _is_under(thing, line)]
            if not about or any(WAIVED.search(line.folded) and not NOT_FREE.search(line.folded) for line in about):
                continue
            for at, line in enumerate(lines):
                following = lines[at + 1].folded if at + 1 < len(lines) else ""
                is_next = thing <= line.topic and bool(PRONOUN.match(following) or EXTRA.match(following))
                if is_next or (thing <= line.topic and _is_charged(line.folded, thing)) or _is_charged_under(thing, line, lines):
                    yield Breach(promise, line, 0.85, "contradicted", "the page charges for it")


def _is_under(thing: frozenset[str], line: Line) -> bool:
    """True for a line under a heading that names the thing and nothing else."""
    return bool(line.heading) and thing == stems(line.heading)


def _is_charged_under(thing: frozenset[str], line: Line, lines: Sequence[Line]) -> bool:
    """True where a line under the thing's own heading tells what that costs, and not what something else of the section does."""
    if not _is_under(thing, line) or not CHARGED.search(line.folded) or PAID_OUT.search(line.folded):
        return False
    is_all = sum(other.heading == line.heading for other in lines) == 1
    return is_all or bool(PRONOUN.match(line.folded) or OF_ITS_KIND.match(line.folded))


@lru_cache(maxsize=KEPT)
def _given(folded: str) -> frozenset[frozenset[str]]:
    """The things that a sentence gives, each as the stem of its last naming word (of two where a fee has two)."""
    found = set()
    for pattern in GIVEN:
        for match in pattern.finditer(folded):
            if "not" in folded[max(0, match.start() - 8) : match.start()]:
                continue
            words = [word for word in WORD.findall(match["thing"]) if word not in EMPTY and word not in VAGUE and len(word) > 2]
            if words:
                found.add(frozenset({stem(words[-1])}))
    return frozenset(found)


def _is_charged(folded: str, thing: frozenset[str]) -> bool:
    """True where a charge follows the thing within its own clause, or stands right before it ("£12 for parking")."""
    if PAID_OUT.search(folded):
        return False
    for match in WORD.finditer(folded):
        if stem(match.group()) in thing:
            after = re.split(r"[.;]", folded[match.end() : match.end() + 70])[0]
            charge = CHARGED.search(after)
            if charge and len(WORD.findall(after[: charge.start()])) <= BETWEEN:
                return True
            if re.search(
                rf"{MONEY}(?: extra)? (?:for|fee for|charge for|covers?) (?:an? |the |your )?(?:[a-z]+ )?$", folded[: match.start()]
            ):
                return True
    return False
