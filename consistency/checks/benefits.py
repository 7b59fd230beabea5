"""Finds what a customer was promised to be given (a gift, money, a discount, free time) and the page behind the link never mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consistency.checks.concepts import concepts, is_like
from consistency.checks.statements import Breach, Line
from consistency.records.offer import Attribute, Fact

GIVING = re.compile(
    r"(?<!feel )(?<!-)\bfree\b(?! (?:of|from|to|and easy)\b|-)|\b(?:complimentary|compliments|gratis|gift|present|treat|on us"
    r"|on the house|for nothing|at no (?:extra |further |additional )?"
    r"(?:cost|charge)|no (?:extra |further |additional )?(?:cost|charge)|costs? (?:you )?(?:nothing|no more)|without (?:a |any )?charge"
    r"|throw(?:n)? in|included?|includes|comes? with|in the price|nothing to pay|pay nothing|waived?|bonus|reward|yours)\b|[£$€]0\b"
)
"""Words by which a page gives something, whatever it is."""
LOWER = re.compile(
    r"\b(?:lower|less|cheaper|reduced|reduction|discount(?:s|ed)?|sale|offers?|savings?|saves?|deal|promo(?:tion)?|half|was|instead of"
    r"|usually|normally|rrp|off|code|voucher|introductory|special)\b|%"
)
"""Words by which a page tells of a lower price."""
MONEY_GIVEN = re.compile(
    r"\b(?:bonus|cash ?back|cashback|reward|credit|voucher|gift ?card|switch(?:ing)? offer|welcome offer|incentive|we(?:'ll"
    r"| will)? (?:pay|add"
    r"|give|put|send|credit) you|to spend)\b"
)
VOUCHER = re.compile(r"(?P<sum>[£$€] ?\d[\d,.]*\d|[£$€]\d) (?:[a-z]+ ){0,2}?(?:vouchers?|gift ?cards?|credit|cash ?back|bonus|reward)\b")
SUM = re.compile(r"[£$€] ?(\d[\d,.]*)")
TRIAL = re.compile(r"\bfree trials?\b|\btrial (?:for )?free\b|\btry (?:it|us|out|\w+ )?(?:\w+ )?(?:for )?free\b")
TRYING = re.compile(r"\b(?:trials?|try|tries|free|no charge|pay nothing|nothing to pay|first (?:month|week|\w+ days)|demo)\b|[£$€]0\b")
GIVEN = (
    re.compile(r"\b(?:we|we'll|we will|you'll|you will) (?:also |even )?(?:give you|get|receive|send you|throw in|add) (?:an? |two |three )"
               r"(?P<thing>[a-z]+(?: [a-z]+){0,2}?)(?= (?:when|if|with|for|on|in|to|as|and|worth|free)\b|[.,;!?]|$)"),
    re.compile(r"^(?:an? |two |three )(?P<thing>(?:[a-z]+ ){0,2}(?:of [a-z]+|[a-z]+)) (?:with|on|in) (?:every|each|any|all|your)\b"),
    re.compile(r"\b(?:get|receive|claim|collect) (?:yourself )?(?:an? |two |three )(?P<thing>[a-z]+(?: [a-z]+){0,2}?)"
               r"(?= (?:when you|if you|with (?:every|any|each|your)|for free|free|on us)\b)"),
    re.compile(r"\bfree (?!time|trial|delivery|shipping|returns|of|from|to|for|when|and|with|entry)(?P<thing>[a-z]+(?: [a-z]+){0,2}?)"
               r"(?= (?:when|if|with|for (?:every\w*|each|all|new|any\w*)|on (?:every|each|all))\b)"),
)  # fmt: skip
"""Things that a sentence hands over, where the facts of offers hold no gift."""
_NOT_GIFTS_WORDS = """
quote place call reply answer card account result look taste chance idea feel ring touch start refund guarantee service visit hand range
choice plan price rate month week day year lot bit way break rest
"""
NOT_GIFTS = frozenset(_NOT_GIFTS_WORDS.split())
"""What one gets without its being a present."""
_USUAL = r"(?:delivery|shipping|postage|returns?|parking|cancellation|collection|wi-?fi)"
USUAL = re.compile(
    rf"\bfree (?:[a-z-]+ ){{0,2}}{_USUAL}\b|\b{_USUAL} (?:is|are|comes?)(?: always| now)? (?:free|included|on us)\b"
    r"|\b(?:deliver|ship|post|send|return|cancel|collect)[a-z]*\b[a-z ]{0,25}\b(?:free|at no)\b"
)
"""What pages give as a matter of course: a line that gives only these gives nothing else."""
REFUSED_GIFT = re.compile(r"\b(?:can't|cannot|can not|not|isn't|aren't|never)\b[^.;]{0,40}\b(?:gift|free|bonus|reward) [a-z]+")
"""What an offer cannot be used with or for: such a line gives nothing."""
MULTIBUY = re.compile(r"\b(?:two|three|second|third|both|pairs?|another|2|3|2nd|cheapest|dearer|extra one)\b")
MISSING, OTHER, UNSURE = 0.7, 0.9, 0.45
"""How surely a thing is not given: no page names it, another thing is given in its place, something is given that may be it."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of a hop as the comparison of benefits needs them: the promises with their facts, the lines of the pages with theirs."""

    promises: Sequence[Line]
    facts: Sequence[Fact]
    lines: Sequence[Line]
    given: Sequence[Fact]


def ungiven(ends: Ends) -> Iterator[Breach]:
    """Each benefit that the pages do not mention in any words."""
    for line in ends.promises:
        facts = [fact for fact in ends.facts if line.segment.start <= fact.start < line.segment.end and fact.certainty >= 0.9]
        for what in _missing(line, facts, ends):
            yield Breach(line, None, MISSING, "missing", what)
        for thing in _gifts(line, facts):
            if sure := _ungiven(thing, ends):
                yield Breach(line, None, sure, "missing", f"it gives no {thing}")


def _missing(line: Line, facts: Sequence[Fact], ends: Ends) -> Iterator[str]:
    if any(_is_discount(fact) for fact in facts) and not _is_reduced(facts, ends) and not _is_multibuy(facts, ends.lines):
        yield "it tells of no lower price"
    if not any(_is_discount(fact) for fact in facts) and (sums := _sums(line, facts)) and not _is_paid(sums, ends):
        yield "it gives no money"
    free = [fact for fact in facts if fact.attribute is Attribute.DURATION and fact.slot in {"free", "trial"}]
    if (free or TRIAL.search(line.folded)) and not _says(TRYING, ends.lines) and not _is_free_time(ends.given):
        yield "it has no free time"


def _gifts(line: Line, facts: Iterable[Fact]) -> Iterator[str]:
    """What is handed over, as the sentence calls it."""
    named = [fact.value for fact in facts if fact.attribute is Attribute.GIFT]
    yield from named
    for pattern in () if named else GIVEN:
        if (match := pattern.search(line.folded)) and match["thing"].split()[-1] not in NOT_GIFTS and not _has_sum(facts):
            yield match["thing"]
            return


def _has_sum(facts: Iterable[Fact]) -> bool:
    """True where money is given: what stands beside it is no present."""
    return any(fact.number and fact.attribute in {Attribute.DISCOUNT, Attribute.PRICE} for fact in facts)


def _ungiven(thing: str, ends: Ends) -> float:
    """How surely no page gives a thing: 0 where one names it, little where one gives something that it does not name."""
    head = concepts(thing.rsplit(maxsplit=1)[-1]) or concepts(thing)
    if not head or any(is_like(part, other) for part in head for line in ends.lines for other in line.concepts):
        return 0.0
    if any(fact.attribute is Attribute.GIFT for fact in ends.given):
        return OTHER
    return UNSURE if any(_gives_unnamed(line, ends.given) for line in ends.lines) else MISSING


def _gives_unnamed(line: Line, given: Iterable[Fact]) -> bool:
    """True for a line that gives something without a fact that says what."""
    is_told = any(line.segment.start <= fact.start < line.segment.end for fact in given if _says_what(fact))
    return bool(GIVING.search(USUAL.sub(" ", REFUSED_GIFT.sub(" ", line.folded)))) and not is_told


def _says_what(fact: Fact) -> bool:
    """True for a fact that names what is free."""
    return fact.slot in {"fee", "trial"}


def _is_discount(fact: Fact) -> bool:
    return fact.attribute is Attribute.DISCOUNT and (fact.unit == "%" or fact.slot == "multibuy")


def _is_reduced(facts: Iterable[Fact], ends: Ends) -> bool:
    """True where a page tells of a lower price in any way, or names the code."""
    codes = [fact.value.lower() for fact in facts if fact.attribute is Attribute.CODE]
    if any(fact.attribute in {Attribute.DISCOUNT, Attribute.CODE} for fact in ends.given):
        return True
    return any(LOWER.search(line.folded) or any(code in line.folded for code in codes) for line in ends.lines)


def _is_multibuy(facts: Iterable[Fact], lines: Iterable[Line]) -> bool:
    return any(fact.slot == "multibuy" for fact in facts) and _says(MULTIBUY, lines)


def _sums(line: Line, facts: Iterable[Fact]) -> frozenset[str]:
    """The sums that a sentence gives, without their separators."""
    given = {fact.value for fact in facts if fact.attribute is Attribute.DISCOUNT and fact.slot == "amount"}
    return frozenset(given | {_plain(match) for found in VOUCHER.finditer(line.folded) for match in SUM.findall(found["sum"])})


def _plain(number: str) -> str:
    return number.rstrip(".,").replace(",", "").removesuffix(".00")


def _is_paid(sums: frozenset[str], ends: Ends) -> bool:
    """True where a page names the sum, or gives money or a lower price in any words."""
    if any(fact.attribute is Attribute.DISCOUNT for fact in ends.given) or _says(MONEY_GIVEN, ends.lines):
        return True
    return any(_plain(number) in sums for line in ends.lines for number in SUM.findall(line.folded)) or _says(LOWER, ends.lines)


def _is_free_time(given: Iterable[Fact]) -> bool:
    return any(fact.attribute is Attribute.DURATION and fact.slot in {"free", "trial"} for fact in given)


def _says(pattern: re.Pattern[str], lines: Iterable[Line]) -> bool:
    return any(pattern.search(line.folded) for line in lines)
