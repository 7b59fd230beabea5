"""`consistency accept`: findings that a team decides to live with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from consistency.records.audit import Audit
    from consistency.records.decision import Acceptance
    from consistency.records.finding import Finding
    from consistency.settings import Project

SHOWN = 10
"""Accepted findings that are named one by one."""
EMPTY = {"reason": "Say why it may stay as it is.", "owner": "Name who answers for it."}


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """The day that is meant, as settings write it; what is none fails with an example."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day. Write it as 2027-03-31.") from error


def _said(_context: click.Context, option: click.Parameter, value: str) -> str:
    """What was said, without space around it; nothing at all fails, as no settings hold it."""
    if not value.strip():
        raise click.BadParameter(f"{option.opts[0]} is empty. {EMPTY[option.name or '']}")
    return value.strip()


def terms_options(*, reason: str | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds --reason, --owner, --until, --in and --from to a command; `reason` is the default, None where one must be given."""
    options = (
        click.option(
            "--reason", callback=_said, required=reason is None, default=reason, show_default=True, help="Why it may stay as it is."
        ),
        click.option("--owner", callback=_said, required=True, help="Who answers for it, as in dana@brand.example."),
        click.option("--until", callback=_day, metavar="DATE", help="The last day on which that holds, as in 2027-03-31. Default: no end."),
        click.option(
            "--in", "config", type=click.Path(path_type=Path), default=Path(), help="The settings or their folder. Default: here."
        ),
        click.option(
            "--from",
            "report",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help="A JSON report to take the findings from. Default: the last scan of this folder.",
        ),
    )

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return added


@click.command(short_help="Accept findings: they no longer count.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@terms_options()
def accept(ids: tuple[str, ...], reason: str, owner: str, until: date | None, config: Path, report: Path | None) -> None:
    """Accept findings of the last scan: they no longer count, and every report says who accepts them, why and until when.

    ID stands beside each finding in every report; its first four digits are enough. The decision is written to acceptances.toml beside the
    settings, one table a finding, which belongs in git and may be edited by hand. A finding is known again where its page is edited or
    moved. It counts again after --until, and as soon as it gets worse.

    \b
    Examples:
      consistency accept b84ecdd4 --owner dana@brand.example \\
        --reason "The flyer is printed" --until 2027-03-31
      consistency accept b84e 30e4 --owner dana --in spring-sale \\
        --reason "Agreed with legal"
    """
    from consistency.flows.accept import Terms, findings_named

    _accept(config, report, Terms(reason, owner, until), lambda _project, audit: findings_named(audit, ids))


def accept_all(reason: str, owner: str, until: date | None, config: Path, report: Path | None) -> None:
    """Accepts everything that counts in the last scan."""
    from consistency.flows.accept import Terms, known_now

    _accept(config, report, Terms(reason, owner, until), known_now)


def _accept(config: Path, report: Path | None, terms: Any, chosen: Callable[[Project, Audit], Sequence[Finding]]) -> None:
    from consistency.flows.accept import accept as accept_findings
    from consistency.flows.last import last_scan
    from consistency.settings import load_settings

    project = load_settings(config)
    audit = last_scan(project.folder, report)
    _tell(project, accept_findings(project, audit, chosen(project, audit), terms, datetime.now(UTC).date()))


def _tell(project: Project, made: Sequence[Acceptance]) -> None:
    from consistency.reports.wording import count, visible

    for one in made[:SHOWN]:
        click.echo(f"{one.id}  {one.kind}  {', '.join(map(visible, one.where))}")
    if len(made) > SHOWN:
        click.echo(f"and {len(made) - SHOWN} more")
    file = project.folder / project.settings.gate.acceptances
    click.echo(f"Wrote {count(len(made), 'acceptance')} to {file}" if made else "Nothing is left to accept.", err=True)
