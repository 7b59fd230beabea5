"""`consistency history`: the audits that nights have kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from consistency.cli.claiming import claim
from consistency.cli.exits import ExitCode
from consistency.cli.output import FORMATS, SUFFIXES, NamedFile, OutputFile, format_of, summary, write, write_bytes
from consistency.reports import REPORTS

if TYPE_CHECKING:
    from consistency.records.history import Entry
    from consistency.records.trend import Trend
    from consistency.settings import Project
    from consistency.stores.sql import SqlStore

CONFIG = click.option(
    "--in",
    "--settings",
    "config",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="this folder",
    help="A consistency.toml, or its folder: it says which brand, and where the history lies.",
)
NEWEST = 14


@click.group(short_help="Look at, compare, carry and tidy the audits that nights kept.")
def history() -> None:
    """Look at the audits that `consistency nightly` has kept, compare two of them, carry them elsewhere, keep them small.

    \b
    Examples:
      consistency history status      how nights went, and where channels move
      consistency history diff 41 42  what is new, worse and resolved between two
      consistency history dropped     what the site dropped and mails still say
      consistency history show 42 --output report.html
    """


@history.command()
@CONFIG
@click.option("--newest", type=click.IntRange(1), default=NEWEST, show_default=True, help="How many audits are listed.")
@click.option("--prometheus", type=NamedFile(), help="Write metrics to this file instead, for a collector.")
def status(config: Path, newest: int, prometheus: Path | None) -> int:
    """Tell how the last nights went: each audit, how voice and findings of each channel moved, messages that wait."""
    from consistency.flows.history import trends

    with _opened(config, prometheus) as (project, store):
        if prometheus is not None:
            return _metrics(store, prometheus)
        brand = project.settings.brand.name
        entries = store.entries(brand, newest)
        if not entries:
            click.echo(f"{store.address.shown}: no audit of {brand} yet. `consistency nightly` makes one.")
            return ExitCode.CLEAN
        shown = trends(store, brand, least=project.settings.history.least_shift)
        for line in _status(store, brand, entries, shown, _width()):
            click.echo(line)
    return ExitCode.CLEAN


def _status(store: SqlStore, brand: str, entries: Sequence[Entry], shown: Sequence[Trend], width: int) -> Iterator[str]:
    from consistency.reports.history_text import anew_lines, drift_lines, entry_line, trend_lines

    yield f"{brand}, {store.address.shown}"
    yield from map(entry_line, entries)
    yield from trend_lines(shown, width)
    if drifts := sorted((drift for one in shown for drift in one.drifts), key=lambda drift: drift.number):
        yield ""
        yield "What moved"
        yield from drift_lines(drifts, width)
    if shifts := sorted((shift for one in shown for shift in one.shifts), key=lambda shift: shift.number):
        yield ""
        yield "Measured anew: copy that is the same is measured otherwise since, which is no drift"
        yield from anew_lines(shifts)
    if waiting := store.waiting(brand):
        yield ""
        yield "Messages that wait to be sent"
        yield from (f"  {one.target}: {one.digest.title} ({one.tries} tries) {one.error}".rstrip() for one in waiting)


def _metrics(store: SqlStore, path: Path) -> int:
    from consistency.reports.metrics import metrics

    latest = {name: store.entries(name, 1)[0] for name in store.brands()}
    told = metrics({name: (entry, store.audit(name, entry.number)) for name, entry in latest.items()}, datetime.now(UTC))
    write_bytes(told, path)
    return ExitCode.CLEAN


@history.command()
@click.argument("number", type=int, required=False, metavar="[AUDIT]")
@CONFIG
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Format of the report. Default: what --output's name ends in, or terminal."
)
@click.option("--output", "-o", type=OutputFile(), help=f"Write the report to this file: {', '.join(SUFFIXES)}.")
def show(number: int | None, config: Path, format_: str | None, output: Path | None) -> None:
    """Show an audit once more, the newest where none is named, in any format of a report."""
    from consistency.flows.history import with_history

    form = format_of(format_, output)
    with _opened(config, output) as (project, store):
        brand = project.settings.brand.name
        wanted = _number(store, brand, number)
        audit = with_history(store, store.audit(brand, wanted), wanted, least=project.settings.history.least_shift)
    write(audit, summary() if form == "terminal" and output is None else REPORTS[form](), output)
    if output is not None:
        click.echo(f"Wrote {output}", err=True)


@history.command()
@click.argument("before", type=int, metavar="AUDIT")
@click.argument("after", type=int, required=False, metavar="[AUDIT]")
@CONFIG
def diff(before: int, after: int | None, config: Path) -> int:
    """Tell what lies between two audits: findings new, worse and resolved, and the words that changed.

    \b
    Exit codes: 0 nothing new or worse, 2 something is.
    """
    from consistency.flows.history import difference
    from consistency.reports.history_text import difference_lines

    with _opened(config) as (project, store):
        brand = project.settings.brand.name
        found = difference(store, brand, before, _number(store, brand, after))
    click.echo("\n".join(difference_lines(found, _width())))
    return ExitCode.FINDINGS if found.new or found.worse else ExitCode.CLEAN


@history.command()
@CONFIG
@click.option("--site", default="website", show_default=True, metavar="CHANNEL", help="The channel that says what holds.")
def dropped(config: Path, site: str) -> int:
    """Find sentences that the site has dropped while other channels still say them.

    Compares what pages once said with what they say now, over all kept audits, and looks for each sentence that is gone in the ads,
    e-mails and all other copy of the newest audit. Sentences of fewer than six words, legal wording, quotations, and what most pages
    repeat do not count; capitals, punctuation and typographic signs make no difference.

    \b
    Exit codes: 0 none, 2 some.
    """
    from consistency.flows.dropped import dropped as still_said
    from consistency.reports.history_text import dropped_lines

    with _opened(config) as (project, store):
        brand = project.settings.brand.name
        found = still_said(store, brand, site=site)
    click.echo("\n".join(dropped_lines(found, _width())))
    return ExitCode.FINDINGS if found else ExitCode.CLEAN


@history.command()
@click.argument("file", type=NamedFile())
@CONFIG
@click.option("--all-brands", is_flag=True, help="Every brand of the database, not only the settings' own.")
def export(file: Path, config: Path, *, all_brands: bool) -> None:
    """Write the history to FILE as lines of JSON, to be kept or carried to another database."""

    with _opened(config, file) as (project, store):
        lines = store.lines(None if all_brands else project.settings.brand.name)
        write_bytes(b"".join(f"{line}\n".encode() for line in lines), file)
    click.echo(f"Wrote {file}", err=True)


@history.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@CONFIG
def import_(file: Path, config: Path) -> None:
    """Take a FILE that `export` wrote into the history, all of it or nothing."""
    with _opened(config) as (_, store), file.open(encoding="utf-8") as lines:
        number = store.add_lines(lines, str(file))
    click.echo(f"{number} audit{'s' * (number != 1)} taken in.", err=True)


@history.command()
@click.option("--keep", type=click.IntRange(2), help="Audits of the brand that stay, the newest. Default: [history] keep, or all.")
@CONFIG
def vacuum(keep: int | None, config: Path) -> None:
    """Drop old audits and what only they held, and work that no night has used for long; give the space back."""
    with _opened(config) as (project, store):
        number = keep or project.settings.history.keep
        gone = store.keep_newest(project.settings.brand.name, number) if number else 0
        store.drop_work(project.settings.cache.days)
        store.shrink()
    click.echo(f"{gone} audit{'s' * (gone != 1)} dropped.", err=True)


def _width() -> int:
    return max(60, min(shutil.get_terminal_size((100, 50)).columns, 120))


def _number(store: SqlStore, brand: str, number: int | None) -> int:
    if number is not None:
        return number
    newest = store.entries(brand, 1)
    if not newest:
        raise click.ClickException(f"There is no audit of {brand} yet. `consistency nightly` makes one.")
    return newest[0].number


@contextmanager
def _opened(config: Path, output: Path | None = None) -> Iterator[tuple[Project, SqlStore]]:
    """The settings and their history, once it is known that the output can be written and costs nothing that is read."""
    from consistency.flows.history import open_history
    from consistency.flows.outputs import inputs_of
    from consistency.settings import load_settings

    project = load_settings(config)
    claim([output], inputs_of(project))
    with open_history(project) as store:
        yield project, store
