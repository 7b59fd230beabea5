"""Exit codes, and how an error becomes a message and one of them."""

from __future__ import annotations

from enum import IntEnum

import click

from consistency.errors import ConsistencyError, SettingsError


class ExitCode(IntEnum):
    """How a command ended."""

    CLEAN = 0
    FAILED = 1
    FINDINGS = 2
    BAD_SETTINGS = 3
    INCOMPLETE = 4


def explain(error: BaseException) -> int:
    """Says on stderr what went wrong and gives the exit code; an error that nobody foresaw is raised on."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            error.show()
            return ExitCode.FAILED
        case click.Abort() | KeyboardInterrupt():
            click.echo("Stopped before the end; nothing was written.", err=True)
            return ExitCode.INCOMPLETE
        case SettingsError():
            click.echo(str(error), err=True)
            return ExitCode.BAD_SETTINGS
        case ConsistencyError():
            click.echo(str(error), err=True)
            return ExitCode.FAILED
        case OSError():
            click.echo(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
            return ExitCode.FAILED
    raise error
