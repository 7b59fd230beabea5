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


@dataclass(frozen=True, slots=True)
class Heard:
    """One dial of tone in one channel, three times: as the guide means it, as the copy is written, and as customers hear it.

    `intended` is 1 or -1 towards the dial's `high` or `low` end, None where the guide says nothing. `written` is the mean of the channel's
    texts in standard deviations of many organisations' copy, None where there are too few. `heard` is the mean of the answers from -1 (all
    say `low`) to 1 (all say `high`), `answers` how many there are, `quotes` some of those in words. `says` tells where these part company.
    """

    channel: str
    dial: str
    low: str
    high: str
    intended: int | None
    written: float | None
    heard: float
    answers: int
    quotes: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that several customers use and the copy never does: in how many answers, with some of these."""

    words: str
    answers: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mirror:
    """What customers say, beside the copy; `notes` are what could not be compared and why."""

    brand: str
    answers: int
    heard: tuple[Heard, ...]
    topics: tuple[Topic, ...]
    notes: tuple[str, ...] = ()
