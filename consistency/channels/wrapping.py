"""Puts lines back together that were broken only because the page or the mail was full."""

from __future__ import annotations

import re
from collections.abc import Sequence

WIDEST = 100
"""A text with longer lines than this was not wrapped by hand or by a mail program."""
NARROWEST = 40
ENDED = re.compile(r"[.!?:;…]['\"”’)\]]*$")
BULLET = re.compile(r"\s*(?:[-–—*•·‣◦▪>#]|\(?\d{1,3}[.)]|[a-z][.)])\s")


def unwrapped(lines: Sequence[str], *, widest: int = WIDEST, slack: float = 0.0) -> list[str]:
    """The lines with those joined between which the next word had no room.

    `slack` is the share of the longest line by which letters of different widths may deceive (0 for fixed widths).
    """
    longest = max((len(line) for line in lines), default=0)
    if not NARROWEST <= longest <= widest:
        return list(lines)
    joined: list[str] = []
    previous = ""
    for line in lines:
        if joined and _was_forced(previous, line, longest * (1 - slack)):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        previous = line
    return joined


def _was_forced(line: str, following: str, width: float) -> bool:
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    if not word or not line.strip() or BULLET.match(following + " ") or ENDED.search(line.rstrip()):
        return False
    return len(line.rstrip()) + 1 + len(word) > width


def _join(line: str, following: str) -> str:
    """Joins two lines; a word that was divided at the end of the line is made whole."""
    line, following = line.rstrip(), following.strip()
    if re.search(r"[a-z]-$", line) and following[:1].islower():
        return line[:-1] + following
    return f"{line} {following}"
