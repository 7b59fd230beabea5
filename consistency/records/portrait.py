"""Portrait: what was learned of a brand's voice, as a person would want to be told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consistency.records.audit import BaselineSummary


@dataclass(frozen=True, slots=True)
class Span:
    """The range of a trait: the 5th, 50th and 95th percentile of a set of texts, in the trait's unit."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class TraitRange:
    """One counted trait of the brand, in `unit`: its range over all texts and in each channel, and what is `usual` for other brands.

    `distance` is how far the brand's mean lies from other brands' in their standard deviations, `says` what that looks like.
    """

    name: str
    unit: str
    brand: Span
    channels: Mapping[str, Span]
    usual: float
    distance: float
    says: str


@dataclass(frozen=True, slots=True)
class ChannelVoice:
    """How much approved copy a channel has: "enough", "thin" or "too thin" to know its own habit, and what to add."""

    name: str
    texts: int
    words: int
    strength: str
    advice: str


@dataclass(frozen=True, slots=True)
class ChannelPair:
    """How far two channels lie apart in counted style, in standard deviations of the brand's own texts, sampling noise taken off.

    `apart` is as they are, `apart_alike` without what of it is usual for such channels at any brand (None where that is not known).
    `chance` is how far apart they would lie in one of twenty cases if it were chance alone which text is in which channel. `verdict` is
    "alike", "somewhat apart", "two voices" or, where so few texts cannot tell, "cannot tell". `differs` names the traits that differ
    most, from the first channel to the second.
    """

    one: str
    other: str
    apart: float
    apart_alike: float | None
    chance: float
    verdict: str
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleSentence:
    """One approved sentence and what it shows."""

    locator: str
    channel: str
    quote: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Power:
    """What size of drift the baseline would find, tried on its own texts, each held against a baseline learned without it.

    `sizes` are pushes of half of a text's sentences, in standard deviations of the brand's own sentences; `found` has for each length
    of text ("under 25 words") the share found of each size, over all directions; `kinds` the share found by direction at `size`, the
    smallest that is found in four of five cases (None where none is). `false_alarms` is the share of unchanged texts flagged, of
    `texts` tried.
    """

    texts: int
    false_alarms: float
    sizes: tuple[float, ...]
    found: Mapping[str, tuple[float, ...]]
    size: float | None
    kinds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The learned voice of a brand. `traits` are ordered by how distinctive they are, examples by how well they show it."""

    brand: str
    version: str
    model: str
    origins: tuple[str, ...]
    summary: BaselineSummary
    traits: tuple[TraitRange, ...]
    channels: tuple[ChannelVoice, ...]
    pairs: tuple[ChannelPair, ...]
    typical: tuple[ExampleSentence, ...]
    distinctive: tuple[ExampleSentence, ...]
    power: Power
