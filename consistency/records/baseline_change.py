"""BaselineChange: what judging by another baseline would change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consistency.records.portrait import Span


class Harm(StrEnum):
    """Whether a new baseline can replace the old one unseen, wants a look, or would change what the brand calls its voice."""

    HARMLESS = "harmless"
    LOOK = "look"
    HARMFUL = "harmful"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One approved text: where it lies, its channel, and its first words where the baseline keeps them."""

    locator: str
    channel: str
    words: str


@dataclass(frozen=True, slots=True)
class TraitMove:
    """A counted trait that moved, in its unit, with its range before and after and the shift in standard deviations of the old texts."""

    name: str
    unit: str
    old: Span
    new: Span
    shift: float
    says: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """An approved text that a baseline calls drift, and the chance that its own approved copy lies as far off."""

    place: TextPlace
    chance: float
    directions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BaselineChange:
    """What would change. `distance` lies between the two voices, in standard deviations of the old one's own texts, less sampling noise.

    `leans` are the directions in which the mean sentence moved, with the shift in standard deviations of the old one's sentences.
    `newly_flagged` are texts of the old baseline that it accepts and the new one calls drift; `strangers` are texts that only the new
    one has and that the old one calls drift. `reasons` say in words why the verdict is what it is.
    """

    brand: str
    old_version: str
    new_version: str
    old_model: str
    new_model: str
    old_texts: int
    new_texts: int
    added: tuple[TextPlace, ...]
    dropped: tuple[TextPlace, ...]
    distance: float
    traits: tuple[TraitMove, ...]
    leans: tuple[tuple[str, float], ...]
    newly_flagged: tuple[Flagged, ...]
    strangers: tuple[Flagged, ...]
    verdict: Harm
    reasons: tuple[str, ...]
