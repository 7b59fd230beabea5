"""Tone: does the approved copy sound as the style guide says that the brand sounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.voice import DeclaredTrait

DOUBTFUL = 0.4
"""The certainty of what a dial says that is itself measured poorly."""
FIX = "Change what the guide declares, or approve copy that sounds like it: new copy is held against the approved copy alone."


class Tone:
    """Finds traits of voice that the style guide declares and the approved copy contradicts.

    **Measures** where the approved copy stands on seven dials of tone (formality, energy, warmth, directness, plainness, urgency, play),
    beside the traits that the guide names.

    **Why it matters**: writers who follow the guide and writers who follow the approved copy write for two brands.

    **How**: every approved sentence is read by dials that were trained on people's ratings and on restyled copy; 0 is the middle of many
    organisations' copy. A trait is contradicted where the mean of all approved texts lies clearly on the dial's other side, by half a
    standard deviation of those organisations and by two standard errors.

    **Flagged**: a guide that declares "Casual" beside approved copy such as "Passengers are respectfully advised that the provision of
    refreshments shall be discontinued prior to arrival."

    **Fine**: copy in the middle of a dial; traits that no dial measures ("Weather first").

    **Settings**: `brand.guide`; needs eight approved texts.

    **Limits**: one note for each trait, never more; it says nothing about the campaign. English only; play is measured poorly.

    **Source**: see `models/en_voice/dials.md`.
    """

    name: ClassVar[str] = "tone"
    concern: ClassVar[str] = "tone"
    kinds: ClassVar[tuple[str, ...]] = ("tone-contradiction",)

    def lacks(self, campaign: Campaign) -> str | None:
        """A guide that declares traits, and approved copy that was measured."""
        guide = campaign.brand.guide
        if guide is None:
            return "no style guide was read: none is declared (brand.guide), or it could not be read"
        if not guide.traits:
            return "the style guide declares no traits of voice (a list headed “Voice” with each trait in bold would do)"
        if campaign.tone is None:
            return "there is no baseline: too little approved copy was read."
        return campaign.tone.missing or None

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each declared trait that is contradicted and that approved sentences show to be; of two dials the clearer."""
        clearest: dict[str, DeclaredTrait] = {}
        for one in campaign.tone.traits if campaign.tone else ():
            known = clearest.get(one.trait)
            if not one.holds and one.evidence and (known is None or abs(one.measured) > abs(known.measured)):
                clearest[one.trait] = one
        return [_measured(one) for one in clearest.values()]


def _measured(trait: DeclaredTrait) -> Measurement:
    return Measurement(
        check=Tone.name,
        kind="tone-contradiction",
        code="TON01",
        about=tuple(dict.fromkeys(item.locator for item in trait.evidence)),
        value=trait.measured,
        certainty=1.0 if trait.is_sure else DOUBTFUL,
        attribute=trait.dial,
        expected=trait.trait,
        evidence=trait.evidence,
        message=trait.says,
        fix=FIX,
    )
