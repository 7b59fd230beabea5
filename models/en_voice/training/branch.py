"""Trains the branch: two layers on the encoder's first, copies of its own to begin with, tuned to tell restyled sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors.numpy import load_file

from consistency.encoders.onnx import BRANCH_MODEL, MODEL, batches, lengths_of, packaged, tokens_of
from consistency.represent.branch import Branch
from models.minilm.calibration import extremes, quantised
from models.minilm.export import tokens_by
from models.minilm.graph import BRANCH_LAYERS, HEADS, STATES, TELLING, WIDTH, build_branch, matrices
from models.minilm.original import original
from training.net import sentence_loss
from training.probes import labelled
from training.texts import Text

EPOCHS, BATCH = 4, 64
RATE, HEAD_RATE, DECAY = 3e-4, 1e-3, 0.05
DROPPED, DROPPED_HEAD = 0.1, 0.2
DROPPED_TOKENS = 0.15
"""Share of a sentence's tokens that are not seen at each step: no single word may be what gives a sentence away."""
LIKE_LENGTH = 20
"""Batches are cut from so many batches' sentences in order of length, so that little is padded."""
CALIBRATED = 1000
"""Sentences by which the 8-bit steps are chosen."""
EPSILON = 1e-12
FAR = -1e4


@dataclass
class States:
    """Tokens of all sentences after the encoder's first layer, one sentence after another.

    `tokens` (n, 384), `starts` (sentences + 1,).
    """

    tokens: torch.Tensor
    starts: np.ndarray

    @property
    def lengths(self) -> np.ndarray:
        """Tokens of each sentence."""
        return np.diff(self.starts)

    def padded(self, rows: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """The tokens of some sentences (rows, most, 384) and which of them there are (rows, most)."""
        most = int(self.lengths[rows].max())
        tokens, there = torch.zeros(len(rows), most, WIDTH, dtype=self.tokens.dtype), torch.zeros(len(rows), most, dtype=torch.bool)
        for place, row in enumerate(rows):
            own = self.tokens[self.starts[row] : self.starts[row + 1]]
            tokens[place, : len(own)], there[place, : len(own)] = own, True
        return tokens, there


def states_of(sentences: Sequence[str]) -> States:
    """What the packaged encoder makes of the sentences' tokens, in 16 bits."""
    session = onnxruntime.InferenceSession(str(packaged() / MODEL), providers=["CPUExecutionProvider"])
    ids = list(map(tokens_by(packaged()), sentences))
    starts = np.concatenate([[0], np.cumsum([len(own) for own in ids])])
    tokens = torch.empty(int(starts[-1]), WIDTH, dtype=torch.bfloat16)
    numbers = {sentence: number for number, sentence in enumerate(sentences)}
    for group in batches(zip(sentences, ids, strict=True)):
        own = [given for _, given in group]
        lengths = list(map(len, own))
        (made,) = session.run([STATES], tokens_of(own) | lengths_of(lengths) | {"upper": np.zeros((), bool)})
        for (sentence, _), rows in zip(group, np.split(made, np.cumsum(lengths)[:-1]), strict=True):
            number = numbers[sentence]
            tokens[starts[number] : starts[number + 1]] = torch.tensor(rows)
    return States(tokens, starts)


class Layer(torch.nn.Module):
    """One of the encoder's layers, its weights by their names in the original, computed in the numbers that it is given."""

    def __init__(self, number: int, weights: Mapping[str, np.ndarray]) -> None:
        super().__init__()
        own = f"encoder.layer.{number}."
        named = {name.removeprefix(own): torch.tensor(array) for name, array in weights.items() if name.startswith(own)}
        self.own = torch.nn.ParameterDict({name.replace(".", "/"): torch.nn.Parameter(array) for name, array in named.items()})

    def forward(self, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        asked, known, said = (self._heads(self._linear(x, f"attention.self.{part}")) for part in ("query", "key", "value"))
        likeness = asked @ known.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        seen = torch.softmax(likeness.masked_fill(~there[:, None, None], FAR), -1) @ said
        seen = self._linear(seen.transpose(1, 2).reshape(x.shape), "attention.output.dense")
        x = self._norm(x + self._dropped(seen), "attention.output.LayerNorm")
        inner = torch.nn.functional.gelu(self._linear(x, "intermediate.dense"))
        return self._norm(x + self._dropped(self._linear(inner, "output.dense")), "output.LayerNorm")

    def _heads(self, x: torch.Tensor) -> torch.Tensor:
        return x.view(*x.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)

    def _dropped(self, x: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.dropout(x, DROPPED, self.training)

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return torch.nn.functional.linear(x, *self._weights(name, x.dtype))

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return torch.nn.functional.layer_norm(x, (WIDTH,), *self._weights(name, x.dtype), EPSILON)

    def _weights(self, name: str, kind: torch.dtype) -> tuple[torch.Tensor, torch.Tensor]:
        weight, bias = (self.own[f"{name}.{part}".replace(".", "/")] for part in ("weight", "bias"))
        return weight.to(kind), bias.to(kind)


class Tuned(torch.nn.Module):
    """The branch while it is trained: layers, what their tokens are weighed by, and what reads the sum."""

    def __init__(self, weights: Mapping[str, np.ndarray], outputs: int) -> None:
        super().__init__()
        self.layers = torch.nn.ModuleList([Layer(number, weights) for number in BRANCH_LAYERS])
        self.telling = torch.nn.Parameter(torch.zeros(1, WIDTH))
        self.norm, self.drop, self.kind = torch.nn.LayerNorm(WIDTH), torch.nn.Dropout(DROPPED_HEAD), torch.nn.Linear(WIDTH, outputs)

    def forward(self, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        return self.kind(self.drop(self.norm(self.pooled(x, there))))

    def pooled(self, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """The tokens that there are, added up half evenly and half by how telling each is (texts, 384); see `graph.build_branch`."""
        for layer in self.layers:
            x = layer(x, there)
        share, x = there.float(), x.float()
        even = share / share.sum(1, keepdim=True)
        telling = torch.softmax((x @ self.telling.T)[..., 0].masked_fill(~there, FAR), 1)
        return ((even + telling)[:, None] / 2 @ x)[:, 0]

    def weights(self) -> dict[str, np.ndarray]:
        """The layers' arrays by their names in the original, and TELLING."""
        layers = zip(BRANCH_LAYERS, self.layers, strict=True)
        own = {f"encoder.layer.{number}.{name.replace('/', '.')}": array for number, layer in layers for name, array in layer.own.items()}
        return {name: _array(array) for name, array in (own | {TELLING: self.telling}).items()}

    def head(self) -> Branch:
        """What the package reads the vectors by."""
        return Branch(_array(self.norm.weight), _array(self.norm.bias), _array(self.kind.weight).T.copy(), _array(self.kind.bias))

    def vectors(self, states: States) -> np.ndarray:
        """What the branch makes of all sentences (sentences, 384), float32."""
        self.eval()
        vectors = np.zeros((len(states.lengths), WIDTH), np.float32)
        with torch.no_grad():
            for part in np.array_split(np.argsort(states.lengths, kind="stable"), max(1, len(vectors) // 128)):
                vectors[part] = self.pooled(*states.padded(part)).numpy()
        return vectors


def _array(tensor: torch.Tensor) -> np.ndarray:
    return np.asarray(tensor.detach().numpy(), dtype=np.float32)


def train_branch(texts: Sequence[Text], states: States, kinds: Sequence[str], kept: Path | None = None) -> Tuned:
    """Fitted by AdamW to the labels of the probes; read from the file `kept` where that was made of the same, else kept there."""
    torch.manual_seed(0)
    tuned = Tuned(load_file(original() / "model.safetensors"), len(kinds) + 1)
    rows, labels = labelled([text for text in texts if text.role in ("base", "original", "rewrite")], kinds)
    made_of = _made_of(states, rows, labels)
    if kept and kept.exists() and (before := torch.load(kept)).get("made of") == made_of:
        tuned.load_state_dict(before["weights"])
        return tuned
    _fit(tuned, states, rows, labels)
    if kept:
        torch.save({"made of": made_of, "weights": tuned.state_dict()}, kept)
    return tuned


def _made_of(states: States, rows: np.ndarray, labels: np.ndarray) -> str:
    """A digest of all that a branch is fitted to, and how: a fold of other brands must never be taken for this one."""
    whole = hashlib.sha256(repr((EPOCHS, BATCH, RATE, HEAD_RATE, DECAY, DROPPED, DROPPED_HEAD, DROPPED_TOKENS, LIKE_LENGTH)).encode())
    for array in (states.tokens.view(torch.int16).numpy(), states.starts, rows, labels):
        whole.update(np.ascontiguousarray(array))
    return whole.hexdigest()


def _fit(tuned: Tuned, states: States, rows: np.ndarray, labels: np.ndarray) -> None:
    chance, steps = np.random.default_rng(0), len(rows) // BATCH
    label, drift = torch.tensor(labels), torch.tensor(labels > 0).float()
    weight = torch.where(label > 0, 0.5 / drift.mean(), 0.5 / (1 - drift.mean()))
    head = [tuned.telling, *tuned.norm.parameters(), *tuned.kind.parameters()]
    groups = [{"params": tuned.layers.parameters(), "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE, HEAD_RATE], total_steps=EPOCHS * (steps + 1), pct_start=0.15)
    tuned.train()
    for _ in range(EPOCHS):
        for batch in _batches(states.lengths[rows], chance):
            optimiser.zero_grad()
            tokens, there = states.padded(rows[batch])
            outputs = tuned(tokens, _thinned(there))
            (sentence_loss(outputs, label[batch], drift[batch]) * weight[batch]).mean().backward()
            torch.nn.utils.clip_grad_norm_(tuned.layers.parameters(), 1.0)
            optimiser.step()
            schedule.step()


def _thinned(there: torch.Tensor) -> torch.Tensor:
    """The tokens that there are, less DROPPED_TOKENS of them; a sentence's first stays."""
    kept = torch.rand(there.shape) >= DROPPED_TOKENS
    kept[:, 0] = True
    return there & kept


def _batches(lengths: np.ndarray, chance: np.random.Generator) -> list[np.ndarray]:
    """All numbers once, in batches of about one length and random order."""
    parts = np.array_split(chance.permutation(len(lengths)), max(1, len(lengths) // (BATCH * LIKE_LENGTH)))
    sorted_parts = np.concatenate([part[np.argsort(lengths[part], kind="stable")] for part in parts])
    made = np.array_split(sorted_parts, max(1, len(lengths) // BATCH))
    return [made[number] for number in chance.permutation(len(made))]


def store_branch(tuned: Tuned, states: States, folder: Path) -> None:
    """`branch.onnx`, in 8 bits whose steps are chosen by CALIBRATED of the sentences."""
    weights = tuned.weights()
    chosen = np.random.default_rng(0).choice(len(states.lengths), min(CALIBRATED, len(states.lengths)), replace=False)
    runs = ({STATES: states.padded([number])[0][0].float().numpy()} | lengths_of([states.lengths[number]]) for number in chosen)
    found = extremes(*build_branch(weights), runs)
    made, _ = build_branch(weights, quantised(found, matrices(weights, BRANCH_LAYERS)))
    (folder / BRANCH_MODEL).write_bytes(made.SerializeToString(deterministic=True))
