"""Learns what is usual for a channel whoever writes in it: how far each channel's copy lies from its own brand's middle, over brands.

    python models/en_channels/train.py --data ../shared/data

Reads the originals of `drift_rewrites/consumer_train.jsonl` alone. No seed is needed: these are means.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent.features import FEATURES, count, pooled, word_counts
from consistency.represent.model import damped
from consistency.represent.normalise import names_pattern
from consistency.represent.reader import judged_spans, sentences_of
from consistency.segment import segment

LEAST_TEXTS, LEAST_BRANDS = 3, 5


def styles(path: Path) -> dict[tuple[str, str], list[np.ndarray]]:
    """Damped rates of each approved original by brand and channel."""
    found = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        touchpoint = Touchpoint(locator=row["id"], channel=row["channel"], kind=Kind.TEXT, text=row["original"])
        reading = Reading(touchpoint, segment(touchpoint))
        sentences = sentences_of(reading, judged_spans(reading), names_pattern([row["brand"]]))
        found[row["brand"], row["channel"]].append(damped(pooled(count(sentences), word_counts(sentences))))
    return found


def habits(found: dict[tuple[str, str], list[np.ndarray]]) -> dict[str, list[np.ndarray]]:
    """For each channel, each brand's middle there less the brand's middle over its channels."""
    by_brand: dict[str, dict[str, np.ndarray]] = defaultdict(dict)
    for (brand, channel), rows in found.items():
        if len(rows) >= LEAST_TEXTS:
            by_brand[brand][channel] = np.mean(rows, axis=0)
    offsets = defaultdict(list)
    for channels in by_brand.values():
        middle = np.mean(list(channels.values()), axis=0)
        for channel, own in channels.items():
            offsets[channel].append(own - middle)
    return {channel: rows for channel, rows in sorted(offsets.items()) if len(rows) >= LEAST_BRANDS}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("channels.json"))
    given = parser.parse_args()
    offsets = habits(styles(given.data / "drift_rewrites/consumer_train.jsonl"))
    about = {
        "version": "en_channels 1.0",
        "features": [feature.name for feature in FEATURES],
        "brands": {channel: len(rows) for channel, rows in offsets.items()},
        "habits": {channel: [round(float(v), 5) for v in np.mean(rows, axis=0)] for channel, rows in offsets.items()},
    }
    given.output.write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    for channel, rows in offsets.items():
        middle, spread = np.mean(rows, axis=0), np.std(rows, axis=0, ddof=1) / np.sqrt(len(rows))
        strong = np.argsort(-np.abs(middle) / np.maximum(spread, 1e-6))[:4]
        print(f"{channel:8} {len(rows):3} brands; clearest: " + ", ".join(f"{FEATURES[k].name} {middle[k]:+.2f}" for k in strong))


if __name__ == "__main__":
    main()
