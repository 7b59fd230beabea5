"""Beside the approved copy: whether it bears out the traits that the guide declares, and on which dials a text stands apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.records.finding import Evidence
from consistency.records.voice import Representation, Trait
from consistency.represent.dials import DIALS, Dial, text_dials

if TYPE_CHECKING:
    import numpy as np

LEAST_TEXTS = 8
"""Fewer approved texts do not tell where a brand stands."""
LEAST_SPREAD = 0.3
"""A brand's own texts are taken to lie at least so far apart on a dial."""
CLEAR = 0.5
"""How far on the other side of the middle, in the population's standard deviations, copy speaks against its guide."""
LEAST_WORDS = 5
"""A shorter sentence shows nobody how a brand sounds."""
MOST_QUOTES = 3
SURE = 2.0
"""And by how many standard errors of its own."""

WORDS: dict[tuple[str, int], str] = {
    ("formality", 1): "formal professional official dignified refined elegant stately businesslike",
    ("formality", -1): "casual informal relaxed laid-back conversational chatty colloquial easygoing easy-going unstuffy down-to-earth",
    ("energy", 1): "energetic lively upbeat enthusiastic vibrant exciting excited bold dynamic spirited bubbly passionate exuberant",
    ("energy", -1): "calm quiet understated restrained composed low-key unexcited sober muted",
    ("warmth", 1): "warm friendly kind caring welcoming empathetic empathic compassionate supportive polite courteous gentle considerate"
    " hospitable neighbourly neighborly generous",
    ("warmth", -1): "detached distant impersonal",
    ("directness", 1): "direct straightforward straight-talking blunt candid frank concise brief crisp succinct decisive assertive",
    ("directness", -1): "tentative diplomatic roundabout",
    ("plainness", 1): "plain simple clear plain-spoken plain-speaking accessible jargon-free straightforward uncomplicated",
    ("plainness", -1): "sophisticated elaborate technical scholarly academic literary",
    ("urgency", 1): "urgent pressing",
    ("urgency", -1): "unhurried patient unpushy leisurely",
    ("play", 1): "playful witty funny humorous cheeky whimsical quirky fun mischievous irreverent",
    ("play", -1): "serious earnest solemn sober",
}
"""By dial and direction, what guides call it; words of two senses (measured, dry, cool) are left out: no note rests on a guess."""
AWAY = re.compile(r"\b(?:not|never|without|no|less|isn[’']t|aren[’']t|un|non)\b(?:\s+(?:too|overly|so|very))?[\s-]*$", re.IGNORECASE)
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """One trait of the guide beside the approved copy: `way` is 1 or -1 along `dial`.

    `measured` is the mean of the copy's texts on it and `error` that mean's standard error. `holds` is False only where the copy clearly
    stands on the other side of the middle.
    """

    trait: str
    dial: str
    way: int
    measured: float
    error: float
    texts: int

    @property
    def holds(self) -> bool:
        """Whether the copy does not speak against the guide."""
        against = -self.way * self.measured
        return against < CLEAR or against < SURE * self.error

    @property
    def says(self) -> str:
        """In plain words, such as: you declare "casual"; your 40 approved texts measure formal (1.2 above the middle of all brands)."""
        dial = next(dial for dial in DIALS if dial.name == self.dial)
        where = "above" if self.measured > 0 else "below"
        side = dial.high if self.measured > 0 else dial.low
        doubt = " This dial is not sure." if dial.confidence == "low" else ""
        told = f"your {self.texts} approved texts measure {side} ({abs(self.measured):.1f} {where} the middle of all brands)"
        return f"You declare “{self.trait}”; {told}.{doubt}"


def declared_dials(trait: str) -> Iterator[tuple[str, int]]:
    """The dials that a trait speaks about and in which direction; a negated word ("not stuffy") counts in the other one."""
    ways = {word: (dial, way) for (dial, way), words in reversed(WORDS.items()) for word in words.split()}
    found: dict[str, int] = {}
    for match in WORD.finditer(trait):
        if known := ways.get(match.group().lower()):
            found.setdefault(known[0], -known[1] if AWAY.search(trait[: match.start()]) else known[1])
    yield from found.items()


def hold_against(traits: Sequence[str], approved: Sequence[Representation]) -> tuple[Declared, ...]:
    """Each declared trait that a dial measures beside the approved copy, in the guide's order; empty for fewer than LEAST_TEXTS texts."""
    import numpy as np

    texts = _placed(approved)
    if len(texts) < LEAST_TEXTS:
        return ()
    placed: np.ndarray = np.stack(texts)
    middle, error = placed.mean(axis=0), placed.std(axis=0, ddof=1) / np.sqrt(len(texts))
    column = {dial.name: number for number, dial in enumerate(DIALS)}
    return tuple(
        Declared(trait, dial, way, float(middle[column[dial]]), float(error[column[dial]]), len(texts))
        for trait in traits
        for dial, way in declared_dials(trait)
    )


def shown_by(declared: Declared, approved: Sequence[Representation]) -> tuple[Evidence, ...]:
    """The approved sentences that speak against a declared trait most, of MOST_QUOTES texts, furthest first; empty where it holds."""
    if declared.holds:
        return ()
    column = [dial.name for dial in DIALS].index(declared.dial)
    side = DIALS[column].high if declared.way < 0 else DIALS[column].low
    found = [pair for text in approved if (pair := _furthest(text, column, -declared.way, f"measures {side}")) is not None]
    ordered = sorted(found, key=lambda pair: -pair[0])
    unique = {evidence.quote.casefold(): evidence for _, evidence in reversed(ordered)}
    return tuple(reversed(unique.values()))[:MOST_QUOTES]


def _furthest(text: Representation, column: int, way: int, says: str) -> tuple[float, Evidence] | None:
    """How far the text's own furthest sentence lies along a dial, with its quote; None where no sentence lies clearly on that side."""
    if text.dials is None or not text.text:
        return None
    places = [
        (way * float(place), span)
        for place, span, words in zip(text.dials[:, column], text.spans, text.words, strict=True)
        if words >= LEAST_WORDS and way * float(place) >= CLEAR
    ]
    if not places:
        return None
    place, (start, end) = max(places)
    return place, Evidence(text.locator, text.text[start:end], start, end, says=says)


@dataclass(frozen=True, slots=True)
class Range:
    """Where 19 in 20 approved texts lie on each dial, and their middle and spread; shape (len(DIALS),) each."""

    lows: np.ndarray
    highs: np.ndarray
    middle: np.ndarray
    spread: np.ndarray


def range_of(approved: Sequence[Representation]) -> Range | None:
    """The range of the approved texts; None for fewer than LEAST_TEXTS."""
    import numpy as np

    texts = _placed(approved)
    if len(texts) < LEAST_TEXTS:
        return None
    placed: np.ndarray = np.stack(texts)
    lows, highs = np.percentile(placed, [2.5, 97.5], axis=0)
    return Range(lows, highs, placed.mean(axis=0), np.maximum(placed.std(axis=0, ddof=1), LEAST_SPREAD))


def dial_traits(text: Representation, approved: Range | None) -> tuple[Trait, ...]:
    """The dials on which a text lies outside the range of the approved ones, furthest first; empty where there is none.

    Play is left out: what it says of one text is not sure enough.
    """
    if approved is None or text.dials is None or float(text.words.sum()) < 1:
        return ()
    own = text_dials(text.dials, text.words)
    lows, highs, deviations = approved.lows, approved.highs, (own - approved.middle) / approved.spread
    outside = [k for k, dial in enumerate(DIALS) if dial.confidence != "low" and not lows[k] <= own[k] <= highs[k]]
    return tuple(
        _trait(DIALS[k], *(float(row[k]) for row in (own, lows, highs, deviations)))
        for k in sorted(outside, key=lambda k: -abs(float(deviations[k])))
    )


def _trait(dial: Dial, value: float, low: float, high: float, deviation: float) -> Trait:
    says = f"more {dial.high}" if deviation > 0 else f"more {dial.low}"
    return Trait(dial.name, round(value, 1), round(low, 1), round(high, 1), deviation, f"from {dial.low} (-) to {dial.high} (+)", says)


def _placed(texts: Sequence[Representation]) -> list[np.ndarray]:
    """The places of those texts that have words and dials."""
    return [text_dials(text.dials, text.words) for text in texts if text.dials is not None and float(text.words.sum()) >= 1]
