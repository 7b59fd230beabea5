"""Trains the small net that reads all of a sentence's numbers together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from consistency.represent.kinship import Kinship
from consistency.represent.model import CLIP
from consistency.represent.net import SKIP, Net
from training.probes import labelled
from training.spaces import gram_sketches
from training.table import Table
from training.texts import Text

HIDDEN, EPOCHS, BATCH = 256, 8, 256
RATE, DECAY, SMOOTHING = 2e-3, 0.05, 0.05
DROPPED_INPUTS, DROPPED_HIDDEN = 0.2, 0.4
DENSE_CLIP = 30.0


class Layers(torch.nn.Module):
    """The net while it is trained."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.drop, self.drop_hidden = torch.nn.Dropout(DROPPED_INPUTS), torch.nn.Dropout(DROPPED_HIDDEN)
        self.hidden, self.kind = torch.nn.Linear(inputs, HIDDEN), torch.nn.Linear(HIDDEN, outputs)
        self.around = torch.nn.Linear(inputs, outputs, bias=False)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        hidden = torch.nn.functional.gelu(self.hidden(self.drop(inputs)), approximate="tanh")
        return self.kind(self.drop_hidden(hidden)) + SKIP * self.around(inputs)


def net_inputs(table: Table, kinship: Kinship) -> np.ndarray:
    """A row for each sentence: damped rates, hidden layers, gram sketch."""
    return np.concatenate([table.style, table.layers, gram_sketches(table, kinship)], axis=1)


def train_net(texts: Sequence[Text], table: Table, kinship: Kinship, kinds: Sequence[str]) -> Net:
    """Fitted by AdamW to the labels of the probes: one of the kinds or none, and any against none."""
    rows, labels = labelled([text for text in texts if text.role in ("base", "original", "rewrite")], kinds)
    inputs = net_inputs(table, kinship)
    middle, spread = inputs[rows].mean(0), inputs[rows].std(0) + 1e-3
    clip = np.where(np.arange(inputs.shape[1]) < table.style.shape[1], CLIP, DENSE_CLIP).astype(np.float32)
    scaled = torch.tensor(np.clip((inputs[rows] - middle) / spread, -clip, clip))
    layers = _fitted(scaled, torch.tensor(labels), len(kinds) + 1)
    hidden, kind, around = layers.hidden, layers.kind, layers.around
    weights = (hidden.weight.T, hidden.bias, kind.weight.T, around.weight.T, kind.bias)
    return Net(middle, spread, clip, *(weight.detach().numpy().copy() for weight in weights))


def _fitted(inputs: torch.Tensor, labels: torch.Tensor, outputs: int) -> Layers:
    torch.manual_seed(0)
    layers = Layers(inputs.shape[1], outputs)
    drift = (labels > 0).float()
    weight = torch.where(labels > 0, 0.5 / drift.mean(), 0.5 / (1 - drift.mean()))
    optimiser = torch.optim.AdamW(layers.parameters(), weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=EPOCHS * (len(labels) // BATCH + 1))
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(labels)).split(BATCH):
            optimiser.zero_grad()
            (sentence_loss(layers(inputs[batch]), labels[batch], drift[batch]) * weight[batch]).mean().backward()
            optimiser.step()
            schedule.step()
    return layers


def sentence_loss(outputs: torch.Tensor, labels: torch.Tensor, drift: torch.Tensor) -> torch.Tensor:
    """For each sentence, its loss as one of the kinds or none, and as any against none."""
    one_kind = torch.nn.functional.cross_entropy(outputs, labels, reduction="none", label_smoothing=SMOOTHING)
    any_kind = torch.logsumexp(outputs[:, 1:], 1) - outputs[:, 0]
    return one_kind + torch.nn.functional.binary_cross_entropy_with_logits(any_kind, drift, reduction="none")
