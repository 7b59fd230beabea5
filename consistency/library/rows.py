"""The rows of data frames: one class a table, a plain value a column, so that every library of frames can take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """A touchpoint as it was read: its words are counted in all of its text."""

    locator: str
    id: str
    channel: str
    kind: str
    stage: str | None
    title: str
    words: int
    text: str
    uri: str | None
    language: str | None
    observed_at: datetime | None


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A touchpoint of an audit. `words` are those of the brand's own copy, `findings` counts those that name it.

    `score`, `p_value` and `verdict` are missing where voice was not judged; `low`, `middle` and `high` are the 5th, 50th and 95th
    percentile of the approved copy's own scores.
    """

    locator: str
    id: str
    channel: str
    kind: str
    stage: str | None
    title: str
    words: int
    uri: str | None
    observed_at: datetime | None
    findings: int
    score: float | None
    p_value: float | None
    verdict: str | None
    low: float | None
    middle: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding; `locators` are joined by "; ", `locator` and `channel` are those of the first, `quote` is the first that proves it."""

    id: str
    kind: str
    code: str
    severity: str
    concern: str
    check: str
    channel: str | None
    locator: str | None
    locators: str
    attribute: str | None
    expected: str | None
    quote: str | None
    message: str
    fix: str
    ways: str
    certainty: float
    weight: float
    standing: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One quote of one finding: code points `start` to `end` of the touchpoint's text, or as it stands in another `source`."""

    finding: str
    locator: str
    channel: str | None
    quote: str
    start: int | None
    end: int | None
    source: str
    says: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """What a check measured: `value` in the check's own unit beside the percentiles of the approved copy, where it has any."""

    check: str
    kind: str
    code: str
    channel: str | None
    locator: str | None
    locators: str
    value: float
    certainty: float
    p_value: float | None
    low: float | None
    middle: float | None
    high: float | None
    attribute: str | None
    expected: str | None
    quote: str | None
    message: str
    ways: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One touchpoint that gives one side of an offer a value; `is_usual` where most say the same, `day` where the value is a date."""

    offer: str
    is_main: bool
    attribute: str
    value: str
    day: date | None
    is_usual: bool
    locator: str
    channel: str | None


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """The verdict on one concern, and on how many touchpoints it rests."""

    concern: str
    title: str
    verdict: str
    reason: str
    judged: int
    missed: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """The verdict on one concern in one channel; "NOT SCANNED" where nothing of the channel was held to it."""

    concern: str
    title: str
    channel: str
    verdict: str


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """How far two channels lie apart, in standard deviations of the brand's approved texts, in the campaign and in the approved copy."""

    one: str
    other: str
    voice: float | None
    tone: float | None
    approved_voice: float | None
    approved_tone: float | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """What a baseline says of a text: `deviation` in standard deviations of the brand's own copy, `p_value` the calibrated chance."""

    locator: str
    words: int
    score: float
    p_value: float
    verdict: str
    deviation: float
    directions: str
    quote: str | None
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class OwnRow:
    """An approved text held against all others of its baseline."""

    locator: str
    channel: str
    words: int
    sentences: int
    deviation: float
    p_value: float
    score: float


@dataclass(frozen=True, slots=True)
class RangeRow:
    """The range (5th, 50th, 95th percentile) of a counted trait in one channel, "all" for the whole brand, in the trait's unit.

    `usual` is the middle of other brands, `distance` how far the brand lies from it in their standard deviations.
    """

    trait: str
    channel: str
    unit: str
    low: float
    middle: float
    high: float
    usual: float
    distance: float
    says: str


@dataclass(frozen=True, slots=True)
class TraitRow:
    """A counted trait of one text beside the brand's own range, in the trait's unit; `deviation` in the brand's standard deviations."""

    locator: str
    channel: str
    trait: str
    unit: str
    value: float
    low: float
    middle: float
    high: float
    deviation: float


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """How much approved copy a channel has, and whether that is enough to know its own habit."""

    channel: str
    texts: int
    words: int
    strength: str
    advice: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """How far the approved copy of two channels lies apart; see `ChannelPair` for the units."""

    one: str
    other: str
    apart: float
    apart_alike: float | None
    chance: float
    verdict: str
    differs: str


@dataclass(frozen=True, slots=True)
class NightRow:
    """One audit of a history: what it came to, how much it saw, and how many findings of each severity it has."""

    number: int
    created_at: datetime
    campaign: str
    verdict: str
    is_complete: bool
    touchpoints: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class LevelRow:
    """How one measure of one channel stood in one night: mean and deviation over `n` touchpoints, in the measure's own unit.

    Both means are on the scale of the newest measuring: `moving` is the moving mean of the measures that charts watch, those of new copy.
    In a night in which unchanged copy was measured otherwise, "voice measured anew" has as its mean by how much.
    """

    number: int
    created_at: datetime
    channel: str
    measure: str
    n: int
    mean: float
    deviation: float
    moving: float | None


@dataclass(frozen=True, slots=True)
class DriftRow:
    """A channel that moved: told in night `number`, moving since `begun_at`, by `size` standard deviations of what was usual before."""

    channel: str
    measure: str
    number: int
    told_at: datetime
    begun_at: datetime
    size: float
    centre: float
    sigma: float
