"""Stands in for `re` where a module has many patterns: each is compiled when something is first looked for by it.

Most commands, and most scans once they know their touchpoints, look for few of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from re import IGNORECASE, Match, Pattern, escape, findall, fullmatch, split, sub
from typing import Any, cast

__all__ = ["IGNORECASE", "Match", "Pattern", "compile", "escape", "findall", "fullmatch", "split", "sub"]


class Uncompiled:
    """Has all that the compiled pattern has; what was asked for once stays at hand."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._given = flags

    @cached_property
    def _compiled(self) -> Pattern[str]:
        return re.compile(self.pattern, self._given)

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not at hand yet."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        self.__dict__[name] = found
        return found

    def __reduce__(self) -> tuple[type[Uncompiled], tuple[str, int]]:
        return Uncompiled, (self.pattern, self._given)


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - as in `re`
    """A pattern that is compiled at its first use; re.error then, where it is none."""
    return cast("Pattern[str]", Uncompiled(pattern, flags))
