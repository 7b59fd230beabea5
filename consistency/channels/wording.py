"""Lists of names written as one line each, so that long lists of tags, headings and suffixes stay readable."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The set of words of a line."""
    return frozenset(text.split())


def names(text: str) -> tuple[str, ...]:
    """The names of a line in order, separated by bars."""
    return tuple(text.split("|"))
