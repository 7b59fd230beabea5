"""`consistency learn`: approved copy to a baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from consistency.cli.claiming import claim
from consistency.cli.exits import ExitCode
from consistency.cli.gaps import tell_unread
from consistency.cli.output import NamedFile
from consistency.cli.progress import progress_line

if TYPE_CHECKING:
    from consistency.baseline import Baseline


@click.command(short_help="Learn how a brand sounds from its approved copy.")
@click.argument("config", type=click.Path(path_type=Path), required=False, metavar="[CONFIG or FOLDER]")
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Learn from this file instead: JSON Lines of id, channel and text, all of it approved.",
)
@click.option("--name", help="The brand's name; it is masked in the texts. Default: the settings' brand.name.")
@click.option("--output", "-o", type=NamedFile(), required=True, help="Where the baseline is written, one file.")
@click.option(
    "--without-sentences",
    is_flag=True,
    help="Keep only numbers, which tell everyday words. Such a baseline shows no examples, and no later voice model can read it.",
)
def learn(config: Path | None, texts: Path | None, name: str | None, output: Path, *, without_sentences: bool) -> int:
    """Learn how a brand sounds from copy that it has approved, and keep it in one file.

    CONFIG is a consistency.toml, or the folder that holds one (default: this folder): its [[baseline]] sources are read, the campaign is
    not looked at. The same texts give the same file, byte for byte, and its version is a digest of them.

    \b
    What to do with the file:
      consistency voice FILE             see what was learned
      consistency score TEXT --baseline FILE  hold a text against it
      consistency baseline compare OLD FILE   see what would change
      consistency baseline publish FILE  give it a version for the settings

    \b
    Examples:
      consistency learn --output brand.baseline
      consistency learn spring-sale --output brand.baseline
      consistency learn --texts approved.jsonl \\
        --name "Ferrow Line" -o ferrow.baseline

    \b
    Exit codes:
      0  learned from all that is declared
      1  too little copy
      3  the settings are wrong
      4  learned, but something was not read
    """
    if texts is not None:
        return _from_lines(texts, name, output, with_sentences=not without_sentences)
    return _from_settings(config or Path(), name or "", output, with_sentences=not without_sentences)


def _from_lines(texts: Path, name: str | None, output: Path, *, with_sentences: bool) -> int:
    from consistency.flows.learn import learn_file
    from consistency.flows.outputs import Input

    if not name:
        raise click.UsageError("--texts says nothing of who speaks. Add --name BRAND.")
    claim([output], [Input("the approved copy", texts)])
    _tell(learn_file(texts, name, output, with_sentences=with_sentences), output)
    return ExitCode.CLEAN


def _from_settings(config: Path, name: str, output: Path, *, with_sentences: bool) -> int:
    from consistency.baseline import save
    from consistency.flows.baseline import learn_project, unread
    from consistency.flows.outputs import copy_of
    from consistency.settings import load_settings

    project = load_settings(config)
    claim([output], copy_of(project))
    with progress_line() as progress:
        learned = learn_project(project, progress, name=name)
    save(learned.edition, output, with_sentences=with_sentences)
    missed = unread(learned.collections)
    tell_unread(missed)
    _tell(learned.edition.baseline, output, learned.edition.version)
    return ExitCode.INCOMPLETE if missed else ExitCode.CLEAN


def _tell(baseline: Baseline, output: Path, version: str = "") -> None:
    from consistency.baseline import summarise

    summary = summarise(baseline)
    said = f"version {version}, " if version else ""
    click.echo(
        f"{output}: {said}{summary.touchpoints} texts, {summary.words} words, {summary.strength}. {summary.advice}".strip(), err=True
    )
