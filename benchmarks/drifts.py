"""What the charts of voice tell of drifts of many sizes and lengths, of shifts that last, and of years in which nothing drifts.

    python -m benchmarks.drifts --seeds 60               all three tables, in Markdown
    python -m benchmarks.drifts --seeds 60 --only years  one of them: drifts, lasting, years

The charts alone, a channel among five, each night so many new texts with a normal distribution around the channel's level. The level goes
up and down by 0.1 over the year, from any day on, except where the table says otherwise. Drifts begin after 180 nights. Told is what is
alerted: moves away from the brand's voice.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from benchmarks.year import NIGHTS, PLACES, SEASON, START
from consistency.drift import NEW_COPY
from consistency.drift.levels import WILDEST
from consistency.drift.rises import level_drifts
from consistency.records.history import Point

Levels = NDArray[Any]

CHANNELS = 5
NEW_A_NIGHT = (25, 100)
SIZES, LENGTHS = (0.25, 0.35, 0.5, 0.75, 1.0), (20, 40, 60, 120, 180)
BEGIN, WATCHED = 180, 200
"""The night before a drift begins, and the nights after it in which it may be told."""
SHIFTS = {200: (0.0, 0.05, 0.1, 0.2), 25: (0.0, 0.05, 0.1, 0.2), 1: (0.0, 0.5, 1.0)}
"""Lasting shifts by how many texts are new a night."""


def told(levels: Levels, new: int, chance: Generator) -> list[int]:
    """The nights on which a channel with these levels is told of."""
    points = [_point(night, level, new if night else max(new, PLACES), chance) for night, level in enumerate(levels)]
    return [one.number for one in level_drifts(points, CHANNELS) if one.is_worse]


def _point(night: int, level: float, n: int, chance: Generator) -> Point:
    values = np.clip(chance.normal(level, 1, n), -WILDEST, WILDEST)
    deviation = float(values.std(ddof=1)) if n > 1 else 0.0
    return Point(night, START + timedelta(days=night), "channel", NEW_COPY, n, float(values.mean()), deviation)


def season(chance: Generator, nights: int = NIGHTS, waves: int = 1) -> Levels:
    """The wave of a year, and others of half a year and less, each as high as the first, that begin on any day."""
    turn = 2 * np.pi * np.arange(nights) / NIGHTS
    return np.asarray(sum(SEASON * np.sin(wave * turn + chance.uniform(0, 2 * np.pi)) for wave in range(1, waves + 1)))


def _weekends(chance: Generator) -> Levels:
    return season(chance) + np.where((np.arange(NIGHTS) + chance.integers(7)) % 7 >= 5, 0.2, 0.0)


def _holiday(chance: Generator) -> Levels:
    levels, begin = season(chance), int(chance.integers(60, 330))
    levels[begin : begin + 14] += 0.5
    return levels


YEARS: dict[str, Callable[[Generator], Levels]] = {
    "nothing moves": lambda _: np.zeros(NIGHTS),
    "a wave of 0.1": season,
    "a wave of 0.1 and one of half a year": lambda chance: season(chance, waves=2),
    "a wave, and weekends 0.2 higher": _weekends,
    "a wave, and two weeks 0.5 higher": _holiday,
    "a wave, and each night's own 0.1": lambda chance: season(chance) + chance.normal(0, 0.1, NIGHTS),
    "a wave of 0.15": lambda chance: 1.5 * season(chance),
    "a wave of 0.2": lambda chance: 2 * season(chance),
}


def drifts(seeds: Sequence[int]) -> Iterator[str]:
    """By size and length: the median night on which a drift was told, and how many were told within the nights watched."""
    yield f"| new a night | drift of | {' | '.join(f'over {length} nights' for length in LENGTHS)} |"
    yield "|---" * (2 + len(LENGTHS)) + "|"
    for new in NEW_A_NIGHT:
        for size in SIZES:
            cells = [_told_after([_after(seed, new, size, length) for seed in seeds]) for length in LENGTHS]
            yield f"| {new} | {size:g} | {' | '.join(cells)} |"


def _after(seed: int, new: int, size: float, length: int) -> int | None:
    """The nights after which a drift is told, None where it is not."""
    chance, nights = default_rng([seed, new, round(100 * size), length]), BEGIN + WATCHED
    levels = season(chance, nights) + size * np.clip((np.arange(nights) - BEGIN) / length, 0, 1)
    return next((night - BEGIN for night in told(levels, new, chance) if night > BEGIN), None)


def _told_after(nights: Sequence[int | None]) -> str:
    some = [WATCHED + 1 if one is None else one for one in nights]
    share = sum(one is not None for one in nights) / len(nights)
    return f"{statistics.median(some):.0f}" + (f" ({share:.0%})" if share < 1 else "")


def lasting(seeds: Sequence[int]) -> Iterator[str]:
    """Of channels that shift for good, in a world without seasons, how many are told of from then on."""
    yield "| new a night | shift | told within 30 nights | within 215 | median night |"
    yield "|---|---|---|---|---|"
    for new, shifts in SHIFTS.items():
        for shift in shifts:
            after = [_after_shift(seed, new, shift) for seed in seeds]
            some = sorted(999 if one is None else one for one in after)
            within = [f"{sum(one <= most for one in some)} of {len(some)}" for most in (30, 215)]
            middle = statistics.median(some)
            yield f"| {new} | {shift:g} | {within[0]} | {within[1]} | {f'{middle:.0f}' if middle < 999 else '–'} |"


def _after_shift(seed: int, new: int, shift: float) -> int | None:
    chance = default_rng([seed, new, round(100 * shift)])
    levels = np.where(np.arange(120 + 216) > 120, shift, 0.0)
    return next((night - 120 for night in told(levels, new, chance) if night > 120), None)


def years(seeds: Sequence[int]) -> Iterator[str]:
    """False alerts of a year of a brand with five channels alike, at rates of new copy: on average, and at most."""
    rates = (10, *NEW_A_NIGHT)
    yield f"| a year in which | {' | '.join(f'{new} new a night: false alerts' for new in rates)} |"
    yield "|---" * (1 + len(rates)) + "|"
    for row, (name, levels) in enumerate(YEARS.items()):
        cells = []
        for new in rates:
            found = [_false(default_rng([seed, new, row]), levels, new) for seed in seeds]
            cells.append(f"{statistics.mean(found):.2f}, at most {max(found)}")
        yield f"| {name} | {' | '.join(cells)} |"


def _false(chance: Generator, levels: Callable[[Generator], Levels], new: int) -> int:
    return sum(len(told(levels(chance), new, chance)) for _ in range(CHANNELS))


TABLES = {"drifts": drifts, "lasting": lasting, "years": years}


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=60, help="how many of each")
    parser.add_argument("--first", type=int, default=1, help="the first of the seeds")
    parser.add_argument("--only", choices=sorted(TABLES), help="one of the tables")
    asked = parser.parse_args()
    for name in [asked.only] if asked.only else TABLES:
        for line in TABLES[name](range(asked.first, asked.first + asked.seeds)):
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
