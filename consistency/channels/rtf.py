"""Rich Text files (.rtf): the visible paragraphs and table rows, as Word and TextEdit write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import Composition, collapsed, url_links
from consistency.channels.document_title import chosen_title
from consistency.channels.files import HEAD, LARGEST_PROSE, SourceFile
from consistency.records.touchpoint import Kind, Role, Touchpoint

PICTURE = re.compile(r"[0-9a-fA-F\s]{600,}")
"""The bytes of a picture as digits: nothing else goes on for so long without another letter."""
UNSEEN = re.compile(r"\{[^{}]*\\(?:v|deleted)(?![a-z0-9])[^{}]*\}")
"""A group of hidden or deleted text."""
TITLE = re.compile(r"\{\\info\b.*?\{\\title\s([^{}]*)\}", re.DOTALL)
LINK = re.compile(r"HYPERLINK\s+\\?\"([^\"\\]+)\\?\"")
CELL = re.compile(r"\s*\|\s*")


class Rtf:
    """Reads one file as one touchpoint; Rich Text knows no roles, so that all of it is body.

    **Reads** paragraphs, lists and table rows (a row a block), and where links lead.
    **Skips** headers, footers, footnotes, comments, hidden and deleted text, pictures.
    **Source** Microsoft, Rich Text Format (RTF) Specification 1.9.1.
    """

    name: ClassVar[str] = "rtf"
    formats: ClassVar[str] = "Rich Text .rtf"
    reads: ClassVar[str] = "paragraphs, lists, table rows, link targets"
    skips: ClassVar[str] = "headers, footers, footnotes, comments, hidden and deleted text, pictures"
    source: ClassVar[str] = "Microsoft Rich Text Format Specification 1.9.1"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file begins with the mark of Rich Text."""
        return file.head.lstrip().startswith(b"{\\rtf")

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The document; UnreadableError where it is cut off or without words."""
        markup = PICTURE.sub("", file.data(LARGEST_PROSE).decode("latin-1"))
        if _is_cut(markup):
            raise file.error("REA15", "the Rich Text file is damaged or cut off.", "Open it in Word and save it again.")
        targets = LINK.findall(markup)
        markup = UNSEEN.sub("", markup).replace("\\field", "\\lnk")  # else the library writes addresses into the text, and slowly
        composition = Composition()
        for line in _plain(markup).split("\n"):
            text, is_row = _line(line)
            composition.add(text, Role.BODY, "row" if is_row else "", url_links(text))
        if not composition:
            raise file.error("REA23", "the document holds no text.", "Text in pictures cannot be read: add it as text.")
        for url in dict.fromkeys(targets):
            composition.link(url)
        title = TITLE.search(markup[:HEAD])
        yield composition.touchpoint(file, Kind.DOCUMENT, title=chosen_title(_plain(title.group(1)) if title else ""))


def _plain(markup: str) -> str:
    """The visible text, a line for each paragraph and row."""
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(markup, errors="replace")  # type: ignore[no-untyped-call]
    return text


def _is_cut(markup: str) -> bool:
    """Whether a group that was opened is never closed."""
    braces = re.findall(r"\\[\\{}]|([{}])", markup)
    return braces.count("{") > braces.count("}")


def _line(line: str) -> tuple[str, bool]:
    """One paragraph, or one row of a table with its cells apart; the reader of Rich Text ends each cell with a bar."""
    is_row = line.rstrip().endswith("|") and line.count("|") > 1
    text = collapsed(line)
    return (" | ".join(cell for cell in CELL.split(text) if cell), True) if is_row else (text, False)
