"""What customers talk about and the copy does not: words that several answers share and no copy holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from consistency.records.survey import Answer, Topic

LEAST, LEAST_SHARE = 3, 0.02
"""A topic is named by so many answers at least, and by this share of them."""
LEAST_WORDS = 3
"""A word or two say how something is, not what is missing."""
MOST, MOST_QUOTES = 15, 2
WORD = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?")
ENDING = re.compile(r"(?:ies|es|s|ing|ed)$")


def topics_of(answers: Sequence[Answer], copy: Iterable[str]) -> tuple[Topic, ...]:
    """Topics, most named first; words are compared by their beginnings, so that "deliveries" in copy answers for "delivery"."""
    from sklearn.feature_extraction.text import CountVectorizer

    told = [answer.text for answer in answers if answer.score is None and len(answer.text.split()) >= LEAST_WORDS]
    least = max(LEAST, round(LEAST_SHARE * len(told)))
    if len(told) < least:
        return ()
    counter = CountVectorizer(ngram_range=(1, 2), stop_words="english", binary=True, min_df=least, token_pattern=WORD.pattern)
    try:
        table = counter.fit_transform(told)
    except ValueError:  # no word is in so many answers
        return ()
    known = {_stem(word) for text in copy for word in WORD.findall(text.casefold())}
    names = counter.get_feature_names_out()
    found = []
    for column, name in enumerate(names):
        if any(_stem(word) not in known for word in name.split()):
            rows = table[:, column].nonzero()[0]
            found.append(Topic(str(name), len(rows), tuple(dict.fromkeys(" ".join(told[row].split()) for row in rows))[:MOST_QUOTES]))
    return tuple(_without_parts(sorted(found, key=lambda topic: (-topic.answers, -len(topic.words), topic.words))))[:MOST]


def _without_parts(topics: Sequence[Topic]) -> Iterable[Topic]:
    """Leaves out a word that says no more than a pair with it, and a pair of which one word says as much alone."""
    kept: list[Topic] = []
    for topic in topics:
        if not any(set(topic.words.split()) & set(other.words.split()) for other in kept):
            kept.append(topic)
    return kept


def _stem(word: str) -> str:
    stem = ENDING.sub("", word)
    return stem.rstrip("ey") if len(stem) > 3 else word
