"""Imports spaCy without torch and without its commands: what it stands on would load both, for seconds, wherever they are installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

INFO = "spacy.cli.info"
"""What spaCy imports of its commands, and with it all of them and what they download with."""


@contextmanager
def torchless() -> Iterator[None]:
    """While the context lasts `import torch` fails and spaCy's commands are set aside, unless they are loaded already.

    thinc then does without torch, and so do our pipelines; `spacy.info` loads the commands when it is called.
    """
    aside = {name: stand_in for name, stand_in in (("torch", None), (INFO, _commands())) if name not in sys.modules}
    sys.modules.update(aside)  # type: ignore[arg-type]  # None is what Python itself writes there for a module that must not be imported
    try:
        yield
    finally:
        for name in aside:
            del sys.modules[name]


def _commands() -> ModuleType:
    module = ModuleType(INFO)
    module.__dict__["info"] = _info
    return module


def _info(*given: Any, **named: Any) -> Any:
    """What spaCy's own `info` tells, which stands among its commands."""
    from spacy.cli.info import info

    return info(*given, **named)
