"""Where a report goes, and how the command ends."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from consistency.judge import exit_code
from consistency.protocols import Report
from consistency.records.audit import Audit
from consistency.records.finding import Severity
from consistency.reports import REPORTS

FORMATS = tuple(REPORTS)
NEVER = "never"
SUFFIXES = {".json": "json", ".html": "html", ".htm": "html", ".txt": "terminal"}


def format_of(asked: str | None, output: Path | None) -> str:
    """The format asked for, or what the output's name says, or a summary for the terminal."""
    if asked or output is None:
        return asked or "terminal"
    if (named := SUFFIXES.get(output.suffix.lower())) is None:
        raise click.UsageError(f"{output.name!r} does not say which format you want. Add --format {'|'.join(FORMATS)}.")
    return named


def summary(page: Path | None = None) -> Report:
    """The terminal report, as wide and as colourful as standard output is; `page` is the HTML report that it points at."""
    size = shutil.get_terminal_size((100, 50))  # where nobody watches there is room for a line for each source
    report: Report = REPORTS["terminal"](
        width=size.columns, height=size.lines, colour=sys.stdout.isatty(), page=str(page.resolve()) if page else ""
    )
    return report


def write(audit: Audit, report: Report, output: Path | None) -> None:
    """The report to a file or to standard output."""
    write_bytes(report.render(audit), output)


def write_bytes(rendered: bytes, output: Path | None) -> None:
    """To a file, whole or not at all, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(rendered)
        sys.stdout.buffer.flush()
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_name(output.name + ".part")
    partial.write_bytes(rendered)
    partial.replace(output)


def deliver(audit: Audit, format_: str, output: Path | None, fail_on: str) -> int:
    """Writes the report, says on stderr how the scan ended, and gives the exit code."""
    write(audit, summary() if format_ == "terminal" and output is None else REPORTS[format_](), output)
    if output is not None:
        click.echo(f"Wrote {output}", err=True)
    code, closing = ending(audit, fail_on)
    click.echo(closing, err=True)
    return code


def ending(audit: Audit, fail_on: str) -> tuple[int, str]:
    """The exit code of a scan and the line that explains it."""
    least = None if fail_on == NEVER else Severity(fail_on)
    code = exit_code(audit, least)
    found = sum(finding.severity.rank >= least.rank for finding in audit.findings) if least else 0
    missed = sum(len(source.unreadable) for source in audit.sources)
    said = [
        f"{found} finding{'s' * (found != 1)} at or above {fail_on!r}" if found else "",
        f"the scan is incomplete: {missed} thing{'s' * (missed != 1)} could not be read" if not audit.is_complete else "",
    ]
    nothing = "no finding fails it" if least is None else f"nothing at or above {fail_on!r}"
    return code, f"Scan ended with exit code {code}: {'; '.join(filter(None, said)) or nothing}."
