"""Tells whether a font family in CSS is one of the brand's, a generic one, or another's."""

from __future__ import annotations

import re
from collections.abc import Iterable

CUTS = re.compile(
    r"\b(?:variable|vf|var|web|webfont|regular|roman|italic|oblique|thin|hairline|extra"
    r" ?light|light|book|medium|semi ?bold|demi ?bold|demi|extra ?bold|bold|black|heavy|display|text"
    r"|caption|small|condensed|std|pro|mt|ltd?|w\d\d|[0-9]{3}|opsz|wght)\b",
    re.IGNORECASE,
)
KEYWORDS = frozenset(
    [
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
        "ui-monospace",
        "ui-rounded",
        "math",
        "emoji",
        "fangsong",
        "-apple-system",
        "blinkmacsystemfont",
        "inherit",
        "initial",
        "unset",
        "revert",
        "revert-layer",
        "none",
        "auto",
        "normal",
    ]
)
SYMBOLS = re.compile(r"\bemoji\b|\bicons?\b|font ?awesome|\bsymbols?\b|glyph|dingbats|icomoon", re.IGNORECASE)
WEB_SAFE = frozenset(
    {"arial", "helvetica", "helvetica neue", "georgia", "verdana", "tahoma", "trebuchet ms", "times", "times new roman", "courier"}
    | {"courier new", "segoe ui", "calibri", "roboto"}
)
CODE = re.compile(r"\b(?:code|pre|kbd|samp|tt|mono\w*)\b", re.IGNORECASE)


def is_generic(family: str) -> bool:
    """True for CSS keywords, system faces by keyword, and faces that hold symbols only."""
    name = _bare(family)
    return name in KEYWORDS or name.startswith(("var(", "env(")) or bool(SYMBOLS.search(name))


def is_allowed(family: str, allowed: Iterable[str]) -> bool:
    """True when the family is one of the allowed, whatever its cut ("Karla Medium", "Fraunces Variable", "SourceSerif4")."""
    found = _key(family)
    return any(found == _key(name) or found.rstrip("0123456789") == _key(name).rstrip("0123456789") for name in allowed)


def is_web_safe(family: str) -> bool:
    """True for the faces that mail programs have."""
    return _bare(family) in WEB_SAFE


def is_for_code(selector: str) -> bool:
    """True for a rule about code samples, which any monospaced face may set."""
    return bool(CODE.search(selector))


def _bare(family: str) -> str:
    return " ".join(family.strip().strip("\"'").casefold().split())


def _key(family: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|[-_+]", " ", family.strip().strip("\"'"))
    kept = CUTS.sub(" ", parted)
    return re.sub(r"[\W_]", "", (kept if re.search(r"\w", kept) else parted).casefold())
