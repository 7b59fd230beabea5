"""`consistency score`: texts against a baseline."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from consistency.cli.exits import ExitCode
from consistency.cli.gaps import tell_unread
from consistency.cli.progress import progress_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from consistency.flows.score import Judge, Scored
    from consistency.protocols import Encoder
    from consistency.records.reading import Reading
    from consistency.records.voice import Assessment

LINES = frozenset({".jsonl", ".ndjson"})
STANDARD_INPUT = "-"
PIPED = "standard input"
BYTE_ORDER = b"\xef\xbb\xbf"


@click.command(short_help="Say of a text how well it fits the brand's voice.")
@click.argument("texts", required=False, metavar="[FILE or -]")
@click.option("--text", help="Score this text instead of a file.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A baseline made by `consistency learn`. Default: what the settings judge by.",
)
@click.option(
    "--settings",
    type=click.Path(path_type=Path, exists=True),
    help="A consistency.toml, or its folder: its style guide gives word swaps, its [voice] further encoders and a rewriter. "
    "Default without --baseline: this folder.",
)
@click.option(
    "--channel",
    default="",
    help="The channel that a text belongs to, such as email: its own habit is taken into account. Of lines, those that name none.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="To read; everything as JSON; or, for scripts, a line of JSON for each text.",
)
def score(texts: str | None, text: str | None, baseline: Path | None, settings: Path | None, channel: str, form: str) -> int:
    """Say of a text how well it fits the brand's voice, what is off, which words show it, and what would help.

    FILE is a text, a page, a mail or any other format that a scan reads, or - for standard input. JSON Lines of id, channel and text (a
    file that ends in .jsonl, or standard input with --format jsonl) are scored line by line, in order.

    The score runs from 0 to 100: 50 is the edge of the verdict, whatever the length; of copy under 25 words what lies below it cannot be
    told, unless the evidence is overwhelming. Every change that is suggested was made and scored again; only those are shown that bring
    the text nearer to the brand. JSON gives scores from 0 to 1, and by "untold" why nothing is told of a text, such as one in another
    language. Nothing leaves this machine unless the settings name a [voice.rewriter].

    \b
    Examples:
      consistency score draft.txt --baseline ferrow.baseline --channel email
      consistency score --text "Get ready for AMAZING!!!" --settings spring-sale
      pbpaste | consistency score - --baseline ferrow.baseline
      consistency score texts.jsonl --baseline ferrow.baseline --format jsonl

    \b
    Exit codes: 0 all was read, 4 some of FILE, approved copy or guide was not.
    """
    _require_one(texts, text)
    if texts is not None and _is_lines(texts, form):
        return _score_lines(texts, channel, baseline, settings, form)
    return _score_copy(*_readings(texts, text, channel), baseline, settings, form)


def _require_one(texts: str | None, text: str | None) -> None:
    """UsageError where there is nothing to score, two things, or no file."""
    if texts is not None and text is not None:
        raise click.UsageError(f"Score either {texts!r} or the --text, not both.")
    if texts is None and text is None:
        raise click.UsageError('Name a file, - for standard input, or a text: --text "…".')
    if text is not None and not text.strip():
        raise click.UsageError("The --text is empty: there is nothing to score.")
    if texts is None or texts == STANDARD_INPUT:
        return
    if Path(texts).is_dir():
        raise click.UsageError(f"{texts!r} is a folder; score takes one file. For a folder of copy: consistency scan.")
    if not Path(texts).is_file():
        raise click.UsageError(f"There is no file {texts!r}. A text itself goes after --text.")


def _is_lines(texts: str, form: str) -> bool:
    """By its name, and with --format jsonl also by its first character, whatever it is called."""
    if texts == STANDARD_INPUT or Path(texts).suffix.casefold() in LINES:
        return texts != STANDARD_INPUT or form == "jsonl"
    with Path(texts).open("rb") as stream:
        return form == "jsonl" and stream.read(100).removeprefix(BYTE_ORDER).lstrip()[:1] == b"{"


def _score_lines(texts: str, channel: str, baseline: Path | None, settings: Path | None, form: str) -> int:
    from consistency.flows.learn import each_line, each_of
    from consistency.flows.score import assessed, warnings_of

    with progress_line() as progress:
        lines = each_of(sys.stdin.buffer.read(), PIPED, PIPED, channel) if texts == STANDARD_INPUT else each_line(Path(texts), channel)
        encoder, judge = _judge(baseline, settings, progress)
        progress("scoring")
        readings = tuple(lines)
        assessments = assessed(judge, readings, encoder, progress)
    for assessment in assessments:
        click.echo(_line(assessment) if form == "text" else json.dumps(_row(assessment), ensure_ascii=False))
    return _ended(judge, warnings_of(judge, readings))


def _ended(judge: Judge, notes: Iterable[str], missed: Sequence[str] = ()) -> int:
    """Tells what could not be read and what a reader must know, and gives the exit code."""
    tell_unread((*judge.unread, *missed))
    for note in notes:
        click.echo(note, err=True)
    return ExitCode.INCOMPLETE if judge.unread or missed else ExitCode.CLEAN


def _readings(texts: str | None, text: str | None, channel: str) -> tuple[Sequence[Reading], Sequence[str]]:
    """What is to be scored, and a line for each thing in the file that could not be read."""
    from consistency.channels.files import decode
    from consistency.flows.score import read_copy, reading_of

    if text is not None:
        return [reading_of(text, channel)], ()
    if texts == STANDARD_INPUT:
        piped = decode(sys.stdin.buffer.read())
        if not piped.strip():
            raise click.UsageError("Standard input is empty: there is nothing to score.")
        return [reading_of(piped, channel, PIPED)], ()
    return read_copy(Path(texts or ""), channel)


def _judge(baseline: Path | None, settings: Path | None, progress: Any) -> tuple[Encoder, Judge]:
    from consistency.flows.baseline import bundled
    from consistency.flows.score import judge_of
    from consistency.settings import load_settings

    project = load_settings(settings or Path()) if settings is not None or baseline is None else None
    encoder = bundled()
    return encoder, judge_of(baseline, project, encoder, progress)


def _score_copy(readings: Sequence[Reading], missed: Sequence[str], baseline: Path | None, settings: Path | None, form: str) -> int:
    from consistency.flows.score import score_readings

    with progress_line() as progress:
        encoder, judge = _judge(baseline, settings, progress)
        progress("scoring, and trying what would help")
        scored, notes = score_readings(judge, readings, encoder)
    if form == "json":
        rows = [_everything(one) for one in scored]
        click.echo(json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for one in scored:
            click.echo(json.dumps(_row(one.assessment), ensure_ascii=False))
    else:
        click.echo("\n\n".join("\n".join(_told(one, many=len(scored) > 1)) for one in scored))
    return _ended(judge, notes, missed)


def _told(one: Scored, *, many: bool) -> list[str]:
    from consistency.flows.score import said_of
    from consistency.records.audit import VoiceVerdict
    from consistency.reports.assessment_text import assessment_lines

    touchpoint, assessment = one.reading.touchpoint, one.assessment
    examples = one.examples if assessment.verdict is VoiceVerdict.DRIFT else ()
    width = max(60, min(shutil.get_terminal_size((100, 50)).columns, 120))
    lines = assessment_lines(assessment, touchpoint.channel, said_of(assessment), examples, width)
    return [*([touchpoint.locator] if many else []), *lines]


def _everything(one: Scored) -> dict[str, Any]:
    from dataclasses import asdict

    found = asdict(one.assessment)
    found["id"] = found.pop("locator")
    return {"id": found.pop("id"), "channel": one.reading.touchpoint.channel, **found, "examples": [asdict(item) for item in one.examples]}


def _row(assessment: Assessment) -> dict[str, Any]:
    return {
        "id": assessment.locator,
        "score": assessment.score,
        "p_value": assessment.p_value,
        "verdict": assessment.verdict.value,
        "evidence": [{"quote": item.quote, "says": item.says} for item in assessment.evidence],
        "directions": list(assessment.directions),
        "untold": assessment.untold,
    }


def _line(assessment: Assessment) -> str:
    from consistency.reports.assessment_text import hundredths

    quote = f"  “{assessment.evidence[0].quote}”" if assessment.evidence else ""
    score = "no score" if assessment.words < 1 else hundredths(assessment.score)
    return f"{score:>9}  {assessment.verdict.value:<11}  {assessment.locator}  {assessment.untold or quote}".rstrip()
