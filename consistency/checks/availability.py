"""Compares for how many, how much and where an advert promises something with what its page says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.negations import EMPTY, affirmed, denials, stem, stems
from consistency.checks.statements import Breach, Line

NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|twenty|thirty|forty|fifty|a hundred)"
OURS = r"(?:our |the |your |their |these |of )*"
NOUNS = r"(?P<nouns>[a-z-]+(?: [a-z-]+){0,2})"
NOUNS_2 = NOUNS.replace("nouns", "nouns2")
ALL = re.compile(
    rf"\b(?:every(?: one| single one)? of|every|all|each(?: one)? of|each|any|whichever|whatever|either|both)\s+{OURS}(?:{NUMBER} )?{NOUNS}"
)
SOME = re.compile(
    rf"\b(?P<how>(?:only |just )?(?:{NUMBER}|one|some|most|many|half|a few|several|certain) of|(?:only |just )?(?:some|most|selected"
    rf"|certain|participating|a few"
    rf"|eligible|larger|bigger|newer)|not (?:all|every|each)|not at (?:all|every)|only (?:{NUMBER}|one)|nearly (?:all|every)"
    rf"|almost (?:all|every))\s+"
    rf"{OURS}(?:{NUMBER} )?{NOUNS}"
)
SOLE = re.compile(
    rf"\bonly (?:on|in|with|at|for|from|to)? ?(?:our |the |your )?{NOUNS}|\b(?:comes?|available|sold|included|offered|given|found|works?"
    rf"|valid) only (?:on|in|with|at"
    rf"|for|from|to) (?:our |the |your )?{NOUNS_2}"
)
"""One of its kind that has something, the others not."""
REST = re.compile(
    r"\b(?:some|others?|most|the rest|the other(?:s| [a-z]+)?(?: [a-z]+)?) (?:don't|do not|doesn't|does not|won't|will not|can't|cannot"
    r"|haven't|have not|aren't"
    r"|are not|hasn't|isn't)\b|\bit (?:won't|doesn't|will not|does not|can't)\b|\bexcept\b"
)
NEAR = 3
"""Sentences after one that says "most" in which the rest may be denied."""
NO_LIMIT = re.compile(
    rf"\b(?:unlimited|limitless|uncapped|no[- ]limits?|no[- ]caps?|without (?:an? )?(?:limit|cap)s?|endless)(?: (?:on|to"
    rf"|of))?(?: {OURS}{NOUNS})?"
    rf"|\bas (?:many|much) (?P<many>[a-z]+)s? (?:[a-z]+ )?as (?:you|they|she|he)\b|\ball the (?P<all>[a-z]+) you (?:want|like|need|can)\b"
    rf"|\b(?P<before>[a-z-]+) (?:is|are|has|have|comes? with)? ?(?:no (?:limit|cap)s?|(?:doesn't|don't|do not|does not"
    rf"|never) have (?:an? |any )?(?:limit|cap)s?"
    r"|(?:isn't|aren't|not|never) (?:capped|limited|rationed|metered)|never runs? out)\b"
)
QUANTITY = re.compile(
    rf"(?<![£$€\d.,])(?P<n>\d[\d,.]*|{NUMBER}|one)(?:[ -]?(?P<unit>[a-z]+))\b|\b(?:limit|cap|maximum|allowance|quota)(?:ped|ed)? (?:of|at"
    rf"|is|to)\b"
)
MEASURES = frozenset(
    ["gb", "mb", "tb", "gigs", "gig", "gigabytes", "gigabyte", "minutes", "mins", "hours", "texts", "calls", "litres", "miles", "kwh"]
)
LIMITING = re.compile(
    r"\b(?:up to|maximum|max|at most|no more than|limit(?:ed|s)?|capped?|allowance|quota|fair[- ]use|a month|per month|a day|per day"
    r"|a week|per week|a year|per year|each|per person|a head|per household)\b"
)
FAIR_USE = re.compile(r"\bfair[- ]us(?:e|age)\b|\bslow(?:s|ed)? down (?:after|once|beyond)\b|\breduced speeds? (?:after|above)\b")
_PLACELESS_WORDS = """
january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday
sunday
christmas easter i we you he she it they our the this that if no not there here please yes sorry
"""
PLACELESS = frozenset(_PLACELESS_WORDS.split())
NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*\b")
NAME_LEFT_OUT = r"(?: is|'s| are)?(?:n't| not|n't yet| excluded| extra| costs extra)(?: (?:included|in|part|covered|available))?"
_PLAIN_WORDS = """
work works ship deliver include included cover covered available price apply serve go run sell offer support accept operate post send travel
fly come reach do does extend roam roaming charge charged use used
"""
PLAIN = frozenset().union(*(stems(word) for word in _PLAIN_WORDS.split()))
"""What is done at a place, as stems: a denial of no more than this is a denial of the place."""
_BROAD_WORDS = "order price pay customer people thing use get year offer include"
BROAD = frozenset().union(*(stems(word) for word in _BROAD_WORDS.split()))
"""Stems too broad to show that two sentences speak of one thing."""


def _named(nouns: str | None) -> frozenset[str]:
    """The stems of a noun phrase's words up to its first verb or function word."""
    kept: list[str] = []
    for word in (nouns or "").split():
        if word in EMPTY or len(word) < 3:
            break
        kept.append(stem(word))
    return frozenset(kept)


def partial(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised for all of something that the page gives for some of it only."""
    some = [(at, match, _named(match["nouns"])) for at, line in enumerate(lines) for match in SOME.finditer(line.folded)]
    sole = [(at, line.topic) for at, line in enumerate(lines) if SOLE.search(line.folded)]
    for promise in promises:
        for whole in ALL.finditer(promise.folded):
            wanted = _named(whole["nouns"])
            for at, _, nouns in some:
                if wanted & nouns and (sure := _partly(promise, lines, at, wanted | nouns)):
                    yield Breach(promise, lines[at], sure, "weaker", "the page says that it holds for some only")
            for at, topic in sole:
                if wanted & topic and (promise.topic - wanted - BROAD) & topic:
                    yield Breach(promise, lines[at], 0.8, "weaker", "the page says that only one has it")


def _partly(promise: Line, lines: Sequence[Line], at: int, nouns: frozenset[str]) -> float:
    """How surely a page's "some" takes back the "all": what is said of both must be the same thing, or the rest be denied it."""
    about = promise.topic - nouns - BROAD
    following = lines[at + 1 : at + 1 + NEAR]
    if about & (lines[at].topic - nouns):
        return 0.85
    denied = any(REST.search(line.folded) for line in (lines[at], *following[:2]))
    if denied and (about & frozenset().union(*(line.topic for line in following)) or REST.search(lines[at].folded) or not about):
        return 0.8
    return 0.0


def limited(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised without limit what the page counts out."""
    for promise in promises:
        for match in NO_LIMIT.finditer(promise.folded):
            thing = _named(match["nouns"] or match["many"] or match["all"] or match["before"])
            if thing and not any(thing & line.topic and NO_LIMIT.search(line.folded) for line in lines):
                yield from (
                    Breach(promise, line, 0.85, "contradicted", "the page sets a limit") for line in lines if _counts_out(line, thing)
                )


def _counts_out(line: Line, thing: frozenset[str]) -> bool:
    if not thing & line.topic:
        return False
    if FAIR_USE.search(line.folded):
        return True
    for match in QUANTITY.finditer(line.folded):
        unit = match["unit"]
        if unit is None or unit in MEASURES or (stem(unit) in thing and LIMITING.search(line.folded)):
            return True
    return False


def denied_names(promises: Iterable[Line], lines: Sequence[Line], names: frozenset[str]) -> Iterator[Breach]:
    """A place or thing with a name that the advert has and the page leaves out; `names` are the brand's own, lower-case."""
    for promise in promises:
        for name in sorted({match.group() for match in NAME.finditer(promise.text)}):
            word = name.lower()
            if word in names or set(word.split()) & PLACELESS or not stems(word) or not stems(word) <= affirmed(promise.folded):
                continue
            for line in lines:
                if name in line.text and re.search(rf"\b{name}\b", line.text) and (sure := _leaves_out(line, word)):
                    contested = any(stems(word) <= other.words and other is not line for other in lines)
                    yield Breach(promise, line, sure * (0.5 if contested else 1.0), "contradicted", f"the page leaves out {name}")


def _leaves_out(line: Line, name: str) -> float:
    """How surely a sentence says that there is nothing for a named place."""
    if re.search(rf"\b{re.escape(name)}{NAME_LEFT_OUT}\b", line.folded) or re.search(
        rf"\b(?:except(?: for| in| to)?|apart from|outside|excluding|other than|not (?:in|to|for|on))(?: the)? {re.escape(name)}\b",
        line.folded,
    ):
        return 0.85
    for denial in denials(line.folded):
        if stems(name) <= denial.words:
            return 0.8 if denial.words - stems(name) <= PLAIN and not denial.is_qualified else 0.4
    return 0.0
