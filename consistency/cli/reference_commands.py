"""The page of the reference that is made from the commands: every command, argument and option with its help."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

HEAD = """# Commands

Made from the program itself: `consistency reference commands > docs/reference/commands.md`.

Shell completion is click's own. Put this line into your shell's start-up file, then open a new shell:

| Shell | Line | File |
|---|---|---|
| Bash | `eval "$(_CONSISTENCY_COMPLETE=bash_source consistency)"` | `~/.bashrc` |
| Zsh | `eval "$(_CONSISTENCY_COMPLETE=zsh_source consistency)"` | `~/.zshrc` |
| Fish | `_CONSISTENCY_COMPLETE=fish_source consistency \\| source` | `~/.config/fish/completions/consistency.fish` |
"""


def command_reference() -> str:
    """Every command as Markdown."""
    from consistency.cli import cli

    return "\n".join([HEAD, *_told(cli, click.Context(cli, info_name="consistency"))]) + "\n"


def commands(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """The command and all below it, each with its context."""
    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if (inner := command.get_command(context, name)) is not None:
                yield from commands(inner, click.Context(inner, parent=context, info_name=name))


def _told(command: click.Command, context: click.Context) -> Iterator[str]:
    for one, at in commands(command, context):
        usage = " ".join(one.collect_usage_pieces(at))
        yield f"## `{at.command_path}`\n\n```text\n{at.command_path} {usage}\n```\n\n{help_text(one)}\n"
        options = [part for part in one.params if isinstance(part, click.Option)]
        if options:
            yield "| Option | What it does |\n|---|---|"
            yield from (_row(option, at) for option in options)
            yield ""


def help_text(command: click.Command) -> str:
    """The help as Markdown: what click keeps line by line stands in a block of its own."""
    parts = []
    for part in inspect.cleandoc(command.help or "").split("\n\n"):
        kept = part.lstrip().removeprefix("\b")
        parts.append(f"```text\n{kept.strip(chr(10))}\n```" if kept != part.lstrip() else part)
    return "\n\n".join(parts)


def _row(option: click.Option, context: click.Context) -> str:
    cells = option.get_help_record(context) or (", ".join(option.opts), "")
    names, told = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| `{names}` | {told} |"
