"""Text fitted to the terminal's width."""

from __future__ import annotations

import shutil
import textwrap

NARROWEST, WIDEST = 60, 120


def width() -> int:
    """Columns to fill: the terminal's, within what can be read; 100 where nobody watches."""
    return max(NARROWEST, min(shutil.get_terminal_size((100, 50)).columns, WIDEST))


def wrapped(text: str, first: str = "", indent: int = 0) -> list[str]:
    """The text in lines that fit, the first beginning with `first`, the others with so many blanks."""
    lines = textwrap.wrap(
        text, width(), initial_indent=first, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )
    return lines or [first.rstrip()]
