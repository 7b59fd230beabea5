"""Composition: a touchpoint's text as it grows, block after block, with the offsets of its blocks and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from consistency.channels.files import SourceFile
from consistency.records.touchpoint import Block, Kind, Link, Role, StyleFact, Touchpoint

SPACES = re.compile(r"[^\S\n]+")
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u200b\u200c\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that show nothing; the zero-width joiner stays, as emoji are made with it."""
URL_END = r"(?=[.,;:!?)\]'’*]*(?:[\s<>\"“”]|$))"
URL = re.compile(rf"https?://[^\s<>\"“”]+?{URL_END}")
BARE_URL = re.compile(
    rf"(?<![\w@./-])(?:www\.[\w-]+\.[a-z]{{2,24}}|(?:[a-z0-9-]{{2,}}\.)+[a-z]{{2,24}}(?=/\w))(?:[./?][^\s<>\"“”]*?)?{URL_END}"
)
"""An address as print and posts write it, without https: it begins with www. or has a path."""
GAP = "\n\n"


def collapsed(text: str) -> str:
    """The text with runs of white space made one space, line breaks kept, blank lines dropped, invisible characters dropped."""
    lines = (SPACES.sub(" ", line).strip() for line in INVISIBLE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs, split at blank lines, each collapsed; line breaks inside them stay."""
    return [part for part in map(collapsed, re.split(r"\n[^\S\n]*\n", text)) if part]


@dataclass(frozen=True, slots=True)
class Part:
    """One block to be: its text, its role, and links as (url, start, end) in its own text."""

    text: str
    role: Role = Role.BODY
    label: str = ""
    links: tuple[tuple[str, int, int], ...] = ()


def url_links(text: str) -> tuple[tuple[str, int, int], ...]:
    """The web addresses that stand in a text as links."""
    full = [(m.group(), m.start(), m.end()) for m in URL.finditer(text)]
    bare = [(f"https://{m.group()}", m.start(), m.end()) for m in BARE_URL.finditer(text)]
    return tuple(sorted((*full, *bare), key=lambda link: link[1]))


def linked_text(pieces: Iterable[tuple[str, str | None]]) -> tuple[str, list[tuple[str, int, int]]]:
    """A paragraph's collapsed text from its pieces, each with the address that it links to, and the links in it."""
    pieces = list(pieces)
    text = collapsed("".join(piece for piece, _ in pieces))
    links: list[tuple[str, int, int]] = []
    at = 0
    for url, run in groupby(pieces, key=itemgetter(1)):
        shown = collapsed("".join(piece for piece, _ in run))
        start = text.find(shown, at)
        if shown and start >= 0:
            at = start + len(shown)
            if url:
                links.append((url, start, at))
    return text, links


@dataclass
class Composition:
    """Text, blocks and links of one touchpoint; all offsets are code points into `text`."""

    parts: list[Part] = field(default_factory=list)
    bare_links: list[str] = field(default_factory=list)

    def add(self, text: str, role: Role = Role.BODY, label: str = "", links: Iterable[tuple[str, int, int]] = ()) -> None:
        """Adds one block; blank text adds nothing. The text must be collapsed where `links` carry offsets into it."""
        links = tuple(links)
        text = text if links else collapsed(text)
        if text:
            self.parts.append(Part(text, role, label, links))

    def add_prose(self, text: str, role: Role = Role.BODY, label: str = "") -> None:
        """Adds each paragraph of a plain text as a block, with the web addresses in it as links."""
        for paragraph in paragraphs(text):
            self.add(paragraph, role, label, url_links(paragraph))

    def link(self, url: str | None) -> None:
        """Adds a link that shows no text of its own."""
        if url and url.strip():
            self.bare_links.append(url.strip())

    def __bool__(self) -> bool:
        return bool(self.parts)

    def touchpoint(
        self,
        file: SourceFile,
        kind: Kind,
        *,
        number: int | None = None,
        title: str = "",
        uri: str | None = None,
        styles: Sequence[StyleFact] = (),
        language: str | None = None,
        observed_at: datetime | None = None,
        meta: dict[str, str] | None = None,
    ) -> Touchpoint:
        """The touchpoint with this text, found in `file`, as its record `number` where the file holds several."""
        text, blocks, links = self._laid_out()
        return Touchpoint(
            locator=file.locator if number is None else file.at(number),
            channel=file.channel,
            kind=kind,
            text=text,
            blocks=blocks,
            title=collapsed(title).replace("\n", " "),
            links=links,
            styles=tuple(styles),
            stage=file.stage,
            uri=uri,
            language=language,
            observed_at=observed_at,
            meta=meta or {},
        )

    def _laid_out(self) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
        blocks: list[Block] = []
        links: list[Link] = []
        position = 0
        for part in self.parts:
            end = position + len(part.text)
            blocks.append(Block(position, end, part.role, part.label))
            links += [Link(url, position + a, position + b, part.role) for url, a, b in part.links]
            position = end + len(GAP)
        text = GAP.join(part.text for part in self.parts)
        links += [Link(url, len(text), len(text)) for url in self.bare_links]
        return text, tuple(blocks), tuple(links)


def recast(part: Part, role: Role) -> Part:
    """The same part with another role."""
    return replace(part, role=role)
