"""Tells a document's own logo from its other pictures, and which of its logos nobody can hear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from consistency.channels.wording import words

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LOGO = words("logo wordmark logotype")
ABOUT_A_LOGO = words(
    "site header footer main brand email mail mobile desktop white black dark light colour color inverted reversed primary small large mini"
    " horizontal vertical stacked full rgb cmyk mono new final our home nav top img image svg png retina default masthead link icon"
)
"""Words in a file's name or a class that leave a logo the brand's own; any other word makes it somebody else's (logo-visa)."""
PIECE = re.compile(r"[a-z]+")


def is_logo(tag: Tag) -> bool:
    """True for a picture that its file's name, class or id calls the logo, and nobody else's."""
    src = str(tag.get("src") or "")
    stem = "" if src.startswith("data:") else urlsplit(src).path.rpartition("/")[2].rpartition(".")[0]
    return any(_is_own_logo(name) for name in (stem, *str(tag.get("class") or "").split(), str(tag.get("id") or "")))


def _is_own_logo(name: str) -> bool:
    pieces = set(PIECE.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name[:200]).casefold()))
    return bool(pieces & LOGO) and pieces <= LOGO | ABOUT_A_LOGO | {"x", "v"}


def unnamed_logos(soup: BeautifulSoup) -> tuple[str, ...]:
    """The sources of logos that have no alternative text and stand in nothing that says in words whose they are."""
    found = (tag for tag in soup.find_all("img") if is_logo(tag) and not str(tag.get("alt") or "").strip())
    return tuple(dict.fromkeys(str(tag.get("src") or "img") for tag in found if not _is_named_around(tag)))


def _is_named_around(tag: Tag) -> bool:
    around = tag.find_parent("a") or tag.parent
    labelled = any(str(one.get("aria-label") or one.get("title") or "").strip() for one in (tag, around) if one is not None)
    return labelled or bool(around is not None and around.name not in {"body", "[document]"} and around.get_text(strip=True))
