"""`consistency scan`: a campaign held against the brand's approved copy."""

from __future__ import annotations

from pathlib import Path

import click

from consistency.cli.output import Target, deliver, report_options, targets
from consistency.cli.progress import progress_line


@click.command()
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@report_options
def scan(config: Path, format_: str | None, output: Path | None, reports: tuple[Target, ...], fail_on: str) -> int:
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
      consistency scan spring-sale --report html=launch.html --report sarif=out.sarif
                                                          the summary, and two files from one scan
    """
    from consistency.flows.scan import scan as scan_campaign
    from consistency.settings import load_settings

    wanted = targets(format_, output, reports)
    project = load_settings(config)
    with progress_line() as progress:
        audit = scan_campaign(project, progress)
    return deliver(audit, wanted, fail_on)
