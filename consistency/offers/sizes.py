"""How many people a class, a tour or a group has at the most."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.offers.nouns import singular
from consistency.offers.numbers import NUMBER, parse_number, plain
from consistency.offers.sentence import Found
from consistency.offers.signs import has_number
from consistency.records.offer import Attribute

TOGETHER = r"(?:class(?:es)?|groups?|tours?|sessions?|workshops?|courses?|lessons?|parties|trips?|tables?|boats?|cohorts?|rooms?|seminars?)"
MOST = r"(?:no more than|never more than|not more than|at most|up to|a maximum of|maximum of|max(?:imum)?|limited to|capped at)"
PEOPLE = r"(?:people|students?|pupils?|guests?|learners?|participants?|swimmers?|riders?|children|players?|walkers?|members)"
SIZE = re.compile(
    rf"\b{MOST} (?P<a>{NUMBER}) (?:{PEOPLE} )?(?:to|per|in|in each|in every|for each|on each) (?:an? |the |each |every |any "
    rf"|one )?(?P<of>{TOGETHER})\b"
    rf"|\b(?:small )?(?P<of2>{TOGETHER})(?: sizes?)?(?: (?:is|are|have|has))?(?: (?:of|limited to|capped at|with|for"
    rf"|kept to))?:? {MOST} (?P<b>{NUMBER})\b(?! ?(?:or more|%|hours?|minutes|days|weeks|months|years))"
    rf"|\b(?P<c>{NUMBER}) (?:{PEOPLE} )?(?:max|maximum|at most)(?: (?:per|in a|to a) (?P<of3>{TOGETHER}))"
)
"""A most, beside what people are together in."""
NAMES = {"class": "group", "lesson": "group", "session": "group", "workshop": "group", "course": "group", "cohort": "group", "tour": "tour"}
"""What is one thing under several names."""


def find_sizes(folded: str) -> Iterator[Found]:
    """The greatest sizes of groups that a folded sentence promises."""
    for match in SIZE.finditer(folded) if has_number(folded) else ():
        number = parse_number(match["a"] or match["b"] or match["c"])
        name = singular(match["of"] or match["of2"] or match["of3"])
        yield Found(
            Attribute.THRESHOLD,
            plain(number),
            match.start(),
            match.end(),
            unit="person",
            number=number,
            slot="size",
            per=NAMES.get(name, name),
        )
