"""OpenDocument texts (.odt): headings, paragraphs, lists, tables and text boxes, headers and footers as small print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from consistency.channels.composition import Composition, linked_text, url_links
from consistency.channels.document_title import chosen_title
from consistency.channels.files import SourceFile
from consistency.channels.hardened_xml import local, parse_xml
from consistency.channels.zip_guard import member, open_zip
from consistency.records.touchpoint import Kind, Role, Touchpoint

SORT = "OpenDocument text"
MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
CELL_GAP = " | "
UNSEEN = frozenset({"annotation", "annotation-end", "tracked-changes", "hidden-text", "note-citation", "title", "desc", "script"})
"""Elements whose text no reader of the document sees: comments, what was deleted, alternative texts, marks of notes."""
APART = frozenset({"text-box", "note", "table"})
"""Elements inside a paragraph that are read as blocks of their own."""
FRAMES = frozenset(
    {"section", "list", "list-item", "list-header", "text-box", "frame", "note", "note-body", "index-body", "g", "a", "custom-shape"}
)
INDEXES = re.compile(r"(?:table-of-content|.*-index|bibliography)")
HEADLINES = re.compile(r"title|subtitle|heading|headline", re.IGNORECASE)


class Odt:
    """Reads one document as one touchpoint, in the order of its body.

    **Reads** headings, paragraphs, lists, tables (a row a block), text boxes, links; footnotes, headers and footers as small print.
    **Skips** comments, tracked deletions, hidden text, pictures; a table of contents is navigation.
    **Source** OASIS OpenDocument 1.3, part 3 (schema).
    """

    name: ClassVar[str] = "odt"
    formats: ClassVar[str] = "OpenDocument text .odt"
    reads: ClassVar[str] = "headings, paragraphs, lists, tables, text boxes, links; notes, headers and footers as small print"
    skips: ClassVar[str] = "comments, tracked deletions, hidden text, words inside pictures"
    source: ClassVar[str] = "OASIS OpenDocument 1.3, part 3"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a zip archive that calls itself an OpenDocument text."""
        head = file.head
        return head.startswith(b"PK\x03\x04") and (MIMETYPE in head[:200] or file.path.suffix.casefold() in {".odt", ".ott"})

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The document; UnreadableError where it is damaged, locked, a zip bomb, or without words."""
        archive = open_zip(file.data(), file, SORT)
        if b"encryption-data" in member(archive, "META-INF/manifest.xml", file, SORT):
            raise file.error("REA13", "the document is locked with a password.", "Save it without a password.")
        content = parse_xml(member(archive, "content.xml", file, SORT), file, SORT)
        styles = member(archive, "styles.xml", file, SORT)
        sheets = [content, *([parse_xml(styles, file, SORT)] if styles else [])]
        reader = _Reader(_style_names(sheets))
        for body in content.iter("{*}text"):
            if local(body.getparent()) == "body":
                reader.add_children(body, Role.BODY)
        for sheet in sheets[1:]:
            _add_margins(sheet, reader.composition)
        if not reader.composition:
            raise file.error("REA23", "the document holds no text.", "Text in pictures cannot be read: add it as text.")
        title, language = _described(member(archive, "meta.xml", file, SORT), file)
        styled = next((part.text for part in reader.composition.parts[:3] if part.label.casefold() == "title"), "")
        yield reader.composition.touchpoint(file, Kind.DOCUMENT, title=chosen_title(styled, title), language=language)


class _Reader:
    """Walks the body; `styles` maps a style's name to the name that its author knows it by."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.styles = styles
        self.composition = Composition()

    def add_children(self, parent: Any, role: Role) -> None:
        """Adds the blocks below an element in order."""
        for child in parent:
            name = local(child)
            if name in {"h", "p"}:
                self._add_paragraph(child, role)
            elif name == "table":
                self._add_table(child)
            elif INDEXES.fullmatch(name):
                self.add_children(child, Role.NAV)
            elif name in FRAMES:
                self.add_children(child, Role.LEGAL if name == "note" else role)

    def _add_paragraph(self, paragraph: Any, role: Role) -> None:
        style = self.styles.get(_attribute(paragraph, "style-name"), "")
        text, links = _text_and_links(paragraph)
        label = f"h{_attribute(paragraph, 'outline-level') or 1}" if local(paragraph) == "h" else style
        self.composition.add(text, _role(paragraph, style, role), label, links or url_links(text))
        for inner in paragraph.iter():
            if local(inner) in APART and next((a for a in inner.iterancestors() if local(a) in APART or a is paragraph), None) is paragraph:
                self._add_apart(inner, role)

    def _add_apart(self, element: Any, role: Role) -> None:
        if local(element) == "table":
            self._add_table(element)
        else:
            self.add_children(element, Role.LEGAL if local(element) == "note" else role)

    def _add_table(self, table: Any) -> None:
        """Adds each row on one line; a table of one column is a frame around paragraphs."""
        for row in (r for r in table.iter() if local(r) == "table-row" and _nearest(r, "table") is table):
            cells = [cell for cell in row if local(cell) == "table-cell"]
            texts = [[t for p in cell if local(p) in {"h", "p"} and (t := _text_and_links(p)[0])] for cell in cells]
            is_plain = all(local(child) in {"h", "p"} for cell in cells for child in cell)
            if len(cells) > 1 and is_plain and all(len(lines) < 2 for lines in texts):
                line = CELL_GAP.join(lines[0].replace("\n", " ") for lines in texts if lines)
                self.composition.add(line, Role.BODY, "row", url_links(line))
                continue
            for cell in cells:
                self.add_children(cell, Role.BODY)


def _nearest(element: Any, name: str) -> Any:
    return next((a for a in element.iterancestors() if local(a) == name), None)


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _role(paragraph: Any, style: str, role: Role) -> Role:
    if role is not Role.BODY:
        return role
    if local(paragraph) == "h" or HEADLINES.match(style):
        return Role.HEADLINE
    if "quot" in style.casefold():
        return Role.QUOTATION
    return Role.LEGAL if re.match(r"foot(?:er|note)|endnote|legal|small ?print", style, re.IGNORECASE) else Role.BODY


def _style_names(sheets: list[Any]) -> dict[str, str]:
    """Each style's own name and, for those that only change how it looks, the name of the style that they come from."""
    parents: dict[str, str] = {}
    for style in (s for sheet in sheets for s in sheet.iter("{*}style")):
        name, parent = _attribute(style, "name"), _attribute(style, "parent-style-name")
        is_automatic = local(style.getparent()) == "automatic-styles"
        parents[name] = parent if is_automatic else _attribute(style, "display-name") or name.replace("_20_", " ")
    return {name: parents.get(given, given.replace("_20_", " ")) for name, given in parents.items()}


def _text_and_links(paragraph: Any) -> tuple[str, list[tuple[str, int, int]]]:
    return linked_text(_pieces(paragraph, ""))


def _pieces(element: Any, url: str) -> Iterator[tuple[str, str]]:
    """The visible text of a paragraph with the address of the link that it lies in; text boxes and notes come apart."""
    yield _flowing(element.text), url
    for child in element:
        name = local(child)
        if name == "s":
            yield " " * min(int(_attribute(child, "c") or 1), 100), url
        elif name == "tab":
            yield " ", url
        elif name == "line-break":
            yield "\n", url
        elif name and name not in UNSEEN | APART:
            yield from _pieces(child, _attribute(child, "href") if name == "a" else url)
        yield _flowing(child.tail), url


def _flowing(text: str | None) -> str:
    """Line breaks in the file itself are spaces to OpenDocument."""
    return re.sub(r"\s+", " ", text or "")


def _add_margins(sheet: Any, composition: Composition) -> None:
    """Adds the words of headers and footers, each once."""
    seen: set[str] = set()
    for margin in sheet.iter():
        if not re.fullmatch(r"(?:header|footer)(?:-left|-first)?", local(margin)):
            continue
        for paragraph in (p for p in margin.iter() if local(p) in {"h", "p"}):
            text = _text_and_links(paragraph)[0]
            if text and text not in seen:
                seen.add(text)
                composition.add(text, Role.LEGAL, "footer", url_links(text))


def _described(data: bytes, file: SourceFile) -> tuple[str, str | None]:
    """The title and the language in the document's properties."""
    if not data:
        return "", None
    found = {local(element): element.text or "" for element in parse_xml(data, file, SORT).iter("{http://purl.org/dc/elements/1.1/}*")}
    return found.get("title", ""), found.get("language") or None
