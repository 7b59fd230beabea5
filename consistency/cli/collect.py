"""`consistency collect`: what the declared sources hold, kept in one file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from consistency.cli.claiming import claim
from consistency.cli.exits import ExitCode
from consistency.cli.progress import progress_line
from consistency.cli.stop import stoppable

if TYPE_CHECKING:
    from consistency.records.collection import Collection

SHOWN = 20
"""Lines of what could not be read that are shown; the file holds them all."""


@click.command(short_help="Read every declared source once and keep it in one file.")
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write: .jsonl or .parquet."
)
@click.option("--keep-personal", is_flag=True, help="Keep e-mail addresses, phone and card numbers and IBANs instead of masking them.")
def collect(config: Path, output: Path, *, keep_personal: bool) -> int:
    """Read every declared source once and keep its touchpoints in one file.

    The file can be scanned instead of the sources themselves: name it as the path of a [[baseline]] and of a [[source]]. It holds what
    was skipped and what could not be read as well. Ctrl-C keeps what was read until then; after a kill it stands beside the file, in
    NAME.partial.jsonl.

    \b
    Examples:
      consistency collect --output touchpoints.jsonl
      consistency collect spring-sale --output spring.parquet

    \b
    Exit codes: 0 all was read, 3 the settings are wrong, 4 something was unread.
    """
    from consistency.channels.kept import SUFFIXES
    from consistency.flows.collect import collect as collect_project
    from consistency.flows.outputs import inputs_of
    from consistency.settings import load_settings

    if output.suffix.casefold() not in SUFFIXES:
        raise click.UsageError(f"{output.name!r} names no format that is written. Let it end in .jsonl or .parquet.")
    project = load_settings(config)
    claim([output], inputs_of(project))
    with stoppable(), progress_line() as progress:
        collections = collect_project(project, output, progress, keep_personal=keep_personal)
    for line in _told(collections):
        click.echo(line, err=True)
    click.echo(f"Wrote {output}", err=True)
    return ExitCode.INCOMPLETE if any(one.unreadable for one in collections) else ExitCode.CLEAN


def _told(collections: Iterable[Collection]) -> list[str]:
    """A line for each source, and one for each thing that could not be read."""
    lines, missed = [], []
    for one in collections:
        counts = f"{len(one.touchpoints)} read, {len(one.skipped)} skipped, {len(one.unreadable)} could not be read"
        lines.append(f"{one.purpose} {one.channel} {one.path}: {counts}")
        missed += [f"  {line.code} {line.locator}: {line.what} {line.todo}" for line in one.unreadable]
    more = [f"  and {len(missed) - SHOWN} more"] if len(missed) > SHOWN else []
    return [*lines, *missed[:SHOWN], *more]
