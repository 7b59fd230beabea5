"""A text against a baseline: score, chance, verdict, and what shows it."""

from __future__ import annotations

from collections.abc import Iterable

from consistency.baseline.evidence import directions_of, evidence_of, traits_of
from consistency.baseline.learn import Baseline
from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Yardstick
from consistency.records.voice import Assessment, Representation

LEVEL = 0.05
"""The chance at which copy is called drifted: one approved text in twenty would be."""
SHORT = 25
"""Copy of fewer words is too short to be judged alone ..."""
OVERWHELMING = 0.2
"""... unless its chance is at most this share of the level; and of fewer than VERY_SHORT words, VERY_OVERWHELMING of it."""
VERY_SHORT = 10
VERY_OVERWHELMING = 0.04
WORDLESS = "There are no words of the brand's own in it, so there is nothing to judge."


def score_of(chance: float, level: float = LEVEL) -> float:
    """The chance on a scale where one half is the level of the verdict; 1 / (1 + level) at most, and ever lower the rarer."""
    return chance / (chance + level)


def verdict_of(chance: float, words: float, level: float = LEVEL) -> VoiceVerdict:
    """Drift where the chance is small enough for the length; copy too short to tell is said to be so.

    Copy of VERY_SHORT to SHORT words cannot be told where its chance would do for longer copy but not for so little.
    """
    share = 1.0 if words >= SHORT else OVERWHELMING if words >= VERY_SHORT else VERY_OVERWHELMING
    if chance <= level * share:
        return VoiceVerdict.DRIFT
    return VoiceVerdict.ON_VOICE if words >= VERY_SHORT and chance > level else VoiceVerdict.CANNOT_TELL


def yardstick_of(baseline: Baseline, level: float = LEVEL) -> Yardstick:
    """How the brand's own approved texts score at a level, each held against the others."""
    import numpy as np

    own = zip(baseline.own_distances(), baseline.texts, strict=True)
    scores = [score_of(baseline.fusion.tail(float(text.words.sum())).chance(float(distance)), level) for distance, text in own]
    low, middle, high = (float(value) for value in np.percentile(scores, [5, 50, 95]))
    return Yardstick(low, middle, high, len(scores))


def assess_all(
    baseline: Baseline, texts: Iterable[Representation], level: float = LEVEL, *, are_pools: bool = False
) -> tuple[Assessment, ...]:
    """What the baseline says of each text, in order; `level` is the share of approved copy that may be called drifted.

    `are_pools` where each is several short texts taken together.
    """
    yardstick = yardstick_of(baseline, level)
    return tuple(assess(baseline, text, yardstick, level, is_pool=are_pools) for text in texts)


def assess(
    baseline: Baseline, text: Representation, yardstick: Yardstick | None = None, level: float = LEVEL, *, is_pool: bool = False
) -> Assessment:
    """What the baseline says of one text; pass the yardstick where many are assessed, it is the same for all."""
    yardstick = yardstick or yardstick_of(baseline, level)
    words = float(text.words.sum())
    if words < 1:
        return unjudged(text.locator, yardstick, WORDLESS)
    distance = baseline.distance(text)
    chance = baseline.fusion.tail(words, is_pool=is_pool).chance(distance)
    reference = baseline.sums.reference(text.channel, baseline.fusion)
    return Assessment(
        locator=text.locator,
        score=score_of(chance, level),
        p_value=chance,
        verdict=verdict_of(chance, words, level),
        yardstick=yardstick,
        words=int(words),
        evidence=evidence_of(text, reference, baseline.fusion),
        traits=traits_of(text, reference, baseline),
        deviation=distance,
        directions=directions_of(text, reference, baseline),
    )


def unjudged(locator: str, yardstick: Yardstick, why: str) -> Assessment:
    """What is said of a text of which no word was judged: nothing, and `why`."""
    return Assessment(locator, yardstick.middle, 1.0, VoiceVerdict.CANNOT_TELL, yardstick, 0, untold=why)
