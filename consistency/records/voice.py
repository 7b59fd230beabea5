"""Assessment: whether a text sounds like the brand, how sure that is, which traits are off and which words show it."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence, Yardstick


@dataclass(frozen=True, slots=True)
class Trait:
    """One countable trait of style: the text's value, the brand's own range, and how many standard deviations lie between."""

    name: str
    value: float
    low: float
    high: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the baseline says of one text. `score` lies in 0..1, higher is more like the brand; `evidence` is worst first.

    `p_value` is the calibrated chance that approved copy of this channel and length scores as low; `words` is how many words were judged.
    """

    locator: str
    score: float
    p_value: float
    verdict: VoiceVerdict
    yardstick: Yardstick
    words: int
    evidence: tuple[Evidence, ...] = ()
    traits: tuple[Trait, ...] = ()
