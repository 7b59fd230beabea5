"""HTML pages: a website's folder or a single file, read into what a visitor sees and how it is styled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.html_blocks import HtmlContent, parse, read_document
from consistency.channels.microdata import microdata_parts
from consistency.channels.styles import read_styles
from consistency.records.touchpoint import Kind, Role, Touchpoint

DOCUMENT = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
FRAGMENT = re.compile(
    r"<(?:div|section|main|article|header|h[1-6]|p|table|ul|ol|form|nav|footer|span|a|center|title|meta)[\s>]", re.IGNORECASE
)
CUT = re.compile(r"<[A-Za-z/!][^<>]*\Z")
CLOSED_BY = {"<!--": "-->", "<script": "</script", "<style": "</style"}
SEEN = frozenset({Role.HEADLINE, Role.BODY, Role.CTA, Role.QUOTATION, Role.FORM, Role.LEGAL, Role.NAV, Role.ALT})


class Page:
    """Reads one HTML file as one page, all of its copy and not only its main text."""

    name: ClassVar[str] = "page"
    formats: ClassVar[str] = "HTML pages and folders of them"
    reads: ClassVar[str] = "all that a visitor sees with its roles, links, colours and fonts"
    skips: ClassVar[str] = "scripts, hidden elements"
    source: ClassVar[str] = "WHATWG HTML Living Standard; W3C CSS 2.2"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file begins like an HTML document or with a piece of one."""
        start = file.head_text
        if not start.startswith("<") or start[:4].casefold() == "<svg":
            return False
        return bool(DOCUMENT.search(start) or (FRAGMENT.match(start) and file.path.suffix.casefold() not in {".md", ".markdown"}))

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The page; UnreadableError where no visitor would see a word, and after it where it is cut off."""
        markup = file.prose()
        soup = parse(markup)
        content = read_document(soup, base=file.uri)
        if not any(part.role in SEEN for part in content.parts):
            raise file.error(
                "REA11",
                _why_empty(soup.find("script") is not None),
                "Open it in a browser, save the page that it shows, and put that file here.",
            )
        uri = file.uri or content.canonical
        styles = read_styles(soup, file)
        told = {"missing_styles": " ".join(styles.missing), "unnamed_logos": " ".join(content.unnamed_logos)}
        meta = {name: value for name, value in told.items() if value}
        yield _composition(content, markup).touchpoint(
            file, Kind.PAGE, title=content.title, uri=uri, styles=styles.facts, language=content.language, meta=meta
        )
        if is_cut(markup):
            raise file.error("REA19", "the page is cut off before its end; what is there was read.", "Save the page again, complete.")


def is_cut(markup: str) -> bool:
    """Whether a page ends where no page can: inside a tag, a comment, a script or a style sheet."""
    lowered = markup.lower()
    if lowered.rstrip().endswith("</html>"):
        return False
    return bool(CUT.search(markup[-4096:])) or any(lowered.rfind(opened) > lowered.rfind(closed) for opened, closed in CLOSED_BY.items())


def _why_empty(has_script: bool) -> str:  # noqa: FBT001
    return "the page is empty until a browser runs its scripts." if has_script else "the page shows no text."


def _composition(content: HtmlContent, markup: str) -> Composition:
    return Composition([*content.parts, *microdata_parts(markup)])
