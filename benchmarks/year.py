"""A simulated year of nights: what is alerted when channels change at once, drift slowly, or only follow the seasons.

    python -m benchmarks.year                      one year, its planted changes and when each was told; a table of other readings
    python -m benchmarks.year --seeds 20           so many years, and in how many of them all was as it should be
    python -m benchmarks.year --charts --seeds 40  the same by the charts alone, in a fraction of the time
    python -m benchmarks.year --alike 0            a harder reading: every version of a touchpoint is a draw of its own
    python -m benchmarks.year --new 25             a harder one: 25 texts of the drifting channel are new a night, 1 to 10 of each other's
    python -m benchmarks.year --power --seeds 40   by how much of the drifting channel is new each night
    python -m benchmarks.year --still 200          how seldom the charts are wrong where nothing moves

500 touchpoints in five channels. How far a text lies off the brand's voice is drawn from a normal distribution around its channel's own
level, which goes up and down over the year, from any day on. Planted: one channel drifts by half a standard deviation over 60 nights; three
abrupt changes: a channel's new copy jumps by two standard deviations, a discount contradicts the others in six touchpoints, a source cannot
be read. The audits go through the store, the news and the charts just as those of `consistency nightly` do; only reading and measuring are
simulated. Drifts of other sizes and lengths, and other years: `python -m benchmarks.drifts`.

Every night the copy of all 500 is written anew and measured, and a third of the variance of single texts lies between touchpoints, as in
real copy (`python -m benchmarks.halves`): that is the year without options. Of less new copy less is known; other readings say how much
that matters.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consistency.drift import NEW_COPY, watch
from consistency.drift.levels import WILDEST
from consistency.drift.levels import level as of_night
from consistency.drift.own import shrunken
from consistency.flows.nightly import past_of, with_news
from consistency.records.audit import Audit, SourceSummary, TouchpointSummary, Verdict, VoiceScore, VoiceVerdict
from consistency.records.collection import Unreadable
from consistency.records.finding import Evidence, Finding, Severity, Yardstick
from consistency.records.history import News, Night, Point
from consistency.stores import STORES, address_of

NIGHTS, SIZE = 365, 500
REPLACED = {"website": 0.01, "email": 0.05, "support": 0.02, "ads": 0.10, "social": 0.25}
PLACES = SIZE // len(REPLACED)
SEASON = 0.1
"""Standard deviations by which the seasons move every channel, up and down over the year."""
DRIFT, DRIFT_NIGHTS = 0.5, 60
JUMP = 2.0
BRAND = "Simulated"
START = datetime(2025, 1, 1, 2, tzinfo=UTC)
YARDSTICK = Yardstick(0.4, 0.8, 0.97, 60)
NEVER = 9999
SOON, FEW = 30, 2
"""Nights within which a slow drift should be told, and the most false alerts of a year."""
PLANTED = ("contradiction", "slow drift", "jump", "unread")
ABRUPT = ("contradiction", "jump", "unread")
NEW_A_NIGHT = (10, 25, 50, 100)
"""How many of the slow channel's touchpoints are replaced each night, where power is asked for."""
ALIKE = 0.34
"""Share of the variance of single texts that lies between touchpoints and not between versions of one, as in real copy."""
AFRESH = 0.0
BESIDE = 40
"""Years in the table of other readings."""

Sums = NDArray[Any]


@dataclass
class Plan:
    """What is planted, by night."""

    slow_channel: str = "social"
    slow_from: int = 120
    jump_channel: str = "ads"
    jump_at: int = 240
    contradict_at: int = 90
    unread_at: int = 300
    alike: float = ALIKE
    """Share of the variance of single texts that lies between touchpoints and not between versions of one."""
    new: float = 1.0
    """Share of the touchpoints that are replaced each night: of all channels, or of the slow one's, where the others' are as usual."""
    is_everywhere: bool = True
    phases: dict[str, float] = field(default_factory=dict)
    """When each channel's season rises, in radians of the year."""

    def of_year(self, seed: int) -> Plan:
        """The plan with seasons that rise whenever this year's chance has it."""
        chance = random.Random(f"seasons of {seed}")
        return replace(self, phases={channel: chance.uniform(0, 2 * math.pi) for channel in REPLACED})

    def replaced(self, channel: str) -> float:
        """Share of a channel's touchpoints that are replaced each night."""
        return self.new if self.is_everywhere or channel == self.slow_channel else REPLACED[channel]

    @property
    def copy(self) -> str:
        """How much is new each night."""
        number = round(self.new * PLACES)
        if self.is_everywhere:
            return f"all {SIZE}" if number == PLACES else f"{number} of each channel's {PLACES}"
        return f"{number} of the channel's {PLACES}"

    @property
    def versions(self) -> str:
        """How much versions of a touchpoint have in common."""
        return f"alike ({self.alike:g})" if self.alike else "drawn afresh"


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
    source, plan, year = random.Random(seed), plan.of_year(seed), Year(told=dict.fromkeys(PLANTED, None))
    texts = list(_first(source, plan))
    begun = time.process_time()
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
    year.seconds = time.process_time() - begun
    return year


def charted(seed: int, plan: Plan) -> Year:
    """The same year by the charts alone, without audits, store and news: what they tell of a night does not change by later ones."""
    source, plan, year = random.Random(seed), plan.of_year(seed), Year(told=dict.fromkeys(("slow drift", "jump"), None))
    texts, begun = list(_first(source, plan)), time.process_time()
    points: list[Point] = []
    earlier = {channel: np.zeros((3, PLACES)) for channel in REPLACED}
    for night in range(NIGHTS):
        changed = _replace(texts, night, source, plan)
        for channel in REPLACED:
            new = [one for one in (changed if night else texts) if one.channel == channel]
            points += _beside(new, earlier[channel], night, channel)
    for drift in sorted((one for chart in watch(points) for one in chart.drifts if one.is_worse), key=lambda one: one.number):
        year.alerts += 1
        _note(year, drift.number, News(drifts=(drift,)), plan)
    year.seconds = time.process_time() - begun
    return year


def _beside(new: Sequence[_Text], earlier: Sums, night: int, channel: str) -> Iterator[Point]:
    """What a channel's new copy shows beside its places' `earlier` versions, to which it is added: number, sum, sum of squares of each."""
    if not new:
        return
    places = [one.place for one in new]
    values = np.clip([one.off for one in new], -WILDEST, WILDEST)
    yield _point(night, channel, (values - shrunken(*earlier)[places]).tolist())
    earlier[:, places] += [np.ones(len(places)), values, values**2]


def _point(night: int, channel: str, values: Sequence[float]) -> Point:
    made = of_night(channel, NEW_COPY, values)
    return Point(night, START + timedelta(days=night), channel, NEW_COPY, made.n, made.mean, made.deviation)


def _first(source: random.Random, plan: Plan) -> Iterator[_Text]:
    """The touchpoints of the first night, each with a level of its own."""
    for channel in REPLACED:
        for place in range(PLACES):
            own = source.gauss(0, math.sqrt(plan.alike)) if plan.alike else 0.0
            yield _Text(channel, place, 0, source.gauss(own, math.sqrt(1 - plan.alike)), own)


def level(channel: str, night: int, plan: Plan) -> float:
    """Where copy of a channel that is written this night lies on average."""
    season = SEASON * math.sin(2 * math.pi * night / NIGHTS + plan.phases.get(channel, 0.0))
    slow = DRIFT * min(max(night - plan.slow_from, 0) / DRIFT_NIGHTS, 1) if channel == plan.slow_channel else 0.0
    jump = JUMP if channel == plan.jump_channel and night >= plan.jump_at else 0.0
    return season + slow + jump


def _replace(texts: list[_Text], night: int, source: random.Random, plan: Plan) -> list[_Text]:
    """Draws new versions of tonight's share of each channel's texts, and says which these are."""
    changed = []
    for text in texts:
        if source.random() < plan.replaced(text.channel):
            text.version += 1
            text.off = source.gauss(level(text.channel, night, plan) + text.own, math.sqrt(1 - plan.alike))
            changed.append(text)
    return changed


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


def still(years: int) -> tuple[int, float]:
    """False alarms (to the worse) in so many years in which nothing moves, at the bench's own rates of new copy; and years between."""
    source, found = random.Random(0), 0
    for _ in range(years):
        points: list[Point] = []
        for night in range(NIGHTS):
            for channel, rate in REPLACED.items():
                values = [source.gauss(0, 1) for _ in range(PLACES) if not night or source.random() < rate]
                if values:
                    points.append(_point(night, channel, values))
        found += sum(drift.is_worse for chart in watch(points) for drift in chart.drifts)
    return found, years / max(found, 1)


def line_of(year: Year) -> str:
    """How a year went: what was told when, what was told for nothing, and what it cost."""
    told = ", ".join(f"{name} {'never' if after is None else f'after {after}'}" for name, after in year.told.items())
    grown = f", history {year.bytes / NIGHTS / 1024:.0f} KB a night" if year.bytes else ""
    spent = f"{year.seconds:.0f} s of processor for {NIGHTS} nights{grown}"
    return f"told (nights after it began): {told}; false {year.false or 'none'}; {year.alerts} alerts; {spent}"


@dataclass(frozen=True, slots=True)
class Score:
    """What years come to."""

    years: Sequence[Year]

    @property
    def soon(self) -> list[bool]:
        """Whether the slow drift of each year was told soon enough."""
        return [after <= SOON for after in self.slow]

    @property
    def at_once(self) -> list[bool]:
        """Whether every abrupt change of each year was told the same night or the next."""
        return [all(after is not None and after <= 1 for name, after in year.told.items() if name in ABRUPT) for year in self.years]

    @property
    def few(self) -> list[bool]:
        """Whether few alerts of each year were false."""
        return [false <= FEW for false in self.false]

    @property
    def slow(self) -> list[int]:
        """After how many nights the slow drift of each year was told."""
        return [NEVER if year.told["slow drift"] is None else year.told["slow drift"] for year in self.years]

    @property
    def false(self) -> list[int]:
        """How many alerts of each year nothing was behind."""
        return [len(year.false) for year in self.years]


def told_of(score: Score) -> Iterator[str]:
    """In how many years the planted changes were told in time, and little else."""
    number, slow = len(score.years), score.slow
    whole = sum(all(one) for one in zip(score.soon, score.at_once, score.few, strict=True))
    yield f"slow drift within {SOON} nights: {sum(score.soon)} of {number} years (median {statistics.median(slow):g}, worst {max(slow)})"
    yield f"all abrupt changes the same night or the next: {sum(score.at_once)} of {number}"
    yield false_of(score)
    yield f"all three: {whole} of {number}"


def false_of(score: Score) -> str:
    """How often nothing was behind an alert."""
    mean, most = statistics.mean(score.false), max(score.false)
    return f"{FEW} or fewer false alerts: {sum(score.few)} of {len(score.years)} ({mean:.2f} a year, at most {most})"


def table(plans: Iterable[Plan], seeds: Sequence[int]) -> Iterator[str]:
    """What the charts alone tell of the years of each plan, as a table in Markdown."""
    yield f"| new a night | versions | within {SOON} nights | median | worst | jump at once | false a year | at most | {FEW} or fewer |"
    yield "|---" * 9 + "|"
    for plan in plans:
        score = Score([charted(seed, plan) for seed in seeds])
        slow, false, of = score.slow, score.false, f"of {len(seeds)}"
        told = f"{sum(score.soon)} {of} | {statistics.median(slow):g} | {max(slow)} | {sum(score.at_once)} {of}"
        yield f"| {plan.copy} | {plan.versions} | {told} | {statistics.mean(false):.2f} | {max(false)} | {sum(score.few)} {of} |"


def readings() -> Iterator[Plan]:
    """What "500 touchpoints" may say, from the most copy to the least."""
    for new, is_everywhere in ((1.0, True), (1.0, False), (REPLACED["social"], False)):
        for alike in (ALIKE, AFRESH):
            yield Plan(new=new, is_everywhere=is_everywhere, alike=alike)


def power() -> Iterator[Plan]:
    """By how much of the slow channel is new each night."""
    for new in NEW_A_NIGHT:
        for alike in (ALIKE, AFRESH):
            yield Plan(new=new / PLACES, is_everywhere=False, alike=alike)


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1, help="how many years")
    parser.add_argument("--first", type=int, default=1, help="the first of the seeds")
    parser.add_argument(
        "--charts", action="store_true", help="the charts alone, without store and news: the same alarms in a fraction of the time"
    )
    parser.add_argument(
        "--alike",
        type=float,
        default=ALIKE,
        metavar="SHARE",
        help=f"share of the variance that lies between touchpoints, 0 to 1 (default {ALIKE}; 0: every version is drawn afresh)",
    )
    parser.add_argument(
        "--new",
        type=int,
        metavar="N",
        help=f"only so many of the drifting channel's {PLACES} touchpoints are new each night, others as usual",
    )
    parser.add_argument("--everywhere", action="store_true", help="--new holds for every channel, not for the one that drifts alone")
    parser.add_argument("--quiet", action="store_true", help="plant nothing: every alert is false")
    parser.add_argument(
        "--beside",
        type=int,
        default=BESIDE,
        metavar="YEARS",
        help="years by the charts in the table of other readings (default 40; 0: no table)",
    )
    parser.add_argument(
        "--still", type=int, metavar="YEARS", help="so many years of the charts alone in which nothing moves, not even with seasons"
    )
    parser.add_argument(
        "--power", action="store_true", help="a table of how soon the slow drift is told by how many texts are new each night; charts alone"
    )
    return parser


def plan_of(asked: argparse.Namespace) -> Plan:
    """The plan that was asked for."""
    plan = Plan(slow_from=NEVER, jump_at=NEVER, contradict_at=NEVER, unread_at=NEVER) if asked.quiet else Plan()
    plan.alike = asked.alike
    if asked.new is not None:
        plan.new, plan.is_everywhere = asked.new / PLACES, asked.everywhere
    return plan


def main() -> None:
    """Simulates years and prints what was told when."""
    asked = options().parse_args()
    if asked.still:
        print("{} false alarms, one in {:.1f} years".format(*still(asked.still)))
    elif asked.power:
        _print(table(power(), range(asked.first, asked.first + asked.seeds)))
    else:
        _print(_years(asked, plan_of(asked)))
        if asked.beside and not asked.quiet:
            print(f"\nBy the charts alone, years of each reading: {asked.beside}\n")
            _print(table(readings(), range(asked.first, asked.first + asked.beside)))


def _years(asked: argparse.Namespace, plan: Plan) -> Iterator[str]:
    """A line for each year, and what they come to."""
    yield f"new a night: {plan.copy}; versions {plan.versions}"
    years = []
    for seed in range(asked.first, asked.first + asked.seeds):
        years.append(charted(seed, plan) if asked.charts else simulate(seed, plan))
        yield f"year {seed}: {line_of(years[-1])}"
    yield from [false_of(Score(years))] if asked.quiet else told_of(Score(years))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
