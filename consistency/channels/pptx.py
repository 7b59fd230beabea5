"""PowerPoint decks (.pptx): titles, text boxes and tables slide after slide, the speaker's notes as directions."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition, collapsed, url_links
from consistency.channels.document_title import chosen_title
from consistency.channels.files import SourceFile
from consistency.channels.zip_guard import SAVE_AGAIN, open_zip
from consistency.records.collection import Skipped
from consistency.records.touchpoint import Kind, Role, Touchpoint

SORT = "PowerPoint file"
CELL_GAP = " | "
HEADINGS = frozenset({"TITLE", "CENTER_TITLE", "SUBTITLE", "VERTICAL_TITLE"})
FURNITURE = frozenset({"SLIDE_NUMBER", "DATE"})


class Pptx:
    """Reads one deck as one touchpoint, its slides in order.

    **Reads** titles, text boxes, grouped shapes, tables (a row a block), links, footers as small print, notes as directions.
    **Skips** hidden slides, and words inside pictures, charts and SmartArt: each is named with a count.
    **Source** ECMA-376, Office Open XML, part PresentationML.
    """

    name: ClassVar[str] = "pptx"
    formats: ClassVar[str] = "PowerPoint .pptx"
    reads: ClassVar[str] = "titles, text boxes, tables, links; footers as small print; speaker notes as directions"
    skips: ClassVar[str] = "hidden slides; words inside pictures, charts and SmartArt (counted)"
    source: ClassVar[str] = "ECMA-376 Office Open XML (PresentationML)"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a zip archive that begins with the parts of a presentation."""
        head = file.head
        return head.startswith(b"PK\x03\x04") and (b"ppt/" in head or file.path.suffix.casefold() in {".pptx", ".pptm", ".ppsx"})

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped]:
        """The deck; UnreadableError where it is damaged, a zip bomb, or without words."""
        deck = _opened(file)
        composition, left_out = Composition(), Counter[str]()
        for number, slide in enumerate(deck.slides, 1):
            if slide._element.get("show") == "0":
                yield Skipped(f"{file.locator}#slide{number}", "a hidden slide")
                continue
            _add_shapes(_ordered(slide.shapes), composition, left_out)
            _add_notes(slide, composition)
        if left_out:
            counts = ", ".join(f"{n} {sort}{'s' * (n > 1)}" for sort, n in sorted(left_out.items()))
            yield Skipped(f"{file.locator}#pictures", f"words inside {counts} are not read")
        if not any(part.role is not Role.DIRECTION for part in composition.parts):
            raise file.error("REA23", "the presentation holds no text.", "Text in pictures cannot be read: add it as text.")
        core = deck.core_properties
        first = next((part.text for part in composition.parts if part.label == "title"), "")
        yield composition.touchpoint(file, Kind.DOCUMENT, title=chosen_title(first, core.title), language=core.language or None)


def _opened(file: SourceFile) -> Any:
    from pptx import Presentation

    data = file.data()
    open_zip(data, file, SORT)
    try:
        return Presentation(io.BytesIO(data))
    except Exception as error:  # the library raises whatever its parsers raise on damaged parts
        raise file.error("REA15", f"the {SORT} is damaged or cut off.", SAVE_AGAIN) from error


def _ordered(shapes: Iterable[Any]) -> list[Any]:
    """A slide's title first, then the shapes in the order of the file, which is the one that screen readers follow."""
    return sorted(shapes, key=lambda shape: _place(shape) not in HEADINGS)


def _place(shape: Any) -> str:
    """Which placeholder of the layout a shape fills: TITLE, BODY, FOOTER …; "" where it fills none."""
    if not shape.is_placeholder:
        return ""
    kind = shape.placeholder_format.type
    return kind.name if kind is not None else ""


def _add_shapes(shapes: Iterable[Any], composition: Composition, left_out: Counter[str]) -> None:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            _add_shapes(shape.shapes, composition, left_out)
        elif getattr(shape, "has_table", False):
            _add_table(shape.table, composition)
        elif shape.has_text_frame:
            _add_text(shape, composition)
        elif sort := _picture(shape):
            left_out[sort] += 1


def _picture(shape: Any) -> str:
    """What kind of picture a shape without text is; "" for lines and the like."""
    if getattr(shape, "has_chart", False):
        return "chart"
    if hasattr(shape, "image"):
        return "picture"
    return "diagram" if shape._element.tag.endswith("}graphicFrame") else ""


def _add_text(shape: Any, composition: Composition) -> None:
    place = _place(shape)
    if place in FURNITURE:
        return
    role = Role.HEADLINE if place in HEADINGS else Role.LEGAL if place == "FOOTER" else Role.BODY
    label = {"CENTER_TITLE": "title", "VERTICAL_TITLE": "title"}.get(place, place.casefold())
    for paragraph in shape.text_frame.paragraphs:
        text = collapsed(paragraph.text.replace("\v", "\n"))
        composition.add(text, role, label, _links(paragraph, text) or url_links(text))
    if target := _click(shape):
        composition.link(target)


def _links(paragraph: Any, text: str) -> list[tuple[str, int, int]]:
    links, at = [], 0
    for run in paragraph.runs:
        shown, url = collapsed(run.text), run.hyperlink.address
        start = text.find(shown, at)
        if shown and start >= 0:
            at = start + len(shown)
            links += [(url, start, at)] if url else []
    return links


def _click(shape: Any) -> str | None:
    """Where a click on the whole shape leads."""
    if not hasattr(shape, "click_action"):
        return None
    try:
        target: str | None = shape.click_action.hyperlink.address
    except (KeyError, AttributeError):  # a click that leads to a part which the file lost
        return None
    return target


def _add_table(table: Any, composition: Composition) -> None:
    for row in table.rows:
        cells = [collapsed(cell.text.replace("\v", "\n")).replace("\n", " ") for cell in row.cells if not cell.is_spanned]
        line = CELL_GAP.join(cell for cell in cells if cell)
        composition.add(line, Role.BODY, "row", url_links(line))


def _add_notes(slide: Any, composition: Composition) -> None:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    for paragraph in frame.paragraphs if frame is not None else ():
        composition.add(paragraph.text.replace("\v", "\n"), Role.DIRECTION, "notes")
