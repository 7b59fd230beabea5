"""`consistency explain`: a finding, a kind of finding, a check, a code, or the gate, in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from consistency.records.audit import Audit
    from consistency.records.finding import Evidence, Finding

GATE = """The gate says what a scan lets pass. It stands in consistency.toml, and a preset is enough to begin with:

  [gate]
  preset = "recommended"      # or relaxed, or strict

  [gate.checks]               # off, note, warn or error
  terms = "warn"
  look = { ads = "off", "*" = "warn" }

  [gate.coverage]             # the least share of touchpoints that must have been judged
  voice = 0.8

A level is how severe a finding is that is sure and gross. What is less sure than `sure` is told one step milder, what is less sure
than `likely` is a note. A voice is gross where it lies `band` times the measured noise below the line from which it drifts; nearer to
the line an error is told as a warning, because the same text measured again might lie on the other side of it.

A check that is on and could not be made, or that could judge too few touchpoints, is NOT CHECKED, which is never a pass: the scan ends
with 4 at least. A check that you switch off is told as OFF and counts for nothing.

Findings that you accept (`consistency accept`, `consistency baseline accept`) do not count until their day is over or they get worse;
differences that are on purpose are declared once:

  [[intended]]
  channel = "support"
  check = "voice"
  ways = ["formal"]
  why = "Support is more formal, on purpose."
"""


@click.command(short_help="Explain a finding, a kind of finding, a check or a code.")
@click.argument("what", metavar="ID|KIND|CODE|CHECK|CONCERN|gate")
@click.option("--in", "config", type=click.Path(path_type=Path), default=Path(), help="The settings or their folder. Default: here.")
@click.option(
    "--from",
    "report",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A JSON report to look an id up in. Default: the last scan of this folder.",
)
def explain(what: str, config: Path, report: Path | None) -> None:
    """Explain a finding, a kind of finding, a check, a concern as reports call it, a code, or the gate.

    \b
    Examples:
      consistency explain b84ecdd4        a finding: every quote, why, what to do
      consistency explain offer-conflict  what a kind of finding means
      consistency explain deadlines       the checks behind a verdict
      consistency explain REA06           what a code says and what to do
      consistency explain gate            what a scan lets pass
    """
    from consistency.flows.codes import CODE

    if what.casefold() == "gate":
        _echo(GATE)
    elif CODE.fullmatch(what.upper()) and _is_code(what.upper()):
        click.echo("\n".join(_of_code(what.upper())))
    elif checks := _checks(what):
        for check in checks:
            _echo(_of_check(check))
    else:
        click.echo("\n".join(_of_finding(what, config, report)))


def _echo(text: str) -> None:
    """Markdown as plain lines: what is indented stays as it is."""
    from consistency.cli.screen import wrapped

    for part in text.replace("**", "").replace("`", "").strip("\n").split("\n\n"):
        if part.startswith("- "):
            items = re.split(r"\n(?=- )", part)
            click.echo("\n".join(line for item in items for line in wrapped(" ".join(item.split()), "", 2)))
        else:
            click.echo(part if part.startswith("  ") else "\n".join(wrapped(" ".join(part.split()))))
        click.echo()


def _is_code(what: str) -> bool:
    from consistency.flows.codes import sayings

    return bool(sayings(what))


def _of_code(code: str) -> Iterator[str]:
    from consistency.cli.screen import wrapped
    from consistency.flows.codes import FAMILIES, sayings
    from consistency.flows.reference_parts import what_of

    yield f"{code}: {FAMILIES.get(code[:3], 'a code')}"
    for one in sayings(code):
        yield ""
        yield from wrapped(what_of(one), "  ", 2)
        if one.todo:
            yield from wrapped(one.todo, "  What to do: ", 4)


def _checks(what: str) -> tuple[str, ...]:
    """The checks that go by a name, none where it is something else."""
    from consistency.flows.gate import GateError, checks_named

    try:
        return checks_named(what)
    except GateError:
        return ()


def _of_check(name: str) -> str:
    import inspect

    from consistency.checks import CHECKS
    from consistency.judge import concern_named

    check = CHECKS[name]
    kinds = ", ".join(check.kinds)
    head = f"{name}: feeds the verdict “{concern_named(check.concern).title}”; finds {kinds}."
    return f"{head}\n\n{inspect.getdoc(check)}"


def _of_finding(what: str, config: Path, report: Path | None) -> Iterator[str]:
    from consistency.errors import ConsistencyError
    from consistency.flows.accept import findings_named
    from consistency.flows.last import last_scan
    from consistency.settings import load_settings

    try:
        audit = last_scan(Path() if report else load_settings(config).folder, report)
        (finding,) = findings_named(audit, [what])
    except ConsistencyError as error:
        if near := get_close_matches(what.casefold(), _names(), n=1, cutoff=0.75):
            raise click.UsageError(f"There is nothing called {what!r} to explain. Did you mean {near[0]!r}?") from error
        todo = "Name an id, a kind of finding (offer-conflict), a check (terms), a code (REA06), or gate. Scanned elsewhere: --in FOLDER."
        raise click.UsageError(f"There is nothing called {what!r} to explain. {error}\n{todo}") from error
    yield from _told(finding, audit)


def _names() -> list[str]:
    """The kinds of finding, the checks and their concerns, and gate."""
    from consistency.checks import CHECKS
    from consistency.judge import concern_named

    concerns = (concern_named(CHECKS[name].concern).title.casefold() for name in CHECKS)
    return ["gate", *CHECKS, *(kind for name in CHECKS for kind in CHECKS[name].kinds), *concerns]


def _told(finding: Finding, audit: Audit) -> Iterator[str]:
    from consistency.cli.screen import wrapped
    from consistency.reports.decision_text import AGAIN
    from consistency.reports.wording import visible

    again = f", {AGAIN[finding.standing]}" if AGAIN[finding.standing] else ""
    yield f"{finding.id}  {finding.severity.value}{again}  {finding.kind} ({finding.code})"
    yield ""
    yield from wrapped(visible(finding.message))
    yield ""
    for one in finding.evidence:
        yield from _quoted(one)
    if finding.fix:
        yield from wrapped(visible(finding.fix), "What to do: ", 2)
    yield ""
    yield from wrapped(_why(finding, audit), "Why it is told so: ", 2)
    yield from wrapped(f"consistency accept {finding.id[:8]} --owner WHO --reason WHY --until DATE", "To live with it: ", 2)
    yield from wrapped(f"consistency explain {finding.kind}", "More on this kind: ", 2)


def _quoted(one: Evidence) -> Iterator[str]:
    from consistency.cli.screen import wrapped
    from consistency.reports.wording import visible

    yield from wrapped(f"{visible(one.locator)}{f' ({visible(one.says)})' if one.says else ''}", "  ", 2)
    yield from wrapped(f"{visible(one.before)} “{visible(one.quote)}” {visible(one.after)}".strip(), "    ", 4)
    yield ""


def _why(finding: Finding, audit: Audit) -> str:
    """The severity's reason: how sure and how gross it is, and where the gate draws its lines."""
    from consistency.judge import thresholds_of_audit

    lines = thresholds_of_audit(audit)
    sure = f"the check is {finding.certainty:.0%} sure (an error needs {lines.sure:.0%}, more than a note {lines.likely:.0%})"
    gross = (
        f"; of drifts it weighs {finding.weight:.2f}, where 0 lies on the line and 1 is the grossest"
        if finding.kind == "voice-drift"
        else ""
    )
    preset = f"; the gate is {audit.gate.preset!r}" if audit.gate else ""
    return f"{finding.severity.value}: {sure}{gross}{preset}."
