"""Learns what the log-odds of a push and of a stranger are worth at each length, by how well their sum ranks copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

WORDS = (15.0, 40.0, 100.0, 250.0)
"""Lengths at which the worth is learned; between them it changes evenly with the logarithm, outside it stays."""
PENALTY = 1e-4
STEPS = 150
FIRST = ((1.0, 0.0), (1.0, -1.0))
"""Slope and offset, the same at all lengths, from which the search sets out."""


@dataclass
class Ranking:
    """Texts that should deviate less than others of the same brand: log-odds (n, 2) and words (n,) of either side, and what it counts.

    Every near text is held against every far one, or only against its own copy where `is_paired`.
    """

    near: tuple[np.ndarray, np.ndarray]
    far: tuple[np.ndarray, np.ndarray]
    weight: float
    is_paired: bool = False


def balance(rankings: Sequence[Ranking]) -> tuple[np.ndarray, np.ndarray]:
    """Slopes and offsets, each (2, len(WORDS)), by the logistic loss over pairs of a near and a far text of one ranking."""
    slopes = torch.tensor([[np.log(slope)] * len(WORDS) for slope, _ in FIRST], requires_grad=True)
    offsets = torch.tensor([[offset] * len(WORDS) for _, offset in FIRST], dtype=slopes.dtype, requires_grad=True)
    sides = [(_prepared(*ranking.near), _prepared(*ranking.far), ranking) for ranking in rankings]
    total = sum(ranking.weight for ranking in rankings)
    optimiser = torch.optim.LBFGS([slopes, offsets], max_iter=STEPS, history_size=15, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        losses = [own.weight * _loss(*(_deviation(side, slopes, offsets) for side in (near, far)), own) for near, far, own in sides]
        loss = torch.stack(losses).sum() / total + PENALTY * (slopes.square().sum() + offsets.square().sum())
        loss.backward()
        return loss

    optimiser.step(closure)
    return slopes.detach().exp().numpy(), offsets.detach().numpy()


def _prepared(odds: np.ndarray, words: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """Log-odds, and how near each text's length is to each of WORDS (n, len(WORDS)), so that rows add up to one."""
    known = np.log1p(WORDS)
    nearness = [np.interp(np.log1p(words), known, one) for one in np.eye(len(WORDS))]
    return torch.tensor(odds), torch.tensor(np.stack(nearness, axis=1))


def _deviation(side: tuple[torch.Tensor, torch.Tensor], slopes: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
    odds, nearness = side
    return torch.logsumexp(odds * (nearness @ slopes.exp().T) + nearness @ offsets.T, dim=1)


def _loss(near: torch.Tensor, far: torch.Tensor, ranking: Ranking) -> torch.Tensor:
    return torch.nn.functional.softplus(near - far if ranking.is_paired else near[:, None] - far[None]).mean()
