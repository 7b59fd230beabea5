"""Tone dials: how formal, lively, warm, direct, plain, urgent and playful a sentence is, beside what copy of many organisations is."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.assets import asset
from consistency.errors import ModelError
from consistency.represent.arrays import product, read_arrays
from consistency.represent.checksums import run_checksums
from consistency.represent.features import FEATURES
from consistency.represent.model import CLIP, FOLDER, damped
from consistency.represent.ngrams import CHARACTER_MARK, CHARACTER_SIZES, GramTexts, character_runs, gram_texts, owners, run_places
from consistency.represent.tally import Grams, SparseRows, as_met, ascending, side_by_side, weighted

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = "dials.npz"


@dataclass(frozen=True, slots=True)
class Dial:
    """One dial of tone: 0 is the middle of the population's passages, 1 one of their standard deviations towards `high`.

    The population is copy of 52 organisations in passages of about 60 words; see `models/en_voice/dials.md`.

    `low` and `high` name its ends in plain words. `confidence` is "high" where people's ratings bear it out, "fair" where it was learned
    from restyled copy and holds on brands that it has not seen, "low" where even people agree little.
    """

    name: str
    definition: str
    low: str
    high: str
    confidence: str


DIALS: tuple[Dial, ...] = (
    Dial("formality", "how far the wording keeps to what one writes to strangers in office, as people rate it", "casual", "formal", "high"),
    Dial("energy", "how lively and excited it sounds", "calm", "lively", "fair"),
    Dial("warmth", "how kind and courteous it is to the reader, as people rate requests", "cold", "warm", "high"),
    Dial("directness", "how far it says its point at once, without hedges, padding or apologies", "guarded", "direct", "fair"),
    Dial("plainness", "how easy the words and sentences are, as in articles rewritten for learners", "elaborate", "plain", "fair"),
    Dial("urgency", "how much it presses the reader to act now", "unhurried", "urgent", "fair"),
    Dial("play", "how much it jokes, rhymes and toys with words", "serious", "playful", "low"),
)
"""All dials in the order of their columns."""


@dataclass(frozen=True)
class DialModel:
    """Linear probes of a sentence, a column for each of DIALS; n-grams have no vocabulary but a hashed row each.

    `layers` are the layers of MiniLM and `features` the columns of the counted features that they were trained on.
    """

    version: str
    layers: tuple[int, ...]
    features: tuple[int, ...]
    gram_weights: np.ndarray
    style_middle: np.ndarray
    style_spread: np.ndarray
    style_weights: np.ndarray
    layer_middle: np.ndarray
    layer_spread: np.ndarray
    layer_weights: np.ndarray
    bias: np.ndarray

    def read(self, grams: GramTexts, rates: np.ndarray, layers: np.ndarray | None) -> np.ndarray:
        """See `read_dials`; `grams` are what the sentences' n-grams are taken from."""
        import numpy as np

        scores: np.ndarray = self.bias + hashed(grams, len(self.gram_weights)).products(self.gram_weights)
        own = damped(rates)[:, self.features]
        scores += product(np.clip((own - self.style_middle) / self.style_spread, -CLIP, CLIP), self.style_weights)
        if layers is not None:
            scores += product((layers - self.layer_middle) / self.layer_spread, self.layer_weights)
        return scores


def read_dials(sentences: Sequence[str], rates: np.ndarray, layers: np.ndarray | None, model: DialModel | None = None) -> np.ndarray:
    """Where each normalised sentence stands on each dial, shape (len(sentences), len(DIALS)), float32.

    `rates` are the sentences' counted features; `layers` the hidden layers `model.layers` of MiniLM side by side, mean-pooled, or None
    where the encoder shows none, which leaves the dials to words, characters and counts.
    """
    return (model or packaged_dials()).read(gram_texts(sentences), rates, layers)


def text_dials(dials: np.ndarray, words: np.ndarray) -> np.ndarray:
    """A text's place on each dial, the mean of its sentences weighted by their words, shape (len(DIALS),); zeros where it has no word."""
    import numpy as np

    total = float(words.sum())
    if total < 1:
        return np.zeros(len(DIALS), np.float32)
    return np.asarray(words @ dials / total, dtype=np.float32)


def hashed_grams(sentence: str, columns: int) -> Grams:
    """The columns on which a sentence's n-grams fall and their weights; words and characters each have length one."""
    return next(iter(hashed(gram_texts([sentence]), columns)))


def hashed(texts: GramTexts, columns: int) -> SparseRows:
    """The same for sentences whose n-grams were taken already."""
    return side_by_side(_hashed_words(texts, columns), _hashed_characters(texts, columns))


def _hashed_words(texts: GramTexts, columns: int) -> SparseRows:
    codes = {gram: _checksum(gram) % columns for gram in dict.fromkeys(chain.from_iterable(texts.words))}
    return _met(texts.words, codes, columns)


def _hashed_characters(texts: GramTexts, columns: int) -> SparseRows:
    """Runs of characters: at once in all sentences that are ASCII, one by one in the others."""
    plain = _hashed_runs([text if text.isascii() else "" for text in texts.framed], columns)
    if all(map(str.isascii, texts.framed)):
        return plain
    others = [[] if text.isascii() else character_runs(text) for text in texts.framed]
    return side_by_side(plain, _met(others, {gram: _checksum(gram) % columns for own in others for gram in own}, columns))


def _met(grams: Sequence[Sequence[str]], codes: Mapping[str, int], columns: int) -> SparseRows:
    import numpy as np

    found = np.array([codes[gram] for own in grams for gram in own], np.intp)
    return weighted(as_met(owners(grams), found, len(grams), columns))


def _hashed_runs(texts: Sequence[str], columns: int) -> SparseRows:
    """The columns on which the runs of characters of ASCII texts fall."""
    import numpy as np

    own = owners(texts)
    places = [run_places(own, size) for size in CHARACTER_SIZES]
    codes = run_checksums(CHARACTER_MARK.encode(), "".join(texts), CHARACTER_SIZES)
    found = np.concatenate([of_size[place] for of_size, place in zip(codes, places, strict=True)])
    return weighted(ascending(own[np.concatenate(places)], found % columns, len(texts), columns))


def _checksum(gram: str) -> int:
    return zlib.crc32(gram.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1)
def packaged_dials() -> DialModel:
    """The dials that travel with the package; ModelError MOD30 where they are missing."""
    try:
        folder = asset(FOLDER)
    except FileNotFoundError as error:
        raise ModelError(str(error), todo="Reinstall the package.", code="MOD30") from error
    return load_dials(folder / WEIGHTS)


def load_dials(path: Path) -> DialModel:
    """Read the dials' weights; ModelError MOD31 where the file holds none, or others than DIALS."""
    import numpy as np

    try:
        about, arrays = read_arrays(path)
        if about["dials"] != [dial.name for dial in DIALS]:
            raise ValueError(f"its dials are {', '.join(about['dials'])}")
        wide = {name: array.astype(np.float32) for name, array in arrays.items()}
        column = {feature.name: number for number, feature in enumerate(FEATURES)}
        return DialModel(about["version"], tuple(about["layers"]), tuple(column[name] for name in about["features"]), **wide)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"these are no tone dials ({error}).", where=str(path), todo="Reinstall the package.", code="MOD31") from error
