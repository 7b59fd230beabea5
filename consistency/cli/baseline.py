"""`consistency baseline`: compare, publish and list baselines, and take what is known now as given."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from consistency.cli.accept import accept_all, terms_options
from consistency.cli.exits import ExitCode
from consistency.cli.gaps import tell_unread

BASELINE = click.Path(path_type=Path, exists=True)
FOLDER = click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("baselines"),
    show_default=True,
    help="The folder of published baselines, as settings call it in [voice] baselines.",
)


@click.group(short_help="Compare, publish and list baselines.")
def baseline() -> None:
    """Compare, publish and list baselines, the files that `consistency learn` makes; or accept all findings known now.

    A brand's voice may move, but not unseen: compare tells what a new baseline would change before anything is judged by it, and publish
    gives it a version that settings name ([voice] baseline = "brand@3"), so that every scan judges by the same one until somebody says
    otherwise.
    """


@baseline.command()
@click.argument("old", type=BASELINE)
@click.argument("new", type=BASELINE)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines to read, or all of it."
)
def compare(old: Path, new: Path, form: str) -> int:
    """Tell what would change if NEW were judged by instead of OLD.

    Each is a baseline's file, or a settings file or folder whose approved copy is learned for the comparison. Told are the texts added and
    dropped, the traits that moved with their ranges, the distance between the two voices in the brand's own standard deviations, the
    approved texts that the new one would flag, the new texts that the old one would flag, and whether publishing is harmless.

    \b
    Example:
      consistency baseline compare baselines/ferrow-line-3.baseline new.baseline

    \b
    Exit codes: 0 harmless, 2 somebody should look, 4 some copy was unread.
    """
    from dataclasses import asdict

    from consistency.baseline.compare import compare as compare_editions
    from consistency.flows.baseline import baseline_at, bundled, unread
    from consistency.records.baseline_change import Harm
    from consistency.reports.change_text import change_lines

    encoder = bundled()
    before, after = (baseline_at(path, encoder=encoder) for path in (old, new))
    missed = unread((*before.collections, *after.collections))
    tell_unread(missed)
    change = compare_editions(before.edition, after.edition)
    click.echo(json.dumps(asdict(change), ensure_ascii=False, indent=2) if form == "json" else "\n".join(change_lines(change)))
    if change.verdict is not Harm.HARMLESS:
        return ExitCode.FINDINGS
    return ExitCode.INCOMPLETE if missed else ExitCode.CLEAN


@baseline.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@FOLDER
@click.option("--as", "name", help="The name to publish under. Default: the brand's own, in small letters.")
def publish(file: Path, folder: Path, name: str | None) -> None:
    """Put FILE under the brand's next version, where settings can name it.

    The file is copied whole or not at all, and the index beside it is written last. Published twice, the same baseline keeps its version;
    one of an older voice model is read again from its sentences first.
    What it changes against the version before is told in a line; look closer with `consistency baseline compare`.

    \b
    Example:
      consistency baseline publish ferrow.baseline
      then, in consistency.toml:
        [voice]
        baseline = "ferrow-line@1"
    """
    from consistency.baseline.compare import compare as compare_editions
    from consistency.baseline.publish import find, publish_file
    from consistency.flows.baseline import bundled, open_baseline

    encoder = bundled()
    edition = open_baseline(file, encoder).edition
    made, is_new = publish_file(edition, file, folder, name or "")
    click.echo(f"{made.reference}" if is_new else f"{made.reference} (the same as before, not published again)")
    if is_new and made.version > 1:
        before = open_baseline(find(f"{made.name}@{made.version - 1}", folder), encoder).edition
        change = compare_editions(before, edition)
        click.echo(f"Against {made.name}@{made.version - 1}: {change.verdict.value}. {' '.join(change.reasons)}", err=True)
    click.echo(f'In consistency.toml: [voice] baseline = "{made.reference}"', err=True)


@baseline.command(name="list")
@FOLDER
def list_published(folder: Path) -> None:
    """List what is published, oldest first."""
    from consistency.baseline.publish import read_index

    published = read_index(folder)
    for one in published:
        click.echo(f"{one.reference}  {one.texts} texts, {one.words} words, {one.digest[:12]}, {one.model}  {folder / one.file}")
    if not published:
        where = f"the folder {str(folder)!r}" if folder.is_dir() else f"{str(folder)!r}: there is no such folder"
        click.echo(f"Nothing is published in {where}. `consistency baseline publish FILE` puts a baseline there.", err=True)


@baseline.command()
@terms_options(reason="Known before the gate was set.")
def accept(reason: str, owner: str, until: date | None, config: Path, report: Path | None) -> None:
    """Accept all that the last scan found: from now on only what is new or worse counts.

    The way to put a gate on a campaign that has problems already. Each finding becomes a table of acceptances.toml, as with
    `consistency accept`, and every report goes on telling them; take a table out to have its finding counted.

    \b
    Examples:
      consistency scan
      consistency baseline accept --owner dana@brand.example --until 2027-03-31
    """
    accept_all(reason, owner, until, config, report)
