"""`consistency voice`: a learned voice in words and pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from consistency import __version__
from consistency.cli.claiming import claim
from consistency.cli.exits import ExitCode
from consistency.cli.gaps import tell_unread
from consistency.cli.output import OutputFile, write_bytes
from consistency.cli.progress import progress_line

SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


@click.command(short_help="Show how a brand sounds, in words and pictures.")
@click.argument("source", type=click.Path(path_type=Path, exists=True), default=Path(), metavar="[BASELINE or CONFIG or FOLDER]")
@click.option("--output", "-o", type=OutputFile(), help="Write to this file instead of standard output.")
@click.option("--format", "form", type=click.Choice(["text", "html", "json"]), help="Default: what --output's name ends in, or text.")
def voice(source: Path, output: Path | None, form: str | None) -> int:
    """Show how a brand sounds: what was learned from its approved copy, and how far that can be trusted.

    Takes a baseline made by `consistency learn`, or a campaign's settings or folder, whose approved copy is then learned first. Shown are
    the traits that set the brand apart with their ranges by channel, sentences that are most like the brand and least like anybody else,
    how far its channels lie apart, whether each has copy enough (and what to add), and what size of drift would be found.

    \b
    Examples:
      consistency voice ferrow.baseline
      consistency voice spring-sale --output voice.html

    \b
    Exit codes: 0 all was read, 4 some approved copy was unread.
    """
    from consistency.flows.baseline import baseline_at, unread
    from consistency.flows.outputs import inputs_at
    from consistency.flows.portrait import portrait_of

    chosen = form or (SUFFIXES.get(output.suffix.casefold()) if output else "text")
    if chosen is None:
        raise click.UsageError(f"{output and output.name!r} does not say which format you want. Add --format text|html|json.")
    claim([output], inputs_at(source))
    with progress_line() as progress:
        learned = baseline_at(source, progress)
        portrait = portrait_of(learned.edition, progress)
    missed = unread(learned.collections)
    tell_unread(missed)
    if chosen == "html":
        from consistency.reports.portrait_html import portrait_html

        _write(portrait_html(portrait, __version__), output)
    elif chosen == "json":
        from dataclasses import asdict

        _write((json.dumps(asdict(portrait), ensure_ascii=False, indent=2) + "\n").encode(), output)
    else:
        from consistency.reports.portrait_text import portrait_lines

        width = max(60, min(shutil.get_terminal_size((100, 50)).columns, 120))
        _write("".join(f"{line}\n" for line in portrait_lines(portrait, width)).encode("utf-8", "replace"), output)
    return ExitCode.INCOMPLETE if missed else ExitCode.CLEAN


def _write(rendered: bytes, output: Path | None) -> None:
    write_bytes(rendered, output)
    if output is not None:
        click.echo(f"Wrote {output}", err=True)
