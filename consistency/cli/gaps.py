"""What could not be read, on stderr: whatever is told beside it is told without it."""

from __future__ import annotations

from collections.abc import Sequence

import click

SHOWN = 20
"""Lines of what could not be read that are shown."""


def tell_unread(lines: Sequence[str]) -> None:
    """Shows the first lines, and how many more there are."""
    for line in lines[:SHOWN]:
        click.echo(line, err=True)
    if len(lines) > SHOWN:
        click.echo(f"and {len(lines) - SHOWN} more that could not be read", err=True)
