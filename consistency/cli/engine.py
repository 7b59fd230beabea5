"""The options that say where the work of a scan is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def engine_options(command: Command) -> Command:
    """Adds --engine and --workers, which go before [run] of the settings."""
    workers = click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Workers at a time. Default: one a processor.")
    engine = click.option(
        "--engine", metavar="NAME", help="Where the work is done: local, processes (several of this machine) or ray (a cluster)."
    )
    return engine(workers(command))
