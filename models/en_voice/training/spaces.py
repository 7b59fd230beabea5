"""Trains the two spaces in which brands differ: of counted style, and of wording (kinship)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.decomposition import TruncatedSVD

from consistency.represent.kinship import CLIP as KINSHIP_CLIP
from consistency.represent.kinship import Kinship, Whitening
from consistency.represent.model import CLIP, Projection
from training.table import Table
from training.texts import Text

LEAST_WORDS = 20
"""A shorter text says little about where its brand lies."""
SHRINKAGE, DIMENSIONS = 0.2, 64
GRAMS, GRAM_PARTS = 16_000, 400
GRAM_SHRINKAGE, HIDDEN_SHRINKAGE = 0.3, 0.1
INT8 = 127


def learnable(texts: Sequence[Text], table: Table) -> list[int]:
    """The texts that teach where brands lie: what brands wrote themselves, long enough."""
    return [i for i, text in enumerate(texts) if text.is_own and table.length(text) >= LEAST_WORDS]


def train_projection(features: np.ndarray, brands: Sequence[str]) -> Projection:
    """Linear discriminants between brands, with the covariance inside brands shrunk towards a sphere."""
    middle, spread = features.mean(0), features.std(0) + 1e-6
    scaled = np.clip((features - middle) / spread, -CLIP, CLIP)
    means, index = _brand_means(scaled, brands)
    inside = scaled - means[index]
    within = inside.T @ inside / (len(scaled) - len(means))
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.eye(len(within)) * np.trace(within) / len(within)
    between = (means * np.bincount(index)[:, None]).T @ means / len(scaled)
    white = _inverse_root(within)
    _, turned = np.linalg.eigh(white @ between @ white)
    return Projection(middle, spread, white @ turned[:, ::-1][:, :DIMENSIONS])


def train_kinship(texts: Sequence[Text], table: Table, by_branch: np.ndarray) -> Kinship:
    """Latent semantic analysis of the most frequent n-grams, the table's layers, and the branch's vectors, a row a sentence: all whitened
    inside brands.

    Invented brands' copy is left out: with it, public brands that were not seen are told apart less well, invented ones better.
    """
    texts = [text for text in texts if text.source != "consumer_train"]
    columns = np.sort(np.argsort(table.vocabulary.idf, kind="stable")[:GRAMS])
    pooling = _pooling(texts, table)
    by_grams = pooling @ table.grams[:, columns]
    row_of = np.full(len(table.vocabulary.idf), -1, np.int32)
    row_of[columns] = np.arange(len(columns))
    basis = TruncatedSVD(GRAM_PARTS, n_iter=2, random_state=0).fit(_unit_rows(by_grams)).components_.T
    scale = np.abs(basis).max(0) / INT8
    gram_basis = np.round(basis / scale).astype(np.int8)
    brands = [text.brand for text in texts]
    return Kinship(
        row_of,
        gram_basis,
        scale.astype(np.float32),
        _whitening(_unit_rows(sp.csr_matrix(by_grams @ (gram_basis * scale))).toarray(), brands, GRAM_SHRINKAGE),
        *(_whitening(pooling @ rows, brands, HIDDEN_SHRINKAGE) for rows in (table.layers, by_branch)),
    )


def places(texts: Sequence[Text], table: Table, kinship: Kinship, by_branch: np.ndarray) -> np.ndarray:
    """Every text's place among brands, shape (texts, columns), float32."""
    by_grams, hidden = gram_sketches(table, kinship), np.concatenate([table.layers, by_branch], axis=1)
    return np.stack([kinship.place(by_grams[t.rows], hidden[t.rows], table.words[t.rows]) for t in texts])


def gram_sketches(table: Table, kinship: Kinship) -> np.ndarray:
    """Every sentence's n-grams in a few numbers, shape (sentences, columns), float32."""
    columns = np.flatnonzero(kinship.row_of >= 0)
    return np.asarray(table.grams[:, columns] @ kinship.gram_basis.astype(np.float32) * kinship.gram_scale, dtype=np.float32)


def _pooling(texts: Sequence[Text], table: Table) -> sp.csr_matrix:
    """Turns sentences' rows into texts' means, weighed as the package weighs them."""
    weights = [np.sqrt(np.maximum(table.words[text.rows], 1)) for text in texts]
    starts = np.concatenate([[0], np.cumsum([len(text.rows) for text in texts])])
    parts = (np.concatenate([w / w.sum() for w in weights]), np.concatenate([text.rows for text in texts]), starts)
    return sp.csr_matrix(parts, (len(texts), len(table.words)), dtype=np.float32)


def _unit_rows(rows: sp.csr_matrix) -> sp.csr_matrix:
    norms = np.sqrt(np.asarray(rows.multiply(rows).sum(1))).ravel()
    return sp.csr_matrix(sp.diags(1 / np.maximum(norms, 1e-9)) @ rows)


def _whitening(rows: np.ndarray, brands: Sequence[str], shrinkage: float) -> Whitening:
    """Makes the spread inside brands round; its covariance is shrunk towards its diagonal."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled = np.clip((rows - middle) / spread, -KINSHIP_CLIP, KINSHIP_CLIP)
    means, index = _brand_means(scaled, brands)
    inside = scaled - means[index]
    within = inside.T @ inside / (len(scaled) - len(means))
    within = (1 - shrinkage) * within + shrinkage * np.diag(np.diag(within))
    return Whitening(*(array.astype(np.float32) for array in (middle, spread, means.mean(0), _inverse_root(within))))


def _brand_means(rows: np.ndarray, brands: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    names, index = np.unique(np.array(brands), return_inverse=True)
    return np.stack([rows[index == i].mean(0) for i in range(len(names))]), index


def _inverse_root(matrix: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray(vectors @ np.diag(values**-0.5) @ vectors.T)
