"""PDF documents: the text layer, lines put back into paragraphs and table cells back into rows."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, ClassVar

from consistency.channels.composition import Composition, collapsed, url_links
from consistency.channels.document_title import chosen_title
from consistency.channels.files import SourceFile
from consistency.channels.pdf_lines import Line, body_size, paragraphs_apart, placed_lines, without_repeats
from consistency.channels.wrapping import unwrapped
from consistency.records.touchpoint import Kind, Role, Touchpoint

MOST_PAGES = 200
WIDEST = 200
SLACK = 0.12
"""Letters differ in width: a full line may have so many fewer of them than the longest."""
CELL_GAP = " | "
ITEM_MARK = re.compile(r"[-–—*•·‣◦▪➢✓✔]|\(?\d{1,2}[.)]|[a-z][.)]")
HEADLINE_WORDS = 10
LARGE = 1.15
"""How much larger than the body text a line is set that is a headline."""
LARGE_WORDS = 25
"""Words up to which large type is a headline, and not a leaflet's opening paragraph."""
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


class Pdf:
    """Reads one document as one touchpoint, page after page."""

    name: ClassVar[str] = "pdf"
    formats: ClassVar[str] = "PDF .pdf with a text layer"
    reads: ClassVar[str] = "paragraphs, headings by size, table rows, running headers and footers once"
    skips: ClassVar[str] = "images; a PDF of images only is told as unreadable"
    source: ClassVar[str] = "ISO 32000 (PDF 1.7)"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file carries the mark of a PDF at its beginning."""
        return b"%PDF-" in file.head[:1024]

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The document; UnreadableError where it is damaged, encrypted, or has no text layer."""
        data = file.data()
        with _quiet():
            reader = _opened(data, file)
            if len(reader.pages) > MOST_PAGES:
                raise file.error("REA03", f"the PDF has {len(reader.pages)} pages, more than the {MOST_PAGES} that are read.", "Split it.")
            pages = _lines(reader, file)
            title = _title(reader)
        composition = Composition()
        usual = body_size(pages)
        for lines in without_repeats(pages):
            _add_page(lines, usual, composition)
        if not composition:
            raise file.error(
                "REA14", "the PDF holds no text, only pictures.", "Export it with its text, or run text recognition (OCR) over it."
            )
        yield composition.touchpoint(file, Kind.DOCUMENT, title=chosen_title(title, _largest(composition, usual, pages)))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the library's remarks on odd files off the terminal; what matters is raised."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _opened(data: bytes, file: SourceFile) -> Any:
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
        if is_open:
            len(reader.pages)
    except pypdf.errors.DependencyError as error:
        raise _locked(file) from error
    except Exception as error:  # the library raises whatever its parsers raise on damaged files
        raise file.error("REA12", "the PDF is damaged or cut off.", "Export it again.") from error
    if not is_open:
        raise _locked(file)
    return reader


def _locked(file: SourceFile) -> Exception:
    return file.error("REA13", "the PDF is locked with a password.", "Save a copy without the password.")


def _lines(reader: Any, file: SourceFile) -> list[list[Line]]:
    """The lines of every page; a page that cannot be taken apart costs the document, since what it said is not known."""
    try:
        return [_page_lines(page) for page in reader.pages]
    except Exception as error:  # the library raises whatever its parsers raise on damaged streams
        raise file.error("REA12", "the PDF is damaged or cut off.", "Export it again.") from error


def _title(reader: Any) -> str:
    try:
        return str((reader.metadata.title if reader.metadata else "") or "")
    except Exception:  # a broken title is no reason to lose the document
        return ""


def _largest(composition: Composition, usual: float, pages: Sequence[Sequence[Line]]) -> str:
    """The headline set largest, which is what a document without a title in its properties is called; "" where none stands out."""
    lines = [line for page in pages[:1] for line in page if _is_large(line, usual)]
    first = max(lines, key=lambda line: line.size, default=None)
    return next((part.text for part in composition.parts if first and part.label == "large" and first.text in part.text), "")


def _page_lines(page: Any) -> list[Line]:
    """The page's lines in reading order, the cells of a table row on one line."""
    lines = placed_lines(page)
    try:
        rows = page.extract_text(extraction_mode="layout").split("\n")
    except Exception:  # the layout is a help, not a need: without it cells stay on lines of their own
        rows = []
    return _with_rows(lines, [_cells(row) for row in rows])


def _cells(row: str) -> list[str]:
    return [collapsed(cell) for cell in re.split(r"\s{3,}", row.strip()) if cell.strip()]


def _row_text(cells: Sequence[str]) -> str:
    """The cells of a row on one line; a bullet or number that stands apart begins a list's entry and is no cell."""
    if len(cells) > 1 and ITEM_MARK.fullmatch(cells[0]):
        return f"{cells[0]} {CELL_GAP.join(cells[1:])}"
    return CELL_GAP.join(cells)


def _with_rows(lines: list[Line], rows: Sequence[list[str]]) -> list[Line]:
    """The lines with the cells of a row told apart, whether the text layer gives them on one line or on consecutive ones."""
    by_first: dict[str, list[list[str]]] = {}
    by_line = {" ".join(row): _row_text(row) for row in rows}
    for row in rows:
        if len(row) > 1:
            by_first.setdefault(row[0], []).append(row)
    texts = [line.text for line in lines]
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        matching = [row for row in by_first.get(texts[at], []) if texts[at : at + len(row)] == row]
        text = _row_text(matching[0]) if matching else by_line.get(texts[at], texts[at])
        joined.append(replace(lines[at], text=text))
        at += len(matching[0]) if matching else 1
    return joined


def _add_page(lines: list[Line], usual: float, composition: Composition) -> None:
    """Adds a page's paragraphs: what is set large as headlines, the rest by width."""
    kept = [line for line in lines if not PAGE_NUMBER.fullmatch(line.text)]
    large: list[str] = []
    body: list[str] = []
    for line in (*paragraphs_apart(kept), Line("")):
        if _is_large(line, usual):
            _add_body(body, composition)
            body = []
            large.append(line.text)
            continue
        composition.add(" ".join(large), Role.HEADLINE, "large", url_links(collapsed(" ".join(large))))
        large = []
        body.append(line.text)
    _add_body(body, composition)


def _is_large(line: Line, usual: float) -> bool:
    return bool(line.text) and line.size >= LARGE * usual > 0 and CELL_GAP not in line.text and len(line.text.split()) <= LARGE_WORDS


def _add_body(lines: list[str], composition: Composition) -> None:
    text = [line for line in unwrapped(lines, widest=WIDEST, slack=SLACK) if line]
    for index, line in enumerate(text):
        following = text[index + 1] if index + 1 < len(text) else ""
        is_first = not composition.parts
        role = Role.HEADLINE if _is_headline(line, following, is_first=is_first) else Role.BODY
        composition.add(line, role, "row" if CELL_GAP in line else "", url_links(line))


def _is_headline(line: str, following: str, *, is_first: bool) -> bool:
    """A short line without an end before a longer one; the first line of a document needs nothing after it."""
    if len(line.split()) > HEADLINE_WORDS or re.search(r"[.,:;|@\d]|%", line.rstrip("?!")) or not line[:1].isupper():
        return False
    return is_first or len(following) > 2 * len(line)
