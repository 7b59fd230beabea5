"""How many people a class, a tour or a group has at the most."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.nouns import singular
from consistency.offers.sentence import Found
from consistency.offers.signs import has_number
from consistency.records.offer import Attribute

TAUGHT = r"(?:class(?:es)?|groups?|tours?|workshops?|lessons?|parties|cohorts?|seminars?)"
TOGETHER = rf"(?:{TAUGHT}|sessions?|courses?|trips?|boats?)"
MOST = r"(?:no more than|never more than|not more than|at most|up to|a maximum of|maximum of|max(?:imum)?|limited to|capped at)"
PEOPLE = (
    r"(?:people|persons?|students?|pupils?|guests?|learners?|participants?|swimmers?|riders?"
    r"|walkers?|members|dancers?|beginners?|adults)"
)
IN_ONE = r"(?:an? |the |each |every |any |one )?"
KIND = r"(?P<kind>private |corporate |school |larger? )?"
ENDS = r"(?=\W*$|[.;:!)]|,(?! ?[£$€\d])| (?:and|so|at a time|with|because)\b)"
"""Behind a number without its people: the end of what is said."""
SIZE = re.compile(
    rf"\b{MOST} (?P<a>{NUMBER}) (?:{PEOPLE} )?(?:to|per|in|in each|in every|for each|on each) {IN_ONE}(?P<of>{TOGETHER})\b"
    rf"|\b{KIND}(?P<of2>{TOGETHER})(?: sizes?)?(?: (?:is|are|have|has))?(?: (?:of|limited to|capped at|with|for|kept to))?:?"
    rf" {MOST} (?P<b>{NUMBER}) {PEOPLE}\b"
    rf"|\b{KIND.replace('kind', 'kind2')}(?P<of4>{TAUGHT})(?: sizes?)?(?: (?:is|are|have|has))? ?(?:of|limited to|capped at|kept to|:|are"
    rf"|is) {MOST} (?P<d>{NUMBER}){ENDS}"
    rf"|\b(?P<c>{NUMBER}) (?:{PEOPLE} )?(?:max|maximum|at most)(?: (?:per|in a|to a) (?P<of3>{TOGETHER}))"
)
"""A most of people, beside what they are together in; miles, minutes and lessons are other mosts."""
NAMES = dict.fromkeys(("lesson", "session", "workshop", "course", "cohort", "seminar"), "class")
"""What is one thing under several names."""


def find_sizes(folded: str) -> Iterator[Found]:
    """The greatest sizes of groups that a folded sentence promises."""
    for match in SIZE.finditer(folded) if has_number(folded) else ():
        number = parse_number(match["a"] or match["b"] or match["c"] or match["d"])
        name = singular(match["of"] or match["of2"] or match["of3"] or match["of4"])
        kind = match["kind"] or match["kind2"] or ""
        yield Found(
            Attribute.THRESHOLD,
            plain(number),
            match.start(),
            match.end(),
            unit="person",
            number=number,
            slot="size",
            per=kind + NAMES.get(name, name),
        )
