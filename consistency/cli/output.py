"""Where reports go, and how the command ends."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from consistency.cli.exits import ExitCode
from consistency.errors import ConsistencyError
from consistency.protocols import Report
from consistency.records.audit import Audit
from consistency.records.gate import GateOutcome
from consistency.reports import REPORTS

FORMATS = tuple(REPORTS)
SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".txt": "terminal",
    ".md": "markdown",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".sarif": "sarif",
    ".xml": "junit",
}
STANDARD_OUTPUT = "-"
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Target:
    """One report that is wanted: its format, and the file it goes to (None: standard output)."""

    form: str
    output: Path | None


class ReportTarget(click.ParamType[Target]):
    """FORMAT=FILE, as in sarif=out.sarif."""

    name = "FORMAT=FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Target:
        """The target; wrong usage is said with the nearest known format."""
        if isinstance(value, Target):
            return value
        form, is_given, file = str(value).partition("=")
        if form not in REPORTS:
            near = get_close_matches(form, FORMATS, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known formats: {', '.join(FORMATS)}."
            self.fail(f"there is no format {form!r}. {hint}", param, ctx)
        if not is_given or not file:
            self.fail(f"say where it goes, as in {form}=FILE ({form}=- for standard output).", param, ctx)
        return Target(form, None if file == STANDARD_OUTPUT else Path(file))


class OutputFile(click.Path):
    """A file to write, or - for standard output, which comes to the command as None."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The file's path, None for standard output."""
        return None if str(value) == STANDARD_OUTPUT else super().convert(value, param, ctx)


class NamedFile(OutputFile):
    """A file to write that cannot be standard output."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The file's path; wrong usage for -."""
        if (file := super().convert(value, param, ctx)) is None:
            self.fail("this does not go to standard output. Name a file.", param, ctx)
        return file


def report_options(command: Command) -> Command:
    """The options that say which reports are written where."""
    options = (
        click.option(
            "--format",
            "format_",
            type=click.Choice(FORMATS),
            help="Format of the report. Default: what --output's name ends in, or terminal.",
        ),
        click.option(
            "--output",
            "-o",
            type=OutputFile(),
            help="Write the report to this file instead of standard output.",
        ),
        click.option(
            "--report",
            "reports",
            type=ReportTarget(),
            multiple=True,
            metavar="FORMAT=FILE",
            help="Write a further report, as in html=launch.html; may be given several times.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def targets(format_: str | None, output: Path | None, reports: Sequence[Target]) -> tuple[Target, ...]:
    """Every report that is wanted, the one of --format and --output first; wrong usage where two would go to one place."""
    wanted = (Target(format_of(format_, output), output), *reports)
    if reports and wanted[0] == Target("terminal", None) and format_ is None and any(one.output is None for one in reports):
        wanted = wanted[1:]
    places = [one.output.absolute() if one.output else None for one in wanted]
    for place in places:
        if places.count(place) > 1:
            raise click.UsageError(f"Two reports would go to {place or 'standard output'}. Give each a place of its own.")
    return wanted


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
    """To a file, whole or not at all, or to standard output; a link or a device is written to and not replaced."""
    if output is None:
        sys.stdout.buffer.write(rendered)
        sys.stdout.buffer.flush()
        return
    if output.is_symlink() or (output.exists() and not output.is_file()):
        output.write_bytes(rendered)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_name(output.name + ".part")
    partial.write_bytes(rendered)
    partial.replace(output)


def deliver(audit: Audit, wanted: Sequence[Target]) -> int:
    """Writes the reports, files first, says on stderr how the scan ended, and gives the exit code."""
    kept: list[Target] = []
    for one in sorted(wanted, key=lambda target: target.output is None):
        page = next((other.output for other in kept if other.form == "html" and other.output), None)
        if is_written(audit, one, page):
            kept.append(one)
    code = exit_code(audit.gate.exit_code if audit.gate else ExitCode.CLEAN, wanted, kept)
    if audit.gate is not None:
        click.echo(closing(audit.gate, code, len(wanted) - len(kept)), err=True)
    return code


def is_written(audit: Audit, target: Target, page: Path | None = None) -> bool:
    """Writes one report and says where; where that fails it says why, and the next may follow. `page` is the HTML report beside it."""
    from consistency.flows.outputs import unwritten

    try:
        write(audit, summary(page) if target == Target("terminal", None) else REPORTS[target.form](), target.output)
    except OSError as error:
        click.echo(str(unwritten(target.output or Path("standard output"), error)), err=True)
        return False
    except ConsistencyError as error:
        click.echo(str(error), err=True)
        return False
    if target.output is not None:
        click.echo(f"Wrote {target.output}", err=True)
    return True


def exit_code(code: int, wanted: Sequence[Target], kept: Sequence[Target]) -> int:
    """How a command ends that would end with `code`: a report that is missing is an error, unless there is worse to tell."""
    return code if len(kept) == len(wanted) or code != ExitCode.CLEAN else ExitCode.FAILED


def closing(gate: GateOutcome, code: int, missing: int = 0) -> str:
    """The line that explains the exit code of a scan; `missing` is how many reports could not be written."""
    borne = f" ({gate.max_new} are borne)" if gate.max_new else ""
    said = [
        f"{gate.failing} finding{'s' * (gate.failing != 1)} at or above {gate.fail_on!r}{borne}" if gate.failing else "",
        f"the scan is incomplete: {', '.join(gate.gaps)}" if gate.gaps else "",
    ]
    said.append(f"{missing} report{'s' * (missing != 1)} could not be written" if missing else "")
    nothing = "no finding fails it" if gate.fail_on == "never" else f"nothing at or above {gate.fail_on!r}"
    hint = " `consistency explain gate` says how to switch a check off." if any(gap.endswith("not checked") for gap in gate.gaps) else ""
    return f"Scan ended with exit code {code}: {'; '.join(filter(None, said)) or nothing}.{hint}"
