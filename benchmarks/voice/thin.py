"""Thin baselines and pools: false alarms and recall by how many approved texts there are, whole or as short as adverts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.voice.figures import Bar, Figure, Grid, Section
from benchmarks.voice.judges import Judged, Ours, reading_of
from benchmarks.voice.length import cut
from benchmarks.voice.material import Data, Piece, Row, by
from benchmarks.voice.measures import share
from benchmarks.voice.rewrites import SEED, SETS, others_of

SIZES = (5, 8, 12, 20, 30, 60)
SHORT = 27
"""About the words of an advert or a post, by which short texts are cut."""
MOST = 30
"""Further texts of a brand that are read against one baseline."""
LEAST = 6
DRAWS = 2
LEVEL = 0.05
BAR = Bar(0.03, 0.07)
POOLED = (5, 14)
"""Words of the sentences that are pooled."""
POOLS = (3, 5)
POOL_DRAWS = 3
BETWEEN = "\n\n·\n\n"
ENOUGH = 30
COLUMNS = ("copy", "texts", "baselines", "on voice", "flagged", "drifted", "found")


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand's originals with their restyled copies, and further copy of it, if any."""

    set: str
    name: str
    pairs: list[Row]
    others: list[Piece]


@dataclass(frozen=True, slots=True)
class Trial:
    """What was said of approved and of restyled texts by one baseline of `size` texts."""

    set: str
    sort: str
    size: int
    own: list[Judged]
    drifted: list[Judged]


def brands_of(data: Data) -> Iterator[Brand]:
    """The brands of both files of pairs; the first two of each where it must be quick."""
    for name, (pairs_file, split) in SETS.items():
        pool = data.brandvoice(split) if split else []
        for brand, pairs in list(by(data.rewrites(pairs_file), lambda row: row["brand"]).items())[: 2 if data.quick else None]:
            rows = others_of(brand, pairs, pool)
            yield Brand(name, brand, pairs, [Piece(f"b{place}", row["channel"], row["text"]) for place, row in enumerate(rows)])


def trials_of(ours: Ours, brand: Brand, sort: str) -> Iterator[Trial]:
    """Baselines of every size, drawn twice; what is read against each are texts that it does not hold."""
    originals = {row["id"]: Piece(row["id"], row["channel"], row["original"]) for row in brand.pairs}
    rewrites = {row["id"]: Piece(f"{row['id']}/r", row["channel"], row["rewrite"]) for row in brand.pairs}
    own = brand.others or list(originals.values())
    for size in SIZES:
        for draw in range(DRAWS):
            source = random.Random(f"{SEED}|{brand.name}|{sort}|{size}|{draw}")
            order = source.sample(own, len(own))
            held, rest = order[:size], [*order[size : size + MOST], *(originals.values() if brand.others else ())]
            baseline = list(cut(held, SHORT, {}, source)) if sort == "short" else held
            if len(held) == size and len(baseline) >= 5 and len(rest) >= LEAST:
                found = [rewrites[piece.name] for piece in rest if piece.name in rewrites]
                said = ours.judge(brand.name, baseline, [*rest, *found])
                yield Trial(brand.set, sort, size, said[: len(rest)], said[len(rest) :])


def pools_of(ours: Ours, brand: Brand) -> Iterator[Trial]:
    """A short sentence of each of several texts of a channel, judged as one by a baseline of ENOUGH other texts."""
    order = random.Random(f"{SEED}|{brand.name}|pools").sample(brand.pairs, len(brand.pairs))
    quarters = [order] if brand.others else [order[start::4] for start in range(4)]
    for number, tested in enumerate(quarters):
        others = [Piece(row["id"], row["channel"], row["original"]) for row in order if row not in tested]
        baseline = (brand.others or others)[:ENOUGH]
        for members in POOLS:
            source = random.Random(f"{SEED}|{brand.name}|{members}|{number}")
            own, drifted = (list(pooled(tested, role, members, source)) for role in ("original", "rewrite"))
            said = ours.judge(brand.name, baseline, [*own, *drifted], are_pools=True)
            yield Trial(brand.set, "pool", members, said[: len(own)], said[len(own) :])


def pooled(rows: Sequence[Row], role: str, members: int, source: random.Random) -> Iterator[Piece]:
    """Pools of one short sentence from each of so many texts of a channel, POOL_DRAWS times dealt out anew."""
    for channel, own in by(rows, lambda row: row["channel"]).items():
        for draw in range(POOL_DRAWS):
            order = source.sample(own, len(own))
            lines = [line for row in order if (line := short_line(row[role], source))]
            for start in range(0, len(lines) - members + 1, members):
                yield Piece(f"{channel}/{draw}/{start}", channel, BETWEEN.join(lines[start : start + members]))


def short_line(text: str, source: random.Random) -> str:
    """One of the text's sentences that are too short to be judged alone; empty where it has none."""
    reading = reading_of(Piece("", "", text))
    lines = [reading.slice(segment) for segment in reading.copy_segments()]
    short = [line for line in lines if POOLED[0] <= len(line.split()) <= POOLED[1]]
    return source.choice(short) if short else ""


def measure(data: Data, ours: Ours) -> Section:
    """False alarms at the level beside their bar by how many texts a baseline holds, and for pools; recall in the grids."""
    brands = list(brands_of(data))
    trials = [trial for brand in brands for sort in ("whole", "short") for trial in trials_of(ours, brand, sort)]
    pools = [trial for brand in brands for trial in pools_of(ours, brand)]
    section = Section("Thin baselines and pools")
    for name in SETS:
        for size in SIZES:
            own = [trial for trial in trials if (trial.set, trial.size) == (name, size)]
            if own:
                note = f"{sum(len(trial.own) for trial in own)} readings of approved texts, {len(own)} baselines"
                section.figures.append(Figure(f"{name}: false alarms by {size} texts", alarms(own), BAR, note))
        together = [trial for trial in pools if trial.set == name]
        section.figures.append(
            Figure(f"{name}: false alarms of pools", alarms(together), BAR, f"{sum(len(t.own) for t in together)} pools")
        )
    section.grids = [
        Grid("by approved texts", COLUMNS, tuple(line for name in SETS for line in lines(trials, name))),
        Grid("pools", COLUMNS, tuple(line for name in SETS for line in lines(pools, name))),
    ]
    section.remarks.append("Chance at most 5%. Texts are read against several baselines, so readings are no independent texts.")
    section.remarks.append(f"Short: each approved text cut to about {SHORT} words. Pools: sentences of {POOLED[0]} to {POOLED[1]} words.")
    return section


def alarms(trials: Sequence[Trial]) -> float:
    """The share of approved texts that are flagged, each trial's texts counting as they are."""
    return share(one.chance <= LEVEL for trial in trials for one in trial.own)


def lines(trials: Sequence[Trial], name: str) -> Iterator[tuple[str, int, int, int, float, int, float]]:
    """A row for each sort and size of one file of pairs."""
    for sort, size in dict.fromkeys((trial.sort, trial.size) for trial in trials if trial.set == name):
        own = [trial for trial in trials if (trial.set, trial.sort, trial.size) == (name, sort, size)]
        drifted = [one for trial in own for one in trial.drifted]
        found = share(one.chance <= LEVEL for one in drifted)
        yield f"{name}, {sort}", size, len(own), sum(len(trial.own) for trial in own), alarms(own), len(drifted), found
