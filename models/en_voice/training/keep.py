"""Writes the trained model: arrays without pickles, and constants as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from consistency.baseline.fusion import ARRAYS, Fusion, Tail
from consistency.baseline.readings import READINGS
from consistency.represent.branch import Branch
from consistency.represent.features import FEATURES, Feature
from consistency.represent.kinship import SPACES, Kinship
from consistency.represent.lexis import Lexis
from consistency.represent.model import GRAM_SEPARATOR, Projection
from consistency.represent.net import Net
from consistency.represent.ngrams import Vocabulary
from training.probes import Trained

HALF = ("turn",)
"""Matrices that lose nothing by half precision."""


def store_model(
    folder: Path,
    fusion: Fusion,
    words: Vocabulary,
    probes: Trained,
    net: Net,
    branch: Branch,
    projection: Projection,
    kinship: Kinship,
    lexis: Lexis,
) -> None:
    """`voice.npz`: vocabulary, probes, net, what reads the branch, projection, kinship, lexis."""
    named = {name: _slim(name, value) for name, value in vars(probes).items()}
    named |= {f"net_{name}": _slim(name, value) for name, value in vars(net).items()}
    named |= {f"branch_{name}": array.astype(np.float32) for name, array in vars(branch).items()}
    named |= {f"projection_{name}": _slim(name, value) for name, value in vars(projection).items() if name != "weights"}
    named["projection_weights"] = projection.weights.astype(np.float32)
    for name, value in vars(kinship).items():
        if name in SPACES:
            named |= {f"kinship_{name}_{part}": _slim(part, array) for part, array in vars(value).items()}
        else:
            named[f"kinship_{name}"] = _slim(name, value)
    named |= {"grams": _listed(words.columns), "lexis": _listed(lexis.columns)}
    about = np.frombuffer(json.dumps({"version": fusion.version, "kinds": list(fusion.kinds)}).encode(), np.uint8)
    np.savez_compressed(folder / "voice.npz", about=about, idf=words.idf.astype(np.float16), **named)


def _listed(grams: Iterable[str]) -> np.ndarray:
    return np.frombuffer(GRAM_SEPARATOR.join(grams).encode(), np.uint8)


def _slim(name: str, array: np.ndarray) -> np.ndarray:
    if array.dtype.kind == "i":
        return array
    return array.astype(np.float16 if name.endswith("_weights") or name in HALF else np.float32)


def store_fusion(folder: Path, fusion: Fusion) -> None:
    """`fusion.json`: how readings are read, and counted features as a reader should see them."""
    stored = {"version": fusion.version, "middle": round(fusion.middle, 6), "spread": round(fusion.spread, 6)}
    stored |= {"readings": READINGS, "kinds": fusion.kinds}
    stored |= {name: np.round(getattr(fusion, name), 6).tolist() for name in ARRAYS}
    stored |= {"tails": [_tail(one) for one in fusion.tails], "pool_tails": [_tail(one) for one in fusion.pool_tails]}
    stored["styles"] = [_style(feature) for feature in FEATURES]
    (folder / "fusion.json").write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def _tail(tail: Tail) -> dict[str, float | list[float]]:
    deviations, chances = np.round(tail.deviations, 6).tolist(), np.round(tail.chances, 5).tolist()
    return {"most_words": tail.most_words, "deviations": deviations, "chances": chances}


def _style(feature: Feature) -> dict[str, str | float]:
    unit, scale = _unit(feature)
    return {"name": feature.name, "unit": unit, "scale": scale, "more": feature.more, "less": feature.less}


def _unit(feature: Feature) -> tuple[str, float]:
    """How a rate is told to a reader: its unit, and by what the rate is multiplied to be in it."""
    if feature.definition.startswith(("words in a ", "letters in a ", "syllables in a ")):
        return feature.definition.split(",")[0], 1.0
    return ("in 100 words", 100.0) if feature.per == "word" else ("in 10 sentences", 10.0)
