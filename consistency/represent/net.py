"""A small neural net over everything that is known of a sentence: the second opinion beside the linear probes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.represent.arrays import product

if TYPE_CHECKING:
    import numpy as np

GELU_SLOPE = math.sqrt(2 / math.pi)
SKIP = 0.3
"""What the inputs say directly counts for this much beside what the hidden layer says."""


@dataclass(frozen=True)
class Net:
    """One hidden layer with a way around it; its outputs are "none" and the kinds of drift.

    `middle` and `spread` (d,) standardise the inputs, which are a sentence's damped rates, hidden layers and gram sketch side by side;
    `clip` (d,) cuts them. `hidden_weights` (d, h), `hidden_bias` (h,), `kind_weights` (h, 1 + kinds), `around_weights` (d, 1 + kinds),
    `kind_bias` (1 + kinds,).
    """

    middle: np.ndarray
    spread: np.ndarray
    clip: np.ndarray
    hidden_weights: np.ndarray
    hidden_bias: np.ndarray
    kind_weights: np.ndarray
    around_weights: np.ndarray
    kind_bias: np.ndarray

    def score(self, inputs: np.ndarray) -> np.ndarray:
        """Log-odds of sentences (n, d): drift of any kind, then each kind, against none, shape (n, 1 + kinds), float32."""
        scaled = self.scaled(inputs)
        hidden = gelu(product(scaled, self.hidden_weights) + self.hidden_bias)
        outputs = product(hidden, self.kind_weights) + SKIP * product(scaled, self.around_weights) + self.kind_bias
        return against_none(outputs)

    def scaled(self, inputs: np.ndarray) -> np.ndarray:
        """Inputs in standard deviations of the training data, cut."""
        import numpy as np

        return np.asarray(np.clip((inputs - self.middle) / self.spread, -self.clip, self.clip))


def against_none(outputs: np.ndarray) -> np.ndarray:
    """Log-odds of drift of any kind, then of each kind, against none, from outputs for "none" and the kinds; both (n, 1 + kinds)."""
    import numpy as np

    drift = np.logaddexp.reduce(outputs[:, 1:], axis=1, keepdims=True)
    return np.asarray(np.concatenate([drift, outputs[:, 1:]], axis=1) - outputs[:, :1], dtype=np.float32)


def gelu(x: np.ndarray) -> np.ndarray:
    """The Gaussian error linear unit, by its tanh approximation (Hendrycks and Gimpel, 2016)."""
    import numpy as np

    # no number of NumPy's own among them, which would make 64 bits of 32
    return np.asarray(0.5 * x * (1 + np.tanh(GELU_SLOPE * (x + 0.044715 * (x * x * x)))))
