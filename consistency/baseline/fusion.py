"""What was learned across brands about reading a text against its brand: usual spreads, the effect of length, and how readings add up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.assets import asset
from consistency.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

FILE = "models/en_voice/fusion.json"
ARRAYS = (
    *("probe_spread", "style_spread", "slope", "offset", "length", "length_spread", "reading_spread"),
    *("weights", "bias", "words", "slopes", "offsets", "amount", "amount_spread", "lexis"),
)
END = 6
"""The table's last steps, over which its fall is measured."""
FALL = 0.15
"""Least fall of log10 of the chance with each standard deviation beyond the table."""
LEAST = 12.0
"""No chance under 10 to the minus this is claimed."""


@dataclass(frozen=True)
class Style:
    """A counted feature as a reader should see it: its name, its unit, and what more and less of it look like."""

    name: str
    unit: str
    scale: float
    more: str
    less: str


@dataclass(frozen=True)
class Tail:
    """How often held-out approved copy of some length deviates so far: log10 of the chance (m,) at rising deviations (m,)."""

    most_words: float
    deviations: np.ndarray
    chances: np.ndarray

    def chance(self, deviation: float) -> float:
        """The chance that approved copy deviates at least as far; beyond the table it goes on falling as it did at its end."""
        import numpy as np

        x, y = self.deviations, self.chances
        if deviation <= x[-1]:
            return float(10 ** np.interp(deviation, x, y))
        slope = min((y[-1] - y[-END]) / max(x[-1] - x[-END], 1e-9), -FALL)
        return float(10 ** max(y[-1] + slope * (deviation - x[-1]), -LEAST))


@dataclass(frozen=True)
class Fusion:
    """Learned constants; arrays are float64.

    `probe_spread` (1 + kinds,) and `style_spread` (features,) are the usual spreads inside a brand, by sentence and by text.
    `slope` (1 + kinds,) and `offset` (1 + kinds,) turn a sentence's push into log-odds of drift. `length` (readings, 6) predicts each
    reading of approved copy from its `readings.length`, `length_spread` (readings, 6) the logarithm of its spread around that;
    `reading_spread` (readings,) is the usual spread of what is left. `weights` (2, readings) and `bias` (2,) add the standardised readings
    up to the log-odds that a text is the brand's own but pushed, and that another brand wrote it. `slopes` (2, lengths) and `offsets`
    (2, lengths) make the two comparable at each of `words` (lengths,), as one says more than the other of copy of some length. The log-odds
    that either holds are the text's deviation, whose usual middle and spread in approved copy are `middle` and `spread`. `amount` (3,) and
    `amount_spread` (3,) say where approved copy that a baseline has not seen lies among the baseline's own texts, and the logarithm of how
    far it spreads there, by how much copy the baseline holds (`learn.Baseline.amount`). `lexis` (words,) is the logarithm of how often each
    word of the lexis is met among those that an average brand's texts use. `tails` give the chance of a deviation by length,
    shortest first, `pool_tails` that of several short texts taken together. `kinds` name the probes but the first, `styles` the counted
    features.
    """

    version: str
    probe_spread: np.ndarray
    style_spread: np.ndarray
    slope: np.ndarray
    offset: np.ndarray
    length: np.ndarray
    length_spread: np.ndarray
    reading_spread: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    words: np.ndarray
    slopes: np.ndarray
    offsets: np.ndarray
    middle: float
    spread: float
    amount: np.ndarray
    amount_spread: np.ndarray
    lexis: np.ndarray
    tails: tuple[Tail, ...] = ()
    pool_tails: tuple[Tail, ...] = ()
    kinds: tuple[str, ...] = ()
    styles: tuple[Style, ...] = ()

    def log_odds(self, standardised: np.ndarray, words: float) -> np.ndarray:
        """Log-odds that a text of so many words was pushed, and that another brand wrote it, from its standardised readings; shape (2,)."""
        import numpy as np

        at, known = np.log1p(words), np.log1p(self.words)
        raw = self.weights @ standardised + self.bias
        pairs = zip(raw, self.slopes, self.offsets, strict=True)
        return np.array([odds * np.interp(at, known, slope) + np.interp(at, known, offset) for odds, slope, offset in pairs])

    def tail(self, words: float, *, is_pool: bool = False) -> Tail:
        """The tail for a text of so many words, or for several short texts that have so many together."""
        tails = self.pool_tails if is_pool else self.tails
        return next((tail for tail in tails if words <= tail.most_words), tails[-1])


@lru_cache(maxsize=1)
def packaged_fusion() -> Fusion:
    """The constants that travel with the package; ModelError MOD06 where they are missing."""
    try:
        return load_fusion(asset(FILE))
    except FileNotFoundError as error:
        raise ModelError(str(error), todo="Reinstall the package.", code="MOD06") from error


def load_fusion(path: Path) -> Fusion:
    """Read the constants; ModelError MOD07 where the file does not hold them."""
    import numpy as np

    try:
        stored = json.loads(path.read_text("utf-8"))
        arrays: dict[str, Any] = {name: np.array(stored[name], dtype=np.float64) for name in ARRAYS}
        tails, pool_tails = (tuple(_tail(entry) for entry in stored[name]) for name in ("tails", "pool_tails"))
        styles = tuple(Style(**style) for style in stored["styles"])
        kinds = tuple(stored["kinds"])
        others: dict[str, Any] = {"tails": tails, "pool_tails": pool_tails, "kinds": kinds, "styles": styles}
        return Fusion(stored["version"], **arrays, middle=float(stored["middle"]), spread=float(stored["spread"]), **others)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"these are no voice constants ({error}).", where=str(path), todo="Reinstall the package.", code="MOD07"
        ) from error


def _tail(entry: Mapping[str, Any]) -> Tail:
    import numpy as np

    return Tail(float(entry["most_words"]), np.array(entry["deviations"]), np.array(entry["chances"]))
