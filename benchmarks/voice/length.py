"""Short and long copy: false alarms and recall by length, on approved and restyled texts cut or joined inside their channel."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.voice.figures import Bar, Figure, Grid, Section
from benchmarks.voice.judges import Judge, Judged, reading_of
from benchmarks.voice.material import Data, Piece, Row, by
from benchmarks.voice.measures import folded, share
from benchmarks.voice.rewrites import BASELINE, SEED, Fold, folds, others_of

LENGTHS = (15, 30, 75, 150, 300)
SLACK = 0.2
"""A text of 30 words has 24 to 36: sentences are never cut."""
LEVEL = 0.05
MOST = 60
BAR = Bar(0.03, 0.07)
COLUMNS = ("copy", "words", "approved", "flagged, p ≤ .05", "flagged, by verdict", "drifted", "found, p ≤ .05", "found, by verdict")


@dataclass(frozen=True, slots=True)
class Stock:
    """What a brand's lengths are cut from: a baseline, other approved texts, and restyled ones with what was planted in them."""

    brand: str
    baseline: list[Piece]
    approved: list[Piece]
    drifted: list[Piece]
    planted: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Tested:
    """A text of some length, whether it drifted, and what was said of it."""

    length: int
    drifted: bool
    said: Judged


def consumer_stock(data: Data) -> list[Stock]:
    """Invented consumer brands: three quarters of the originals are the baseline, the fourth is cut."""
    return [
        _stock(fold, [piece for piece in fold.texts if piece.name.endswith("/o")]) for fold in folds(data.rewrites("consumer_dev"), None)
    ]


def public_stock(data: Data) -> list[Stock]:
    """Organisations of brandvoice: 30 texts are the baseline, those from other pages are cut; restyled copies where there are some."""
    pool, pairs = data.brandvoice(), by(data.rewrites("dev"), lambda row: row["brand"])
    return [_public(brand, pairs.get(brand, []), pool) for brand in sorted({row["brand"] for row in pool})]


def _public(brand: str, pairs: list[Row], pool: Sequence[Row]) -> Stock:
    others = others_of(brand, pairs, pool)
    base = [Piece(f"b{place}", row["channel"], row["text"]) for place, row in enumerate(others[:BASELINE])]
    pages = {row["path"] for row in others[:BASELINE]}
    rest = [row for row in others[BASELINE:] if row["path"] not in pages][:MOST]
    approved = [Piece(f"a{place}", row["channel"], row["text"]) for place, row in enumerate(rest)]
    return _stock(Fold(brand, pairs, base), approved)


def _stock(fold: Fold, approved: list[Piece]) -> Stock:
    drifted = [piece for piece in fold.texts if piece.name.endswith("/r")]
    return Stock(fold.brand, fold.baseline, approved, drifted, {f"{row['id']}/r": row["quotes"] for row in fold.pairs})


def cut(stock: Sequence[Piece], length: int, planted: dict[str, list[str]], source: random.Random) -> Iterator[Piece]:
    """Texts of about `length` words, each used once: a run of whole sentences, with a planted quotation in it where there are some."""
    for channel, own in by(stock, lambda piece: piece.channel).items():
        waiting: list[Piece] = []
        for piece in own:
            waiting.append(piece)
            joined = "\n\n".join(part.text for part in waiting)
            if _words(joined) < length * (1 - SLACK):
                continue
            wanted = planted.get(piece.name, []) if len(waiting) == 1 else []
            waiting = []
            if text := _run(Piece(piece.name, channel, joined), length, wanted, source):
                yield Piece(f"{piece.name}/{length}", channel, text)


def _words(text: str) -> int:
    return len(text.split())


def _run(piece: Piece, length: int, wanted: Sequence[str], source: random.Random) -> str | None:
    """A random run of whole sentences of about the length; None where there is none."""
    spans = [(segment.start, segment.end) for segment in reading_of(piece).copy_segments()]
    ends = [(start, end) for place, (start, _) in enumerate(spans) for _, end in spans[place:]]
    runs = [piece.text[start:end] for start, end in ends if abs(_words(piece.text[start:end]) - length) <= length * SLACK]
    if wanted:
        runs = [run for run in runs if any(folded(quote) in folded(run) for quote in wanted)]
    return source.choice(runs) if runs else None


def tested(judge: Judge, stock: Stock) -> Iterator[Tested]:
    """All lengths of one stock, judged."""
    source = random.Random(f"{SEED}|{stock.brand}|length")
    made = [(length, drifted, piece) for length in LENGTHS for drifted, own in ((False, stock.approved), (True, stock.drifted))
            for piece in cut(own, length, stock.planted if drifted else {}, source)]  # fmt: skip
    said = judge.judge(stock.brand, stock.baseline, [piece for _, _, piece in made])
    for (length, drifted, _), one in zip(made, said, strict=True):
        yield Tested(length, drifted, one)


def line(name: str, length: int, some: Sequence[Tested]) -> tuple[str, int, int, float, float, int, float, float]:
    """One row: how many were flagged wrongly and rightly at the level, and by the verdict that ships."""
    own = [one.said for one in some if one.length == length and not one.drifted]
    bad = [one.said for one in some if one.length == length and one.drifted]
    wrong, right = ((share(said.chance <= LEVEL for said in group), share(said.drifted for said in group)) for group in (own, bad))
    return name, length, len(own), *wrong, len(bad), *right


def measure(data: Data, judge: Judge) -> Section:
    """False alarms at the level by length beside the bar; recall and both brands' kinds apart in the grid."""
    stocks = {"public": public_stock(data), "consumer": consumer_stock(data)}
    if data.quick:
        stocks = {name: own[:4] for name, own in stocks.items()}
    results = {name: [one for stock in own for one in tested(judge, stock)] for name, own in stocks.items()}
    results["all"] = [one for some in results.values() for one in some]
    grid = Grid("by length", COLUMNS, tuple(line(name, length, some) for name, some in results.items() for length in LENGTHS))
    section = Section("Short copy", grids=[grid])
    for row in grid.rows:
        if row[0] == "all":
            section.figures.append(Figure(f"false alarms at {row[1]} words", row[3], BAR, f"{row[2]} approved texts, p ≤ .05"))
            section.figures.append(Figure(f"recall at {row[1]} words, by verdict", row[7], None, f"{row[5]} restyled texts"))
    section.remarks.append("Shares of all texts together. Whole sentences; joined texts are of one brand and channel.")
    return section
