"""A trained model's arrays: read from one file without running anything in it, and multiplied so that a row counts for itself alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

BLOCK = 16
"""Rows that are multiplied at a time: few rows cost as much as their block."""


def read_arrays(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The JSON object under "about" and all other arrays by name; OSError or ValueError where the file holds none."""
    import zipfile

    import numpy as np

    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        about: dict[str, Any] = json.loads(bytes(arrays.pop("about")).decode())
    except (KeyError, EOFError, AttributeError, zipfile.BadZipFile) as error:
        raise ValueError(error) from error
    return about, arrays


def product(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Rows (n, d) times weights (d, k), shape (n, k): each row's result is the same to the bit, whatever rows stand beside it.

    How libraries of linear algebra split a sum depends on how many rows there are; here there are always as many, the last ones zeros.
    """
    import numpy as np

    filled = np.zeros((-(-len(rows) // BLOCK) * BLOCK, rows.shape[1]), rows.dtype)
    filled[: len(rows)] = rows
    blocks = np.matmul(filled.reshape(-1, BLOCK, rows.shape[1]), weights)
    return np.asarray(blocks.reshape(len(filled), weights.shape[1])[: len(rows)])
