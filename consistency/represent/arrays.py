"""Reads a trained model's arrays and what is said about them from one file, without running anything in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


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
