"""Compares in which of several (the first order, the third month) an advert gives a thing with where its page gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.availability import BROAD
from consistency.checks.negations import stem, stems
from consistency.checks.statements import Breach, Line

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
PLACE = {word: at for words in (_PLACES, _COUNTS) for at, word in enumerate(words, 1)}
NTH = re.compile(rf"\b(?:your|the|their|each|every) (?:very )?(?P<place>{'|'.join(_PLACES)}) (?P<noun>[a-z]{{3,}})\b")
NUMBERED = re.compile(rf"\b(?P<noun>[a-z]{{3,}}) (?P<place>{'|'.join(_COUNTS)})\b")
GIVING = re.compile(
    rf"\b(?:in|inside|with|on|at) (?:your|the|their) (?:very )?(?:{'|'.join(_PLACES)})\b"
    rf"|\b(?:{'|'.join(_PLACES)}) [a-z]+ (?:comes? with|includes?|brings?|has|holds)\b"
)
"""A thing that is put into one of several, or comes with it."""
POINTING = re.compile(r"\b(?:one|it|them|these|those)\b")
"""A thing that an earlier sentence names."""
ORDER = stems(" ".join((*_PLACES, *_COUNTS, "first", "very", "come", "give", "find", "free", "off", "wait", "add")))


def misplaced(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised in one of several, while the page has it in another of the same kind and never in that one."""
    earlier: frozenset[str] = frozenset()
    for promise in promises:
        for match in NTH.finditer(promise.folded) if GIVING.search(promise.folded) else ():
            noun, place = stem(match["noun"]), PLACE[match["place"]]
            thing = (promise.topic | (earlier if POINTING.search(promise.folded) else frozenset())) - ORDER - BROAD - {noun}
            kin = [(line, places) for line in lines if thing & line.topic and (places := _places(line, noun))]
            if kin and not any(place in places for _, places in kin):
                yield Breach(promise, kin[0][0], 0.85, "contradicted", f"the page has it in another {match['noun']}")
        earlier |= promise.topic


def _places(line: Line, noun: str) -> frozenset[int]:
    """Which of several things of one kind a line names."""
    found = (*NTH.finditer(line.folded), *NUMBERED.finditer(line.folded))
    return frozenset(PLACE[match["place"]] for match in found if stem(match["noun"]) == noun)
