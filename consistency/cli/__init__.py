"""The command line: one command a file, loaded when it is called, so that help answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches

import click

from consistency import __version__
from consistency.cli import exits
from consistency.cli.stop import heard_interruptions
from consistency.cli.streams import open_streams
from consistency.registry import Rack

COMMANDS = Rack(
    "commands",
    {
        "demo": "consistency.cli.demo:demo",
        "init": "consistency.cli.init:init",
        "doctor": "consistency.cli.doctor:doctor",
        "scan": "consistency.cli.scan:scan",
        "bulk": "consistency.cli.bulk:bulk",
        "explain": "consistency.cli.explain:explain",
        "accept": "consistency.cli.accept:accept",
        "collect": "consistency.cli.collect:collect",
        "report": "consistency.cli.report:report",
        "nightly": "consistency.cli.nightly:nightly",
        "history": "consistency.cli.history:history",
        "learn": "consistency.cli.learn:learn",
        "score": "consistency.cli.score:score",
        "voice": "consistency.cli.voice:voice",
        "survey": "consistency.cli.survey:survey",
        "serve": "consistency.web.command:serve",
        "users": "consistency.cli.users:users",
        "baseline": "consistency.cli.baseline:baseline",
        "rules": "consistency.cli.rules:rules",
        "parts": "consistency.cli.parts:parts",
        "schema": "consistency.cli.schema:schema",
        "reference": "consistency.cli.reference:reference",
    },
)


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order in which a newcomer wants them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = COMMANDS[cmd_name]
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; an unknown name is answered with the nearest known one."""
        near = get_close_matches(args[0], list(COMMANDS), n=1)
        if args[0] not in COMMANDS and near:
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {near[0]!r}?", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="consistency")
def cli() -> None:
    """Compare tone and offer across a brand's channels, and flag what drifts or contradicts, with the quotes that prove it.

    \b
    Try it first on a brand that travels along:
      consistency demo
    Then on your own campaign, where consistency.toml names the approved copy
    and the copy about to launch:
      consistency init FOLDER
      consistency scan FOLDER --output report.html

    \b
    Exit codes of a scan:
      0  all was read and checked; nothing at or above --fail-on is new or worse
      1  wrong usage, or an error while running
      2  findings at or above --fail-on
      3  the settings are wrong
      4  a source could not be read, or a check that is on could not be made
    Where both 2 and 4 hold it is 2, and the closing line says both.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and ends the process with the exit code that the help promises."""
    open_streams()
    with heard_interruptions():
        code = run(arguments)
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; errors become one clear message on stderr and their exit code."""
    try:
        code = cli.main(args=arguments, prog_name="consistency", standalone_mode=False)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return exits.explain(error)
    return int(code) if isinstance(code, int) else exits.ExitCode.CLEAN
