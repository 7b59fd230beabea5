"""Answers to places on the dials: a number on a scale, or words that name a tone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from consistency.records.survey import Answer

CHANNEL = re.compile(r"^\s*\[([^\]]{1,60})\]\s*")
SCALE = re.compile(r"(\d{1,3})\s*=\s*([\w-]+).{0,60}?(\d{1,3})\s*=\s*([\w-]+)", re.DOTALL)
MOST_WORDS = 60
"""A longer answer tells a story; a word of tone in it need not be about the copy."""
MOST_QUOTES = 3
WORDS: dict[tuple[str, int], str] = {
    ("formality", 1): "stiff stuffy bureaucratic pompous starchy",
    ("formality", -1): "sloppy matey",
    ("energy", 1): "loud hyped over-the-top",
    ("energy", -1): "boring flat dull bland lifeless",
    ("warmth", -1): "cold unfriendly rude robotic uncaring curt dismissive",
    ("directness", -1): "vague evasive waffling rambling",
    ("plainness", -1): "confusing complicated unclear convoluted jargon",
    ("urgency", 1): "pushy pressuring hectic aggressive nagging",
}
"""What customers call it and no style guide would."""
Named = Callable[[str], Iterable[tuple[str, int]]]
"""Words to the dials that they name, each with 1 (its high end) or -1."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one answer says of one channel's place on a dial: from -1 (the low end) to 1; `quote` holds its words where it has some."""

    channel: str
    dial: str
    place: float
    quote: str = ""


def said_of(answers: Iterable[Answer], ends: Sequence[tuple[str, str, str]], named: Named) -> Iterator[Said]:
    """Everything that the answers say of tone; `ends` are the dials' names with their low and high ends.

    A question names its channel in brackets at its beginning, as those of `questions_for` do; else the answer's own channel counts.
    """
    for answer in answers:
        place = _on_a_scale(answer, ends)
        if place is not None:
            yield Said(channel_of(answer), *place)
        elif answer.score is None and len(answer.text.split()) <= MOST_WORDS:
            for dial, way in {**dict(_complaints(answer.text)), **dict(named(answer.text))}.items():
                yield Said(channel_of(answer), dial, float(way), " ".join(answer.text.split()))


def _complaints(text: str) -> Iterator[tuple[str, int]]:
    said = set(re.findall(r"[a-z]+(?:-[a-z]+)*", text.casefold()))
    if not said & {"not", "never", "without", "isn", "wasn"}:
        yield from (key for key, words in WORDS.items() if said & set(words.split()))


def channel_of(answer: Answer) -> str:
    """The channel that a question names, or that of the survey."""
    match = CHANNEL.match(answer.question)
    return match[1].strip() if match else answer.channel


def heard_by_dial(said: Iterable[Said]) -> dict[tuple[str, str], tuple[float, int, tuple[str, ...]]]:
    """By channel and dial: the mean place, the number of answers, and some in words, those of the side that most take first."""
    grouped: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        grouped.setdefault((one.channel, one.dial), []).append(one)
    return {key: _mean(ones) for key, ones in grouped.items()}


def _mean(ones: Sequence[Said]) -> tuple[float, int, tuple[str, ...]]:
    mean = sum(one.place for one in ones) / len(ones)
    quotes = dict.fromkeys(one.quote for one in sorted(ones, key=lambda one: -one.place * mean) if one.quote)
    return mean, len(ones), tuple(quotes)[:MOST_QUOTES]


def _on_a_scale(answer: Answer, ends: Sequence[tuple[str, str, str]]) -> tuple[str, float] | None:
    """The dial whose ends the question names with numbers, and where the answer lies between them."""
    match = SCALE.search(answer.question)
    if match is None or answer.score is None:
        return None
    first, one, last, other = float(match[1]), match[2].casefold(), float(match[3]), match[4].casefold()
    for dial, low, high in ends:
        if {one, other} == {low, high} and first != last and min(first, last) <= answer.score <= max(first, last):
            share = (answer.score - first) / (last - first)
            return dial, (2 * share - 1) * (1 if other == high else -1)
    return None
