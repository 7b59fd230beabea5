"""Computes once for each distinct sentence what the rest of the training needs: counts, n-grams, hidden layers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from consistency.encoders.onnx import BRANCH, BRANCH_SHA256, SHA256, MiniLM
from consistency.represent.features import count, rates, word_counts
from consistency.represent.model import GRAM_SEPARATOR, LAYERS, damped
from consistency.represent.ngrams import Vocabulary, character_grams, word_grams
from consistency.represent.reader import text_features
from training.texts import Text

COLUMNS = 40_000
LEAST_WORD, LEAST_CHARACTER = 4, 12
LATER = ("more", "short", "pool")
"""Roles of texts that the probes never see."""


@dataclass
class Table:
    """A row for each distinct sentence, and each text's features; `grams` is sparse over the vocabulary's columns."""

    counts: np.ndarray
    words: np.ndarray
    style: np.ndarray
    layers: np.ndarray
    vocabulary: Vocabulary
    grams: sp.csr_matrix
    features: np.ndarray

    def length(self, text: Text) -> float:
        """The words of a text."""
        return float(self.words[text.rows].sum())


def tabulate(texts: Sequence[Text], cache: Path | None) -> Table:
    """Compute the table and tell each text its rows; the vocabulary is that of the texts that the probes see."""
    sentences = sorted({s for text in texts for s in text.sentences})
    row = {s: i for i, s in enumerate(sentences)}
    for text in texts:
        text.rows = np.array([row[s] for s in text.sentences])
    counts, words = count(sentences), word_counts(sentences)
    chosen = vocabulary(sorted({s for text in texts if text.role not in LATER for s in text.sentences}))
    features = np.stack([text_features(counts[t.rows], words[t.rows], t.sentences) for t in texts])
    return Table(counts, words, damped(rates(counts, words)), hidden(sentences, cache), chosen, gram_matrix(chosen, sentences), features)


def hidden(sentences: Sequence[str], cache: Path | None, wanted: Sequence[int] = LAYERS) -> np.ndarray:
    """The wanted layers side by side, from the cache where it holds a sentence as this encoder reads it."""
    known, stored = _cached(cache, wanted)
    missing = [s for s in sentences if s not in known]
    if missing:
        made = MiniLM().layers(missing, wanted)
        stored = np.concatenate([stored, np.concatenate([made[layer] for layer in wanted], axis=1).astype(np.float16)])
        known |= {s: len(known) + i for i, s in enumerate(missing)}
        if cache:
            about = np.frombuffer(json.dumps(list(known)).encode(), np.uint8)
            np.savez(cache, encoder=np.array(_made_by(wanted)), sentences=about, layers=stored)
    return stored[[known[s] for s in sentences]].astype(np.float32)


def _cached(cache: Path | None, wanted: Sequence[int]) -> tuple[dict[str, int], np.ndarray]:
    """The rows of kept sentences, and their layers; none where another encoder made them, or other layers are kept."""
    if cache and cache.exists():
        with np.load(cache, allow_pickle=False) as file:
            if str(file.get("encoder")) == _made_by(wanted):
                return {s: i for i, s in enumerate(json.loads(bytes(file["sentences"]).decode()))}, file["layers"]
    return {}, np.zeros((0, 384 * len(wanted)), np.float16)


def _made_by(wanted: Sequence[int]) -> str:
    """Which layers, and the digests of the files that make them."""
    return " ".join([*map(str, wanted), SHA256, *([BRANCH_SHA256] if BRANCH in wanted else [])])


def vocabulary(sentences: Sequence[str]) -> Vocabulary:
    """The most frequent n-grams and how rare each is."""
    seen: Counter[str] = Counter()
    for sentence in sentences:
        seen.update({*word_grams(sentence), *character_grams(sentence)})
    frequent = [g for g, n in seen.items() if n >= (LEAST_WORD if g.startswith("w:") else LEAST_CHARACTER) and GRAM_SEPARATOR not in g]
    chosen = sorted(sorted(frequent, key=lambda g: (-seen[g], g))[:COLUMNS])
    idf = np.array([np.log((1 + len(sentences)) / (1 + seen[g])) + 1 for g in chosen], dtype=np.float32)
    return Vocabulary({gram: column for column, gram in enumerate(chosen)}, idf)


def gram_matrix(words: Vocabulary, sentences: Sequence[str]) -> sp.csr_matrix:
    """The sentences' n-grams as one sparse matrix."""
    rows = list(words.rows(sentences))
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows])])
    parts = (np.concatenate([w for _, w in rows]), np.concatenate([c for c, _ in rows]), starts)
    return sp.csr_matrix(parts, (len(rows), len(words.columns)), dtype=np.float32)
