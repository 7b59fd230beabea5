"""Answer: what one respondent said to one question of a survey; customers' words, never the brand's copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one question.

    `text` is the answer as it was given, `score` the number that it is where it is one (a rating, 0 to 10). `answered_at` is when the
    respondent sent it, None where the export does not say. Who answered is not part of the record.
    """

    locator: str
    channel: str
    question: str
    text: str
    answered_at: datetime | None = None
    score: float | None = None
