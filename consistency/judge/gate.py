"""The gate: how severe findings of each check are, how many a scan bears, and what must have been looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from consistency.judge.severity import EVERYWHERE, NOISE, Thresholds, harm
from consistency.records.finding import Severity

Level = Severity | None
"""How severe a sure and gross finding is; None: the check is off."""
ERROR, WARN, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Preset:
    """A gate by name: the severities of kinds that differ from what their harm suggests, and how sure and how gross an error must be.

    `otherwise` is for kinds of other packages. `band` is how many times the measured noise a voice must lie below the line to be an error:
    with 2 a text is past the line however it is measured again, with 5 it is gross. `coverage` is the least share of touchpoints (0..1)
    that each concern must have been judged on, `fail_on` the least severity that fails a scan.
    """

    says: str
    kinds: Mapping[str, Severity]
    otherwise: Severity
    sure: float
    likely: float
    band: float
    coverage: float
    fail_on: Severity

    @property
    def harm(self) -> dict[str, Severity]:
        """The severity of each kind."""
        return harm() | dict(self.kinds)


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "relaxed": Preset(
            "for a first scan: only what misleads a customer fails it, and only where it is sure; style is told and never fails",
            {"voice-drift": WARN, "message-mismatch": WARN, "term-violation": NOTE, "asset-repeat": NOTE, "look-drift": NOTE},
            otherwise=NOTE,
            sure=0.9,
            likely=0.6,
            band=5.0,
            coverage=0.0,
            fail_on=ERROR,
        ),
        "recommended": Preset(
            "for a launch: what misleads a customer fails it, and so does copy that grossly leaves the voice; style wants a look",
            {},
            otherwise=WARN,
            sure=0.8,
            likely=0.5,
            band=5.0,
            coverage=0.5,
            fail_on=ERROR,
        ),
        "strict": Preset(
            "for copy that is watched closely: every check may fail it, doubtful findings and every drift beyond the noise included",
            {"term-violation": ERROR, "asset-repeat": ERROR, "look-drift": ERROR, "offer-untold": WARN, "tone-contradiction": WARN},
            otherwise=ERROR,
            sure=0.6,
            likely=0.3,
            band=2.0,
            coverage=0.9,
            fail_on=WARN,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate as it stands: a preset with what the settings and the command line changed of it.

    `fail_on` None: no finding fails the scan; `max_new` findings are borne. `coverage` goes by concern, `off` says of
    checks that are not made why not.
    """

    preset: str = "recommended"
    thresholds: Thresholds = field(default_factory=Thresholds)
    fail_on: Severity | None = Severity.ERROR
    max_new: int = 0
    coverage: Mapping[str, float] = field(default_factory=dict)
    off: Mapping[str, str] = field(default_factory=dict)

    def channels_off(self, check: str, channels: tuple[str, ...]) -> frozenset[str]:
        """The channels in which a check is off."""
        asked = self.thresholds.levels.get(check, {})
        usual = asked.get(EVERYWHERE, Severity.NOTE)
        return frozenset(channel for channel in channels if asked.get(channel, usual) is None)


def thresholds_of(
    preset: Preset,
    levels: Mapping[str, Mapping[str, Level]],
    *,
    sure: float | None = None,
    likely: float | None = None,
    band: float | None = None,
    line: float = 0.05,
) -> Thresholds:
    """The lines that a preset draws, with levels and numbers given instead of its own; `line` is the chance from which a voice drifts."""
    return Thresholds(
        harm=preset.harm,
        default=preset.otherwise,
        sure=preset.sure if sure is None else sure,
        likely=preset.likely if likely is None else likely,
        stop_p=line * 10 ** -(NOISE * (preset.band if band is None else band)),
        line_p=line,
        levels=levels,
    )
