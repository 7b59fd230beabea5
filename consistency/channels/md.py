"""Markdown documents: read as the page that they become."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import Composition, collapsed
from consistency.channels.files import SourceFile
from consistency.channels.html_blocks import parse, read_document
from consistency.channels.html_traits import BLOCKS, SILENT
from consistency.channels.md_front import Front, split_front
from consistency.channels.plain import is_prose
from consistency.channels.wording import words
from consistency.records.touchpoint import Kind, Role, Touchpoint

SIGNS = re.compile(
    r"^#{1,6} \S|^(?:=|-){3,}\s*$|\[[^\]\n]+\]\([^)\s]+\)|^```|^[-*+] \S.*\n[-*+] \S|(?<!\*)\*\*[^*\n]+\*\*|^> \S|^\|.*\|\s*$|^!\[",
    re.MULTILINE,
)
TAG = re.compile(r"</?([A-Za-z][\w-]*)(?![\w:.@-])[^<>\n]*>")
INLINE_TAGS = words(
    "a abbr b br cite code del em i img ins kbd mark q s samp small span strike strong sub sup u input button label svg path picture source"
)
NAMED = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})


class Markdown:
    """Reads one file as one document; of its front matter (YAML or TOML) what readers of the published page meet.

    The title is the headline where the document has none of its own, the description what searches show; date and language are kept.
    Drafts are read, as they are what is about to launch; everything else in the front matter is for machines.
    """

    name: ClassVar[str] = "md"
    formats: ClassVar[str] = "Markdown (CommonMark with tables), with YAML or TOML front matter"
    reads: ClassVar[str] = "the document as the page it becomes; title, description, date and language of the front matter"
    skips: ClassVar[str] = "the rest of the front matter"
    source: ClassVar[str] = "CommonMark Spec; Jekyll and Hugo documentation, Front Matter"

    def recognises(self, file: SourceFile) -> bool:
        """True where the text shows at least two of Markdown's signs, or one and the name of a Markdown file."""
        if not is_prose(file):
            return False
        text = file.head_text
        if file.path.suffix.casefold() in NAMED:
            return True
        return bool(re.search(r"^#{1,6} \S", text, re.MULTILINE)) and len(SIGNS.findall(text)) > 1

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The document; UnreadableError where nothing of it would show."""
        from markdown_it import MarkdownIt

        front, text = split_front(file.prose())
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(TAG.sub(_kept, text))
        content = read_document(parse(f"<body>{html}</body>"), base=file.uri)
        composition = _composition(front, Composition(list(content.parts)))
        if not composition:
            raise file.error("REA23", "the document holds no text.", "Delete it or write it.")
        title = front.title or (content.parts[0].text if content.parts[0].label == "h1" else "")
        yield composition.touchpoint(file, Kind.DOCUMENT, title=title, language=front.language or None, observed_at=front.date)


def _composition(front: Front, body: Composition) -> Composition:
    """The page: a title that the document does not say itself stands above it, as publishing programs put it."""
    composition = Composition()
    if body and not any(part.label == "h1" for part in body.parts):
        composition.add(collapsed(front.title), Role.HEADLINE, "title")
    if body:
        composition.add(collapsed(front.description), Role.DESCRIPTION, "description")
    composition.parts += body.parts
    return composition


def _kept(tag: re.Match[str]) -> str:
    """The tag where HTML knows it; other words in angle brackets are somebody's placeholder and stay to be read."""
    is_html = tag.group(1).casefold() in BLOCKS | SILENT | INLINE_TAGS
    return tag.group() if is_html else f"&lt;{tag.group()[1:-1]}&gt;"
