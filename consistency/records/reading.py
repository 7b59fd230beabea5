"""Reading: a touchpoint split into segments, with what was found and measured in them."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.records.offer import Fact
from consistency.records.touchpoint import Role, Touchpoint

COPY_ROLES = frozenset({Role.SUBJECT, Role.PREHEADER, Role.HEADLINE, Role.BODY, Role.CTA, Role.TITLE, Role.DESCRIPTION})
"""Roles in which a brand speaks in its own voice and makes its offers."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence or fragment `text[start:end]` of a touchpoint, with the role that reading it gave it.

    The role is the block's, unless the text itself says more (a quotation of a customer inside a paragraph, legal wording in a body).
    `is_boilerplate` marks text repeated on most touchpoints of its channel. `block` is the index of the block it lies in.
    """

    start: int
    end: int
    role: Role
    block: int
    is_boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A touchpoint with its segments and the offer facts stated in it."""

    touchpoint: Touchpoint
    segments: tuple[Segment, ...]
    facts: tuple[Fact, ...] = ()

    def slice(self, segment: Segment) -> str:
        """The text of one of its segments."""
        return self.touchpoint.text[segment.start : segment.end]

    def copy_segments(self) -> tuple[Segment, ...]:
        """The segments in which the brand itself speaks: no navigation, legal text, quotation, form or boilerplate."""
        return tuple(s for s in self.segments if s.role in COPY_ROLES and not s.is_boilerplate)
