"""Word documents (.docx): headings, paragraphs, lists, tables, text boxes, and headers and footers as small print."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition, collapsed, linked_text, url_links
from consistency.channels.document_title import chosen_title
from consistency.channels.files import SourceFile
from consistency.channels.zip_guard import SAVE_AGAIN, open_zip
from consistency.records.touchpoint import Kind, Role, Touchpoint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}txbxContent", f"{MC}Fallback", f"{W}delText", f"{W}pPr"})
HEADING_WORDS = 10
SORT = "Word document"
CELL_GAP = " | "
MARGINS = ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer")


class Docx:
    """Reads one document as one touchpoint, in the order of its body."""

    name: ClassVar[str] = "docx"
    formats: ClassVar[str] = "Word .docx"
    reads: ClassVar[str] = "headings, paragraphs, lists, tables, text boxes, links; headers, footers and notes as small print"
    skips: ClassVar[str] = "comments, tracked deletions, field codes, words inside pictures"
    source: ClassVar[str] = "ECMA-376 Office Open XML (WordprocessingML)"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a zip archive that begins with the parts of a Word document."""
        head = file.head
        return head.startswith(b"PK\x03\x04") and (b"word/" in head or file.path.suffix.casefold() in {".docx", ".docm"})

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The document; UnreadableError where it is damaged, a zip bomb, or without words."""
        data = file.data()
        open_zip(data, file, SORT)
        document = _opened(data, file)
        composition = Composition()
        _add_children(document.element.body, document, composition)
        for text in _margins(document):
            composition.add(text, Role.LEGAL, "footer")
        if not composition:
            raise file.error("REA23", "the document holds no text.", "Text in pictures cannot be read: add it as text.")
        title = chosen_title(_set_as_title(composition), document.core_properties.title)
        yield composition.touchpoint(file, Kind.DOCUMENT, title=title, language=document.core_properties.language or None)


def _set_as_title(composition: Composition) -> str:
    """The document's title where its first words are styled as one."""
    return next((part.text for part in composition.parts[:3] if part.label.casefold() == "title"), "")


def _opened(data: bytes, file: SourceFile) -> Any:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # the library raises whatever its parsers raise on damaged parts
        raise file.error("REA15", f"the {SORT} is damaged or cut off.", SAVE_AGAIN) from error


def _add_children(parent: Any, document: Any, composition: Composition) -> None:
    for child in parent:
        if child.tag == f"{W}p":
            _add_paragraph(child, document, composition)
        elif child.tag == f"{W}tbl":
            _add_table(child, composition)
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}txbxContent"}:
            _add_children(child, document, composition)


def _add_paragraph(paragraph: Any, document: Any, composition: Composition) -> None:
    style = _style(paragraph, document)
    text, links = _text_and_links(paragraph, document)
    role = Role.HEADLINE if _role(style) is Role.BODY and _looks_like_heading(paragraph, text) else _role(style)
    composition.add(text, role, style, (*links, *(link for link in url_links(text) if not links)))
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(ancestor.tag == f"{MC}Fallback" for ancestor in box.iterancestors()):
            _add_children(box, document, composition)


def _looks_like_heading(paragraph: Any, text: str) -> bool:
    """Whether a paragraph is set as a heading without the style of one: few words, all bold, no end of a sentence."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    is_bold = bool(runs) and all(run.rPr is not None and run.rPr.b is not None and run.rPr.b.val for run in runs)
    return is_bold and len(text.split()) <= HEADING_WORDS and not re.search(r"[.,:;]$", text)


def _style(paragraph: Any, document: Any) -> str:
    from docx.enum.style import WD_STYLE_TYPE

    identifier = paragraph.pPr.style if paragraph.pPr is not None else None
    return str(document.styles.get_by_id(identifier, WD_STYLE_TYPE.PARAGRAPH).name) if identifier else ""


def _role(style: str) -> Role:
    name = style.casefold()
    if re.match(r"title|heading|subtitle|headline", name):
        return Role.HEADLINE
    if "quote" in name:
        return Role.QUOTATION
    return Role.LEGAL if re.match(r"footer|footnote|endnote|legal|small ?print", name) else Role.BODY


def _text_and_links(paragraph: Any, document: Any) -> tuple[str, list[tuple[str, int, int]]]:
    return linked_text(_pieces(paragraph, None, document))


def _pieces(element: Any, url: str | None, document: Any) -> Iterator[tuple[str, str | None]]:
    """The visible text of an element with the address of the hyperlink that it lies in."""
    for child in element:
        if child.tag in UNSEEN:
            continue
        if child.tag == f"{W}t":
            yield child.text or "", url
        elif child.tag in {f"{W}tab", f"{W}ptab"}:
            yield " ", url
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n", url
        elif child.tag == f"{W}noBreakHyphen":
            yield "-", url
        else:
            yield from _pieces(child, _target(child, document) or url, document)


def _target(element: Any, document: Any) -> str | None:
    relation = element.get(R_ID) if element.tag == f"{W}hyperlink" else None
    found = document.part.rels.get(relation) if relation else None
    return str(found.target_ref) if found is not None and found.is_external else None


def _add_table(table: Any, composition: Composition) -> None:
    """Adds each row on one line; a table of one column is a frame around paragraphs."""
    for row in table.iter(f"{W}tr"):
        cells = [_cell(cell) for cell in row.iterchildren(f"{W}tc", f"{W}sdt")]
        filled = [cell for cell in cells if cell]
        if len(cells) > 1 and all("\n" not in cell for cell in filled):
            composition.add(CELL_GAP.join(filled), Role.BODY, "row")
            continue
        for cell in filled:
            for line in cell.split("\n"):
                composition.add(line, Role.BODY, "cell", url_links(line))


def _cell(cell: Any) -> str:
    """The cell's paragraphs, one a line; tables inside it are rows of their own."""
    paragraphs = (p for p in _seen(cell) if next((a for a in p.iterancestors(f"{W}tc")), cell) in {cell, None} or cell.tag != f"{W}tc")
    lines = (collapsed("".join(text for text, _ in _pieces(p, None, None))).replace("\n", " ") for p in paragraphs)
    return "\n".join(line for line in lines if line)


def _seen(parent: Any) -> Iterator[Any]:
    """The paragraphs below an element, also those in text boxes, which old programs find a second time in a fallback."""
    return (p for p in parent.iter(f"{W}p") if not any(a.tag == f"{MC}Fallback" for a in p.iterancestors()))


def _margins(document: Any) -> Iterator[str]:
    """The words of headers, footers and footnotes, each once."""
    seen: set[str] = set()
    for section in document.sections:
        for margin in (getattr(section, name) for name in MARGINS):
            for paragraph in () if margin.is_linked_to_previous else _seen(margin._element):
                text = collapsed("".join(t for t, _ in _pieces(paragraph, None, None)))
                if text and text not in seen:
                    seen.add(text)
                    yield text
    yield from _notes(document)


def _notes(document: Any) -> Iterator[str]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            for paragraph in root.iter(f"{W}p"):
                yield collapsed("".join(t for t, _ in _pieces(paragraph, None, None)))
