"""How much harm a measurement does, by its kind and by how sure the check is of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consistency.judge.errors import JudgeError
from consistency.records.finding import Measurement, Severity


def _harm() -> dict[str, Severity]:
    """A customer misled or shown raw template text stops a launch; style wants a look; a guide beside its own copy is advice."""
    return {
        "offer-conflict": Severity.ERROR,
        "asset-conflict": Severity.ERROR,
        "asset-repeat": Severity.WARNING,
        "offer-expired": Severity.ERROR,
        "message-mismatch": Severity.ERROR,
        "offer-untold": Severity.NOTE,
        "placeholder": Severity.ERROR,
        "term-violation": Severity.WARNING,
        "look-drift": Severity.WARNING,
        "voice-drift": Severity.WARNING,
        "tone-contradiction": Severity.NOTE,
    }


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where judging draws its lines; the same measurements can be judged again with others.

    `harm` gives the severity by kind (`default` for kinds not in it). Below `sure` an error is told as a warning, below `likely`
    everything is told as a note. A voice drift whose p-value is at most `stop_p` is an error. Where `look_p` is given, a statistical
    measurement with a higher p-value is no finding; None leaves that to the check, which knows how many texts were tested.
    """

    harm: Mapping[str, Severity] = field(default_factory=_harm)
    default: Severity = Severity.WARNING
    sure: float = 0.8
    likely: float = 0.5
    stop_p: float = 0.001
    look_p: float | None = None

    def __post_init__(self) -> None:
        """Refuse lines that cross each other (JUD03)."""
        if not 0 <= self.likely <= self.sure <= 1:
            raise JudgeError(f"certainties must keep 0 <= likely <= sure <= 1, are {self.likely} and {self.sure}.", code="JUD03")


def severity_of(measurement: Measurement, thresholds: Thresholds) -> Severity:
    """The severity that a measurement's finding has."""
    if measurement.certainty < thresholds.likely:
        return Severity.NOTE
    severity = measurement.severity or thresholds.harm.get(measurement.kind, thresholds.default)
    if measurement.kind == "voice-drift" and measurement.p_value is not None and measurement.p_value <= thresholds.stop_p:
        severity = Severity.ERROR
    if severity is Severity.ERROR and measurement.certainty < thresholds.sure:
        return Severity.WARNING
    return severity


def is_flagged(measurement: Measurement, thresholds: Thresholds) -> bool:
    """False for what the check says is not there (certainty 0) and for a statistical measurement that the thresholds call ordinary."""
    if measurement.certainty <= 0:
        return False
    return measurement.p_value is None or thresholds.look_p is None or measurement.p_value <= thresholds.look_p
