"""`consistency scan`: a campaign held against the brand's approved copy."""

from __future__ import annotations

from pathlib import Path

import click

from consistency.cli.output import FORMATS, NEVER, deliver, format_of
from consistency.cli.progress import progress_line

SEVERITIES = ("error", "warning", "note", NEVER)


@click.command()
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Format of the report. Default: what --output's name ends in, or terminal."
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file instead of standard output."
)
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="error", show_default=True, help="Exit with 2 from this severity on.")
def scan(config: Path, format_: str | None, output: Path | None, fail_on: str) -> int:
    """Scan a campaign before it launches.

    CONFIG is a consistency.toml, or the folder that holds one (default: this folder). It names the brand, its style guide, its approved
    copy ([[baseline]]) and the copy about to launch ([[source]]). Every touchpoint is read, compared with the approved copy and with the
    others, and what does not fit is reported with the words that show it. Where the brief states an offer ([[offer]]), that is what all
    copy is held against.

    \b
    Examples:
      consistency scan                                    this folder, summary on the terminal
      consistency scan spring-sale --output report.html   one page to send to the team
      consistency scan spring-sale --format json          everything, for scripts
    """
    from consistency.flows.scan import scan as scan_campaign
    from consistency.settings import load_settings

    chosen = format_of(format_, output)
    project = load_settings(config)
    with progress_line() as progress:
        audit = scan_campaign(project, progress)
    return deliver(audit, chosen, output, fail_on)
