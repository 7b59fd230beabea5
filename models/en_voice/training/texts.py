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
SHORT_WORDS = (12, 40)
"""Words of a short text: an advert, a post."""
POOLED_WORDS = (4, 24)
"""Words of what a pool takes from each of its members; on its own it would be too short to be judged."""
POOL_MEMBERS = (3, 8)
POOL_ROUNDS = 3
LONGER = (2, 3, 5)
"""So many originals, and their restyled copies, are joined to longer ones."""


@dataclass(eq=False)
class Text:
    """One text of the training data.

    `role` is "base" and "more" for public copy, "original" and "rewrite" for the two sides of a pair. Three are cut from others, their
    `parents`: "piece" and "short" for some neighbouring sentences of a text, "pool" for a sentence or so of several texts of one channel.
    "long original" and "long rewrite" are the sides of several pairs of one channel as one. `rows` are its sentences' rows in the table.
    """

    source: str
    brand: str
    channel: str
    pair: str
    role: str
    kind: str | None
    sentences: list[str]
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, int))
    parents: tuple[int, ...] = ()

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
    """All training texts that have sentences, those made of others last."""
    pairs = [row | {"source": source} for source in PAIRS for row in lines(data / "drift_rewrites" / f"{source}.jsonl")]
    texts = [text for text in (*_sides(pairs), *_public(data, pairs)) if text.sentences]
    return [*texts, *_pieces(texts), *_shorts(texts), *_pools(texts), *_longer(texts)]


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
        yield _cut(text, "piece", _run(words, chance.randrange(len(words)), wanted), (number,))


def _shorts(texts: Sequence[Text]) -> Iterator[Text]:
    """Some neighbouring sentences of each text that the brand wrote, as long as an advert or a post."""
    chance = random.Random("shorts")
    least, most = SHORT_WORDS
    for number, text in enumerate(texts):
        words = [len(sentence.split()) for sentence in text.sentences]
        run = _run(words, chance.randrange(len(words)), chance.uniform(least, most))
        if text.is_own and least <= sum(words[run]) <= most:
            yield _cut(text, "short", run, (number,))


def _pools(texts: Sequence[Text]) -> Iterator[Text]:
    """Little pieces of several texts of a brand's channel together, each text in POOL_ROUNDS pools at most."""
    chance = random.Random("pools")
    by_channel = defaultdict(list)
    for number, text in enumerate(texts):
        if text.role in ("original", "more"):
            by_channel[text.source, text.brand, text.channel].append(number)
    for members in by_channel.values():
        for _ in range(POOL_ROUNDS):
            chance.shuffle(members)
            left = members[:]
            while len(left) >= POOL_MEMBERS[0]:
                size = chance.randint(*POOL_MEMBERS)
                chosen, left = left[:size], left[size:]
                yield from _pool([(number, texts[number]) for number in chosen], chance)


def _pool(members: Sequence[tuple[int, Text]], chance: random.Random) -> Iterator[Text]:
    """One pool, where several of the members have something short."""
    taken = []
    for number, text in members:
        words = [len(sentence.split()) for sentence in text.sentences]
        run = _run(words, chance.randrange(len(words)), chance.uniform(*POOLED_WORDS) / 2)
        if POOLED_WORDS[0] <= sum(words[run]) <= POOLED_WORDS[1]:
            taken.append((number, text.sentences[run]))
    if len(taken) > 1:
        pooled = replace(members[0][1], sentences=[sentence for _, sentences in taken for sentence in sentences])
        yield _cut(pooled, "pool", slice(None), tuple(number for number, _ in taken))


def _longer(texts: Sequence[Text]) -> Iterator[Text]:
    """Pairs of public brands joined, as their originals are shorter than most copy that their strangers are told by."""
    by_channel: dict[tuple[str, str], dict[str, dict[str, Text]]] = defaultdict(lambda: defaultdict(dict))
    for text in texts:
        if text.source == PAIRS[0]:
            by_channel[text.brand, text.channel][text.pair][text.role] = text
    for (brand, channel), sides in sorted(by_channel.items()):
        pairs = [side for _, side in sorted(sides.items()) if len(side) == 2]
        random.Random(f"longer|{brand}|{channel}").shuffle(pairs)
        for size in LONGER:
            for start in range(0, len(pairs) - size + 1, size):
                yield from _joined(pairs[start : start + size], f"{size}|{start}")


def _joined(pairs: Sequence[dict[str, Text]], name: str) -> Iterator[Text]:
    for role in ("original", "rewrite"):
        sentences = [sentence for pair in pairs for sentence in pair[role].sentences]
        first = pairs[0][role]
        yield replace(first, role=f"long {role}", pair=f"{first.channel}|{name}", kind=None, sentences=sentences, rows=np.zeros(0, int))


def _run(words: Sequence[int], start: int, wanted: float) -> slice:
    """Neighbouring sentences from one on, as many as have the wanted words."""
    end = start
    while end < len(words) and sum(words[start:end]) < wanted:
        end += 1
    return slice(start, end)


def _cut(text: Text, role: str, run: slice, parents: tuple[int, ...]) -> Text:
    return replace(text, role=role, sentences=text.sentences[run], rows=np.zeros(0, int), parents=parents)


def _split(text: str, brand: str) -> list[str]:
    touchpoint = Touchpoint(locator="text", channel="text", kind=Kind.TEXT, text=text)
    reading = Reading(touchpoint, segment(touchpoint))
    return sentences_of(reading, judged_spans(reading), names_pattern([brand]))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
