"""YouTube: titles and descriptions of videos, as Takeout's tables and the Data API's JSON hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, records, string
from consistency.channels.record_place import Place, instant
from consistency.channels.table import Row, Table, normalised, open_table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

SHAPE = re.compile(r'^[\[{].*"kind"\s*:\s*"youtube#(?:video|playlistItem|searchResult)', re.DOTALL)
VIDEO = frozenset({"video id", "videoid"})
TITLE = re.compile(r"video title(?: original)?(?: segment \d+)?|title")
DESCRIPTION = re.compile(r"video description(?: original)?(?: segment \d+)?|description")
STATES = ("privacy", "privacy status", "video privacy")
DATES = ("video publish timestamp", "video create timestamp", "video text create timestamp", "published at", "publish time")
HIDDEN = frozenset({"private", "draft", "privat"})


class YouTube:
    """Reads one video a record: its title is a headline, its description is body. Captions are files of their own (.srt, .vtt)."""

    name: ClassVar[str] = "youtube"
    formats: ClassVar[str] = "Takeout's videos.csv and video texts.csv, JSON of the YouTube Data API"
    reads: ClassVar[str] = "titles and descriptions of public and unlisted videos"
    skips: ClassVar[str] = "private videos, rows without words, tags and categories"
    source: ClassVar[str] = "Google Takeout, YouTube; YouTube Data API reference, resource video"

    def recognises(self, file: SourceFile) -> bool:
        """True where the records are YouTube's, or the table has a video's number beside its title or description."""
        return bool(SHAPE.match(file.head_text)) or _table(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The videos; private ones are skipped."""
        if SHAPE.match(file.head_text):
            for number, video in enumerate(records(load(file), "items"), 1):
                yield _video(Place.in_file(file, number), video)
            return
        table = _table(file.text())
        for row in table.rows(file) if table else ():
            yield row if isinstance(row, Unreadable) else _row(Place.in_file(file, row.number), row, table)  # type: ignore[arg-type]


def _table(text: str) -> Table | None:
    table = open_table(text, VIDEO)
    if table is None or not table.names & VIDEO:
        return None
    return table if any(TITLE.fullmatch(name) or DESCRIPTION.fullmatch(name) for name in table.names) else None


def _row(place: Place, row: Row, table: Table) -> Touchpoint | Skipped:
    names = [normalised(heading) for heading in table.headings]
    title = " ".join(row.cells[name] for name in names if TITLE.fullmatch(name) and name in row.cells)
    about = "".join(row.cells[name] for name in names if DESCRIPTION.fullmatch(name) and name in row.cells)
    date = next((found for name in DATES if (found := instant(row.first(name)))), None)
    return _described(place, title, about, row.first("video id", "videoid"), row.first(*STATES), date)


def _video(place: Place, video: Any) -> Touchpoint | Skipped | Unreadable:
    snippet = video.get("snippet") if isinstance(video, dict) else None
    if not isinstance(snippet, dict):
        return place.unreadable("REA18", "this entry is no video: it has no snippet.", "Ask the API for part=snippet too.")
    status = video["status"] if isinstance(video.get("status"), dict) else {}
    date = instant(snippet.get("publishedAt"))
    title, about = string(snippet.get("title")), string(snippet.get("description"))
    return _described(place, title, about, _identity(video, snippet), string(status.get("privacyStatus")), date)


def _identity(video: dict[str, Any], snippet: dict[str, Any]) -> str:
    """The video's own number, which lists and searches keep elsewhere than videos do."""
    for holder in (video.get("id"), snippet.get("resourceId")):
        if isinstance(holder, dict) and string(holder.get("videoId")):
            return string(holder.get("videoId"))
    return string(video.get("id"))


def _described(place: Place, title: str, about: str, video: str, state: str, date: Any) -> Touchpoint | Skipped:
    if state.casefold() in HIDDEN and not place.is_kept:
        return place.skipped(f"the video is {state.lower()}")
    composition = Composition()
    composition.add(title, Role.HEADLINE, "title")
    composition.add_prose(about)
    if not composition:
        return place.skipped("a video without title and description")
    return place.post(composition, title=title, uri=f"https://www.youtube.com/watch?v={video}" if video else "", observed_at=date)
