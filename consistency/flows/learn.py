"""Approved texts to a baseline on disk, from lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from consistency.baseline import Baseline, edition_of, learn, save
from consistency.errors import UnreadableError
from consistency.flows.baseline import BUNDLED, bundled
from consistency.protocols import Encoder
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent import represent_all
from consistency.represent.dials import packaged_dials
from consistency.segment import segment


def read_lines(path: Path) -> tuple[Reading, ...]:
    """Readings of a JSON Lines file of `{"id", "channel", "text"}`; UnreadableError REA40 with the line where one is not of this form.

    A line without an id is called by its file and number.
    """
    return tuple(each_line(path))


def each_line(path: Path, channel: str = "") -> Iterator[Reading]:
    """The same, those that name no channel in `channel`; each is split into sentences when it is asked for, all are of this form before."""
    try:
        return each_of(path.read_bytes(), str(path), path.name, channel)
    except OSError as error:
        raise UnreadableError(f"the texts cannot be read ({error}).", where=str(path), code="REA40") from error


def each_of(data: bytes, where: str, name: str, channel: str = "") -> Iterator[Reading]:
    """The readings of lines at hand; errors say `where` they are from, and a text without id goes by `name` and its line."""
    try:
        lines = data.decode("utf-8-sig").split("\n")  # JSON may hold further ends of lines as they are
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the texts cannot be read ({error}).", where=where, code="REA40") from error
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    touchpoints = [_touchpoint(line, f"{where}:{number}", f"{name}:{number}", channel) for number, line in numbered]
    return (Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints)


def _touchpoint(line: str, where: str, name: str, channel: str) -> Touchpoint:
    """The text of a line, by the `name` of its place where it has no id."""
    try:
        row = json.loads(line, parse_constant=lambda _: None)
    except ValueError as error:
        raise _no_text(f"it is no JSON: {error}", where) from error
    if not isinstance(row, dict):
        raise _no_text("it is no object", where)
    if not isinstance(text := row.get("text"), str):
        raise _no_text(f"its text is {text!r}" if "text" in row else 'it has no "text"', where)
    name = name if row.get("id") is None else str(row["id"])
    return Touchpoint(locator=name, channel=str(row.get("channel") or channel), kind=Kind.TEXT, text=text)


def _no_text(why: str, where: str) -> UnreadableError:
    todo = 'Each line must be an object such as {"id": "a", "channel": "email", "text": "…"}; the id may be left out.'
    return UnreadableError(f"this line is no text ({why}).", where=where, todo=todo, code="REA40")


def learn_file(texts: Path, name: str, output: Path, encoder: Encoder | None = None, *, with_sentences: bool = True) -> Baseline:
    """Learn a baseline from a JSON Lines file and write it; the brand's name is masked in its texts."""
    encoder = encoder or bundled()
    baseline = learn(name, represent_all(read_lines(texts), encoder, [name]))
    save(edition_of(baseline, [name], [texts.name], BUNDLED, packaged_dials().version), output, with_sentences=with_sentences)
    return baseline
