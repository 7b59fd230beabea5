"""`consistency reference`: the pages of the reference that are made from the program."""

from __future__ import annotations

import click


@click.command(short_help="Print a page of the reference as Markdown.")
@click.argument("of", type=click.Choice(["channels"]), default="channels")
def reference(of: str) -> None:  # noqa: ARG001 - one page until now
    """Print a page of the reference as Markdown: which formats and services copy is read from.

    \b
    Example:
      consistency reference channels > docs/reference/channels.md
    """
    from consistency.flows.reference import channel_reference

    click.echo(channel_reference(), nl=False)
