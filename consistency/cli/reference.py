"""`consistency reference`: the pages of the reference that are made from the program."""

from __future__ import annotations

from pathlib import Path

import click

from consistency.cli.output import write_bytes
from consistency.cli.schema import SCHEMAS, schema_text

PAGES = ("api", "channels", "checks", "commands", "errors", "parts", "reports", "settings")


@click.command(short_help="Print the reference, made from the program.")
@click.argument("of", type=click.Choice([*PAGES, "all"]), default="all")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write into this folder: NAME.md each.")
def reference(of: str, folder: Path | None) -> None:
    """Print pages of the reference as Markdown, made from the program itself.

    \b
    The pages:
      api       every public name of the library, and the columns of its tables
      channels  which formats and services copy is read from
      checks    what each check looks for, and how severe its findings are
      commands  every command with its options, and shell completion
      errors    every code, what it says and what to do
      parts     every rack of interchangeable parts
      reports   the formats of the report
      settings  every table and key of consistency.toml and acceptances.toml

    With `all --to FOLDER` the JSON Schemas of the settings and of the report are written beside them.

    \b
    Examples:
      consistency reference channels > docs/reference/channels.md
      consistency reference all --to docs/reference
    """
    if folder is None:
        for name in PAGES if of == "all" else (of,):
            click.echo(page(name), nl=False)
        return
    for file, text in files(of).items():
        write_bytes(text.encode(), folder / file)
        click.echo(f"Wrote {folder / file}", err=True)


def files(of: str) -> dict[str, str]:
    """Text by file name: one page, or all that is made from the program, the schemas with it."""
    if of != "all":
        return {f"{of}.md": page(of)}
    pages = {f"{name}.md": page(name) for name in PAGES}
    return pages | {f"{name}.schema.json": schema_text(name) for name in SCHEMAS}


def page(name: str) -> str:
    """A page of the reference."""
    from consistency.cli.reference_api import api_reference
    from consistency.cli.reference_commands import command_reference
    from consistency.flows.reference import channel_reference, report_reference
    from consistency.flows.reference_parts import checks_reference, errors_reference, parts_reference, settings_reference

    made = {
        "api": api_reference,
        "channels": channel_reference,
        "checks": checks_reference,
        "commands": command_reference,
        "errors": errors_reference,
        "parts": parts_reference,
        "reports": report_reference,
        "settings": settings_reference,
    }
    return made[name]()
