"""Audit: everything that reports, stores and pages may see of one scan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from consistency.records.collection import Skipped, Unreadable
from consistency.records.decision import Decision, Intended
from consistency.records.finding import Finding, Measurement, Yardstick
from consistency.records.gate import GateOutcome
from consistency.records.trend import AuditHistory


class Verdict(StrEnum):
    """What a team should do about one concern: launch, look, stop, know that nobody checked, or that it was switched off on purpose."""

    PASS = "PASS"
    LOOK = "LOOK"
    STOP = "STOP"
    NOT_CHECKED = "NOT CHECKED"
    OFF = "OFF"

    @property
    def rank(self) -> int:
        """0 for not checked or off, 1 for a pass, 2 for a look, 3 for a stop: of several, the highest speaks for all that was checked."""
        return {"OFF": 0, "NOT CHECKED": 0, "PASS": 1, "LOOK": 2, "STOP": 3}[self.value]


class VoiceVerdict(StrEnum):
    """Whether a text sounds like the brand; short or thin evidence says that it cannot be told."""

    ON_VOICE = "on-voice"
    DRIFT = "drift"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class EncoderReading:
    """What a further style encoder says of a text, for comparison only.

    `cosine` is the text's likeness to the middle of the approved copy, `percentile` (0..100) the share of approved texts, each held
    against the others, that are no more like it.
    """

    encoder: str
    cosine: float
    percentile: float
    n: int


@dataclass(frozen=True, slots=True)
class VoiceScore:
    """How well one touchpoint fits the brand's voice: `score` 0..1, higher is better, with the brand's own range beside it.

    `encoders` are what further style encoders say, for comparison only. `untold` is empty, or why nothing is told of a text, such as one
    in another language: its numbers do not count over time.
    """

    score: float
    flagged: bool
    p_value: float
    verdict: VoiceVerdict
    yardstick: Yardstick
    encoders: tuple[EncoderReading, ...] = ()
    untold: str = ""


@dataclass(frozen=True, slots=True)
class TouchpointSummary:
    """What an audit keeps of a touchpoint.

    `source` is the place of its source among the audit's sources. `text` is kept only where a check found something to tell of it, so
    that a report can show the words around it; else it is empty and the text stays where it was read. `sketch` is sixteen hex digits that
    differ in few bits where texts differ in few words.
    """

    locator: str
    id: str
    channel: str
    kind: str
    title: str
    words: int
    digest: str
    stage: str | None
    uri: str | None
    observed_at: datetime | None
    voice: VoiceScore | None
    source: int | None = None
    text: str = ""
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What one declared source gave: how many touchpoints were read, what was skipped, what could not be read, how many survey answers.

    `line` is the line of the settings that declares it (0: unknown); `is_remote` marks one that gave no files below the settings' folder.
    """

    purpose: str
    channel: str
    path: str
    read: int
    skipped: tuple[Skipped, ...]
    unreadable: tuple[Unreadable, ...]
    answers: int = 0
    line: int = 0
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a concern was checked on, apart from what was found, so that other thresholds can be judged by without reading again.

    `checked` counts touchpoints and `unreadable` things that could not be read, by channel; `unjudged` are channels that were read and
    could not be judged, `missed` how many touchpoints could not; `not_made` is why the concern was not checked at all, None where it was.
    `off` are channels in which the gate does not ask for it, `is_off` says that it asks nowhere; `coverage` is the least share of
    touchpoints (0..1) that must have been judged. `left_out` are checks of the concern that are off while others were made, as in "slips"
    and "look in ads".
    """

    checked: dict[str, int] = field(default_factory=dict)
    unjudged: tuple[str, ...] = ()
    unreadable: dict[str, int] = field(default_factory=dict)
    not_made: str | None = None
    missed: int = 0
    off: tuple[str, ...] = ()
    is_off: bool = False
    coverage: float = 0.0
    left_out: tuple[str, ...] = ()

    @property
    def judged(self) -> int:
        """How many touchpoints could be judged."""
        return sum(self.checked.values())

    @property
    def applicable(self) -> int:
        """How many there are to be judged: those, the ones that could not be judged, and what could not be read."""
        return self.judged + self.missed + sum(self.unreadable.values())

    @property
    def is_covered(self) -> bool:
        """False where fewer could be judged than the gate asks for."""
        return self.judged >= self.coverage * self.applicable


@dataclass(frozen=True, slots=True)
class ConcernSummary:
    """The verdict on one concern, why, and the verdict of each channel (absent: the channel was not scanned for it)."""

    concern: str
    title: str
    verdict: Verdict
    reason: str
    channels: dict[str, Verdict]
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True)
class BaselineSummary:
    """What the approved copy amounts to: how many texts and words by channel, and whether that is enough to judge by."""

    touchpoints: int
    words: int
    channels: dict[str, int]
    strength: str
    advice: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One value that an offer is given ("25%"), and the touchpoints that give it; `day` is the value of a start or a deadline as a date."""

    value: str
    locators: tuple[str, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One side of an offer (its `attribute`): what most touchpoints say, and what others say instead."""

    attribute: str
    usual: Saying
    others: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferSummary:
    """An offer that several touchpoints make, side by side; `is_main` marks the campaign's own."""

    name: str
    is_main: bool
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ChannelDistance:
    """How far two channels of the campaign lie apart in voice and in tone, in standard deviations of the brand's approved texts.

    What sampling alone would give is taken off. `approved_voice` and `approved_tone` are the same for the approved copy of the two; each
    is None where a channel has too few texts or was not measured.
    """

    one: str
    other: str
    voice: float | None
    tone: float | None
    approved_voice: float | None = None
    approved_tone: float | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a scan judged by: the voice model and baseline with their versions, the shares of mistakes allowed, the checks left out."""

    model: str = ""
    baseline: str = ""
    encoder: str = ""
    false_alarms: float | None = None
    false_discoveries: float | None = None
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """One scan: what was read, what was measured, what it means.

    `created_at` is the only thing in it that differs between two scans of the same input. `is_complete` says that everything declared was
    read; which checks were made is told by `concerns` and, for a script, by `gate.gaps`. `notes` say what could not be judged and why.
    `measurements` are what the findings were judged from, so that other thresholds can be tried without reading the texts again.
    `settings` is the settings' file, seen from where the scan ran; locators are relative to its folder.
    `findings` are those that count; what the team accepts is in `decisions`, what it wants in `intended`. `offers` are those that more than
    one touchpoint makes, `distances` how far the campaign's channels lie apart, `conditions` what was judged by.
    `history` is what the audits before it say beside it, None where no history was asked.
    """

    version: str
    brand: str
    campaign: str
    launch: date
    created_at: datetime
    verdict: Verdict
    is_complete: bool
    concerns: tuple[ConcernSummary, ...]
    touchpoints: tuple[TouchpointSummary, ...]
    findings: tuple[Finding, ...]
    sources: tuple[SourceSummary, ...]
    baseline: BaselineSummary | None
    notes: tuple[str, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    settings: str = ""
    decisions: tuple[Decision, ...] = ()
    intended: tuple[Intended, ...] = ()
    gate: GateOutcome | None = None
    offers: tuple[OfferSummary, ...] = ()
    distances: tuple[ChannelDistance, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    history: AuditHistory | None = None
