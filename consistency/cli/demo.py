"""`consistency demo`: the main job on a brand that travels with the package."""

from __future__ import annotations

from pathlib import Path

import click

from consistency.cli.output import NamedFile, summary, write
from consistency.cli.progress import progress_line


@click.command(short_help="Scan an invented brand's campaign, as an example.")
@click.option(
    "--output",
    "-o",
    type=NamedFile(),
    default=Path("consistency-demo.html"),
    show_default=True,
    help="Where the HTML report goes.",
)
def demo(output: Path) -> None:
    """Scan an invented brand's campaign, with problems planted in it, and show what a scan finds.

    Needs nothing but this package: the brand's approved copy, its style guide and its campaign travel along.
    """
    from consistency.assets import asset
    from consistency.flows.scan import scan as scan_campaign
    from consistency.reports import REPORTS
    from consistency.settings import load_settings

    project = load_settings(asset("corpora/demo-brand"))
    with progress_line() as progress:
        audit = scan_campaign(project, progress)
    write(audit, REPORTS["html"](), output)
    write(audit, summary(), None)
    click.echo(f"\nHTML report: {output.resolve()}")
