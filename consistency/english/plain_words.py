"""Says a sentence in the words that the grammar is written in, and finds the way back: "let you off the fee" is "waives the fee"."""

from __future__ import annotations

from dataclasses import dataclass

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER
from consistency.english.rare_words import REWORDINGS, Rewording

ELLIPSIS = re.compile(rf"(?P<head>\bwe (?:give|allow|offer)(?: you)? )(?P<n>{NUMBER})(?=[,.;]|\W*$| and\b)")
TIME_BEFORE = re.compile(rf"{NUMBER} (?P<unit>day|week|month|year)s?\b")
"""A number without a unit, and the time in the sentence before that names it: "The law gives you 14 days. We give you 30."."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A folded sentence in plain words; `starts` and `ends` say for each of its characters where in the sentence it comes from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where in the folded sentence the plain words at `start:end` stand."""
        return (self.starts[start], self.ends[end - 1]) if start < end else (start, end)

    def is_reworded(self, start: int, end: int) -> bool:
        """True where the copy has other words than those at `start:end`."""
        return any(self.ends[at] - self.starts[at] != 1 for at in range(start, end))


def in_plain_words(folded: str, previous: str = "") -> Plain | None:
    """A folded sentence in plain words, with the folded one before it; None where it is plain already."""
    said: Plain | None = None
    for rewording in REWORDINGS:
        text = said.text if said else folded
        if any(sign in text for sign in rewording.signs):
            said = _reworded(said, folded, rewording)
    if (named := TIME_BEFORE.search(previous)) and ELLIPSIS.search(folded):
        said = _reworded(said, folded, Rewording((), ELLIPSIS, rf"\g<head>\g<n> {named['unit']}s"))
    return said


def _reworded(said: Plain | None, folded: str, rewording: Rewording) -> Plain | None:
    """The sentence with all that the rewording finds in plain words; the same object where it finds nothing."""
    text = said.text if said else folded
    found = list(rewording.pattern.finditer(text))
    if not found:
        return said
    starts = said.starts if said else tuple(range(len(folded)))
    ends = said.ends if said else tuple(range(1, len(folded) + 1))
    words, from_, to, at = [], [], [], 0
    for match in found:
        new = rewording.of(match)
        words += [text[at : match.start()], new]
        from_ += [*starts[at : match.start()], *[starts[match.start()]] * len(new)]
        to += [*ends[at : match.start()], *[ends[match.end() - 1]] * len(new)]
        at = match.end()
    return Plain("".join([*words, text[at:]]), (*from_, *starts[at:]), (*to, *ends[at:]))
