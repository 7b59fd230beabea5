"""Turns a sentence about readers in the third person to them: `users can` → `you can`."""

from __future__ import annotations

import re

from consistency.suggest.spelling import like, mended

PEOPLE = "customers|users|clients|consumers|guests|members|visitors|passengers|subscribers|participants|recipients|buyers|shoppers|readers"
BEFORE = r"(?:all (?:of )?(?:our |the )?|our (?:valued )?|the |valued |each of our )?"
SUBJECT = re.compile(
    rf"(?:^|(?<=[,;:] )|(?<=\bthat )|(?<=\bif )|(?<=\bwhen )|(?<=\bso ))({BEFORE}(?:{PEOPLE}))"
    r"(?= (?:are|were|can|could|may|might|must|should|shall|will|would|have|need|who|do|get|receive|want|wish)\b(?! who))",
    re.IGNORECASE,
)
OBJECT = re.compile(
    rf"(?:(?<=\b(?:to|by) )|(?<=\bfor )|(?<=\b(?:with|from|help|give|tell|send) )|(?<=\boffer ))({BEFORE}(?:{PEOPLE}))"
    r"(?=[,.;:!?]|$| (?:to|in|on|at|with|by|from|when|if|every)\b)",
    re.IGNORECASE,
)
THIRD = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"}
OWN = re.compile(r"\b(they|them|their|theirs|themselves)\b", re.IGNORECASE)


def to_the_reader(sentence: str) -> str:
    """People in the plural become you, and what refers to them in the rest of the sentence too; the singular is left to people."""
    changed, end = sentence, None
    for pattern in (SUBJECT, OBJECT):
        if match := pattern.search(changed):
            word = like(match.group(), "you")
            changed = changed[: match.start()] + word + changed[match.end() :]
            end = match.start() + len(word) if end is None else min(end, match.start() + len(word))
    if end is None:
        return sentence
    rest = OWN.sub(lambda match: like(match.group(), THIRD[match.group().casefold()]), changed[end:])
    return mended(changed[:end] + rest, sentence)
