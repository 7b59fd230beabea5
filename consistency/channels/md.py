"""Markdown documents: read as the page that they become."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.html_blocks import BLOCKS, SILENT, parse, read_document
from consistency.channels.plain import is_prose
from consistency.channels.wording import words
from consistency.records.touchpoint import Kind, Touchpoint

SIGNS = re.compile(
    r"^#{1,6} \S|^(?:=|-){3,}\s*$|\[[^\]\n]+\]\([^)\s]+\)|^```|^[-*+] \S.*\n[-*+] \S|(?<!\*)\*\*[^*\n]+\*\*|^> \S|^\|.*\|\s*$|^!\[",
    re.MULTILINE,
)
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
TAG = re.compile(r"</?([A-Za-z][\w-]*)(?![\w:.@-])[^<>\n]*>")
INLINE_TAGS = words(
    "a abbr b br cite code del em i img ins kbd mark q s samp small span strike strong sub sup u input button label svg path picture source"
)
NAMED = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})


class Markdown:
    """Reads one file as one document; front matter is for machines and stays out, but for its title."""

    name: ClassVar[str] = "md"

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

        text = file.prose()
        front = FRONT_MATTER.match(text)
        body = TAG.sub(_kept, text[front.end() :] if front else text)
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
        content = read_document(parse(f"<body>{html}</body>"), base=file.uri)
        composition = Composition(list(content.parts))
        if not composition:
            raise file.error("REA23", "the document holds no text.", "Delete it or write it.")
        yield composition.touchpoint(file, Kind.DOCUMENT, title=_title(front.group(1) if front else "", composition))


def _kept(tag: re.Match[str]) -> str:
    """The tag where HTML knows it; other words in angle brackets are somebody's placeholder and stay to be read."""
    is_html = tag.group(1).casefold() in BLOCKS | SILENT | INLINE_TAGS
    return tag.group() if is_html else f"&lt;{tag.group()[1:-1]}&gt;"


def _title(front: str, composition: Composition) -> str:
    named = re.search(r"^title:\s*[\"']?(.*?)[\"']?\s*$", front, re.MULTILINE | re.IGNORECASE)
    if named:
        return named.group(1)
    return composition.parts[0].text if composition.parts[0].label == "h1" else ""
