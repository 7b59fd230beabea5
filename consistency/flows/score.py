"""Texts against a baseline on disk, from lines of JSON."""

from __future__ import annotations

from pathlib import Path

from consistency.baseline import assess, load, yardstick_of
from consistency.encoders import ENCODERS
from consistency.flows.learn import read_lines
from consistency.protocols import Encoder
from consistency.records.voice import Assessment
from consistency.represent import represent_all


def score_file(texts: Path, baseline: Path, encoder: Encoder | None = None) -> tuple[Assessment, ...]:
    """An assessment for each line of a JSON Lines file, in order."""
    learned = load(baseline)
    encoder = encoder or ENCODERS["minilm"]()
    yardstick = yardstick_of(learned)
    return tuple(assess(learned, text, yardstick) for text in represent_all(read_lines(texts), encoder, [learned.name]))
