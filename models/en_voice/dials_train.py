"""Trains the tone dials: `python models/en_voice/dials_train.py --data DIR [--output DIR] [--cache FILE]`; about ten minutes on two cores.

DIR holds `pavlick_formality/`, `politeness/`, `onestop/`, `drift_rewrites/train.jsonl`, `drift_rewrites/consumer_train.jsonl` and
`brandvoice/train.jsonl.gz`; `dials_pairs.tsv` lies beside this file. No file with `dev` in its name is read, and no STEL item.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import Ridge
from training.table import hidden

from consistency.encoders.onnx import MiniLM
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent.branch import HALFWAY
from consistency.represent.branch import NUMBER as BRANCH
from consistency.represent.dials import DIALS, hashed_grams
from consistency.represent.features import FEATURES, count, rates, word_counts
from consistency.represent.model import CLIP, LAYERS, damped
from consistency.represent.normalise import names_pattern, normalise
from consistency.represent.reader import judged_spans, sentences_of
from consistency.segment import segment

VERSION = "en_voice dials 1.3"
HEARD = (*LAYERS, HALFWAY, BRANCH)
"""What dials are linear in. The branch's end knows restyled copies by heart, so that they may not learn from these what they owe to it."""
RESTYLED = "restyled"
COLUMNS = 2**14
DENSE_PENALTY, GRAM_PENALTY = 4000.0, 8.0
DENSE_SHARE, STYLE_SCALE = 0.65, 0.1
PASSAGE, PASSAGES_PER_BRAND = 60, 40
WIDTH = MiniLM.dimensions
GENRES = ("answers", "blog", "email", "news")
NAMES = tuple(dial.name for dial in DIALS)

MOVES: dict[str, dict[str, float]] = {
    "formality": {"formal": 1.0, "legalese": 1.0, "jargon": 0.4, "slang": -1.2, "cute": -0.8},
    "energy": {"hype": 1.0, "aggressive": 0.4, "cute": 0.4, "cold": -0.8, "timid": -0.5, "legalese": -0.7, "formal": -0.6}
    | {"apologetic": -0.4, "telegraphic": -0.4, "jargon": -0.3, "verbose": -0.4},
    "warmth": {"cute": 0.5, "apologetic": 0.3, "cold": -1.0, "aggressive": -1.0, "sarcastic": -0.6, "legalese": -0.7, "telegraphic": -0.5}
    | {"preachy": -0.4},
    "directness": {"aggressive": 0.5, "telegraphic": 0.6, "cold": 0.3, "timid": -1.0, "verbose": -0.9, "apologetic": -0.6, "legalese": -0.5}
    | {"jargon": -0.5, "flowery": -0.5, "formal": -0.4},
    "plainness": {"legalese": -1.0, "jargon": -1.0, "formal": -0.8, "verbose": -0.7, "flowery": -0.6},
    "urgency": {"aggressive": 0.5, "hype": 0.4, "timid": -0.4, "verbose": -0.2, "cold": -0.1},
    "play": {"cute": 1.0, "sarcastic": 0.4, "slang": 0.3, "cold": -0.7, "legalese": -0.7, "formal": -0.6, "jargon": -0.5, "generic": -0.3},
}
"""By dial, how far each way of restyling moves it from its original; ways that are not named say nothing of it and are left out."""

SPACED = (
    (re.compile(r" (n't|'s|'re|'ve|'ll|'m|'d)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\s+([.,;:!?%)\]}])"), r"\1"),
    (re.compile(r"([(\[{$£#])\s+"), r"\1"),
    (re.compile(r"``\s*|\s*''"), '"'),
    (re.compile(r"\b(can) (not)\b"), r"\1\2"),
    (re.compile(r"\b(gon|wan) (na)\b", re.IGNORECASE), r"\1\2"),
)
DAMAGED = re.compile(r"  |\b[b-hj-z]\b|['\"]")
"""Sentences that lost a dash, a ligature or their quotation marks on one of the levels would teach typography."""


@dataclass(frozen=True)
class Example:
    """One sentence and where it should stand on a dial; `group` is centred on its own middle where it is not empty.

    `origin` is what may not lie on both sides of a fold: a document, a brand, an item of our own.
    """

    source: str
    origin: str
    sentence: str
    target: float
    weight: float = 1.0
    group: str = ""


def rows(path: Path) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def joined(tokens: str) -> str:
    """A tokenised sentence as one would write it."""
    for pattern, replacement in SPACED:
        tokens = pattern.sub(replacement, tokens)
    return tokens.strip()


def formality_examples(data: Path) -> Iterator[Example]:
    """Sentences with their mean human formality, about -3 to 3; each genre keeps its middle, and all have one standard deviation.

    Other people rated each genre, and where they hardly tell sentences apart the same step means more.
    """
    genres = [list(rated_sentences(data, genre)) for genre in GENRES]
    targets = [np.array([example.target for example in genre]) for genre in genres]
    usual = np.mean([own.std() for own in targets])
    for genre, own in zip(genres, targets, strict=True):
        evened = own.mean() + (own - own.mean()) * usual / own.std()
        yield from (replace(example, target=float(target)) for example, target in zip(genre, evened, strict=True))


def rated_sentences(data: Path, genre: str) -> Iterator[Example]:
    """The sentences of one genre with their mean human formality as it was rated."""
    with gzip.open(data / "pavlick_formality" / f"{genre}.gz", "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            mean, _, name, tokens = line.rstrip("\n").split("\t")
            yield Example(genre, name.rsplit(".", 1)[0], normalise(joined(tokens)), float(mean))


def politeness_examples(data: Path) -> Iterator[Example]:
    """Requests with their normalised politeness, about -3 to 3."""
    for forum in ("wikipedia", "stack-exchange"):
        with gzip.open(data / "politeness" / f"{forum}.annotated.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield Example(forum, row["Id"], normalise(row["Request"]), float(row["Normalized Score"]))


def reading_level_examples(data: Path) -> Iterator[Example]:
    """The same sentence at two reading levels, the easier one a step higher."""
    for levels, step in (("ADV-ELE", 1.0), ("ADV-INT", 0.6), ("ELE-INT", -0.6)):
        with gzip.open(data / "onestop" / f"aligned_{levels}.txt.gz", "rt", encoding="utf-8", errors="replace") as stream:
            blocks = stream.read().split("*******")
        for number, block in enumerate(blocks):
            pair = [line.strip() for line in block.splitlines() if line.strip()]
            if len(pair) == 2 and pair[0] != pair[1] and not DAMAGED.search(" ".join(pair)):
                name = f"{levels}-{number}"
                origin = " ".join(sorted(re.findall(r"\b[A-Z]\w{3,}", pair[0]))[:1]) or name
                yield Example("onestop", origin, normalise(pair[0]), -step / 2, group=name)
                yield Example("onestop", origin, normalise(pair[1]), step / 2, group=name)


def split(text: str, brand: str) -> list[str]:
    touchpoint = Touchpoint(locator="text", channel="text", kind=Kind.TEXT, text=text)
    reading = Reading(touchpoint, segment(touchpoint))
    return sentences_of(reading, judged_spans(reading), names_pattern([brand]))


@dataclass(frozen=True)
class Pair:
    """What a rewrite changed: the sentences only the original has, and those only the rewrite has."""

    name: str
    brand: str
    kind: str
    removed: list[str]
    added: list[str]


def restyled_pairs(data: Path) -> list[Pair]:
    pairs = []
    for source in ("train", "consumer_train"):
        for row in rows(data / "drift_rewrites" / f"{source}.jsonl"):
            one, other = split(row["original"], row["brand"]), split(row["rewrite"], row["brand"])
            removed, added = [s for s in one if s not in other], [s for s in other if s not in one]
            if removed and added:
                pairs.append(Pair(f"{source}-{row['id']}", row["brand"], row["kind"], removed, added))
    return pairs


def pair_examples(pairs: Iterable[Pair], dial: str) -> Iterator[Example]:
    for pair in pairs:
        move = MOVES[dial].get(pair.kind)
        if move is not None:
            for sentences, target in ((pair.removed, 0.0), (pair.added, move)):
                yield from (Example(RESTYLED, pair.brand, s, target, 1 / len(sentences), pair.name) for s in sentences)


def own_examples(dial: str) -> Iterator[Example]:
    """Our own short pairs, each saying one thing at both ends of a dial."""
    for number, line in enumerate(Path(__file__).with_name("dials_pairs.tsv").read_text("utf-8").splitlines()):
        axis, high, low = line.split("\t")
        if axis == dial:
            yield Example("own", f"own-{number}", normalise(high), 1.0, 3.0, f"own-{number}")
            yield Example("own", f"own-{number}", normalise(low), -1.0, 3.0, f"own-{number}")


def examples_of(data: Path, dial: str, pairs: Sequence[Pair]) -> list[Example]:
    """All that a dial learns from."""
    rated: dict[str, Callable[[Path], Iterator[Example]]] = {
        "formality": formality_examples,
        "warmth": politeness_examples,
        "plainness": reading_level_examples,
    }
    found = list(rated[dial](data)) if dial in rated else []
    return [e for e in (*found, *pair_examples(pairs, dial), *own_examples(dial)) if e.sentence]


def population(data: Path) -> list[list[str]]:
    """Sentences of passages of about PASSAGE words from texts of many organisations, public and consumer brands, each brand as many."""
    by_brand = defaultdict(list)
    for row in rows(data / "brandvoice" / "train.jsonl.gz"):
        by_brand[row["brand"]].append(row["masked"])
    for row in rows(data / "drift_rewrites" / "consumer_train.jsonl"):
        by_brand[row["brand"]].append(row["original"])
    chosen = []
    for brand, texts in sorted(by_brand.items()):
        random.Random(f"7|{brand}").shuffle(texts)
        passages = [passage for text in texts[:PASSAGES_PER_BRAND] for passage in passages_of(split(text, brand))[:2]]
        chosen += passages[:PASSAGES_PER_BRAND]
    return chosen


def passages_of(sentences: Sequence[str]) -> list[list[str]]:
    """Neighbouring sentences up to PASSAGE words; what is left over at the end is dropped unless it is all there is."""
    passages: list[list[str]] = [[]]
    for sentence in sentences:
        if sum(len(s.split()) for s in passages[-1]) >= PASSAGE:
            passages.append([])
        passages[-1].append(sentence)
    return [p for p in passages[:-1] or passages if p]


class Table:
    """Everything that is computed once for each distinct sentence."""

    def __init__(self, sentences: Iterable[str], cache: Path | None = None) -> None:
        self.sentences = sorted(set(sentences))
        self.row = {sentence: number for number, sentence in enumerate(self.sentences)}
        counts, self.words = count(self.sentences), word_counts(self.sentences)
        self.style = damped(rates(counts, self.words))
        self.layers = hidden(self.sentences, cache, HEARD)
        self.grams = gram_matrix(self.sentences)

    def rows(self, examples: Iterable[Example]) -> np.ndarray:
        return np.array([self.row[e.sentence] for e in examples])


def gram_matrix(sentences: Sequence[str]) -> sp.csr_matrix:
    found = [hashed_grams(sentence, COLUMNS) for sentence in sentences]
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in found])])
    values = (np.concatenate([w for _, w in found]), np.concatenate([c for c, _ in found]), starts)
    return sp.csr_matrix(values, (len(found), COLUMNS), dtype=np.float32)


@dataclass(eq=False)
class Fitted:
    """The weights of one dial on a table's columns, before they are put on the population's scale."""

    middle: np.ndarray
    spread: np.ndarray
    grams: np.ndarray
    dense: np.ndarray

    def score(self, table: Table, rows: np.ndarray) -> np.ndarray:
        return np.asarray(table.grams[rows] @ self.grams + scaled(table, rows, self.middle, self.spread) @ self.dense)


def dense_columns(table: Table, rows: np.ndarray) -> np.ndarray:
    return np.concatenate([table.style[rows], table.layers[rows]], axis=1)


def scaled(table: Table, rows: np.ndarray, middle: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Dense columns in standard deviations, counted style cut at CLIP."""
    dense = (dense_columns(table, rows) - middle) / spread
    styles = table.style.shape[1]
    dense[:, :styles] = np.clip(dense[:, :styles], -CLIP, CLIP)
    return dense


def fit(table: Table, examples: Sequence[Example], scale: tuple[np.ndarray, np.ndarray]) -> Fitted:
    """Two ridge regressions, on dense columns and on n-grams with counted style, averaged; both linear, so that one set of weights ships.

    Pairs are held against their own middle, rated sentences against that of all rated sentences; the branch's end is silent on restyled
    copies.
    """
    rows, weights = table.rows(examples), np.array([e.weight for e in examples])
    targets, centre = centred(examples, weights), centring(examples, weights)
    dense = scaled(table, rows, *scale).astype(np.float32)
    dense[[e.source == RESTYLED for e in examples], -WIDTH:] = 0
    styles = table.style.shape[1]
    is_rated = np.array([not e.group for e in examples])
    sparse = centre @ sp.hstack([table.grams[rows], sp.csr_matrix(dense[:, :styles] * STYLE_SCALE)])
    sparse = sp.hstack([sparse, sp.csr_matrix(is_rated[:, None] * 10.0)]).tocsr()
    model = Ridge(GRAM_PENALTY, solver="lsqr", fit_intercept=False, tol=1e-4)
    coefficients = model.fit(sparse, targets, sample_weight=weights).coef_ * (1 - DENSE_SHARE)
    dense = np.asarray(centre @ dense)
    if is_rated.any():
        dense[is_rated] -= np.average(dense[is_rated], axis=0, weights=weights[is_rated]).astype(np.float32)
    dense_weights = solved(dense, targets, weights, DENSE_PENALTY) * DENSE_SHARE
    dense_weights[:styles] += coefficients[COLUMNS:-1] * STYLE_SCALE
    return Fitted(*scale, coefficients[:COLUMNS], dense_weights)


def solved(columns: np.ndarray, targets: np.ndarray, weights: np.ndarray, penalty: float) -> np.ndarray:
    """Weights of a ridge regression without intercept, by its normal equations."""
    heavy = columns * weights[:, None].astype(columns.dtype)
    square = (heavy.T @ columns).astype(np.float64)
    square[np.diag_indices(len(square))] += penalty
    return np.asarray(np.linalg.solve(square, heavy.T @ targets))


def centring(examples: Sequence[Example], weights: np.ndarray) -> sp.csr_matrix:
    """The matrix that takes each group's weighted mean off its rows and leaves rated rows as they are."""
    index = {name: number for number, name in enumerate(dict.fromkeys(e.group for e in examples if e.group))}
    own = [(i, index[e.group]) for i, e in enumerate(examples) if e.group]
    if not own:
        return sp.identity(len(examples), format="csr")
    places, groups = np.array(own).T
    member = sp.csr_matrix((np.ones(len(own)), (places, groups)), (len(examples), len(index)))
    weighted = sp.csr_matrix((weights[places], (groups, places)), (len(index), len(examples)))
    total = np.asarray(weighted.sum(1)).ravel()
    return (sp.identity(len(examples)) - member @ sp.diags(1 / total) @ weighted).tocsr()


def centred(examples: Sequence[Example], weights: np.ndarray) -> np.ndarray:
    """Targets less the weighted mean of their group, or of all rated sentences where they have no group."""
    targets = np.array([e.target for e in examples])
    names = np.array([e.group for e in examples])
    _, index = np.unique(names, return_inverse=True)
    means = np.bincount(index, weights * targets) / np.bincount(index, weights)
    return targets - means[index]


def scale_of(table: Table, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    dense = dense_columns(table, rows)
    return dense.mean(0), dense.std(0) + 1e-3


def store(folder: Path, fitted: Sequence[Fitted], table: Table, texts: Sequence[Sequence[str]]) -> None:
    """Puts every dial on the population's scale, 0 its middle text and 1 its texts' standard deviation, and writes `dials.npz`."""
    rows = np.array([table.row[s] for text in texts for s in text])
    of_text = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    words = np.maximum(table.words[rows], 0.1)
    scores = np.stack([one.score(table, rows) for one in fitted], axis=1)
    by_text = np.stack([np.bincount(of_text, words * column) / np.bincount(of_text, words) for column in scores.T], axis=1)
    middle, spread = by_text.mean(0), by_text.std(0)
    styles = table.style.shape[1]
    arrays = {
        "gram_weights": np.stack([one.grams for one in fitted], 1) / spread,
        "style_weights": np.stack([one.dense[:styles] for one in fitted], 1) / spread,
        "layer_weights": np.stack([one.dense[styles:] for one in fitted], 1) / spread,
    }
    whole = {"style_middle": fitted[0].middle[:styles], "style_spread": fitted[0].spread[:styles], "bias": -middle / spread}
    whole |= {"layer_middle": fitted[0].middle[styles:], "layer_spread": fitted[0].spread[styles:]}
    known = {"version": VERSION, "dials": NAMES, "layers": HEARD, "features": [feature.name for feature in FEATURES]}
    about = np.frombuffer(json.dumps(known).encode(), np.uint8)
    half = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(folder / "dials.npz", about=about, **half, **{name: array.astype(np.float32) for name, array in whole.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the tone dials.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    pairs, texts = restyled_pairs(args.data), population(args.data)
    examples = {dial: examples_of(args.data, dial, pairs) for dial in NAMES}
    learned = {e.sentence for group in examples.values() for e in group}
    table = Table([*learned, *(s for text in texts for s in text)], args.cache)
    print(f"{len(table.sentences)} sentences; " + ", ".join(f"{dial} {len(group)}" for dial, group in examples.items()))
    scale = scale_of(table, np.array(sorted(table.row[s] for s in learned)))
    fitted = [fit(table, examples[dial], scale) for dial in NAMES]
    store(args.output, fitted, table, texts)


if __name__ == "__main__":
    main()
