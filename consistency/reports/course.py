"""What a history says beside an audit, as reports show it: marks of findings, a tally, and a line drawn for each trend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consistency.records.audit import Audit
from consistency.records.decision import Outcome
from consistency.records.finding import Finding
from consistency.records.trend import Drift, Trend
from consistency.reports import wording

BARS = "▁▂▃▄▅▆▇█"
NIGHTS = 40
"""Nights that a line shows, the newest."""
WIDTH, HEIGHT, MARGIN = 160, 28, 3
"""Size of a drawn line and room around it."""
VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Line:
    """One trend as a page draws it: its points as SVG has them, where it stands now, and in words how it moved."""

    channel: str
    concern: str
    path: str
    end: tuple[float, float]
    now: str
    ranged: str
    moved: tuple[str, ...]
    is_worse: bool


def mark_of(audit: Audit, finding: Finding) -> tuple[str, str]:
    """Style class and words that say whether a finding is new, known or back; both empty where no history was asked."""
    past = audit.history
    if past is None or past.since is None:
        return "", ""
    if finding.id in past.known:
        return "known", f"known since {wording.day(past.known[finding.id])}"
    return ("back", "back again") if finding.id in past.returned else ("new", "new")


def tally_of(audit: Audit) -> str:
    """How many findings are new, known, back, accepted and resolved since the audit before; empty where there is none before."""
    past = audit.history
    if past is None or past.since is None:
        return ""
    known, back = len(past.known), len(past.returned)
    accepted = sum(one.outcome is Outcome.IN_FORCE for one in audit.decisions)
    new = len(audit.findings) - known - back
    parts = [f"{new} new", f"{known} known", f"{back} back again" if back else "", f"{accepted} accepted", f"{len(past.resolved)} resolved"]
    return f"Since {wording.day(past.since)}: {', '.join(part for part in parts if part)}."


def trend_lines(audit: Audit) -> tuple[Line, ...]:
    """A line for each trend of at least two nights, channel by channel, voice first."""
    trends = audit.history.trends if audit.history else ()
    titles = {concern.concern: concern.title for concern in audit.concerns}
    drawn = [trend for trend in trends if len(trend.points) > 1]
    return tuple(_line(trend, titles) for trend in sorted(drawn, key=lambda one: (one.channel, one.concern != VOICE, one.concern)))


def sparkline(values: Sequence[float]) -> str:
    """Values as bars between their least and their greatest; all the lowest where they do not differ."""
    low, high = min(values), max(values)
    step = (high - low) / (len(BARS) - 1) or 1.0
    return "".join(BARS[round((value - low) / step)] for value in values)


def spark_rows(trends: Iterable[Trend], nights: int = NIGHTS) -> Iterator[tuple[str, str, str, str, str]]:
    """For each trend of at least two nights its channel, concern, sparkline, where it stands now, and what moved last."""
    for one in trends:
        if len(one.points) > 1:
            means, moved = [point.mean for point in one.points][-nights:], _recent(one)
            yield one.channel, one.concern, sparkline(means), _amount(one.concern, means[-1]), _moved(moved[-1]) if moved else ""


def _line(trend: Trend, titles: dict[str, str]) -> Line:
    means = [point.mean for point in trend.points][-NIGHTS:]
    low, high = min(means), max(means)
    across, up = (WIDTH - 2 * MARGIN) / (len(means) - 1), (HEIGHT - 2 * MARGIN) / ((high - low) or 1.0)
    places = [(MARGIN + across * place, HEIGHT - MARGIN - up * (mean - low)) for place, mean in enumerate(means)]
    recent = _recent(trend)
    return Line(
        channel=wording.visible(trend.channel),
        concern=wording.visible(titles.get(trend.concern, trend.concern)),
        path=" ".join(f"{x:.1f},{y:.1f}" for x, y in places),
        end=(round(places[-1][0], 1), round(places[-1][1], 1)),
        now=_amount(trend.concern, means[-1]),
        ranged=f"{_amount(trend.concern, low)} to {_amount(trend.concern, high)} over {len(means)} nights",
        moved=tuple(_moved(drift) for drift in recent),
        is_worse=any(drift.is_worse for drift in recent),
    )


def _recent(trend: Trend) -> list[Drift]:
    """The drifts that were told within the nights that are shown."""
    first = trend.points[-NIGHTS:][0].created_at
    return [drift for drift in trend.drifts if drift.told_at >= first]


def _moved(drift: Drift) -> str:
    since = f"since about {wording.day(drift.begun_at)}"
    if drift.concern == VOICE:
        way = "further off" if drift.is_worse else "nearer"
        return f"new copy {way} by {abs(drift.size):.1f} standard deviations {since}"
    return f"{drift.level:.0%} of new copy {since}, {drift.centre:.0%} was usual"


def _amount(concern: str, value: float) -> str:
    return f"{value:+.2f}" if concern == VOICE else f"{value:.0%}"
