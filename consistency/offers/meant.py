"""Facts as their campaign means them: a price in its currency, of the product that is named, a sum that is given, a reward for a friend."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from consistency import lazy_re as re
from consistency.english.folding import fold
from consistency.offers.referrals import is_rewarding, shared_out
from consistency.offers.subjects import PLAN_WORDS, pronoun_before
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Role

ABOVE = frozenset({Role.HEADLINE, Role.TITLE, Role.SUBJECT})
"""Roles of what stands above a passage and says what it is about."""
NAME_WORD = re.compile(r"[\w-]+")
LONGEST_NAME = 6
"""Words in the longest name of a product that is looked for where nothing marks it as one."""
HEADED = re.compile(r"^\W*(?P<name>[A-Z][a-z][\w-]+) (?:at|from|for|now)(?: just| only)? $")
"""How an advert's headline names what its price is of: "Loaf at £4.50"."""
LEADS = re.compile(r"\W*(?:(?:from|now|only|just|price) ?)*\W*")
"""What may stand before a price that its passage begins with."""
ARTICLE = re.compile(r"^(?:the|our|an?) ")
TIMES = frozenset(["winter", "spring", "summer", "autumn", "weekend", "weekday", "morning", "afternoon", "evening", "night"])
"""What tells when as often as it names a plan ("a winter membership")."""
TELLS = frozenset(["is", "s", "costs", "cost", "now", "at", "for", "from", "starts", "comes", "just", "only"])
"""What follows the name of a thing before its price."""
PLAN_WORD = re.compile(rf"(?:{PLAN_WORDS})s?")
CENTS_OF = "USD"
"""The currency that cents are read in where nothing says of what they are."""
Repeated: TypeAlias = frozenset[tuple[str, str]]
"""Locators and the headings that each repeats."""
TRIAL_UNITS = frozenset({"day", "week", "fortnight"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a campaign shows as a whole of what its facts mean: its `products`, `currency` and `sums` that are given, and whether it has a
    trial. `heads` are names that a headline gives a price and other copy uses within its sentences; `repeated` are headings that stand
    several times in one touchpoint, and so say of no price what it is of.
    """

    products: frozenset[str]
    currency: str
    sums: frozenset[tuple[str, object]]
    has_trial: bool
    heads: frozenset[str] = frozenset()
    repeated: Repeated = frozenset()

    def of(self, fact: Fact, reading: Reading) -> Fact:
        """A fact of a reading as the campaign means it."""
        priced = _in_currency(_as_trial(fact) if self.has_trial else fact, self.currency)
        meant = _as_given(_with_head(_with_subject(priced, reading, self.products, self.repeated), reading, self.heads), self.sums)
        return _of_referral(meant, reading) if _is_referral(meant, reading) else meant


def meaning_of(readings: Sequence[Reading]) -> Meaning:
    """What the readings of a campaign, each with its facts, show together."""
    has_trial = any(fact.slot == "trial" for reading in readings for fact in reading.facts)
    repeated = _repeated(readings)
    products = _named_products(readings, repeated)
    return Meaning(products, _currency_of(readings), _sums_given(readings), has_trial, _heads_of(readings), repeated)


def _repeated(readings: Iterable[Reading]) -> Repeated:
    """Headings that stand more than once in a touchpoint that gives prices, by its locator."""
    priced = (reading for reading in readings if any(fact.attribute is Attribute.PRICE for fact in reading.facts))
    times = Counter(
        (reading.touchpoint.locator, _as_name(reading.slice(segment)))
        for reading in priced
        for segment in reading.segments
        if segment.role is Role.HEADLINE
    )
    return frozenset(heading for heading, number in times.items() if number > 1)


def _named_products(readings: Iterable[Reading], repeated: Repeated) -> frozenset[str]:
    """Products and plans whose price is told in more than one touchpoint, in one of them in a sentence to people."""
    where: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    for reading in readings:
        for fact in reading.facts:
            if fact.attribute is Attribute.PRICE and fact.subject:
                where[fact.subject].add(fact.locator)
                if not fact.is_data:
                    told.add(fact.subject)
            elif heading := _heading(fact, reading, repeated):
                where[heading].add(fact.locator)
    return frozenset(subject for subject, locators in where.items() if len(locators) > 1 and subject in told)


def _as_trial(fact: Fact) -> Fact:
    """Days or weeks for nothing, in a campaign that has a trial, are the trial: "free for 14 days" and "the 14-day trial"."""
    return replace(fact, slot="trial") if fact.slot == "free" and fact.unit in TRIAL_UNITS else fact


def _currency_of(readings: Iterable[Reading]) -> str:
    """The currency of all of a campaign's prices; empty where they have several or none. Small coins name none: cents are of many."""
    priced = (fact for reading in readings for fact in reading.facts if fact.attribute is Attribute.PRICE and fact.number)
    money = {fact.unit for fact in priced if not _is_in_cents(fact)} - {"", "%"}
    return money.pop() if len(money) == 1 else ""


def _is_in_cents(fact: Fact) -> bool:
    """True for a price below one in a currency whose small coins are called as those of others are."""
    return fact.unit == CENTS_OF and fact.number is not None and abs(fact.number) < 1


def _in_currency(fact: Fact, currency: str) -> Fact:
    """A price that is spoken without its currency ("nineteen ninety-nine"), or in cents, is in that of all the others."""
    is_bare = fact.attribute is Attribute.PRICE and fact.number and not (fact.unit or fact.slot)
    return replace(fact, unit=currency) if is_bare or (currency and _is_in_cents(fact)) else fact


def _sums_given(readings: Iterable[Reading]) -> frozenset[tuple[str, object]]:
    """The sums, with their currency, that more than one touchpoint says are given."""
    where: dict[tuple[str, object], set[str]] = defaultdict(set)
    for fact in (fact for reading in readings for fact in reading.facts):
        if fact.attribute is Attribute.DISCOUNT and fact.slot == "amount":
            where[fact.unit, fact.number].add(fact.locator)
    return frozenset(given for given, locators in where.items() if len(locators) > 1)


def _as_given(fact: Fact, given: frozenset[tuple[str, object]]) -> Fact:
    """A sum that is no thing's price and that others say is given ("£175 is waiting for you") is what is given."""
    is_bare = fact.attribute is Attribute.PRICE and not (fact.slot or fact.per or fact.subject or fact.is_data)
    return replace(fact, attribute=Attribute.DISCOUNT, slot="amount") if is_bare and (fact.unit, fact.number) in given else fact


def _with_subject(fact: Fact, reading: Reading, named: frozenset[str], repeated: Repeated) -> Fact:
    """A price whose sentence names a product that only other touchpoints show to be one (a heading in capitals, say)."""
    if fact.is_data or fact.attribute is not Attribute.PRICE or fact.subject in named or fact.slot == "fee" or not named:
        return fact
    before = fold(reading.touchpoint.text[fact.sentence[0] : fact.start])
    if pronoun_before(before, len(before)):
        return fact
    name = _last_named(before, named) or _last_named(_heading(fact, reading, repeated), named)
    return replace(fact, subject=name) if name else fact


def _heading(fact: Fact, reading: Reading, repeated: Repeated) -> str:
    """What stands above a price that its passage begins with, as shops set it ("King-size sheet", and below it "£89"); folded, no article.

    Empty where that is no name, or where the page gives several prices under the same words: of what they are then stands elsewhere.
    """
    if fact.attribute is not Attribute.PRICE or fact.subject or fact.is_data or fact.slot == "fee":
        return ""
    above = _as_name(_said_before(fact, reading))
    if not LEADS.fullmatch(fold(reading.touchpoint.text[fact.sentence[0] : fact.start])) or not 0 < len(above.split()) <= LONGEST_NAME:
        return ""
    return above if (fact.locator, above) not in repeated else ""


def _as_name(text: str) -> str:
    return ARTICLE.sub("", fold(text).strip(" .:"))


def _with_head(fact: Fact, reading: Reading, heads: frozenset[str]) -> Fact:
    """A price that no name stands beside but the one that its headline begins with."""
    head = _head(fact, reading) if heads else ""
    return replace(fact, subject=head.lower()) if head in heads else fact


def _head(fact: Fact, reading: Reading) -> str:
    if fact.attribute is not Attribute.PRICE or fact.subject or fact.is_data or fact.slot == "fee":
        return ""
    match = HEADED.match(reading.touchpoint.text[fact.sentence[0] : fact.start])
    return match["name"] if match else ""


def _heads_of(readings: Sequence[Reading]) -> frozenset[str]:
    """The names before the price of a headline that stand in capitals within a sentence elsewhere: "Sale from £5" names nothing."""
    found = {head for reading in readings for fact in reading.facts if (head := _head(fact, reading))}
    within = {head: re.compile(rf"[a-z,] {re.escape(head)}\b(?! (?:at|from|for|now)\b)") for head in found}
    return frozenset(head for head in found if any(within[head].search(reading.touchpoint.text) for reading in readings))


def _last_named(folded: str, named: frozenset[str]) -> str:
    """The name that a text mentions last, the longest where several end there; empty where it mentions none."""
    words = NAME_WORD.findall(folded)
    runs = ((end, " ".join(words[max(0, end - length) : end])) for end in range(len(words), 0, -1) for length in range(LONGEST_NAME, 0, -1))
    return next((run for end, run in runs if run in named and not _says_when(run, words[end:])), "")


def _says_when(name: str, following: Sequence[str]) -> bool:
    """True for a time of the year or day where it only says when another thing is ("a winter term of lessons")."""
    return name in TIMES and bool(following) and following[0] not in TELLS and not PLAN_WORD.fullmatch(following[0])


def _is_referral(fact: Fact, reading: Reading) -> bool:
    """True for what is given, or a bare sum, where friends are referred."""
    is_given = fact.attribute is Attribute.DISCOUNT and fact.slot in {"", "amount", "points"}
    is_sum = fact.attribute is Attribute.PRICE and not (fact.slot or fact.per or fact.is_data)
    own = fold(reading.touchpoint.text[slice(*fact.sentence)]) if is_given or is_sum else ""
    return bool(own) and is_rewarding(own, fold(_said_before(fact, reading)))


def _said_before(fact: Fact, reading: Reading) -> str:
    """The sentence before that of a fact in its passage, or the heading right above; empty where there is none."""
    at = bisect_left(reading.segments, fact.sentence[0], key=lambda segment: segment.start)
    previous = reading.segments[at - 1] if at else None
    return reading.slice(previous) if previous and (previous.block == fact.passage or previous.role in ABOVE) else ""


def _of_referral(fact: Fact, reading: Reading) -> Fact:
    """The fact with who gets it."""
    start, end = fact.sentence
    return shared_out(fact, fold(reading.touchpoint.text[start:end]), fact.start - start)
