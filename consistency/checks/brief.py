"""Holds what touchpoints say of an offer against the campaign's brief, which goes before any majority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consistency.checks.fact_words import spell
from consistency.checks.negations import stems
from consistency.records.finding import Evidence, Measurement
from consistency.records.offer import Attribute, DeclaredOffer, Offer, Stated
from consistency.records.touchpoint import Touchpoint

OTHER_KIND = 0.7
"""How surely a discount in another unit than the brief's ("£5 off" where it says 25%) is that offer told wrongly."""
BENEFITS = frozenset({Attribute.DISCOUNT, Attribute.PRICE, Attribute.GIFT, Attribute.DURATION, Attribute.GUARANTEE, Attribute.CODE})
CHECK = "offer_conflict"


def quoted(stated: Stated) -> Evidence:
    """The line of the brief that states a thing."""
    return Evidence(stated.fact.locator, stated.quote, source="brief", says=f"the brief says {spell(stated.fact)}")


def due_on(offer: Offer, scale: tuple[str, str, str, str]) -> Stated | None:
    """What the brief states on a scale; a bare sum is told in short ("£14.99" for the brief's "£14.99 a month")."""
    stated = offer.declared.stated if offer.declared else ()
    exact = next((one for one in stated if one.fact.scale == scale), None)
    bare = scale[:2] == (Attribute.PRICE.value, "") and not scale[3]
    return exact or (next((one for one in stated if one.fact.scale[:3] == scale[:3]), None) if bare else None)


def other_kind(offer: Offer, scale: tuple[str, str, str, str]) -> Stated | None:
    """The discount of the brief, where a touchpoint gives one in another unit."""
    if offer.declared is None or scale[0] != Attribute.DISCOUNT.value:
        return None
    return next((one for one in offer.declared.stated if one.fact.attribute is Attribute.DISCOUNT and one.fact.scale != scale), None)


def untold(offers: Iterable[Offer], touchpoints: Mapping[str, Touchpoint]) -> Iterator[Measurement]:
    """A note on each declared offer that no touchpoint tells of, or not in a channel that must tell of it."""
    for offer in offers:
        if offer.declared is None:
            continue
        telling = {fact.locator for fact in offer.facts if fact.attribute in BENEFITS} | _giving(offer.declared, touchpoints)
        if not telling:
            yield _note(offer.declared, f"The brief's offer “{offer.name}” is told nowhere in this campaign.")
            continue
        told_in = {touchpoints[locator].channel for locator in telling}
        read = {touchpoint.channel for touchpoint in touchpoints.values()}
        for channel in offer.declared.channels:
            if channel not in told_in:
                why = "of which nothing was read" if channel not in read else "which the brief names"
                yield _note(offer.declared, f"The brief's offer “{offer.name}” is not told in {channel}, {why}.")


def _giving(declared: DeclaredOffer, touchpoints: Mapping[str, Touchpoint]) -> set[str]:
    """Touchpoints that speak of a declared gift by its own words, whatever offer they put it in."""
    gifts = [stems(one.fact.value) for one in declared.stated if one.fact.attribute is Attribute.GIFT]
    return {locator for locator, one in touchpoints.items() if any(gift <= stems(one.text.lower()) for gift in gifts)}


def _note(declared: DeclaredOffer, message: str) -> Measurement:
    return Measurement(
        check=CHECK,
        kind="offer-untold",
        code="offer-untold",
        about=(declared.locator,),
        value=0.0,
        evidence=(Evidence(declared.locator, declared.quote, source="brief", says="declared in the brief"),),
        message=message,
        fix="Tell of it, or take it out of the brief.",
    )
