"""Reads the offer facts of one touchpoint: benefits first, then the conditions that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from consistency.offers.amounts import find_amounts
from consistency.offers.asides import is_aside
from consistency.offers.conditions import (
    find_bare_counts,
    find_codes,
    find_durations,
    find_eligibility,
    find_followed,
    find_guarantees,
    find_least_terms,
    find_named_periods,
    find_thresholds,
)
from consistency.offers.deadlines import find_deadlines
from consistency.offers.extras import find_extras
from consistency.offers.instalments import find_instalments
from consistency.offers.limits import find_limits
from consistency.offers.normal import fold
from consistency.offers.numbers import SMALL, TENS
from consistency.offers.sentence import Found, Sentence, Setting
from consistency.offers.structured import find_structured
from consistency.offers.subjects import names_in, subject_of
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Role

UNREAD = frozenset({Role.QUOTATION, Role.NAV, Role.CODE, Role.DATA})
"""Roles whose words are not the brand's own offer: customers, menus, listings, machine data (read elsewhere)."""
OFFER_WORD = re.compile(
    r"\b(?:offers?|sale|deals?|discounts?|promotions?|promo|prices?|save|savings|voucher|coupon|code|off|fares?|rates?"
    r"|trial|for free|half price|special|bonus|terms|(?<!-)free(?![ -](?:to|of|from|standing|range|speech|fall|kick|time)\b))\b"
)
OWN_OFFER_WORD = re.compile(r"\b(?:offers?|sale|deals?|discounts?|promotions?|promo|price|savings?|voucher|coupon|code|trial|bonus)\b")
TOPIC = re.compile(
    r"\b(?P<trial>trial)\b|\b(?P<return>returns?|refund\w*|send (?:it|them) back|bring (?:it|them) back|money back|change your mind)\b"
    r"|\b(?P<warranty>warrant\w+|breaks?|broken|mend|repair|replace|faulty|goes wrong|stops working)\b"
)
"""What a sentence that says only "it" or "you have" may be about, when it or an earlier sentence of its passage names it."""
SIGNAL = re.compile(
    r"\d|[£$€%½¼⅓⅔¾]|\b(?:free|half|quarter|third|code|until|till|ends?|by|before|off|save|per ?cent|waive|complimentary|first|new|within"
    r"|already|never|haven't|whether|everybody|anybody|everyone"
    r"|anyone|all of you|members|students?|existing|on us|fee|deposit|contract|guarantee|warranty|refund|money back|trial|throw|no|for"
    r"|hundred|double|triple|closes|finish(?:es)?|stops|expires|runs|last|second|voucher|promo|without|while|whilst|waived|waives|scrapped|interest|pound|tenner|fiver|residents|"
    + "|".join((*SMALL, *TENS))
    + r")\b"
)
"""A sentence without any of these states no fact; most sentences end here."""


GOES_ON = re.compile(r"\W*(?:it|they|that|this|these|those|which|and|or|but)\b")
"""How a sentence begins that says more of the thing before it."""
LONGEST = 4000
"""Code points of one sentence that are read; what is longer is no sentence but a table or a dump without line breaks."""
SHOUTED = re.compile(r"\b[A-Z][A-Z0-9]{3,}\b")
"""What may be a code."""
SPOKEN = re.compile(r"(?<=[:,] )\"[^\"]{20,}(?:\"|$)|\"(?=[^\"]*\b(?:i|my|me|i'm|i've)\b)[^\"]{20,}(?:\"|$)")
"""A customer's words inside a sentence of the brand's."""


def extract(reading: Reading, brand: Brand, launch: date) -> tuple[Fact, ...]:
    """The facts that a touchpoint states about offers, in reading order; `launch` is the anchor of undated days.

    A touchpoint with a date of its own is read on that date: "until Sunday" in a post is the Sunday after the post.
    """
    sentences = list(_sentences(reading, launch))
    benefits = [_benefits(sentence) for sentence in sentences]
    settings = _settings(sentences, benefits)
    names = names_in(
        (sentence.text for sentence in sentences),
        frozenset(part for name in brand.names for part in (name.lower(), name.lower().split()[0])),
    )
    facts: list[Fact] = []
    for sentence, found, setting in zip(sentences, benefits, settings, strict=True):
        facts.extend(_placed(sentence, [*found, *_conditions(sentence, setting)], reading.touchpoint.locator, names))
    facts.extend(find_structured(reading.touchpoint, brand.names))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.attribute)))


def _sentences(reading: Reading, launch: date) -> Iterator[Sentence]:
    observed = reading.touchpoint.observed_at
    anchor = observed.date() if observed else launch
    block, topics, previous, is_heading = -1, frozenset[str](), "", False
    for segment in reading.segments:
        if segment.role in UNREAD:
            continue
        text = reading.slice(segment)[:LONGEST]
        folded = _own_words(fold(text))
        named = frozenset(match.lastgroup or "" for match in TOPIC.finditer(folded))
        topics = topics | named if segment.block == block else named
        if segment.block != block and not is_heading:
            previous = ""
        block, is_heading = segment.block, segment.role is Role.HEADLINE
        if SIGNAL.search(folded) or SHOUTED.search(text):
            yield Sentence(text, folded, segment.start, block, segment.role, anchor, observed is not None, topics, previous)
        previous = previous if GOES_ON.match(folded) else text


def _own_words(folded: str) -> str:
    """The sentence with what somebody else says in it blanked out."""
    return SPOKEN.sub(lambda match: " " * len(match.group()), folded)


def _benefits(sentence: Sentence) -> list[Found]:
    """What is given: discounts, prices, fees waived, gifts, free time. Things that the sentence tells of somebody else are left out."""
    kept: list[Found] = []
    for found in [*find_amounts(sentence.folded), *find_extras(sentence.folded)]:
        clash = any(found.start < other.end and other.start < found.end and found.attribute is other.attribute for other in kept)
        if not clash and not is_aside(sentence.folded, found.start, found.attribute, is_fee=found.slot in {"fee", "waived"}):
            kept.append(found)
    return kept


def _settings(sentences: list[Sentence], benefits: list[list[Found]]) -> list[Setting]:
    rich = {s.passage for s, found in zip(sentences, benefits, strict=True) if found or OWN_OFFER_WORD.search(s.folded)}
    anywhere = any(benefits)
    return [
        Setting(
            sentence=bool(found) or bool(OFFER_WORD.search(s.folded)), passage=s.passage in rich, touchpoint=anywhere,
            taken=tuple((f.start, f.end) for f in found),
        )
        for s, found in zip(sentences, benefits, strict=True)
    ]  # fmt: skip


def _conditions(sentence: Sentence, setting: Setting) -> Iterator[Found]:
    folded = sentence.folded
    codes = list(find_codes(sentence.text))
    yield from codes
    certainty = 1.0 if codes else setting.certainty
    if certainty:
        yield from _weighed(find_deadlines(sentence), folded, certainty)
    near = 1.0 if setting.sentence or codes else 0.8 if setting.passage else 0.0
    if near:
        limits = list(find_limits(folded))
        yield from _weighed(limits, folded, near)
        taken = (*setting.taken, *((found.start, found.end) for found in limits))
        counts = list(find_thresholds(folded))
        counts += [found for found in find_bare_counts(folded) if not _overlaps(found, tuple((c.start, c.end) for c in counts))]
        free = [found for found in counts if not _overlaps(found, taken)]
        yield from _weighed(free, folded, near)
        promised = tuple((found.start, found.end) for found in find_guarantees(folded))
        yield from _weighed(_durations(folded, (*setting.taken, *promised)), folded, near if setting.sentence else 0.0)
        yield from _weighed(find_eligibility(folded), folded, near)
    yield from _weighed(find_instalments(folded), folded, 0.9)
    term = near or (0.6 if setting.touchpoint else 0.0)
    yield from _weighed(find_least_terms(folded), folded, term)
    if not setting.sentence:
        standing = [found for found in _durations(folded, setting.taken) if found.slot == "contract"]
        yield from _weighed(standing, folded, 0.9)
    yield from _weighed(find_guarantees(folded), folded, 1.0)
    yield from find_named_periods(sentence.text)
    yield from _weighed(find_followed(folded, sentence.topics), folded, 0.9)


def _durations(folded: str, taken: tuple[tuple[int, int], ...]) -> Iterable[Found]:
    return [found for found in find_durations(folded) if not _overlaps(found, taken)]


def _overlaps(found: Found, taken: tuple[tuple[int, int], ...]) -> bool:
    return any(found.start < end and start < found.end for start, end in taken)


def _weighed(found: Iterable[Found], folded: str, certainty: float) -> Iterator[Found]:
    for item in found:
        if certainty and not is_aside(folded, item.start, item.attribute, is_fee=item.attribute is Attribute.ELIGIBILITY):
            yield replace(item, certainty=item.certainty * certainty)


def _priced(found: list[Found]) -> list[Found]:
    """Prices of one sentence as they explain each other: a list names its unit once, and a unit price beside a sum makes that a total."""
    unit = next((item for item in found if item.attribute is Attribute.PRICE and item.per and item.slot == ""), None)
    return [_explained(item, unit) for item in found] if unit else found


def _explained(item: Found, unit: Found) -> Found:
    if item.attribute is not Attribute.PRICE or item.slot or item.per or item.unit != unit.unit or not (item.number and unit.number):
        return item
    is_total = item.number > 5 * unit.number
    return replace(item, slot="total") if is_total else replace(item, per=unit.per) if item.start > unit.start else item


def _placed(sentence: Sentence, found: list[Found], locator: str, names: frozenset[str]) -> Iterator[Fact]:
    span = (sentence.start, sentence.start + len(sentence.text))
    for item in _priced(found):
        subject = ""
        if item.attribute in {Attribute.PRICE, Attribute.DISCOUNT} and item.slot != "fee":
            subject = subject_of(sentence.text, sentence.folded, item.start, names, sentence.previous)
        yield Fact(
            locator, item.attribute, item.value, sentence.start + item.start, sentence.start + item.end, span, unit=item.unit,
            per=item.per, number=item.number, day=item.day, subject=subject, certainty=item.certainty, slot=item.slot, bound=item.bound,
            passage=sentence.passage,
        )  # fmt: skip
