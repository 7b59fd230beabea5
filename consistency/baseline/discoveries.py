"""Many texts judged at once: which of those that drift alone still count as drifted among all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consistency.records.audit import VoiceVerdict
from consistency.records.voice import Assessment


def discovered(chances: Sequence[float], rate: float) -> tuple[bool, ...]:
    """Which of m chances stand out by Benjamini and Hochberg's rule, so that at most the share `rate` of them is expected to be wrong.

    The largest chance that is at most `rate` * rank / m counts, and with it every smaller one; at a rate of 1 all of them do.
    """
    ordered = sorted(chances)
    passing = (chance for rank, chance in enumerate(ordered, 1) if chance <= rate * rank / len(ordered))
    line = max(passing, default=-1.0)
    return tuple(chance <= line for chance in chances)


def among_all(assessments: Sequence[Assessment], rate: float) -> tuple[Assessment, ...]:
    """The assessments in order, drift kept only where it stands out among all that could be judged.

    One that does not is on voice and says by `among` how many were judged; score, chance and evidence stay. A rate of 1 changes nothing.
    """
    judged = [number for number, one in enumerate(assessments) if one.verdict is not VoiceVerdict.CANNOT_TELL]
    stands_out = dict(zip(judged, discovered([assessments[number].p_value for number in judged], rate), strict=True))
    return tuple(
        replace(one, verdict=VoiceVerdict.ON_VOICE, among=len(judged))
        if one.verdict is VoiceVerdict.DRIFT and rate < 1 and not stands_out[number]
        else one
        for number, one in enumerate(assessments)
    )
