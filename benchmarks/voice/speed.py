"""How long a text takes once everything is loaded: one at a time on one core, many at once on two."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from statistics import median
from typing import Any

from benchmarks.voice.figures import Bar, Figure, Section
from benchmarks.voice.judges import reading_of
from benchmarks.voice.material import Data, Piece
from consistency.baseline import assess, assess_all, learn, yardstick_of
from consistency.encoders.onnx import MiniLM
from consistency.represent import represent_all, represent_each

WORDS = 150
SINGLE, BATCH, BATCHES = 60, 400, 3
"""Texts one at a time; texts in a batch, and batches of other texts each, as one takes three seconds and neighbours disturb it."""
BASELINE = 30


def texts_of(data: Data, number: int) -> list[Piece]:
    """Texts of people's copy, the first 150 words of each, none twice."""
    long = [row for row in data.brandvoice() if row["n_words"] >= WORDS][:number]
    return [Piece(str(place), row["channel"], first_words(row["text"])) for place, row in enumerate(long)]


def first_words(text: str) -> str:
    """The first 150 words, lines kept."""
    kept: list[str] = []
    left = WORDS
    for line in text.splitlines():
        kept.append(" ".join(line.split()[:left]))
        left -= len(line.split())
        if left <= 0:
            break
    return "\n".join(kept)


def one_by_one(pieces: Sequence[Piece], encoder: Any, baseline: Any) -> tuple[list[float], list[float]]:
    """Milliseconds of each text, by the clock and of the processor."""
    yardstick = yardstick_of(baseline)
    clock, processor = [], []
    for piece in pieces:
        start, busy = time.perf_counter(), time.process_time()
        assess(baseline, represent_all([reading_of(piece)], encoder)[0], yardstick)
        clock.append(1000 * (time.perf_counter() - start))
        processor.append(1000 * (time.process_time() - busy))
    return clock, processor


def together(pieces: Sequence[Piece], encoder: Any, baseline: Any) -> tuple[float, float]:
    """Texts a second, all at once as `consistency score` takes lines of them, by the clock and of the processor."""
    start, busy = time.perf_counter(), time.process_time()
    assess_all(baseline, represent_each(map(reading_of, pieces), encoder))
    return len(pieces) / (time.perf_counter() - start), len(pieces) / (time.process_time() - busy)


def measure(data: Data) -> Section:
    """Both speeds beside their bars, and how busy the machine was meanwhile."""
    texts = texts_of(data, BASELINE + 5 + SINGLE + BATCHES * BATCH)
    encoder = MiniLM(threads=1)
    baseline = learn("Speed", represent_all([reading_of(piece) for piece in texts[:BASELINE]], encoder))
    one_by_one(texts[BASELINE : BASELINE + 5], encoder, baseline)
    clock, processor = one_by_one(texts[BASELINE + 5 : BASELINE + 5 + SINGLE], encoder, baseline)
    several = MiniLM(threads=2)
    several.encode(["Loads the model."])
    rest = texts[BASELINE + 5 + SINGLE :]
    batches = [together(rest[start : start + BATCH], several, baseline) for start in range(0, len(rest), BATCH)]
    batch, batch_busy = (median(speeds) for speeds in zip(*batches, strict=True))
    each = ", ".join(f"{speed:.0f}" for speed, _ in batches)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    return Section("Speed after load, texts of 150 words", [
        Figure("one text on one core, milliseconds of the processor (median)", median(processor), Bar(most=30), f"{SINGLE} texts, {load}"),
        Figure("one text on one core, milliseconds by the clock (median)", median(clock), None, load),
        Figure("one text on one core, milliseconds by the clock (fastest)", min(clock), None, load),
        Figure("batch on two cores, texts a second by the clock (median)", batch, Bar(150), f"batches of {BATCH} texts: {each}; {load}"),
        Figure("batch, texts a second of one core's own time", batch_busy, None, "what neighbours on the machine take left out"),
    ])  # fmt: skip
