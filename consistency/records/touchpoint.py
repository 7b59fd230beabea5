"""Touchpoint: one page, message, post, ad, macro or document, with the parts that its format tells apart."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers of 64 bits by which the hashes of neighbouring words are told apart; their products overflow on purpose."""


class Role(StrEnum):
    """What a part of a touchpoint is for; checks choose by it what they read."""

    TITLE = "title"
    DESCRIPTION = "description"
    SUBJECT = "subject"
    PREHEADER = "preheader"
    HEADLINE = "headline"
    BODY = "body"
    CTA = "cta"
    NAV = "nav"
    LEGAL = "legal"
    FORM = "form"
    ALT = "alt"
    DATA = "data"
    QUOTATION = "quotation"
    SIGNATURE = "signature"
    DIRECTION = "direction"
    CODE = "code"


class Kind(StrEnum):
    """The sort of thing that a touchpoint is, which says what may merge, link and be styled in it."""

    PAGE = "page"
    EMAIL = "email"
    POST = "post"
    AD = "ad"
    MACRO = "macro"
    DOCUMENT = "document"
    SCRIPT = "script"
    CAPTIONS = "captions"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `text[start:end]` of a touchpoint (code points) that its format gives one role.

    `label` keeps the format's own name of the part where it has one: `h1`, `Headline 3`, `list-item`.
    """

    start: int
    end: int
    role: Role
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to `url`; `text[start:end]` is its visible text, empty (start == end) where it shows none."""

    url: str
    start: int
    end: int
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class StyleFact:
    """One declaration of a colour or font that applies to a touchpoint: `property: value` as written.

    `value` is the bare colour or first font family exactly as it stands in the source (`#FF7A1A`, `Poppins`); `family` is the whole
    list for fonts. `origin` names the file (relative to the settings' folder) or the touchpoint's own locator, `selector` the rule
    (`style` for an inline attribute).
    """

    property: str
    value: str
    selector: str
    origin: str
    family: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One thing that a customer meets, as visible text with its parts.

    `text` holds everything that a reader sees or hears, block after block, separated by blank lines; all offsets are code points
    into it. `observed_at` is the record's own date (a post's, a message's), None where it has none.
    """

    locator: str
    channel: str
    kind: Kind
    text: str
    blocks: tuple[Block, ...] = ()
    title: str = ""
    links: tuple[Link, ...] = ()
    styles: tuple[StyleFact, ...] = ()
    stage: str | None = None
    uri: str | None = None
    language: str | None = None
    observed_at: datetime | None = None
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Sixteen hex digits that stay the same over time while channel and place stay the same."""
        return hashlib.sha256(f"{self.channel}\n{self.uri or self.locator}".encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def digest(self) -> str:
        """SHA-256 of the text: equal digests mean that nothing a reader sees has changed."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def sketch(self) -> str:
        """Sixteen hex digits of the words alone: texts that differ in few words differ in few of their 64 bits."""
        return simhash(self.text)

    def slice(self, block: Block) -> str:
        """The text of one of its blocks."""
        return self.text[block.start : block.end]


def simhash(text: str) -> str:
    """64 bits in hex: each is the majority, over all runs of three words, of that bit in the run's hash (after Charikar)."""
    import numpy as np

    words = text.casefold().split()
    padded = words + [""] * max(0, 3 - len(words))
    each: Any = np.frombuffer(b"".join(map(_word_hash, padded)), dtype="<u8")
    first, second, third = (np.uint64(odd) for odd in MIXERS)
    runs = each[:-2] * first + each[1:-1] * second + each[2:] * third
    runs = (runs ^ (runs >> np.uint64(32))) * first
    bits = np.unpackbits((runs ^ (runs >> np.uint64(29))).astype("<u8").view(np.uint8).reshape(-1, 8), axis=1)
    return np.packbits(bits.mean(axis=0) > 0.5).tobytes().hex()


@lru_cache(maxsize=50_000)
def _word_hash(word: str) -> bytes:
    return hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
