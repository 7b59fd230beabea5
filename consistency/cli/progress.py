"""One line of progress on stderr, only where stderr is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from consistency.flows.progress import Progress, silent


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Gives a function that shows what is being done; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # only here: it takes longer to load than a quiet run should wait

    console = Console(stderr=True)
    with console.status("starting") as status:
        yield status.update
