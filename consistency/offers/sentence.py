"""Sentence and Found: what the finders read, and what they find in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from consistency.english.plain_words import Plain
from consistency.records.offer import Attribute
from consistency.records.touchpoint import Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """One segment as the finders see it: `text` as written from `start` on, `passage` the index of its block.

    `folded` is for matching, in plain words; `written` is the text folded only, character by character, and `plain` leads back to it.

    `anchor` is the day that undated days are near to; `is_dated` says that it is the day on which the copy is read.
    `topics` are the promises (trial, return, …) that the passage has named up to here, `previous` the sentence before it in the passage
    (the heading above, where it is the first, and the name of a saved reply), `following` the folded one after it, `opening` the name of
    the saved reply that all of it stands in.
    """

    text: str
    folded: str
    written: str
    start: int
    passage: int
    role: Role
    anchor: date
    is_dated: bool
    topics: frozenset[str] = frozenset()
    previous: str = ""
    following: str = ""
    plain: Plain | None = None
    opening: str = ""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text stands what is at `start:end` of `folded`."""
        return self.plain.back(start, end) if self.plain else (start, end)


@dataclass(frozen=True, slots=True)
class Found:
    """A fact at `start:end` of a sentence, before it is placed in its touchpoint."""

    attribute: Attribute
    value: str
    start: int
    end: int
    unit: str = ""
    per: str = ""
    number: Decimal | None = None
    day: date | None = None
    slot: str = ""
    bound: str = ""
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a sentence: whether a benefit is offered in it, in its passage, or anywhere in its touchpoint.

    `is_charged` says that all it names is a charge, `is_far` that this touchpoint is a long one and the sentence speaks to nobody: its
    days may be those of anything.
    """

    sentence: bool = False
    passage: bool = False
    touchpoint: bool = False
    is_far: bool = False
    is_charged: bool = False
    taken: tuple[tuple[int, int], ...] = field(default=())

    @property
    def certainty(self) -> float:
        """How sure a condition found here belongs to an offer."""
        far = 0.4 if self.is_far else 0.6
        return 1.0 if self.sentence else 0.9 if self.passage else far if self.touchpoint else 0.0
