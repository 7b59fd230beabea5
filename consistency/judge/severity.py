"""How much harm a measurement does: by its check and channel, by how sure the check is of it, and by how gross it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from consistency.judge.errors import JudgeError
from consistency.records.finding import Measurement, Severity
from consistency.records.gate import Lines

EVERYWHERE = "*"
"""Stands for every channel that is not named."""
NOISE = 0.35
"""How far the chance of one and the same text wanders when it is held against other approved copy of its brand: one standard deviation, in
tenfold steps, near the line of the verdict (230 texts; `python -m benchmarks.voice --only noise`)."""
GROSS = 6.0
"""Tenfold steps below the line of the verdict from which a drift weighs as much as one can."""


ADVICE = frozenset({"offer-untold"})
"""Kinds that a check gives as advice beside what it flags: a level set for the check makes them no more severe."""


def harm() -> dict[str, Severity]:
    """The severity of each kind: a customer misled or shown raw template text stops a launch; style wants a look; a guide beside its own
    copy is advice.
    """
    return {
        "voice-drift": Severity.ERROR,
        "offer-conflict": Severity.ERROR,
        "asset-conflict": Severity.ERROR,
        "asset-repeat": Severity.WARNING,
        "offer-expired": Severity.ERROR,
        "offer-timing": Severity.WARNING,
        "message-mismatch": Severity.ERROR,
        "offer-untold": Severity.NOTE,
        "hop-unchecked": Severity.NOTE,
        "promise-contradicted": Severity.ERROR,
        "promise-weakened": Severity.WARNING,
        "promise-unbacked": Severity.NOTE,
        "placeholder": Severity.ERROR,
        "slip": Severity.WARNING,
        "term-violation": Severity.WARNING,
        "look-drift": Severity.WARNING,
        "identity": Severity.WARNING,
        "tone-contradiction": Severity.NOTE,
    }


LEAST = 0.3
"""What is less certain than this is not told: of 77 such findings in 21 campaigns whose faults are all known two were right, of those above
`likely` 96 in 100. An audit keeps the measurements, so that a lower `likely` brings them back."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where judging draws its lines; the same measurements can be judged again with others.

    `harm` gives the severity of a finding that is sure and gross, by kind (`default` for kinds not in it). Below `sure` an error is told as
    a warning, below `likely` everything is told as a note. A statistical measurement is gross where its p-value is at most `stop_p`; above
    it, in the band of noise, an error is told as a warning. `line_p` is the p-value from which it counts at all. Where `look_p` is given, a
    statistical measurement with a higher p-value is no finding; None leaves that to the check, which knows how many texts were tested.
    `levels` are the severities of some checks in some channels, which go before `harm`: check, then channel or "*"; None is off.
    """

    harm: Mapping[str, Severity] = field(default_factory=harm)
    default: Severity = Severity.WARNING
    sure: float = 0.8
    likely: float = 0.5
    stop_p: float = 0.001
    line_p: float = 0.05
    look_p: float | None = None
    levels: Mapping[str, Mapping[str, Severity | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse lines that cross each other (JUD03)."""
        if not 0 <= self.likely <= self.sure <= 1:
            raise JudgeError(f"certainties must keep 0 <= likely <= sure <= 1, are {self.likely} and {self.sure}.", code="JUD03")

    @property
    def lines(self) -> Lines:
        """The same as a record, which an audit keeps."""
        levels = {check: dict(by_channel) for check, by_channel in self.levels.items()}
        return Lines(self.sure, self.likely, self.stop_p, self.line_p, self.look_p, self.default, dict(self.harm), levels)

    @classmethod
    def of(cls, lines: Lines) -> Thresholds:
        """The thresholds that an audit was judged by."""
        return cls(lines.harm, lines.default, lines.sure, lines.likely, lines.stop_p, lines.line_p, lines.look_p, lines.levels)

    def level(self, measurement: Measurement, channels: Iterable[str]) -> Severity | None:
        """The severity that it has where it is sure and gross, the worst of its channels; None where its check is off in all of them.

        Where the check itself says how much harm it does, a level that was asked for only makes it milder.
        """
        natural = measurement.severity or self.harm.get(measurement.kind, self.default)
        asked = self.levels.get(measurement.check, {})
        usual = asked.get(EVERYWHERE, natural)
        levels = [level for level in [asked.get(channel, usual) for channel in channels] or [usual] if level is not None]
        if not levels:
            return None
        worst = max(levels, key=lambda level: level.rank)
        is_own = measurement.severity is not None or measurement.kind in ADVICE
        return min(worst, natural, key=lambda level: level.rank) if is_own else worst


def severity_of(measurement: Measurement, thresholds: Thresholds, channels: Iterable[str] = ()) -> Severity | None:
    """The severity that a measurement's finding has; None where its check is off in its channels."""
    level = thresholds.level(measurement, channels)
    if level is None or measurement.certainty < thresholds.likely:
        return level and Severity.NOTE
    is_clear = measurement.certainty >= thresholds.sure and _is_gross(measurement, thresholds)
    return Severity.WARNING if level is Severity.ERROR and not is_clear else level


def _is_gross(measurement: Measurement, thresholds: Thresholds) -> bool:
    """A drift whose chance nobody knows is not known to be gross; what is no matter of degree always is."""
    if measurement.p_value is None:
        return measurement.kind != "voice-drift"
    return measurement.p_value <= thresholds.stop_p


def weight_of(measurement: Measurement, thresholds: Thresholds) -> float:
    """How gross it is, 0..1: of a statistical measurement how far beyond the line it lies, of any other how sure it is."""
    if measurement.p_value is None:
        return round(measurement.certainty, 3)
    steps = math.log10(thresholds.line_p / max(measurement.p_value, 1e-12))
    return round(min(max(steps / GROSS, 0.0), 1.0), 3)


def is_flagged(measurement: Measurement, thresholds: Thresholds) -> bool:
    """False for what is hardly likely, and for a statistical measurement that the thresholds call ordinary."""
    if measurement.certainty <= 0 or measurement.certainty < min(LEAST, thresholds.likely):
        return False
    return measurement.p_value is None or thresholds.look_p is None or measurement.p_value <= thresholds.look_p
