"""Every command's help fits a terminal of 80 columns."""

from __future__ import annotations

import click

from consistency.cli import cli
from consistency.cli.reference_commands import commands


def test_no_line_of_help_is_wider_than_the_terminal() -> None:
    wide = []
    for one, at in commands(cli, click.Context(cli, info_name="consistency")):
        at.terminal_width = 80
        wide += [f"{at.command_path}: {line}" for line in one.get_help(at).splitlines() if len(line) > 80]
    assert wide == []
