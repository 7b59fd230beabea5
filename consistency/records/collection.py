"""Collection: what a source gave, what was skipped, and what could not be read; nothing is dropped silently."""

from __future__ import annotations

from dataclasses import dataclass, field

from consistency.records.survey import Answer
from consistency.records.touchpoint import Touchpoint

OWN_WRITING = "a report or baseline that consistency wrote"
"""Why a file is skipped that stands among the copy and comes from this program."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that is deliberately no touchpoint (a stylesheet, a re-post, a paused row), and why."""

    locator: str
    why: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or record that should have been a touchpoint and could not be read: code, what is wrong, what to do."""

    locator: str
    code: str
    what: str
    todo: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that came of one declared source; `purpose` is "baseline" or "campaign".

    `answers` are what customers said in surveys: kept beside the touchpoints, never among them. `line` is the line of the settings that
    declares the source (0: unknown); `is_remote` marks one whose touchpoints are no files below the settings' folder. Where a source is
    declared makes no difference to what it gave, so neither is compared.
    """

    purpose: str
    channel: str
    path: str
    touchpoints: tuple[Touchpoint, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    answers: tuple[Answer, ...] = ()
    line: int = field(default=0, compare=False)
    is_remote: bool = field(default=False, compare=False)
