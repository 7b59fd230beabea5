"""The head of a mail that was kept as plain text: subject and preheader are copy, who writes to whom and when is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.records.touchpoint import Role

LABEL = re.compile(
    r"(?P<label>subject(?: line)?|pre-?header|preview(?: text| line)?|from|to|cc|bcc|reply[- ]to|date|sent)\s*:\s*(?P<words>\S.*)?",
    re.IGNORECASE,
)
ROLES = {"subj": Role.SUBJECT, "preh": Role.PREHEADER, "pre-": Role.PREHEADER, "prev": Role.PREHEADER}
"""By the first four letters of a label; all others are directions to whoever sends the mail."""


def letterhead(lines: Sequence[str]) -> tuple[tuple[tuple[str, Role], ...], int]:
    """The labelled lines that a mail's text begins with, with their roles, and how many lines they take.

    Labels alone make no head ("To: everybody"): a subject has to be among them, or there is none, `((), 0)`.
    """
    end = next((i for i, line in enumerate(lines) if line and not LABEL.fullmatch(line)), len(lines))
    found = [match for line in lines[:end] if (match := LABEL.fullmatch(line))]
    parts = tuple(part for match in found for part in _parts(match))
    return (parts, end) if any(role is Role.SUBJECT for _, role in parts) else ((), 0)


def _parts(line: re.Match[str]) -> tuple[tuple[str, Role], ...]:
    label, words = line["label"], line["words"] or ""
    role = ROLES.get(label[:4].casefold())
    if role is None:
        return ((line.group(), Role.DIRECTION),)
    return ((line.group()[: line.start("words")].strip(), Role.DIRECTION), (words, role)) if words else ()
