"""Tone: how well the dials follow people's ratings, and how well a style vector of ours matches styles.

    python -m benchmarks.tone --data DIR [--cache FILE]

DIR holds `pavlick_formality/`, `politeness/`, `onestop/`, `stel/`, `synthstel/`, `drift_rewrites/`. What is rated by people is measured
cross-validated in five folds over documents, with the fit that `models/en_voice/dials_train.py` ships; the restyled copies of
`consumer_dev.jsonl` and `dev.jsonl` and the STEL items are read by the dials as they ship, which have not seen them.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from consistency.encoders.onnx import MiniLM
from consistency.represent.dials import DIALS, packaged_dials, read_dials, text_dials
from consistency.represent.features import count, rates, word_counts
from consistency.represent.model import CLIP, damped
from consistency.represent.normalise import typography

Row = tuple[str, float, float | None, str]
FOLDS = 5
OWN_GENRE = {"formality": 10.0, "warmth": 4.0}
"""How much more a sentence of the genre that is measured counts than one of the others; 1 for the dial as it ships."""
FORMALITY_BARS = {"answers": 0.76, "blog": 0.72, "email": 0.82, "news": 0.50}
STYLED = (1, 3)
"""Layers of MiniLM that a style vector is made of."""
STEL_BARS = {"contraction": 1.0, "nbr_substitution": 0.95, "simplicity": 0.65}
ROOT = Path(__file__).parents[1]


def module(name: str, path: Path) -> ModuleType:
    """A script as a module; what lies beside it can be imported by it, as where it is run."""
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


@cache
def training() -> ModuleType:
    """The script that makes what ships."""
    return module("dials_train", ROOT / "models" / "en_voice" / "dials_train.py")


def rows(data: Path, kept: Path | None = None) -> Iterator[Row]:
    """All figures: what, value, the least that is due (None where nothing is), and a note."""
    yield from formality(data, kept)
    yield from politeness(data, kept)
    yield from reading_levels(data, kept)
    yield from stel(data)
    yield from own_pairs(data, kept)
    for name in ("consumer_dev", "dev"):
        yield from restyled(data, name)


def cross_validated(table: Any, examples: Sequence[Any], tested: Callable[[Any], bool], boost: float) -> np.ndarray:
    """Predictions for the tested examples, each by a fit that has not seen its document; NaN for the others."""
    train = training()
    fold = np.array([zlib.crc32(e.origin.encode()) % FOLDS for e in examples])
    weights = np.array([boost if tested(e) else 1.0 for e in examples])
    heavy = [replace(e, weight=float(e.weight * w / weights.mean())) for e, w in zip(examples, weights, strict=True)]
    scale = train.scale_of(table, table.rows(examples))
    found = np.full(len(examples), np.nan)
    for number in range(FOLDS):
        fitted = train.fit(table, [e for e, f in zip(heavy, fold, strict=True) if f != number], scale)
        own = np.array([i for i, e in enumerate(examples) if fold[i] == number and tested(e)])
        found[own] = fitted.score(table, table.rows([examples[i] for i in own]))
    return found


def formality(data: Path, kept: Path | None) -> Iterator[Row]:
    """Rank correlation with people's ratings, by genre."""
    train = training()
    examples = list(train.formality_examples(data))
    table = train.Table([e.sentence for e in examples], kept)
    ratings, genres = np.array([e.target for e in examples]), np.array([e.source for e in examples])
    pooled = cross_validated(table, examples, lambda _: True, 1.0)
    for genre, bar in FORMALITY_BARS.items():
        of = genres == genre
        found = cross_validated(table, examples, lambda e, genre=genre: e.source == genre, OWN_GENRE["formality"])
        alone = spearmanr(pooled[of], ratings[of])[0]
        yield f"formality, Spearman, {genre}", spearmanr(found[of], ratings[of])[0], bar, f"fit not weighted to the genre: {alone:.3f}"


def politeness(data: Path, kept: Path | None) -> Iterator[Row]:
    """Accuracy between the top and the bottom quarter of the requests on Wikipedia; the threshold is the median of the predictions."""
    train = training()
    examples = list(train.politeness_examples(data))
    table = train.Table([e.sentence for e in examples], kept)
    ratings = np.array([e.target for e in examples])
    for forum, bar in (("wikipedia", 0.88), ("stack-exchange", None)):
        own = np.array([e.source == forum for e in examples])
        low, high = np.quantile(ratings[own], [0.25, 0.75])
        outer = own & ((ratings <= low) | (ratings >= high))
        found = cross_validated(table, examples, lambda e, forum=forum: e.source == forum, OWN_GENRE["warmth"])
        right = (found[outer] > np.median(found[outer])) == (ratings[outer] >= high)
        yield f"politeness, top against bottom quarter, {forum}", float(right.mean()), bar, f"{outer.sum()} requests"


def reading_levels(data: Path, kept: Path | None) -> Iterator[Row]:
    """How often the dial puts the easier of two aligned sentences first."""
    train = training()
    examples = list(train.reading_level_examples(data))
    table = train.Table([e.sentence for e in examples], kept)
    found = cross_validated(table, examples, lambda _: True, 1.0)
    hard, easy = found[::2], found[1::2]
    targets = np.array([e.target for e in examples])[1::2]
    right = np.sign(easy - hard) == np.sign(targets)
    yield "plainness, easier of two aligned sentences", float(right.mean()), None, f"{len(right)} pairs"


def style_vectors(sentences: Sequence[str], encoder: MiniLM) -> np.ndarray:
    """The layers STYLED, each of length one, with the counted style and the dials at a third.

    Numbers are not masked here: how a number is written is one of the styles that STEL asks for.
    """
    model = packaged_dials()
    texts = [typography(sentence) for sentence in sentences]
    rated = rates(count(texts), word_counts(texts))
    hidden = encoder.layers(texts, (*STYLED, *model.layers))
    style = np.clip((damped(rated)[:, model.features] - model.style_middle) / model.style_spread, -CLIP, CLIP)
    dials = read_dials(texts, rated, np.concatenate([hidden[layer] for layer in model.layers], axis=1))
    parts = [*((hidden[layer], 1.0) for layer in STYLED), (style, 0.3), (dials, 0.3)]
    return np.concatenate([part * share / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9) for part, share in parts], axis=1)


def stel(data: Path) -> Iterator[Row]:
    """STEL: which of two sentences is in the style of which of two others."""
    protocol = module("eval_stel", data / "stel" / "eval_stel.py")
    encoder = MiniLM()
    found = protocol.evaluate(lambda texts: style_vectors(texts, encoder), name="ours", verbose=False)
    for name, bar in STEL_BARS.items():
        yield f"STEL, {name}", found["STEL"][name], bar, f"{found['n'][name]} items; style or content: {found['SoC'][name]:.2f}"


def own_pairs(data: Path, kept: Path | None) -> Iterator[Row]:
    """How often held-out pairs of our own writing are put in order, on the dials that no people rated."""
    train = training()
    pairs = train.restyled_pairs(data)
    for dial in ("energy", "directness", "urgency", "play"):
        examples = train.examples_of(data, dial, pairs)
        table = train.Table([e.sentence for e in examples], kept)
        found = cross_validated(table, examples, lambda e: e.source == "own", 1.0)
        own = found[~np.isnan(found)]
        right = own[::2] > own[1::2]
        yield f"{dial}, pairs of our own writing in order, held out", float(right.mean()), None, f"{len(right)} pairs"


def restyled(data: Path, name: str) -> Iterator[Row]:
    """How often a restyled copy moves each dial the way in which its kind should, against its own original."""
    train = training()
    pairs = train.rows(data / "drift_rewrites" / f"{name}.jsonl")
    splits = [[train.split(pair[side], pair["brand"]) for side in ("original", "rewrite")] for pair in pairs]
    sentences = sorted({s for sides in splits for side in sides for s in side})
    at = {sentence: number for number, sentence in enumerate(sentences)}
    words = word_counts(sentences)
    heard = packaged_dials().layers
    hidden = MiniLM().layers(sentences, heard)
    dials = read_dials(sentences, rates(count(sentences), words), np.concatenate([hidden[layer] for layer in heard], axis=1))
    places = [[[at[s] for s in side] for side in sides] for sides in splits]
    moves = np.stack([text_dials(dials[b], words[b]) - text_dials(dials[a], words[a]) for a, b in places])
    for column, dial in enumerate(DIALS):
        due = [(train.MOVES[dial.name].get(pair["kind"], 0.0), move[column]) for pair, move in zip(pairs, moves, strict=True)]
        right = [move * way > 0 for way, move in due if abs(way) >= 0.5]
        yield f"{dial.name}, restyled copy moves as its kind says, {name}", float(np.mean(right)), None, f"{len(right)} pairs"


def main() -> None:
    """Print all figures beside their bars."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tone", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="encoded sentences, as `dials_train.py --cache` keeps them")
    given = parser.parse_args()
    for what, value, bar, note in rows(given.data, given.cache):
        due = "" if bar is None else f"bar {bar:.2f} {'met' if round(value, 4) >= bar else 'MISSED'}"
        print(f"{what:72} {value:.3f}  {due:16}  {note}", flush=True)


if __name__ == "__main__":
    main()
