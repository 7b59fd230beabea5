"""Touchpoint to segments: sentences and fragments with the roles that a reader would give them."""

from consistency.segment.boilerplate import mark_boilerplate
from consistency.segment.sentences import segment

__all__ = ["mark_boilerplate", "segment"]
