"""Imports spaCy without torch, which thinc, what spaCy stands on, would load for seconds wherever it is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def torchless() -> Iterator[None]:
    """While the context lasts `import torch` fails, unless torch is loaded already; thinc then does without, and so do our pipelines."""
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # what Python itself writes there for a module that must not be imported
    try:
        yield
    finally:
        del sys.modules["torch"]
