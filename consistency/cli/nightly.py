"""`consistency nightly`: one night of a brand, kept and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from consistency.cli.caching import cache_option, cached_as_asked
from consistency.cli.claiming import claim
from consistency.cli.exits import ExitCode
from consistency.cli.gating import SEVERITIES
from consistency.cli.output import ReportTarget, Target, exit_code, is_written
from consistency.cli.progress import progress_line
from consistency.cli.stop import stoppable
from consistency.cli.tidying import tidied_seldom

if TYPE_CHECKING:
    from consistency.flows.nightly import Outcome
    from consistency.flows.tell import Delivery
    from consistency.records.audit import Audit
    from consistency.stores.sql import SqlStore


@click.command(short_help="Scan on a schedule: keep the audit, tell only what is new.")
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 2 from this severity on. Default: the settings', else error.")
@click.option("--since", type=int, metavar="AUDIT", help="Tell what is new since this audit of the history. Default: the one before.")
@click.option(
    "--source", metavar="NAME", help="Read only this source, by its channel, path or service; the others are as the last night saw them."
)
@click.option("--dry-run", is_flag=True, help="Scan and tell here what would be new; keep nothing, send nothing.")
@click.option(
    "--report",
    "reports",
    type=ReportTarget(),
    multiple=True,
    metavar="FORMAT=FILE",
    help="Also write the whole report, as in html=tonight.html; may be given several times.",
)
@cache_option
@tidied_seldom()
def nightly(
    config: Path,
    fail_on: str | None,
    since: int | None,
    source: str | None,
    reports: tuple[Target, ...],
    *,
    dry_run: bool,
    no_cache: bool,
) -> int:
    """Scan as a scheduler does: read what the sources hold, keep the audit in the history, tell people only what is new.

    Where nothing has changed since the night before, nothing is scanned again, and of what has changed no more than that is read and
    measured. The history lies at .consistency/history.db, or where [history] of the settings says; who hears of new problems is said by
    [[alert]] tables. One night of a brand runs at a time; a kill at any moment leaves the history as it was before or as it is after.

    \b
    Examples:
      consistency nightly                       this folder
      consistency nightly spring-sale --dry-run
      consistency nightly --source social       one source anew, no other
      consistency history status                how the last nights went

    \b
    Exit codes:
      0  nothing new at or above --fail-on
      1  an error while running, after which nothing is kept; or a report
         that could not be written, while the audit is kept
      2  new or worse findings at or above --fail-on, or a channel that drifts
      3  the settings are wrong
      4  a source could not be read, a check that is on could not be made,
         or an alert could not be sent
    Where both 2 and 4 hold it is 2.
    """
    from consistency.flows.history import open_history, with_history
    from consistency.flows.last import keep
    from consistency.flows.nightly import nightly as one_night
    from consistency.flows.outputs import inputs_of
    from consistency.flows.tell import tell
    from consistency.settings import load_settings

    project = cached_as_asked(load_settings(config), no_cache=no_cache)
    claim((one.output for one in reports), inputs_of(project), is_beside=True)
    with open_history(project) as store:
        with stoppable(), progress_line() as progress:
            outcome = one_night(project, store, progress, since=since, source=source, is_kept=not dry_run)
        number, least = outcome.entry.number if outcome.entry else None, project.settings.history.least_shift
        kept = [one for one in reports if is_written(with_history(store, _whole(outcome, store), number, least=least), one)]
        deliveries = () if dry_run else tell(project, store)
    if not dry_run and not outcome.was_unchanged and (said := keep(outcome.audit, project.folder)):
        click.echo(said, err=True)
    click.echo("\n".join(_told(outcome)))
    for note in outcome.notes:
        click.echo(note, err=True)
    for delivery in deliveries:
        click.echo(_delivered(delivery), err=True)
    return exit_code(_code(outcome, deliveries, fail_on), reports, kept)


def _whole(outcome: Outcome, store: SqlStore) -> Audit:
    """The audit with everything in it, also where an unchanged night read its head alone."""
    brand = outcome.audit.brand
    return store.audit(brand, store.entries(brand, 1)[-1].number) if outcome.was_unchanged else outcome.audit


def _told(outcome: Outcome) -> Iterator[str]:
    from consistency.alerts import digest_of
    from consistency.records.finding import Severity

    entry = outcome.entry
    how = "; nothing has changed since the night before, so nothing was scanned again" if outcome.was_unchanged else ""
    yield (f"Audit {entry.number} is kept{how}." if entry else f"Nothing was kept (--dry-run){how}.")
    digest = digest_of(outcome.audit, outcome.news, Severity.NOTE)
    yield digest.body.rstrip() if digest else f"{outcome.audit.brand}: nothing new. As it stands: {outcome.audit.verdict.value}."
    if outcome.news.unread and digest is None:
        yield f"Still not read, so not checked ({len(outcome.news.unread)}):"
        yield from (f"  - {line}" for line in outcome.news.unread)
    if outcome.audit.gate and outcome.audit.gate.gaps:
        yield "Not looked at as it should be:"
        yield from (f"  - {line}" for line in outcome.audit.gate.gaps)


def _delivered(one: Delivery) -> str:
    if one.error:
        return f"Alert {one.target}: {one.error}"
    if one.waiting:
        return f"Alert {one.target}: had a message only just now; waiting for the next run: {one.waiting}."
    return f"Alert {one.target}: {'told' if one.sent else 'nothing to tell'}."


def _code(outcome: Outcome, deliveries: tuple[Delivery, ...], fail_on: str | None) -> int:
    from consistency.records.finding import Severity

    gate = outcome.audit.gate
    least = fail_on or (gate.fail_on if gate else "error")
    fresh = [*outcome.news.new, *(now for _, now in outcome.news.worse)]
    if least != "never" and (outcome.news.drifts or any(one.severity.rank >= Severity(least).rank for one in fresh)):
        return ExitCode.FINDINGS
    is_whole = outcome.audit.is_complete and not (gate and gate.gaps) and not any(one.error for one in deliveries)
    return ExitCode.CLEAN if is_whole else ExitCode.INCOMPLETE
