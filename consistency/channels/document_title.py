"""What a document is called, when its properties may only hold what a program put there."""

from __future__ import annotations

import re

NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|publisher) ?-.*|word document|\(?(?:untitled|anonymous|unspecified|unknown|none)\)?(?:[- ]?\d+)?"
    r"|(?:document|dokument|presentation|slide|layout|print)[- ]?\d*|.*\.(?:docx?|indd|pptx?|pdf|ai|pub|odt|html?))",
    re.IGNORECASE,
)
"""Titles that programs give: file names and names for nothing."""


def chosen_title(*candidates: str | None) -> str:
    """The first that somebody wrote as a title; "" where there is none."""
    return next((title.strip() for title in candidates if title and title.strip() and not NO_TITLE.fullmatch(title.strip())), "")
