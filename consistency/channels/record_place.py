"""Where one record stands, so that a file's records and a service's records are read by the same code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

NOT_A_POST = "this entry is no post."
COMPLETE = "Check that the export is complete."


@dataclass(frozen=True)
class Place:
    """One record of a file or of a service: `source` carries its channel and stage, its locator is the record's own.

    `is_kept` asks for what is not published too.
    """

    source: SourceFile

    @classmethod
    def in_file(cls, file: SourceFile, number: int) -> Place:
        """The file's record with this 1-based number."""
        return cls(replace(file, locator=file.at(number)))

    @classmethod
    def at_service(cls, locator: str, channel: str, stage: str | None) -> Place:
        """A record that a service gave."""
        return cls(SourceFile(Path(), locator, channel, stage=stage))

    @property
    def is_kept(self) -> bool:
        """Whether the source asks for what is paused or not published too."""
        return self.source.keep_paused

    def skipped(self, why: str) -> Skipped:
        """What the record gives where it is no touchpoint."""
        return Skipped(self.source.locator, why)

    def unreadable(self, code: str, what: str, todo: str) -> Unreadable:
        """What the record gives where it cannot be read."""
        return Unreadable(self.source.locator, code, what, todo)

    def no_post(self) -> Unreadable:
        """What an entry gives that is not even an object."""
        return self.unreadable("REA18", NOT_A_POST, COMPLETE)

    def post(
        self,
        composition: Composition,
        *,
        kind: Kind = Kind.POST,
        title: str = "",
        uri: str = "",
        language: str = "",
        observed_at: datetime | None = None,
        meta: dict[str, str] | None = None,
    ) -> Touchpoint:
        """The record's touchpoint; empty strings stand for what is not known."""
        filled = {name: value for name, value in (meta or {}).items() if value}
        return composition.touchpoint(
            self.source, kind, title=title, uri=uri or None, language=language or None, observed_at=observed_at, meta=filled
        )


def instant(value: Any, *formats: str) -> datetime | None:
    """The moment that a text names in ISO 8601 or one of the formats, in UTC where it says no zone; None where it names none."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip().removesuffix(" UTC")
    found = _iso(text) or next((moment for form in formats if (moment := _parsed(text, form))), None)
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def placed_links(text: str, links: Sequence[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Links given as (address, words shown) with the places of those words in the text, in order; those not found are left out."""
    placed: list[tuple[str, int, int]] = []
    position = 0
    for url, shown in links:
        at = text.find(shown, position) if shown else -1
        if at >= 0:
            position = at + len(shown)
            placed.append((url, at, position))
    return placed
