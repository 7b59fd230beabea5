"""Holds the assets of an ad against each other that a platform may show together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from consistency.checks.ad_layout import Asset, layout_of, meetings
from consistency.checks.fact_words import spell
from consistency.checks.negations import stems
from consistency.checks.offer_conflict import TOLD_AS
from consistency.checks.offer_sides import Reduction, comparable
from consistency.protocols import UNASKED
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.offer import Attribute, Fact
from consistency.records.touchpoint import Kind

SURE, LIKELY, DOUBTFUL = 0.9, 0.7, 0.4
COMPARED = frozenset(Attribute) - {Attribute.GIFT, Attribute.ELIGIBILITY}
OFFER_WORDS = frozenset(
    "off save sav discount code use get price pric only just now new from with your our all when order buy end until today day"
    " half free on and the for by this spring summer autumn fall winter sale shop join month week year return within deal".split()
)
"""Stems that say that something is offered, and not what."""
ALIKE = 0.75
"""Share of the words of two headlines, or two descriptions, from which on they say nearly the same."""
LEAST_WORDS = 2
_Spot = tuple[str, int, int, Attribute]
"""Where a fact stands, whatever else is known of it."""


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two facts of two assets that cannot both hold, and how surely they are about the same thing."""

    one: tuple[Asset, Fact]
    other: tuple[Asset, Fact]
    certainty: float


class AdAssets:
    """Assets of an ad that a platform may show together and that contradict or repeat each other.

    **What it measures.** Every two assets that may be seen at once: headlines, descriptions, primary texts, cards of a carousel, sitelinks
    and callouts. Of these, offers that cannot both hold, and assets that say the same.

    **Why it matters.** A responsive ad is put together by the platform, and nobody reads all of its combinations before customers do.

    **How.** A search ad shows up to three headlines and two descriptions, other ads one of each sort; what is pinned to one position is
    never seen together, nor is an asset without a pin where all positions have pins. Sitelinks and callouts meet the ads of their campaign
    and ad group.

    **What is flagged.** "20% Off All Beds" beside "Save 25% on Beds", two codes, two last days, two minimums (`asset-conflict`); two
    headlines or two descriptions with the same words in whatever order (`asset-repeat`).

    **What is fine.** Assets of different ads and ad groups, alternatives pinned to the same position, prices and discounts of different
    things, a price before and after the ad's own discount, "up to 40%" beside "25% off oak".

    **Settings.** `checks.skip`.

    **Limits.** How many assets fit side by side is the platform's business and depends on the screen: all that may happen counts.

    **Method.** The platforms' own rules for combining (Google Ads Help, "About responsive search ads", "Pin headlines and descriptions").
    """

    name: ClassVar[str] = "ad_assets"
    concern: ClassVar[str] = "offer"
    kinds: ClassVar[tuple[str, ...]] = ("asset-conflict", "asset-repeat")

    def lacks(self, campaign: Campaign) -> str | None:
        """`UNASKED` where no ad has two assets."""
        ads = (reading for reading in campaign.readings if reading.touchpoint.kind is Kind.AD)
        return None if any(len(layout_of(reading).assets) > 1 for reading in ads) else UNASKED

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement an ad, attribute and value that contradicts, and one for each two assets that repeat each other."""
        offers = {_spot(fact): offer.key for offer in campaign.ledger.offers for fact in offer.facts}
        told: set[tuple[object, ...]] = set()
        for one, other in meetings(campaign.readings):
            for clash in _clashes(one, other, offers):
                key = _key(clash)
                if key not in told:
                    told.add(key)
                    yield _contradiction(clash)
            yield from _repetition(one, other)


def _spot(fact: Fact) -> _Spot:
    """Where a fact stands: the ledger's copy of it may know its product better."""
    return fact.locator, fact.start, fact.end, fact.attribute


def _key(clash: _Clash) -> tuple[object, ...]:
    """The same two values in the same ads are told once, whichever of their assets say so."""
    facts = (clash.one[1], clash.other[1])
    places = tuple(asset.reading.touchpoint.locator for asset, _ in (clash.one, clash.other))
    return (*places, facts[0].attribute, frozenset(str(comparable(fact)) for fact in facts))


def _clashes(one: Asset, other: Asset, offers: Mapping[_Spot, str]) -> Iterator[_Clash]:
    ours, theirs = list(_facts(one)), list(_facts(other))
    for fact in ours:
        for rival in theirs:
            if fact.scale == rival.scale and comparable(fact) != comparable(rival) and fact.attribute in COMPARED:
                certainty = _certainty((one, fact, ours), (other, rival, theirs), offers)
                if certainty > 0:
                    yield _Clash((one, fact), (other, rival), round(certainty, 3))


def _facts(asset: Asset) -> Iterator[Fact]:
    block = asset.block
    return (fact for fact in asset.reading.facts if block.start <= fact.start < block.end and not fact.is_data)


Told = tuple[Asset, Fact, list[Fact]]
"""An asset, the fact in question, and all facts of the asset."""


def _certainty(ours: Told, theirs: Told, offers: Mapping[_Spot, str]) -> float:
    """How surely two facts are said of the same thing and cannot both hold; 0 where they can."""
    (one, fact, beside), (other, rival, around) = ours, theirs
    if _both_hold(fact, rival, [*one.reading.facts, *other.reading.facts]) or _are_two_offers(fact, rival, beside, around):
        return 0.0
    certainty = min(fact.certainty, rival.certainty) * _kinship(one, other, fact.attribute)
    key, rival_key = offers.get(_spot(fact)), offers.get(_spot(rival))
    if key is not None and rival_key is not None:
        certainty = max(certainty, SURE * min(fact.certainty, rival.certainty)) if key == rival_key else min(certainty, DOUBTFUL)
    if fact.bound != rival.bound:
        certainty = min(certainty, DOUBTFUL)
    return certainty * _closeness(fact, rival)


def _both_hold(fact: Fact, rival: Fact, ad: Iterable[Fact]) -> bool:
    """True for a price before and after a discount of the ad's own."""
    if fact.attribute is not Attribute.PRICE or not fact.number or not rival.number:
        return False
    given = (one for one in ad if one.attribute is Attribute.DISCOUNT and one.number)
    return any(Reduction(one.unit, one.number or Decimal(0), frozenset()).leads(fact.number, rival.number) for one in given)


def _closeness(fact: Fact, rival: Fact) -> float:
    """Prices of another order of magnitude are mostly those of other things."""
    if fact.attribute is not Attribute.PRICE or not fact.number or not rival.number:
        return 1.0
    ratio = max(fact.number, rival.number) / min(fact.number, rival.number)
    return 1.0 if ratio < 2 else 0.5


def _are_two_offers(fact: Fact, rival: Fact, beside: Iterable[Fact], around: Iterable[Fact]) -> bool:
    """True where each asset names its own product, code, minimum or audience, or one of them a fee and from what on it is waived."""
    if fact.subject and rival.subject and fact.subject != rival.subject:
        return True
    if fact.slot == "fee" and "0" in {fact.value, rival.value} and _values(Attribute.THRESHOLD, [*beside, *around]):
        return True
    for attribute in {Attribute.CODE, Attribute.THRESHOLD, Attribute.ELIGIBILITY} - {fact.attribute}:
        ours, theirs = _values(attribute, beside), _values(attribute, around)
        if ours != theirs and (attribute is Attribute.ELIGIBILITY or (ours and theirs)):
            return True
    if fact.attribute in {Attribute.CODE, Attribute.THRESHOLD}:
        return _benefits(beside) != _benefits(around) and bool(_benefits(beside)) and bool(_benefits(around))
    return False


def _values(attribute: Attribute, facts: Iterable[Fact]) -> set[str]:
    return {fact.value for fact in facts if fact.attribute is attribute}


def _benefits(facts: Iterable[Fact]) -> set[object]:
    return {comparable(fact) for fact in facts if fact.attribute in {Attribute.DISCOUNT, Attribute.PRICE}}


def _kinship(one: Asset, other: Asset, attribute: Attribute) -> float:
    """How likely two assets speak of the same thing, by the words that say what it is."""
    if attribute in {Attribute.CODE, Attribute.THRESHOLD, Attribute.GUARANTEE}:
        return SURE
    ours, theirs = _things(one), _things(other)
    if ours & theirs:
        return SURE
    if attribute is Attribute.PRICE:
        return DOUBTFUL if ours or theirs else LIKELY
    return DOUBTFUL if ours and theirs else LIKELY if ours or theirs else SURE


def _things(asset: Asset) -> frozenset[str]:
    """Stems of the words that say what is offered, without the facts themselves."""
    letters = list(asset.text)
    for fact in _facts(asset):
        start, end = fact.start - asset.block.start, fact.end - asset.block.start
        letters[start:end] = " " * len(letters[start:end])
    return frozenset(word for word in stems("".join(letters).casefold()) if word not in OFFER_WORDS)


def _contradiction(clash: _Clash) -> Measurement:
    (one, fact), (other, rival) = clash.one, clash.other
    places = tuple(dict.fromkeys((one.reading.touchpoint.locator, other.reading.touchpoint.locator)))
    said, rival_said = spell(fact), spell(rival)
    attribute = TOLD_AS.get(fact.attribute, fact.attribute.value)
    return Measurement(
        check=AdAssets.name,
        kind="asset-conflict",
        code=f"asset-{attribute}",
        about=places[:1],
        value=1.0,
        certainty=clash.certainty,
        attribute=attribute,
        expected=rival_said,
        against=places[1:],
        evidence=(_quoted(one, said), _quoted(other, rival_said)),
        message=f"{_named(one)} and {_named(other)} may be shown together and contradict each other: {said} and {rival_said}.",
        fix="Say the same in both, or pin both to the same position, so that only one of them is shown.",
    )


def _repetition(one: Asset, other: Asset) -> Iterator[Measurement]:
    share = _likeness(one, other)
    if share < ALIKE:
        return
    places = tuple(dict.fromkeys((one.reading.touchpoint.locator, other.reading.touchpoint.locator)))
    same = share == 1
    yield Measurement(
        check=AdAssets.name,
        kind="asset-repeat",
        code="asset-repeat",
        about=places[:1],
        value=round(share, 2),
        certainty=SURE if same else DOUBTFUL,
        against=places[1:],
        evidence=(_quoted(one, _named(one)), _quoted(other, _named(other))),
        message=f"{_named(one)} and {_named(other)} may be shown together and say {'' if same else 'nearly '}the same.",
        fix="Let one of them say something else, or pin both to the same position.",
    )


def _likeness(one: Asset, other: Asset) -> float:
    """The share of words that two assets of one sort have in common, 1 for the same words in any order; 0 where they are few."""
    ours, theirs = _words(one), _words(other)
    if min(len(ours), len(theirs)) < LEAST_WORDS or (one.sort != other.sort and ours != theirs):
        return 0.0
    return len(ours & theirs) / len(ours | theirs)


def _words(asset: Asset) -> frozenset[str]:
    return frozenset(re.findall(r"[\w£$€%]+(?:[.,'’]\w+)*", asset.text.casefold()))


def _named(asset: Asset) -> str:
    return f"“{asset.block.label}”" if asset.block.label else "One asset"


def _quoted(asset: Asset, says: str) -> Evidence:
    block, touchpoint = asset.block, asset.reading.touchpoint
    return Evidence(touchpoint.locator, asset.text, block.start, block.end, says=f"{block.label}: {says}" if block.label else says)
