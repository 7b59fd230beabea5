"""Reads the training data: public copy of many brands, invented brands' copy, and pairs of a text and its restyled copy."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent.normalise import names_pattern
from consistency.represent.reader import judged_spans, sentences_of
from consistency.segment import segment

PAIRS = ("train", "consumer_train")
"""Files of `drift_rewrites`: the first restyles public brands' copy, the second holds invented brands' copy as well."""
PROBED_PER_BRAND = 45
"""So many public texts of a brand teach the probes and make its baseline; the rest teach where brands differ."""
SENTENCES_PER_TEXT = 16
SHORTEST_PIECE = 6


@dataclass(eq=False)
class Text:
    """One text of the training data.

    `role` is "base" and "more" for public copy, "original" and "rewrite" for the two sides of a pair, "piece" for some neighbouring
    sentences of the text at `parent`; `rows` are its sentences' rows in the table.
    """

    source: str
    brand: str
    channel: str
    pair: str
    role: str
    kind: str | None
    sentences: list[str]
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, int))
    parent: int = -1

    @property
    def is_own(self) -> bool:
        """Whether the brand itself wrote all of it."""
        return self.role in ("base", "more", "original")


def lines(path: Path) -> list[dict]:
    """The objects of a JSON Lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def read_texts(data: Path) -> list[Text]:
    """All training texts that have sentences, pieces last."""
    pairs = [row | {"source": source} for source in PAIRS for row in lines(data / "drift_rewrites" / f"{source}.jsonl")]
    texts = [text for text in (*_sides(pairs), *_public(data, pairs)) if text.sentences]
    return [*texts, *_pieces(texts)]


def _sides(pairs: Sequence[dict]) -> Iterator[Text]:
    for row in pairs:
        about = (row["source"], row["brand"], row["channel"], row["id"])
        yield from (Text(*about, role, row["kind"], _split(row[role], row["brand"])) for role in ("original", "rewrite"))


def _public(data: Path, pairs: Sequence[dict]) -> Iterator[Text]:
    """The texts of each public brand, none of them one that a rewrite was made from."""
    openings = defaultdict(list)
    for row in pairs:
        openings[row["brand"]].append(_folded(row["original"])[:80])
    by_brand = defaultdict(list)
    for row in lines(data / "brandvoice" / "train.jsonl.gz"):
        if not any(opening in _folded(row["text"]) for opening in openings[row["brand"]]):
            by_brand[row["brand"]].append(row)
    for brand, rows in sorted(by_brand.items()):
        random.Random(f"7|{brand}").shuffle(rows)
        for number, row in enumerate(rows):
            role = "base" if number < PROBED_PER_BRAND else "more"
            yield Text("public", brand, row["channel"], "", role, None, _split(row["masked"], brand)[:SENTENCES_PER_TEXT])


def _pieces(texts: Sequence[Text]) -> Iterator[Text]:
    """A few neighbouring sentences of each text that teaches how approved copy of any length deviates."""
    chance = random.Random("pieces")
    for number, text in enumerate(texts):
        words = [len(sentence.split()) for sentence in text.sentences]
        if text.role not in ("original", "more") or len(words) < 2 or sum(words) < 2 * SHORTEST_PIECE:
            continue
        wanted = SHORTEST_PIECE * (sum(words) / SHORTEST_PIECE) ** chance.random()
        start = end = chance.randrange(len(words))
        while end < len(words) and sum(words[start:end]) < wanted:
            end += 1
        yield replace(text, role="piece", sentences=text.sentences[start:end], rows=np.zeros(0, int), parent=number)


def _split(text: str, brand: str) -> list[str]:
    touchpoint = Touchpoint(locator="text", channel="text", kind=Kind.TEXT, text=text)
    reading = Reading(touchpoint, segment(touchpoint))
    return sentences_of(reading, judged_spans(reading), names_pattern([brand]))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
