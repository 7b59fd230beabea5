"""`consistency init`: first settings, from a folder, a site's address, or nothing."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from consistency.cli.gaps import tell_unread
from consistency.cli.progress import progress_line

if TYPE_CHECKING:
    from consistency.flows.init import Start


@click.command(short_help="Write a consistency.toml to begin with.")
@click.argument("target", required=False, metavar="[FOLDER or URL]")
@click.option("--brand", help="The brand's name. Default: taken from the folder's or site's name.")
@click.option("--empty", is_flag=True, help="Do not look at what lies in the folder; write settings to fill in.")
def init(target: str | None, brand: str | None, *, empty: bool) -> None:
    """Write a consistency.toml to begin with, commented, and never over one that is there.

    Given a folder (default: this one) it looks at what lies in it: every format is told by its content, channels by the folders' names or
    by what is in them, approved copy by folders called baseline or approved, the style guide by its name. Given the address of a site, the
    settings read that site. What cannot be checked yet is switched off, with the reason beside it.

    \b
    Examples:
      consistency init
      consistency init spring-sale --brand "Ternaway Kites"
      consistency init https://www.brand.example/
    """
    from dataclasses import replace

    from consistency.flows.init import Start, of_folder, of_site, require_none, write_settings

    is_site = bool(target) and target.casefold().startswith(("http://", "https://")) if target else False
    folder = Path() if is_site or target is None else Path(target)
    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {target!r}. Name a folder, or an address that begins with https://.")
    require_none(folder)
    with progress_line() as progress:
        start = of_site(str(target)) if is_site else Start("Your Brand") if empty else of_folder(folder, progress)
    start = replace(start, brand=brand or start.brand)
    file = write_settings(folder, start)
    _tell(start, file)
    if not (empty or is_site or start.places):
        click.echo(
            "No copy was found there. Put yours in and write a [[source]] table for it, or delete the file and run init again.", err=True
        )


def _tell(start: Start, file: Path) -> None:
    from consistency.reports.wording import count

    for place in start.places:
        role = "approved" if place.is_approved else "campaign"
        gaps = f", {len(place.found.unreadable)} could not be read" if place.found.unreadable else ""
        click.echo(f"{role}  {place.channel:<8}  {place.path}  ({count(len(place.found.touchpoints), 'text')}{gaps})")
    if start.guide:
        click.echo(f"guide     {start.guide}")
    tell_unread([f"{one.code} {one.locator}: {one.what} {one.todo}" for one in start.closed])
    click.echo(f"Wrote {file}", err=True)
    if start.unread_guide:
        markdown = Path(start.unread_guide).with_suffix(".md").as_posix()
        what = f"{start.unread_guide} looks like the style guide, and a guide is read from Markdown."
        click.echo(f"{what} Save it as {markdown}, and name that as brand.guide.", err=True)
    here = "" if file.parent == Path() else f" {shlex.quote(str(file.parent))}"
    click.echo(f"Look it through, then: consistency doctor{here} and consistency scan{here}", err=True)
