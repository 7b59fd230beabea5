"""`consistency scan`: a campaign held against the brand's approved copy."""

from __future__ import annotations

from pathlib import Path

import click

from consistency.cli.caching import cache_option, cached_as_asked
from consistency.cli.claiming import claim
from consistency.cli.engine import engine_options
from consistency.cli.gating import asked_of, check_options, ending_options
from consistency.cli.output import Target, deliver, report_options, targets
from consistency.cli.progress import progress_line
from consistency.cli.tidying import tidied_seldom


@click.command()
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@report_options
@ending_options
@check_options
@engine_options
@cache_option
@tidied_seldom()
def scan(
    config: Path,
    format_: str | None,
    output: Path | None,
    reports: tuple[Target, ...],
    fail_on: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    max_new: int | None,
    engine: str | None,
    workers: int | None,
    *,
    no_cache: bool,
) -> int:
    """Scan a campaign before it launches.

    CONFIG is a consistency.toml, or the folder that holds one (default: this folder). It names the brand, its style guide, its approved
    copy ([[baseline]]) and the copy about to launch ([[source]]). Every touchpoint is read, compared with the approved copy and with the
    others, and what does not fit is reported with the words that show it. Where the brief states an offer ([[offer]]), that is what all
    copy is held against.

    \b
    Examples:
      consistency scan                   this folder, summary on the terminal
      consistency scan spring-sale --output report.html
                                         one page to send to the team
      consistency scan --format json     everything, for scripts
      consistency scan --report html=launch.html --report sarif=out.sarif
                                         the summary, and two files from one scan
      consistency scan --only terms,placeholders
                                         two checks alone
      consistency scan --engine processes
                                         the reading spread over all processors

    What a scan lets pass is told in the settings, in [gate]: a preset (relaxed, recommended, strict), how severe each check is in each
    channel, and how much must have been looked at. Findings that you accept with `consistency accept` do not count.

    \b
    Exit codes:
      0  every check that is on was made, everything declared was
         read, and no finding at or above --fail-on is new or worse
      1  wrong usage, or a report that could not be written
      2  more such findings than --max-new bears
      3  the settings or the acceptances are wrong
      4  nothing fails the scan, but a declared source could not be read or a
         check that is on could not be made
    """
    from consistency.flows.cache import cache_of
    from consistency.flows.engine import run_by
    from consistency.flows.last import keep
    from consistency.flows.outputs import inputs_of
    from consistency.flows.scan import scan as scan_campaign
    from consistency.settings import load_settings

    wanted = targets(format_, output, reports)
    project = cached_as_asked(run_by(load_settings(config), engine, workers), no_cache=no_cache)
    claim((one.output for one in wanted), inputs_of(project))
    notes: list[str] = []
    with progress_line() as progress, cache_of(project, notes.append) as cache:
        audit = scan_campaign(project, progress, asked=asked_of(only, skip, fail_on, max_new), cache=cache)
    for note in notes:
        click.echo(note, err=True)
    if told := keep(audit, project.folder):
        click.echo(told, err=True)
    return deliver(audit, wanted)
