"""`consistency bulk`: a scan of any number of touchpoints, results as Parquet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill, shorten
from typing import TYPE_CHECKING

import click

from consistency.cli.engine import engine_options
from consistency.cli.gating import asked_of, check_options, ending_options
from consistency.cli.progress import progress_line

if TYPE_CHECKING:
    from consistency.records.bulk import BulkSummary

LEVELS = ("error", "warning", "note")
MOST_TOLD = 5
"""Of the worst findings, and of what could not be read, that are shown; the results hold them all."""


@click.command(short_help="Scan any number of touchpoints: Parquet in, Parquet out.")
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@click.option("--to", required=True, metavar="FOLDER", help="A new folder for the results, or an address such as s3://bucket/results.")
@ending_options
@check_options
@engine_options
def bulk(
    config: Path,
    to: str,
    fail_on: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    max_new: int | None,
    engine: str | None,
    workers: int | None,
) -> int:
    """Scan any number of touchpoints, on one machine or on a cluster.

    CONFIG is a consistency.toml, or the folder that holds one. Each [[source]] names Parquet or JSON Lines: a file, a folder of files, a
    pattern such as copy/*.parquet, or an address such as s3://bucket/copy. They hold what `consistency collect` wrote, or rows with a
    column text (and locator, channel, kind, title, uri, campaign, where there are such).

    What belongs together is audited together, as `consistency scan` would audit it alone: touchpoints of one campaign, else those that
    share an offer's code, or the page that they lead to. All are held against one baseline. What stays in memory are counts.

    \b
    Results, each a folder of Parquet files, and summary.json:
      groups        what was audited together, with its verdict
      touchpoints   each with its voice
      measurements  all that was measured, to be judged again
      findings      what does not fit, with the words that show it

    \b
    Examples:
      consistency bulk estate --to results
      consistency bulk estate --to results --engine processes
      consistency bulk estate --to s3://bucket/results --engine ray --workers 64

    \b
    Exit codes:
      0  all was read and checked, no finding fails the scan
      2  more findings at or above --fail-on than --max-new bears
      3  the settings are wrong, or the folder is in use
      4  something could not be read or checked
    """
    from consistency.flows.bulk import scan_in_bulk
    from consistency.flows.engine import run_by
    from consistency.settings import load_settings

    project = run_by(load_settings(config), engine, workers)
    with progress_line() as progress:
        summary = scan_in_bulk(project, to, progress, asked=asked_of(only, skip, fail_on, max_new))
    width = min(100, shutil.get_terminal_size((80, 24)).columns)
    click.echo("\n".join(told(summary, to, width)))
    return summary.exit_code


def told(summary: BulkSummary, to: str, width: int = 80) -> Iterator[str]:
    """The summary in lines of at most so many characters."""
    verdicts = ", ".join(f"{many:,} {verdict}" for verdict, many in sorted(summary.verdicts.items(), key=lambda item: -item[1]))
    yield f"{summary.touchpoints:,} touchpoints in {_groups(summary.groups)}: {verdicts or 'nothing to audit'}"
    yield from _kinds(summary)
    if summary.worst:
        yield "\nThe worst:"
    for one in summary.worst[:MOST_TOLD]:
        yield fill(f"{one.severity.value}: {one.message}", width, initial_indent="  ", subsequent_indent="    ")
        yield f"    {shorten(', '.join(one.locators), width - 4, placeholder=' …')}"
    yield from _gaps(summary, width)
    yield f"\nResults: {to}"


def _kinds(summary: BulkSummary) -> Iterator[str]:
    kinds = sorted({kind for kind, _ in summary.findings})
    if kinds:
        yield f"\n{'errors':>9} {'warnings':>9} {'notes':>9}"
    for kind in kinds:
        yield f"{' '.join(_count(summary.findings[kind, level]) for level in LEVELS)}  {kind}"


def _groups(many: int) -> str:
    return f"{many:,} group{'s' * (many != 1)}"


def _count(many: int) -> str:
    return f"{many:>9,}" if many else f"{'–':>9}"


def _gaps(summary: BulkSummary, width: int) -> Iterator[str]:
    """What was not read and not checked, and why."""
    if summary.missed:
        yield f"\nCould not be read: {summary.missed:,}"
    for line in summary.unread[:MOST_TOLD]:
        yield fill(f"{line.code} {line.locator}: {line.what} {line.todo}", width, initial_indent="  ", subsequent_indent="    ")
    for note in summary.notes:
        yield fill(note, width, subsequent_indent="  ")
    for gap, many in sorted(summary.gaps.items()):
        yield fill(f"In {_groups(many)}: {gap}", width, subsequent_indent="  ")
