"""How much of how a text sounds is its own: the correlation between its two halves, which share no sentence.

    python -m benchmarks.halves --data DIR

Of every channel of DIR's `brandvoice/dev.jsonl.gz` with enough long texts, a baseline is learned from some, and others are cut in two: into
the sentences before and after the middle, or into every other sentence and the rest. Each half is measured as the charts of drift measure a
touchpoint. What correlates between them is what a text's next version has in common with it though no sentence of it is kept: the share of
variance that lies between touchpoints, as `python -m benchmarks.year --alike` takes it.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.voice.judges import Ours
from benchmarks.voice.kept import Kept
from benchmarks.voice.material import Data, MissingError, Piece, Row, by
from benchmarks.voice.vectors import KeptLayers, Store
from consistency.drift.levels import off
from consistency.segment.sentences import sentences

BASELINE, TESTED = 30, 60
"""Texts of a channel that its baseline is learned from, and the most that are cut in two."""
LEAST_WORDS, LEAST_TEXTS = 160, 60
"""Words of a text that is cut, and how many such texts a channel must have."""
SEED = 5


def apart(text: str) -> tuple[str, str]:
    """The sentences before and after the middle of a text."""
    parts = [text[start:end] for start, end in sentences(text)]
    middle, seen = len(text) / 2, 0
    for place, part in enumerate(parts):
        seen += len(part)
        if seen >= middle:
            return " ".join(parts[: place + 1]), " ".join(parts[place + 1 :])
    return text, ""


def dealt(text: str) -> tuple[str, str]:
    """Every other sentence of a text, and the rest."""
    parts = [text[start:end] for start, end in sentences(text)]
    return " ".join(parts[::2]), " ".join(parts[1::2])


WAYS = {"before and after the middle": apart, "every other sentence": dealt}


def channels(data: Data) -> Iterator[tuple[str, str, list[Row]]]:
    """Brand, channel and its long texts in an order by chance, where there are enough."""
    long = [row for row in data.brandvoice() if row["n_words"] >= LEAST_WORDS]
    for (brand, channel), rows in by(long, lambda row: (row["brand"], row["channel"])).items():
        if len(rows) >= LEAST_TEXTS:
            random.Random(f"{SEED}|{brand}|{channel}").shuffle(rows)
            yield brand, channel, rows


def correlation(ours: Ours, brand: str, rows: Sequence[Row], way: str) -> float:
    """Between the halves of a channel's texts, measured by a baseline of its others."""
    own = [Piece(str(place), row["channel"], row["masked"]) for place, row in enumerate(rows)]
    pairs = [(one, WAYS[way](one.text)) for one in own[BASELINE : BASELINE + TESTED]]
    cut = [Piece(f"{one.name}/{half}", one.channel, halves[half]) for one, halves in pairs if all(halves) for half in (0, 1)]
    values = [off(one.chance) for one in ours.judge(brand, own[:BASELINE], cut)]
    return statistics.correlation(values[::2], values[1::2])


def main() -> None:
    """Prints a row for each channel, in Markdown, and what they come to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds brandvoice/")
    parser.add_argument("--cache", type=Path, default=Path("~/.cache/consistency-benchmarks"), help="folder for encoded sentences")
    asked = parser.parse_args()
    folder = asked.cache.expanduser()
    ours = Ours(KeptLayers(Store(folder / "vectors.sqlite")), Kept(folder))
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    try:
        long = list(channels(Data(asked.data)))
    except MissingError as missing:
        parser.error(str(missing))
    print(f"| organisation | channel | texts | {' | '.join(WAYS)} |")
    print("|---" * (3 + len(WAYS)) + "|")
    for brand, channel, rows in long:
        here = [correlation(ours, brand, rows, way) for way in WAYS]
        for way, one in zip(WAYS, here, strict=True):
            found[way].append(one)
        texts = min(len(rows) - BASELINE, TESTED)
        print(f"| {brand} | {channel} | {texts} | {' | '.join(f'{one:.2f}' for one in here)} |", flush=True)
    for way, some in found.items():
        print(f"{way}: mean {statistics.mean(some):.2f}, median {statistics.median(some):.2f} of {len(some)} channels")


if __name__ == "__main__":
    main()
