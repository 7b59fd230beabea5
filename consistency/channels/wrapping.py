"""Puts lines back together that were broken only because the page or the mail was full."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

WIDEST = 100
"""A text with longer lines than this was not wrapped by hand or by a mail program."""
NARROWEST = 40
ENDED = re.compile(r"[.!?:;…]['\"”’)\]]*$")
CLOSED = re.compile(r"[.!?…]['\"”’)\]]*$")
BULLET = re.compile(r"\s*(?:[-–—*•·‣◦▪>#]|\(?\d{1,3}[.)]|[a-z][.)])\s")
ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.|mailto:)", re.IGNORECASE)
FULL = 0.75
"""Share of the longest line that a line fills at least where only its width can say that the paragraph goes on."""
PROOFS = 2
"""Breaks inside sentences that show a whole text to be wrapped; in a paragraph of its own one will do."""


def unwrapped(
    lines: Sequence[str], *, widest: int = WIDEST, slack: float = 0.0, starts: Callable[[str], bool] = lambda _line: False
) -> list[str]:
    """The lines with those joined between which the next word had no room; blank lines end paragraphs and stay.

    A break inside a sentence is joined by width alone. One after a full stop may be meant, and is joined where other breaks show the text
    to be wrapped. `slack` is the share of the longest line by which letters of different widths may deceive (0 for fixed widths); lines of
    which `starts` is true always begin something of their own.
    """
    longest = max((len(line) for line in lines), default=0)
    if not NARROWEST <= longest <= widest:
        return list(lines)
    width = longest * (1 - slack)
    forced = [bool(i) and not starts(lines[i]) and _was_forced(lines[i - 1], lines[i], width) for i in range(len(lines))]
    inside = [forced[i] and not ENDED.search(lines[i - 1].rstrip()) for i in range(len(lines))]
    goes_on = [inside[i] or (forced[i] and _is_full(lines[i - 1], lines[i], longest)) for i in range(len(lines))]
    joined: list[str] = []
    for start, end in _paragraphs(lines):
        is_wrapped = any(inside[start:end]) or sum(inside) >= PROOFS
        for i in range(start, end):
            if i > start and (inside[i] or (goes_on[i] and is_wrapped)):
                joined[-1] = _join(joined[-1], lines[i])
            else:
                joined.append(lines[i])
    return joined


def _paragraphs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The bounds of the paragraphs, each blank line one of its own."""
    starts = [i for i, line in enumerate(lines) if i == 0 or not line.strip() or not lines[i - 1].strip()]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _was_forced(line: str, following: str, width: float) -> bool:
    """Whether the next line's first word had no room on this one."""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    if not word or not line.strip() or BULLET.match(following + " "):
        return False
    return len(line.rstrip()) + 1 + len(word) > width


def _is_full(line: str, following: str, longest: int) -> bool:
    """Whether a line that ends a sentence was full, and not only shorter than a long address on the next."""
    return bool(CLOSED.search(line.rstrip())) and len(line.rstrip()) >= FULL * longest and not ADDRESS.match(following.strip())


def _join(line: str, following: str) -> str:
    """Joins two lines; a word that was divided at the end of the line is made whole."""
    line, following = line.rstrip(), following.strip()
    if re.search(r"[a-z]-$", line) and following[:1].islower():
        return line[:-1] + following
    return f"{line} {following}"
