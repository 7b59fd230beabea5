"""The files that a command will write, looked at before its work begins: what would be lost or cannot be written is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from consistency.flows.outputs import Input


def claim(outputs: Iterable[Path | None], reads: Iterable[Input], *, is_beside: bool = False) -> None:
    """Looks at each output that is a file (None: standard output); `reads` is what the command reads.

    Raises OutputError: OUT01 where an output would overwrite what is read, OUT02 where no output can be written at all. Where others can
    be, or outputs only stand beside the command's work (`is_beside`), those that cannot be written are told on stderr and the work goes on.
    """
    from consistency.flows.outputs import refuse_inputs, why_not_writable

    wanted: Sequence[Path | None] = tuple(outputs)
    files = [one for one in wanted if one is not None]
    refuse_inputs(files, reads)
    refused = [error for error in map(why_not_writable, files) if error is not None]
    if refused and len(refused) == len(wanted) and not is_beside:
        raise refused[0]
    for error in refused:
        click.echo(f"{error} The rest goes on.", err=True)
