"""LookRules: how strictly a brand's look is judged: how near is near enough, and what greys, black and white are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TOLERANCE = 2.0
"""CIEDE2000 difference up to which two flat colours pass for the same; side by side, 1 to 2 is what an untrained eye begins to see."""


class Stance(StrEnum):
    """What is done about a colour that the palette does not name: nothing, a note, a finding."""

    FINE = "fine"
    NOTE = "note"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class LookRules:
    """The tolerance around the palette's colours (CIEDE2000), and the stance on greys and on pure black and white."""

    tolerance: float = TOLERANCE
    greys: Stance = Stance.NOTE
    black_and_white: Stance = Stance.FINE
