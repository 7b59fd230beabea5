"""Restyled copies: the same content in a voice that drifted, told from its original by a baseline of other texts of the brand."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.voice.figures import Bar, Figure, Grid, Section
from benchmarks.voice.judges import Judge, Judged
from benchmarks.voice.material import Data, Piece, Row, by
from benchmarks.voice.measures import auc, folded, mean, overlaps, share

SEED = 11
BASELINE = 30
OPENING = 80
"""A text that holds so many first characters of an original is that original in another cut, and no baseline."""
SETS = {"dev": ("dev", "dev"), "consumer_dev": ("consumer_dev", None)}
"""What is measured: pairs, and the split of brandvoice that holds other texts of their brands; None: their own originals serve."""
COMMON = {"false alarms": Bar(0.03, 0.07), "recall": Bar(0.75), "evidence on a planted quote": Bar(0.85)}
BARS = {
    "dev": {"AUC": Bar(0.965), "AUC clear": Bar(0.99), "AUC subtle": Bar(0.93), "below its own original": Bar(0.99)} | COMMON,
    "consumer_dev": {"AUC": Bar(0.95), "AUC clear": Bar(0.98), "AUC subtle": Bar(0.91)} | COMMON,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """What was said of an original and of its restyled copy."""

    row: Row
    original: Judged
    rewrite: Judged


@dataclass(frozen=True, slots=True)
class Fold:
    """Pairs of a brand and the texts that they are held against."""

    brand: str
    pairs: list[Row]
    baseline: list[Piece]

    @property
    def texts(self) -> list[Piece]:
        """Originals and restyled copies in turn."""
        return [Piece(f"{row['id']}/{role[0]}", row["channel"], row[role]) for row in self.pairs for role in ("original", "rewrite")]


def folds(pairs: Sequence[Row], pool: Sequence[Row] | None) -> Iterator[Fold]:
    """Each brand's pairs with a baseline of 30 other texts of the brand; the brand's own originals, in quarters, where there is no pool."""
    for brand, mine in by(pairs, lambda row: row["brand"]).items():
        random.Random(f"{SEED}|{brand}").shuffle(mine)
        if pool is not None:
            yield Fold(brand, mine, _baseline(others_of(brand, mine, pool)))
            continue
        quarters = [mine[start::4] for start in range(4)]
        for tested in quarters:
            yield Fold(brand, tested, _baseline([row for quarter in quarters if quarter is not tested for row in quarter], "original"))


def others_of(brand: str, mine: Sequence[Row], pool: Sequence[Row]) -> list[Row]:
    """The brand's texts in the pool that are none of its originals, shuffled."""
    taken = [folded(row["original"])[:OPENING] for row in mine]
    own = [row for row in pool if row["brand"] == brand]
    others = [row for row in own if not any(opening in folded(row["text"]) for opening in taken)]
    random.Random(f"{SEED}|{brand}").shuffle(others)
    return others


def _baseline(rows: Sequence[Row], field: str = "text") -> list[Piece]:
    return [Piece(f"b{place}", row["channel"], row[field]) for place, row in enumerate(rows[:BASELINE])]


def judged_pairs(judge: Judge, some: Sequence[Fold]) -> list[Pair]:
    """All pairs of all folds, judged."""
    pairs = []
    for fold in some:
        said = judge.judge(fold.brand, fold.baseline, fold.texts)
        pairs += [Pair(row, *said[2 * place : 2 * place + 2]) for place, row in enumerate(fold.pairs)]
    return pairs


def figures_of(pairs: Sequence[Pair]) -> dict[str, float]:
    """The measures of one brand's pairs."""
    originals = [pair.original.score for pair in pairs]
    of = {level: [pair.rewrite.score for pair in pairs if level in ("", pair.row["severity"])] for level in ("", "clear", "subtle")}
    flagged = [pair for pair in pairs if pair.rewrite.drifted]
    hits = [any(overlaps(quote, planted) for quote in pair.rewrite.quotes for planted in pair.row["quotes"]) for pair in flagged]
    return {
        "AUC": auc(originals, of[""]),
        "AUC clear": auc(originals, of["clear"]),
        "AUC subtle": auc(originals, of["subtle"]),
        "below its own original": share(pair.original.score > pair.rewrite.score for pair in pairs),
        "false alarms": share(pair.original.drifted for pair in pairs),
        "recall": share(pair.rewrite.drifted for pair in pairs),
        "evidence on a planted quote": share(hits),
    }


def averaged(pairs: Sequence[Pair]) -> dict[str, float]:
    """The measures, each the mean over brands."""
    table = [figures_of(own) for own in by(pairs, lambda pair: pair.row["brand"]).values()]
    return {name: mean(row[name] for row in table) for name in table[0]}


def by_kind(pairs: Sequence[Pair]) -> list[tuple[str, int, float, float, float]]:
    """Kind, pairs, recall, recall of the clear and of the subtle ones; over all brands."""
    rows = []
    for kind, own in by(pairs, lambda pair: pair.row["kind"]).items():
        found = [share(pair.rewrite.drifted for pair in own if level in ("", pair.row["severity"])) for level in ("", "clear", "subtle")]
        rows.append((kind, len(own), *found))
    return rows


def of_set(data: Data, name: str) -> list[Fold]:
    """The folds of one file of pairs; the first four brands where it must be quick."""
    pairs_file, pool = SETS[name]
    found = list(folds(data.rewrites(pairs_file), data.brandvoice(pool) if pool else None))
    few = sorted({fold.brand for fold in found})[: 4 if data.quick else None]
    return [fold for fold in found if fold.brand in few]


def measure(data: Data, judge: Judge) -> Section:
    """Both files of pairs: their figures beside the bars, and recall by kind and by brand."""
    section = Section("Restyled copies")
    for name in SETS:
        pairs = judged_pairs(judge, of_set(data, name))
        number = f"{len(pairs)} pairs, {len({pair.row['brand'] for pair in pairs})} brands"
        section.figures += [Figure(f"{name}: {what}", value, BARS[name].get(what), number) for what, value in averaged(pairs).items()]
        section.grids.append(Grid(f"{name}: recall by kind", ("kind", "pairs", "all", "clear", "subtle"), tuple(by_kind(pairs))))
        brands = by(pairs, lambda pair: pair.row["brand"]).items()
        table = [(brand, len(own), *figures_of(own).values()) for brand, own in brands]
        section.grids.append(Grid(f"{name}: by brand", ("brand", "pairs", *figures_of(pairs)), tuple(table)))
    return section
