"""Baselines as files: numbers and a header, nothing that runs when it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.baseline.fusion import Fusion, packaged_fusion
from consistency.baseline.learn import Baseline, learn
from consistency.errors import BaselineError
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

SCHEMA = "consistency-baseline/1"


def save(baseline: Baseline, path: Path) -> None:
    """Write a baseline as one file; the texts themselves are not in it, only what was counted and measured in them."""
    import numpy as np

    about: dict[str, Any] = {"schema": SCHEMA, "name": baseline.name, "version": baseline.version}
    about["texts"] = [{"locator": t.locator, "channel": t.channel, "sentences": len(t.spans)} for t in baseline.texts]
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            about=np.frombuffer(json.dumps(about, ensure_ascii=True).encode(), np.uint8),
            words=np.concatenate([t.words for t in baseline.texts]),
            counts=np.concatenate([t.counts for t in baseline.texts]),
            probes=np.concatenate([t.probes for t in baseline.texts]),
            style=np.stack([t.style for t in baseline.texts]),
            projection=np.stack([t.projection for t in baseline.texts]),
        )


def load(path: Path, fusion: Fusion | None = None) -> Baseline:
    """Read a baseline; BaselineError BAS02 where the file is none, BAS03 where it was learned with another voice model."""
    fusion = fusion or packaged_fusion()
    about, arrays = _stored(path)
    if about["version"] != fusion.version:
        what = f"it was learned with {about['version']}, this is {fusion.version}."
        raise BaselineError(what, where=str(path), todo="Learn it again from the approved copy.", code="BAS03")
    return learn(about["name"], _texts(about, arrays), fusion, about["version"])


def _stored(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    import zipfile

    import numpy as np

    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        about = json.loads(bytes(arrays["about"]).decode())
        if about["schema"] != SCHEMA:
            raise ValueError(f"its schema is {about['schema']!r}, not {SCHEMA!r}")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise BaselineError(
            f"this is no baseline ({error}).", where=str(path), todo="Make one with `consistency learn`.", code="BAS02"
        ) from error
    return about, arrays


def _texts(about: dict[str, Any], arrays: dict[str, np.ndarray]) -> list[Representation]:
    texts, start = [], 0
    for row, text in enumerate(about["texts"]):
        end = start + text["sentences"]
        own = {name: arrays[name][start:end] for name in ("words", "counts", "probes")}
        spans = ((0, 0),) * text["sentences"]
        style, projection = arrays["style"][row], arrays["projection"][row]
        texts.append(Representation(text["locator"], text["channel"], "", spans, style=style, projection=projection, **own))
        start = end
    return texts
