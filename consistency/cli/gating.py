"""The options of the gate that commands share, and what a scan asks of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from consistency.flows.asked import Asked

SEVERITIES = ("error", "warning", "note", "never")
Command = TypeVar("Command", bound=Callable[..., Any])


def ending_options(command: Command) -> Command:
    """Adds --fail-on and --max-new, which say how a command ends."""
    return _with(
        command,
        click.option(
            "--fail-on", type=click.Choice(SEVERITIES), help="Exit with 2 from this severity on. Default: the settings', else error."
        ),
        click.option("--max-new", type=click.IntRange(min=0), metavar="N", help="Bear so many findings before exiting with 2."),
    )


def check_options(command: Command) -> Command:
    """Adds --only and --skip, which say which checks are made."""
    return _with(
        command,
        click.option(
            "--only",
            multiple=True,
            metavar="CHECK",
            help="Make only this check, or those of a concern as reports call it; again, or with commas, for several.",
        ),
        click.option("--skip", multiple=True, metavar="CHECK", help="Leave this check out; again, or with commas, for several."),
    )


def _with(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def asked_of(only: Sequence[str], skip: Sequence[str], fail_on: str | None, max_new: int | None) -> Asked:
    """The options as a scan understands them."""
    return Asked(_names(only), _names(skip), fail_on, max_new)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())
