"""The words that the pictures and the terminal share when they tell of a learned voice."""

from __future__ import annotations

import re

from consistency.records.portrait import ChannelPair, Portrait, Power, TraitRange
from consistency.reports.wording import listed

CODE = re.compile(r"`([^`]*)`")
LEAST = 4
CLEAR = 0.5
"""A trait sets a brand apart from this many standard deviations on."""
SIZES = {1.5: "slight", 3.0: "plain", 4.5: "strong", 6.0: "loud"}
"""What pushes of so many standard deviations are called."""
KIN = (
    frozenset({"long words", "word length", "syllables", "many-syllabled words"}),
    frozenset({"sentence length", "short sentences"}),
    frozenset({"contractions", "uncontracted forms"}),
)
"""Traits that say much the same; of each family the most distinctive speaks for all."""
APART = {
    "alike": "alike",
    "somewhat apart": "somewhat apart",
    "two voices": "like two voices",
    "cannot tell": "too few texts to tell",
}
"""What the verdicts on two channels are called."""
DIFFERENT = ("somewhat apart", "two voices")
"""Verdicts by which single traits may be named: elsewhere chance would have brought them about."""


def telling(portrait: Portrait, most: int = 10) -> tuple[TraitRange, ...]:
    """The traits that set the brand apart, at least four, one of each family."""
    seen: set[frozenset[str]] = set()
    chosen: list[TraitRange] = []
    for trait in portrait.traits:
        family = next((kin for kin in KIN if trait.name in kin), frozenset({trait.name}))
        if family in seen or not (trait.usual or trait.brand.high):
            continue
        seen.add(family)
        chosen.append(trait)
    clear = [trait for trait in chosen if abs(trait.distance) >= CLEAR]
    return tuple((clear if len(clear) >= LEAST else chosen[:LEAST])[:most])


def plain(text: str) -> str:
    """A trait's words with its examples in quotation marks."""
    return CODE.sub(r"“\1”", text)


def gist(portrait: Portrait) -> str:
    """The voice in one sentence, held against other brands."""
    return f"Beside other brands: {listed([plain(trait.says) for trait in telling(portrait, 5)])}."


def strength_of(portrait: Portrait) -> str:
    """What the amount of approved copy means, in a sentence."""
    return {
        "enough": "There is enough approved copy to judge by.",
        "thin": "There is little approved copy: plain drift is found, slight drift is not.",
        "too thin": "There is too little approved copy to rely on: only loud drift is found.",
    }.get(portrait.summary.strength, portrait.summary.strength)


def found(power: Power) -> str:
    """What size of drift would be found, in a sentence or two."""
    if not power.texts:
        return "There are too few texts to try what would be found."
    if power.size is None:
        return "Not even a loud push of half of the sentences would be found in four of five texts."
    worst = [kind for kind, share in sorted(power.kinds.items(), key=lambda pair: pair[1])[:2] if share < 0.8]
    least = f" Found least: {listed(worst)}." if worst else ""
    return (
        f"A {SIZES[power.size]} push ({power.size:g} standard deviations) of half of a text's sentences is found in four of five texts."
        f"{least} Of {power.texts} texts left as they are, {power.false_alarms:.0%} were flagged."
    )


def apart(pair: ChannelPair) -> str:
    """How far two channels lie apart, in words."""
    return APART.get(pair.verdict, pair.verdict)


def numbers(trait: TraitRange) -> str:
    """A trait's range and what is usual elsewhere."""
    own = f"{trait.brand.low:g}" if trait.brand.low == trait.brand.high else f"{trait.brand.low:g}–{trait.brand.high:g}"
    return f"{trait.brand.middle:g} {trait.unit} ({own}), others {trait.usual:g}"
