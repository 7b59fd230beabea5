"""The option that does all work anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from consistency.settings import Project

Command = TypeVar("Command", bound=Callable[..., Any])


def cache_option(command: Command) -> Command:
    """Adds --no-cache, which goes before [cache] of the settings."""
    return click.option("--no-cache", is_flag=True, help="Read and measure everything anew, and keep nothing of it for the next time.")(
        command
    )


def cached_as_asked(project: Project, *, no_cache: bool) -> Project:
    """The project with its settings' cache, or with none."""
    from consistency.flows.cache import without_cache

    return without_cache(project) if no_cache else project
