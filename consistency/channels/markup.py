"""Copy that stands as HTML or plain text inside a record: posts of blogs, feeds and networks, fields of content systems."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from consistency.channels.composition import Part, paragraphs, url_links
from consistency.channels.html_blocks import parse, read_document
from consistency.records.touchpoint import Role

if TYPE_CHECKING:
    from bs4 import Tag

MARKUP = re.compile(r"<(?:/?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|!--)")
UNSEEN = frozenset({"invisible"})
"""Classes by which networks hide the ends of long addresses."""


def content_parts(text: str, base: str | None = None) -> list[Part]:
    """The blocks of a record's content: with the roles of its markup, or a block for each paragraph where it has none."""
    if not MARKUP.search(text):
        return [Part(paragraph, links=url_links(paragraph)) for paragraph in paragraphs(unescape(text))]
    return [part for part in read_document(parse(f"<body>{text}</body>"), base=base).parts if part.role is not Role.TITLE]


def classes_of(tag: Tag) -> set[str]:
    """The classes of an element; a parser gives them as a list, hand-made elements as text."""
    classes: object = tag.get("class") or []
    return set(map(str, classes)) if isinstance(classes, list) else set(str(classes).split())


def post_parts(html: str, base: str | None = None) -> list[Part]:
    """The paragraphs of a network's post as followers see them: all of it is body, and hidden ends of addresses are not shown."""
    soup = parse(f"<body>{html}</body>")
    for tag in soup.find_all("span"):
        classes = classes_of(tag)
        if UNSEEN & classes:
            tag.decompose()
        elif "ellipsis" in classes:
            tag.append("…")
    return [
        Part(part.text, Role.ALT if part.role is Role.ALT else Role.BODY, part.label, part.links)
        for part in read_document(soup, base=base).parts
    ]


def plain(html: str) -> str:
    """A title without its markup and entities, on one line."""
    text = parse(html).get_text() if MARKUP.search(html) else unescape(html)
    return " ".join(unescape(text).split())
