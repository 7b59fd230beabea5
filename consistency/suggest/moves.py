"""The rewordings that are tried on a sentence, each with its advice, in the order in which they build on one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from consistency.records.guide import Guide
from consistency.records.voice import Habits
from consistency.suggest.address import to_the_reader
from consistency.suggest.contractions import contract, expand
from consistency.suggest.keep import kept
from consistency.suggest.marks import calm, lower_capitals, without_emoji
from consistency.suggest.padding import without_hedges, without_hype, without_padding
from consistency.suggest.plain import full_words, plain_words
from consistency.suggest.shorten import split_at_joint
from consistency.suggest.swaps import swapped, swaps_of

SPEAKS_SHORT, WRITES_OUT = 0.5, 0.2
"""A brand contracts from this share of its forms on, and writes them out up to that one."""
FEW_MARKS = 0.08
"""A brand that sets fewer exclamation marks or emoji in a sentence does without."""
LONGER, LONG_WORDS = 1.4, 20
"""A sentence is far too long from so many times what nearly all of the brand's keep to, and from so many words on."""


@dataclass(frozen=True, slots=True)
class Move:
    """One kind of rewording: its name, the advice it stands for, and the sentence it makes, the same one where it has nothing to change."""

    name: str
    says: str
    change: Callable[[str], str]


def moves_for(guide: Guide | None, habits: Habits, names: Sequence[str] = ()) -> tuple[Move, ...]:
    """The moves that fit what the brand does; addresses, merge tags, codes the brand's `names` and those of the guide are left."""
    swaps = swaps_of(guide)
    fixed = (*names, *(name.right for name in guide.names)) if guide else tuple(names)
    shouted = partial(lower_capitals, acronyms=habits.acronyms)
    moves = [
        Move("terms", "Use the style guide's word", partial(swapped, swaps=swaps)) if swaps else None,
        Move("padding", "Start with what matters", without_padding),
        Move("hype", "Take the hype words out", without_hype),
        Move("hedges", "Drop the hedge", without_hedges),
        Move("plain", "Say it in everyday words", plain_words),
        Move("full", "Write the words in full", full_words),
        Move("reader", "Say it to the reader", to_the_reader) if habits.reader > 0 else None,
        _forms(habits.contracted),
        Move("capitals", "Drop the capitals", shouted) if habits.capitals < 1 else None,
        _calm(habits.exclamations),
        Move("emoji", "Leave the emoji out", without_emoji) if habits.emoji < FEW_MARKS else None,
        Move("shorten", "Make two sentences of it", partial(split_at_joint, longest=habits.sentence_words)),
    ]
    return tuple(Move(move.name, move.says, partial(kept, change=move.change, names=fixed)) for move in moves if move)


def _forms(contracted: float | None) -> Move | None:
    if contracted is None or WRITES_OUT < contracted < SPEAKS_SHORT:
        return None
    if contracted >= SPEAKS_SHORT:
        return Move("contract", "Contract, as your copy does", contract)
    return Move("expand", "Write the short forms out, as your copy does", expand)


def _calm(exclamations: float) -> Move:
    if exclamations < FEW_MARKS:
        return Move("exclamation", "Drop the exclamation mark", partial(calm, ending="."))
    return Move("exclamation", "Drop the second exclamation mark", partial(calm, ending="!"))


def too_long(sentence: str, habits: Habits) -> str:
    """Advice where a sentence is longer than nearly all of the brand's own; empty where it is not."""
    words = len(sentence.split())
    if words <= max(LONGER * habits.sentence_words, LONG_WORDS):
        return ""
    return f"This sentence has {words} words; nineteen in twenty of yours have {habits.sentence_words} or fewer. Make two of it."
