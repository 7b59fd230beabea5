"""`consistency reference`: the pages of the reference that are made from the program."""

from __future__ import annotations

import click


@click.command(short_help="Print a page of the reference as Markdown.")
@click.argument("of", type=click.Choice(["channels", "reports"]), default="channels")
def reference(of: str) -> None:
    """Print a page of the reference as Markdown: where copy is read from, or the formats of the report.

    \b
    Examples:
      consistency reference channels > docs/reference/channels.md
      consistency reference reports > docs/reference/reports.md
    """
    from consistency.flows.reference import channel_reference, report_reference

    click.echo(channel_reference() if of == "channels" else report_reference(), nl=False)
