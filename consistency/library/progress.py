"""Shows in a notebook what is being done; a plain script stays silent unless it listens itself."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from consistency.flows.progress import Progress, silent


@contextmanager
def progress_of(asked: Progress | None) -> Iterator[Progress]:
    """The `asked` listener; where there is none, a bar in Jupyter and marimo and silence anywhere else."""
    if asked is not None:
        yield asked
    elif is_notebook():
        with bar() as told:
            yield told
    else:
        yield silent


def is_notebook() -> bool:
    """Whether this runs in a Jupyter kernel or a marimo notebook; loads neither."""
    ipython, marimo = sys.modules.get("IPython"), sys.modules.get("marimo")
    shell = ipython.get_ipython() if ipython is not None else None
    return hasattr(shell, "kernel") or bool(marimo is not None and marimo.running_in_notebook())


@contextmanager
def bar() -> Iterator[Progress]:
    """A listener that counts and names the steps in a bar of tqdm, which clears itself; silent where tqdm is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # without ipywidgets it says that it draws in plain text
            from tqdm.auto import tqdm
    except ImportError:
        yield silent
        return
    with tqdm(bar_format="{n_fmt} steps, {elapsed}: {desc}", leave=False) as steps:

        def told(line: str) -> None:
            steps.set_description_str(line, refresh=False)
            steps.update()

        yield told
