"""A simulated year of nights: what is alerted when channels change at once, drift slowly, or only follow the seasons.

    python -m benchmarks.year                      one year, its planted changes and when each was told
    python -m benchmarks.year --seeds 20           so many years, and how they are distributed
    python -m benchmarks.year --charts --seeds 40  the same by the charts alone, in a tenth of the time
    python -m benchmarks.year --still 200          how seldom the charts are wrong where nothing moves

500 touchpoints in five channels. Every night a share of each channel's copy is replaced (posts often, pages seldom). How far a text lies
off the brand's voice is drawn from a normal distribution around its channel's own level, which moves with the seasons. Planted: one
channel drifts by half a standard deviation over 60 nights; three abrupt changes: a channel's new copy jumps by two standard deviations, a
discount contradicts the others in six touchpoints, a source cannot be read. The audits go through the store, the news and the charts just
as those of `consistency nightly` do; only reading and measuring are simulated.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import NormalDist

from consistency.drift import NEW_COPY, levels, watch
from consistency.drift.control import YEARS_BETWEEN
from consistency.drift.levels import level as of_night
from consistency.flows.nightly import past_of, with_news
from consistency.records.audit import Audit, SourceSummary, TouchpointSummary, Verdict, VoiceScore, VoiceVerdict
from consistency.records.collection import Unreadable
from consistency.records.finding import Evidence, Finding, Severity, Yardstick
from consistency.records.history import News, Night, Point
from consistency.stores import STORES, address_of

NIGHTS, SIZE = 365, 500
REPLACED = {"website": 0.01, "email": 0.05, "support": 0.02, "ads": 0.10, "social": 0.25}
SEASON = 0.1
"""Standard deviations by which the seasons move every channel, up and down over the year."""
DRIFT, DRIFT_NIGHTS = 0.5, 60
JUMP = 2.0
BRAND = "Simulated"
START = datetime(2025, 1, 1, 2, tzinfo=UTC)
YARDSTICK = Yardstick(0.4, 0.8, 0.97, 60)
NEVER = 9999
ABRUPT = ("contradiction", "jump", "unread")


@dataclass
class Plan:
    """What is planted, by night."""

    slow_channel: str = "social"
    slow_from: int = 120
    jump_channel: str = "ads"
    jump_at: int = 240
    contradict_at: int = 90
    unread_at: int = 300
    alike: float = 0.0
    """Share of the variance of single texts that lies between touchpoints and not between versions of one."""


@dataclass
class Year:
    """When each planted change was told (nights after it began, None for never), how often nothing was behind an alert, and the cost."""

    told: dict[str, int | None] = field(default_factory=dict)
    false: list[str] = field(default_factory=list)
    alerts: int = 0
    seconds: float = 0.0
    bytes: int = 0


@dataclass
class _Text:
    channel: str
    place: int
    version: int
    off: float
    own: float = 0.0


def simulate(seed: int, plan: Plan) -> Year:
    """One year."""
    source, year = random.Random(seed), Year(told=dict.fromkeys(("contradiction", "slow drift", "jump", "unread"), None))
    texts = list(_first(source, plan))
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, STORES["sqlite"](address_of("year.db", Path(folder))) as store:
        for night in range(NIGHTS):
            _replace(texts, night, source, plan)
            audit = _audit(texts, night, plan)
            past = past_of(store, BRAND)
            kept, news = with_news(Night(audit, {}, key=str(night)), past, past, store)
            store.save(kept)
            if night and not news.is_quiet:
                year.alerts += 1
                _note(year, night, news, plan)
        year.bytes = sum(file.stat().st_size for file in Path(folder).iterdir())
    year.seconds = time.perf_counter() - begun
    return year


def charted(seed: int, plan: Plan) -> Year:
    """The same year by the charts alone, without store and news: what they tell of a night does not change by later ones."""
    source, year = random.Random(seed), Year(told=dict.fromkeys(("slow drift", "jump"), None))
    texts = list(_first(source, plan))
    begun, last = time.perf_counter(), None
    points: list[Point] = []
    earlier: dict[str, dict[str, list[float]]] = {channel: {} for channel in REPLACED}
    for night in range(NIGHTS):
        _replace(texts, night, source, plan)
        audit = _audit(texts, night, plan)
        made = levels(audit, last, earlier)
        points += [Point(night, audit.created_at, one.channel, one.measure, one.n, one.mean, one.deviation) for one in made]
        _remember(earlier, audit, last)
        last = audit
    drifts = sorted((drift for chart in watch(points) for drift in chart.drifts if drift.is_worse), key=lambda drift: drift.number)
    for drift in drifts:
        year.alerts += 1
        _note(year, drift.number, News(drifts=(drift,)), plan)
    year.seconds = time.perf_counter() - begun
    return year


def _remember(earlier: dict[str, dict[str, list[float]]], audit: Audit, last: Audit | None) -> None:
    """Adds tonight's new versions to what is known of each touchpoint, as the store does."""
    before = {(one.id, one.digest) for one in last.touchpoints} if last else set()
    for one in audit.touchpoints:
        if (one.id, one.digest) not in before and one.voice is not None:
            earlier[one.channel].setdefault(one.id, []).append(one.voice.p_value)


def _first(source: random.Random, plan: Plan) -> Iterator[_Text]:
    """The touchpoints of the first night, each with a level of its own."""
    for channel in REPLACED:
        for place in range(SIZE // len(REPLACED)):
            own = source.gauss(0, math.sqrt(plan.alike)) if plan.alike else 0.0
            yield _Text(channel, place, 0, source.gauss(own, math.sqrt(1 - plan.alike)), own)


def level(channel: str, night: int, plan: Plan) -> float:
    """Where copy of a channel that is written this night lies on average."""
    season = SEASON * math.sin(2 * math.pi * night / NIGHTS + len(channel))
    slow = DRIFT * min(max(night - plan.slow_from, 0) / DRIFT_NIGHTS, 1) if channel == plan.slow_channel else 0.0
    jump = JUMP if channel == plan.jump_channel and night >= plan.jump_at else 0.0
    return season + slow + jump


def _replace(texts: list[_Text], night: int, source: random.Random, plan: Plan) -> None:
    for text in texts:
        if source.random() < REPLACED[text.channel]:
            text.version += 1
            text.off = source.gauss(level(text.channel, night, plan) + text.own, math.sqrt(1 - plan.alike))


def _audit(texts: list[_Text], night: int, plan: Plan) -> Audit:
    is_unread = night >= plan.unread_at
    gaps = (Unreadable("imap", "NET01", "the server does not answer.", "Look at it."),) if is_unread else ()
    sources = tuple(SourceSummary("campaign", channel, channel, 100, (), gaps if channel == "email" else ()) for channel in REPLACED)
    return Audit(
        version="1",
        brand=BRAND,
        campaign="Always on",
        launch=date(2025, 1, 1),
        created_at=START + timedelta(days=night),
        verdict=Verdict.LOOK,
        is_complete=not is_unread,
        concerns=(),
        touchpoints=tuple(map(_touchpoint, texts)),
        findings=tuple(_findings(texts)) if night >= plan.contradict_at else (),
        sources=sources,
        baseline=None,
    )


def _touchpoint(text: _Text) -> TouchpointSummary:
    name = f"{text.channel}/{text.place}"
    digest = hashlib.sha256(f"{name} {text.version}".encode()).hexdigest()
    chance = 1 - NormalDist().cdf(text.off)
    voice = VoiceScore(chance / (chance + 0.05), flagged=False, p_value=chance, verdict=VoiceVerdict.ON_VOICE, yardstick=YARDSTICK)
    return TouchpointSummary(
        name, hashlib.sha256(name.encode()).hexdigest()[:16], text.channel, "text", "", 100, digest, None, None, None, voice
    )


def _findings(texts: list[_Text]) -> Iterator[Finding]:
    for text in [one for one in texts if one.channel == "website"][:6]:
        name = f"{text.channel}/{text.place}"
        yield Finding("offer-conflict", "OFF01", Severity.ERROR, "30%", (name,), (Evidence(name, "30% off", 0, 7),), concern="offer")


def _note(year: Year, night: int, news: News, plan: Plan) -> None:
    """Sets what was told against what was planted."""
    if news.new:
        _told(year, "contradiction", night - plan.contradict_at)
    if news.newly_unread:
        _told(year, "unread", night - plan.unread_at)
    for drift in news.drifts:
        if drift.channel == plan.slow_channel and night > plan.slow_from:
            _told(year, "slow drift", night - plan.slow_from)
        elif drift.channel == plan.jump_channel and night >= plan.jump_at:
            _told(year, "jump", night - plan.jump_at)
        else:
            year.false.append(f"night {night}: {drift.channel} {drift.size:+.2f}")


def _told(year: Year, planted: str, after: int) -> None:
    if year.told[planted] is None:
        year.told[planted] = after


def still(years: int) -> tuple[int, float, float]:
    """False alarms (to the worse) in so many years in which nothing moves, at the bench's own rates of new copy; and years between, stated
    and found.
    """
    source, found = random.Random(0), 0
    for _ in range(years):
        points: list[Point] = []
        for night in range(NIGHTS):
            for channel, rate in REPLACED.items():
                values = [source.gauss(0, 1) for _ in range(SIZE // len(REPLACED)) if not night or source.random() < rate]
                if values:
                    made = of_night(channel, NEW_COPY, values)
                    points.append(Point(night, START + timedelta(days=night), channel, NEW_COPY, made.n, made.mean, made.deviation))
        found += sum(drift.is_worse for chart in watch(points) for drift in chart.drifts)
    return found, YEARS_BETWEEN, years / max(found, 1)


def told_of(years: dict[int, Year]) -> Iterator[str]:
    """How the years went: each, then the distribution of what was told when, and of what was told for nothing."""
    for seed, year in years.items():
        told = ", ".join(f"{name} {'never' if after is None else f'after {after}'}" for name, after in year.told.items())
        yield f"year {seed}: told (nights after it began): {told}; false {year.false or 'none'}; {year.alerts} alerts"
    slow = sorted(NEVER if year.told["slow drift"] is None else year.told["slow drift"] for year in years.values())
    abrupt = [year.told[name] for year in years.values() for name in ABRUPT if name in year.told]
    false = [len(year.false) for year in years.values()]
    yield f"slow drift: median {statistics.median(slow):g} nights, worst {slow[-1]}; within 30 in {_up_to(30, slow)} of {len(slow)}"
    yield f"abrupt changes: {sum(one is not None and one <= 1 for one in abrupt)} of {len(abrupt)} the same night or the next"
    yield f"false alerts a year: {statistics.mean(false):.2f}, at most {max(false)}; 2 or fewer in {_up_to(2, false)} of {len(false)}"


def _up_to(most: int, values: Sequence[int]) -> int:
    return sum(one <= most for one in values)


def main() -> None:
    """Simulates years and prints what was told when."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1, help="how many years")
    parser.add_argument("--first", type=int, default=1, help="the first of the seeds")
    parser.add_argument(
        "--charts", action="store_true", help="the charts alone, without store and news: the same alarms in a tenth of the time"
    )
    parser.add_argument(
        "--alike", type=float, default=0.0, help="share of the variance between touchpoints, 0 to 1 (default 0: versions are drawn afresh)"
    )
    parser.add_argument("--quiet", action="store_true", help="plant nothing: every alert is false")
    parser.add_argument(
        "--still", type=int, metavar="YEARS", help="so many years of the charts alone in which nothing moves, not even with seasons"
    )
    asked = parser.parse_args()
    if asked.still:
        print("{} false alarms; stated one in {:g} years, found one in {:.1f}".format(*still(asked.still)))
        return
    plan = Plan(slow_from=NEVER, jump_at=NEVER, contradict_at=NEVER, unread_at=NEVER) if asked.quiet else Plan()
    plan.alike = asked.alike
    live = charted if asked.charts else simulate
    years = {seed: live(seed, plan) for seed in range(asked.first, asked.first + asked.seeds)}
    print("\n".join(told_of(years)))
    first = years[asked.first]
    print(f"{first.seconds:.0f} s for {NIGHTS} nights, {first.bytes / NIGHTS / 1024:.0f} KB a night")


if __name__ == "__main__":
    main()
