"""`consistency doctor`: is everything that a scan needs there and in order."""

from __future__ import annotations

from pathlib import Path

import click

from consistency.cli.exits import ExitCode

COLOURS = {"ok": "green", "look": "yellow", "mend": "red"}


@click.command(short_help="Look whether all that a scan needs is there.")
@click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
@click.option("--offline", is_flag=True, help="Do not ask the hosts of services whether they answer.")
def doctor(config: Path, *, offline: bool) -> int:
    """Look whether everything that a scan needs is there: Python, packages, models, settings, sources, disk.

    Models are held against the sha256 that their cards name. Each line that is not in order says what to do.

    \b
    Exit codes: 0 a scan can be made, 1 something must be mended first.
    """
    from consistency.cli.screen import wrapped
    from consistency.flows.doctor import State, examine

    lines = list(examine(config, is_online=not offline))
    widest = max(len(line.name) for line in lines)
    for line in lines:
        state = click.style(f"{line.state.value:<4}", fg=COLOURS[line.state.value])
        said, *more = wrapped(line.said, " " * (widest + 8), widest + 8)
        click.echo(f"{state}  {line.name:<{widest}}  {said.strip()}")
        for text in (*more, *(wrapped(line.fix, " " * (widest + 8) + "-> ", widest + 11) if line.fix else ())):
            click.echo(text)
    broken = sum(line.state is State.BROKEN for line in lines)
    has_settings = any(line.name == "settings" and line.state is State.FINE for line in lines)
    ready = (
        "A scan can be made." if has_settings else "All that is installed is in order; `consistency init` writes the settings for a scan."
    )
    click.echo(f"\n{broken} to mend." if broken else f"\n{ready}", err=True)
    return ExitCode.FAILED if broken else ExitCode.CLEAN
