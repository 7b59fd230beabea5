"""Trains the sentence probes: drift against none, and each kind of drift against none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
import torch

from consistency.represent.model import CLIP
from training.table import Table
from training.texts import Text

DENSE_SCALE = 0.06
PENALTY = 2e-5
STEPS = 60
PER_PUBLIC_TEXT = 8


@dataclass
class Trained:
    """Sentence probes as matrices in the form in which the package keeps them."""

    style_middle: np.ndarray
    style_spread: np.ndarray
    layer_middle: np.ndarray
    layer_spread: np.ndarray
    gram_weights: np.ndarray
    style_weights: np.ndarray
    layer_weights: np.ndarray
    bias: np.ndarray

    def score(self, table: Table) -> np.ndarray:
        """Every sentence's log-odds (n, 1 + kinds)."""
        style = np.clip((table.style - self.style_middle) / self.style_spread, -CLIP, CLIP) @ self.style_weights
        layers = ((table.layers - self.layer_middle) / self.layer_spread) @ self.layer_weights
        return np.asarray(table.grams @ self.gram_weights + style + layers + self.bias, dtype=np.float32)


def train_probes(texts: Sequence[Text], table: Table, kinds: Sequence[str]) -> Trained:
    """Drift against none and each kind against none, fitted together by L-BFGS, both classes weighing the same."""
    rows, labels = labelled([text for text in texts if text.role in ("base", "original", "rewrite")], kinds)
    middle, spread = table.style[rows].mean(0), table.style[rows].std(0) + 1e-3
    layer_middle, layer_spread = table.layers[rows].mean(0), table.layers[rows].std(0) + 1e-3
    style = np.clip((table.style[rows] - middle) / spread, -CLIP, CLIP)
    dense = torch.tensor(np.concatenate([style, (table.layers[rows] - layer_middle) / layer_spread], 1) * DENSE_SCALE)
    product = _sparse_product(table.grams[rows])
    shapes = ((table.grams.shape[1], len(kinds) + 2), (dense.shape[1], len(kinds) + 2), (len(kinds) + 2,))
    parameters = [torch.zeros(shape, requires_grad=True) for shape in shapes]
    drift, label = torch.tensor((labels > 0).astype(np.float32)), torch.tensor(labels)
    weight = torch.where(drift > 0, 0.5 / drift.mean(), 0.5 / (1 - drift.mean()))
    optimiser = torch.optim.LBFGS(parameters, max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        scores = product(parameters[0]) + dense @ parameters[1] + parameters[2]
        any_kind = torch.nn.functional.binary_cross_entropy_with_logits(scores[:, 0], drift, reduction="none")
        one_kind = torch.nn.functional.cross_entropy(scores[:, 1:], label, reduction="none")
        loss = ((any_kind + one_kind) * weight).mean() + PENALTY * (parameters[0].square().sum() + parameters[1].square().sum())
        loss.backward()
        return loss

    optimiser.step(closure)
    gram_weights, dense_weights, bias = (_against_none(p.detach().numpy()) for p in parameters)
    features = style.shape[1]
    scaled = dense_weights * DENSE_SCALE
    return Trained(middle, spread, layer_middle, layer_spread, gram_weights, scaled[:features], scaled[features:], bias)


def labelled(texts: Iterable[Text], kinds: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Rows of sentences and their labels: 0 on-voice, k + 1 a sentence that a rewrite of kind k added."""
    texts = list(texts)
    originals = {(t.source, t.pair): set(t.rows) for t in texts if t.role == "original"}
    rows: list[int] = []
    labels: list[int] = []
    for text in texts:
        added = [r for r in text.rows if text.role != "rewrite" or r not in originals.get((text.source, text.pair), ())]
        added = added[:PER_PUBLIC_TEXT] if text.role == "base" else added
        rows += added
        labels += [kinds.index(text.kind) + 1 if text.role == "rewrite" and text.kind else 0] * len(added)
    return np.array(rows), np.array(labels)


def _sparse_tensor(matrix: sp.csr_matrix) -> torch.Tensor:
    parts = (matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data)
    return torch.sparse_csr_tensor(*map(torch.tensor, parts), matrix.shape)


def _sparse_product(matrix: sp.csr_matrix):
    """A product with a constant sparse matrix whose gradient uses the transposed matrix; torch's own builds a dense one."""
    forward, backward = _sparse_tensor(matrix), _sparse_tensor(matrix.T.tocsr())

    class Product(torch.autograd.Function):
        @staticmethod
        def forward(_context, weights):
            return forward @ weights

        @staticmethod
        def backward(_context, gradient):
            return backward @ gradient

    return Product.apply


def _against_none(weights: np.ndarray) -> np.ndarray:
    """Columns: drift of any kind, then each kind less the column of "none"."""
    return np.concatenate([weights[..., :1], weights[..., 2:] - weights[..., 1:2]], axis=-1)
