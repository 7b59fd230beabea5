"""The trained voice model as data: vocabulary, probes, a net and a branch beside them, and the two spaces in which brands differ."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.assets import asset
from consistency.errors import ModelError
from consistency.represent.arrays import product, read_arrays
from consistency.represent.branch import Branch
from consistency.represent.kinship import SPACES, Kinship, Whitening
from consistency.represent.lexis import Lexis
from consistency.represent.net import Net
from consistency.represent.ngrams import Vocabulary
from consistency.represent.tally import SparseRows

if TYPE_CHECKING:
    import numpy as np

FOLDER = "models/en_voice"
WEIGHTS = "voice.npz"
LAYERS = (1,)
"""Layers of MiniLM that carry style, and lie below the branch; the last one carries topic."""
BRANCH_SHARE = 0.6
"""What the branch says counts for this much; probes and net share the rest evenly."""
CLIP = 4.0
"""Standardised style features beyond this are cut, so that one odd fragment cannot outshout a text."""
GRAM_SEPARATOR = "\n"
"""What stands between n-grams, and between the words of the lexis, in the model's file."""


@dataclass(frozen=True)
class Probes:
    """Linear probes of a sentence: column 0 is the log-odds of drift of any kind, the others of one kind each, against none."""

    kinds: tuple[str, ...]
    vocabulary: Vocabulary
    gram_weights: np.ndarray
    style_middle: np.ndarray
    style_spread: np.ndarray
    style_weights: np.ndarray
    layer_middle: np.ndarray
    layer_spread: np.ndarray
    layer_weights: np.ndarray
    bias: np.ndarray

    def score(self, grams: SparseRows, rates: np.ndarray, layers: np.ndarray | None) -> np.ndarray:
        """Log-odds, shape (len(grams), 1 + len(kinds)), float32, from each sentence's n-grams by column and weight, its rates and layers.

        `layers` is None where the encoder shows no hidden layers.
        """
        import numpy as np

        scores: np.ndarray = self.bias + grams.products(self.gram_weights)
        scores += product(np.clip((damped(rates) - self.style_middle) / self.style_spread, -CLIP, CLIP), self.style_weights)
        if layers is not None:
            scores += product((layers - self.layer_middle) / self.layer_spread, self.layer_weights)
        return scores


@dataclass(frozen=True)
class Projection:
    """A linear map of a text's style features, function words and skeleton to where brands differ more than their own texts do."""

    middle: np.ndarray
    spread: np.ndarray
    weights: np.ndarray

    def project(self, features: np.ndarray) -> np.ndarray:
        """Texts in the discriminant space, shape (n, weights.shape[1]), float32."""
        import numpy as np

        scaled = np.clip((features - self.middle) / self.spread, -CLIP, CLIP)
        return np.asarray(scaled @ self.weights, dtype=np.float32)


@dataclass(frozen=True)
class VoiceModel:
    """All that is learned across brands; `version` goes into every baseline that is learned with it."""

    version: str
    probes: Probes
    net: Net
    branch: Branch
    projection: Projection
    kinship: Kinship
    lexis: Lexis

    def score(self, grams: SparseRows, rates: np.ndarray, hidden: Hidden | None, sketches: np.ndarray) -> np.ndarray:
        """Log-odds of drift by sentence, shape (len(grams), 1 + kinds): the probes', the net's and the branch's, averaged.

        Without hidden layers the probes speak alone, from words, characters and counts.
        """
        import numpy as np

        if hidden is None:
            return self.probes.score(grams, rates, None)
        by_net = self.net.score(np.concatenate([damped(rates), hidden.layers, sketches], axis=1))
        return averaged(self.probes.score(grams, rates, hidden.layers), by_net, self.branch.score(hidden.branch))


@dataclass(frozen=True)
class Hidden:
    """What an encoder shows of sentences: LAYERS side by side, and what the branch tells at its end and halfway up, each (n, 384)."""

    layers: np.ndarray
    branch: np.ndarray
    halfway: np.ndarray

    @property
    def places(self) -> np.ndarray:
        """Layers and branch side by side, as kinship reads them: (n, 768)."""
        import numpy as np

        return np.concatenate([self.layers, self.branch], axis=1)

    @property
    def whole(self) -> np.ndarray:
        """All of it side by side, as the dials read it: (n, 1152)."""
        import numpy as np

        return np.concatenate([self.layers, self.halfway, self.branch], axis=1)


def averaged(probes: np.ndarray, net: np.ndarray, branch: np.ndarray) -> np.ndarray:
    """The three opinions as one, each (n, 1 + kinds), float32."""
    import numpy as np

    return np.asarray((1 - BRANCH_SHARE) * (probes + net) / 2 + BRANCH_SHARE * branch, dtype=np.float32)


def damped(rates: np.ndarray) -> np.ndarray:
    """Square roots with the sign kept: counts of rare things grow by the square of what they tell."""
    import numpy as np

    return np.asarray(np.sign(rates) * np.sqrt(np.abs(rates)), dtype=np.float32)


@lru_cache(maxsize=1)
def packaged_model() -> VoiceModel:
    """The model that travels with the package; ModelError MOD04 where it is missing."""
    try:
        folder = asset(FOLDER)
    except FileNotFoundError as error:
        raise ModelError(str(error), todo="Reinstall the package.", code="MOD04") from error
    return load_model(folder / WEIGHTS)


def load_model(path: Path) -> VoiceModel:
    """Read a voice model; ModelError MOD05 where the file is not one."""
    try:
        about, arrays = read_arrays(path)
        spaces = (_projection(arrays), _kinship(arrays), Lexis(_columns(arrays["lexis"])))
        return VoiceModel(about["version"], _probes(about, arrays), _net(arrays), _branch(arrays), *spaces)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"this is no voice model ({error}).", where=str(path), todo="Reinstall the package.", code="MOD05") from error


def _columns(array: np.ndarray) -> dict[str, int]:
    """Each n-gram of a list, and its place in it."""
    return {gram: column for column, gram in enumerate(bytes(array).decode().split(GRAM_SEPARATOR))}


def _wide(array: np.ndarray) -> np.ndarray:
    return array.astype("float32")


def _probes(about: dict[str, list[str]], arrays: dict[str, np.ndarray]) -> Probes:
    vocabulary = Vocabulary(_columns(arrays["grams"]), _wide(arrays["idf"]))
    names = ("gram_weights", "style_middle", "style_spread", "style_weights", "layer_middle", "layer_spread", "layer_weights", "bias")
    return Probes(tuple(about["kinds"]), vocabulary, *(_wide(arrays[name]) for name in names))


def _net(arrays: dict[str, np.ndarray]) -> Net:
    return Net(*(_wide(arrays[f"net_{field.name}"]) for field in fields(Net)))


def _branch(arrays: dict[str, np.ndarray]) -> Branch:
    return Branch(*(_wide(arrays[f"branch_{field.name}"]) for field in fields(Branch)))


def _projection(arrays: dict[str, np.ndarray]) -> Projection:
    return Projection(*(_wide(arrays[f"projection_{name}"]) for name in ("middle", "spread", "weights")))


def _kinship(arrays: dict[str, np.ndarray]) -> Kinship:
    spaces = (_whitening(part, arrays) for part in SPACES)
    return Kinship(arrays["kinship_row_of"], arrays["kinship_gram_basis"], _wide(arrays["kinship_gram_scale"]), *spaces)


def _whitening(part: str, arrays: dict[str, np.ndarray]) -> Whitening:
    return Whitening(*(_wide(arrays[f"kinship_{part}_{field.name}"]) for field in fields(Whitening)))
