"""Saved replies as a table: help desks and inboxes export them under many headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.advert import statuses_of, stopped
from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.macro_text import add_reply
from consistency.channels.table import Row, Table, open_table
from consistency.channels.wording import names
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

TITLES = names(
    "title|name|reply name|macro name|macro title|macro|reply title|template name|response name|shortcut|short code"
    "|shortcode|question|label|trigger|keyword|canned response title|snippet|id"
)
BODIES = names(
    "body|reply|text|content|message|response|answer|reply text|reply body|message body|body text|canned response|template"
    "|comment|html|html body|body html|macro text|snippet text|wording|copy|description"
)
CATEGORIES = ("category", "folder", "topic", "group", "tag", "tags", "section", "type", "team", "department", "use", "when to use")
OTHER_COPY = frozenset({"ad name", "ad set name", "campaign", "campaign name", "ad group", "sharecommentary"})


class SavedReplies:
    """Saved replies, macros and canned responses of any help desk or inbox, as CSV or TSV.

    **What is read.** One reply a row: its body (plain or HTML), its subject where it has one. Its title is an internal name and no copy.

    **What is skipped.** Rows without a reply; replies that are switched off or archived unless the source says `keep_paused = true`.

    **Source.** Help pages of Zendesk, Gorgias, Intercom, Front and Help Scout on exporting saved replies.
    """

    name: ClassVar[str] = "saved_replies"
    formats: ClassVar[str] = "CSV or TSV with a column of names and one of replies, under many headings"
    reads: ClassVar[str] = "replies with markup, subjects; title as internal name"
    skips: ClassVar[str] = "rows without a reply, replies not in use"
    source: ClassVar[str] = "Help pages of Zendesk, Gorgias, Intercom, Front and Help Scout: exporting saved replies"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table has a column of names and one of replies."""
        return _table(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The replies; rows without a reply and replies that are not in use are skipped."""
        table = _table(file.text())
        for row in table.rows(file) if table else ():
            yield row if isinstance(row, Unreadable) else _read(file, row)


def _table(text: str) -> Table | None:
    table = open_table(text, frozenset(BODIES))
    if table is None or table.names & OTHER_COPY or not table.names & set(BODIES):
        return None
    return table if table.names & {*TITLES, *CATEGORIES, "subject"} else None


def _read(file: SourceFile, row: Row) -> Touchpoint | Skipped:
    composition = Composition()
    body = row.first(*BODIES)
    if body:
        composition.add(row.first("subject", "subject line", "email subject"), Role.SUBJECT, "subject")
        add_reply(composition, body)
    if not composition:
        return file.skipped(row.number, "a row without a reply")
    if (reason := stopped(statuses_of(row))) and not file.keep_paused:
        return file.skipped(row.number, reason.replace("the ad does not run", "the reply is not in use"))
    meta = {"category": row.first(*CATEGORIES)} if row.first(*CATEGORIES) else {}
    language = row.first("language", "locale") or None
    return composition.touchpoint(file, Kind.MACRO, number=row.number, title=row.first(*TITLES), language=language, meta=meta)
