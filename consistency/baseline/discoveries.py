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


def discovered_by_few(chances: Sequence[float], rate: float) -> tuple[bool, ...]:
    """The same where the chances hang together in any way, by Benjamini and Yekutieli's stricter rule."""
    return discovered(chances, rate / sum(1 / rank for rank in range(1, len(chances) + 1))) if chances else ()


def among_all(assessments: Sequence[Assessment], rate: float, *, is_thin: bool = False) -> tuple[Assessment, ...]:
    """The assessments in order, drift kept only where it stands out among all that could be judged.

    One that does not is on voice and says by `among` how many were judged; score, chance and evidence stay. A rate of 1 changes nothing.
    Where the baseline `is_thin`, all texts are held against the same few, whose middle is not known well: what is far off one text's
    chance is then far off many at once, so drift must stand out by the stricter rule, and what stands out by the other alone cannot be
    told.
    """
    if rate >= 1:
        return tuple(assessments)
    judged = [number for number, one in enumerate(assessments) if one.verdict is not VoiceVerdict.CANNOT_TELL]
    chances = [assessments[number].p_value for number in judged]
    stands_out = discovered(chances, rate)
    is_sure = discovered_by_few(chances, rate) if is_thin else stands_out
    verdicts = dict(zip(judged, map(_verdict, stands_out, is_sure), strict=True))
    return tuple(
        replace(one, verdict=verdicts[number], among=len(judged))
        if one.verdict is VoiceVerdict.DRIFT and verdicts[number] is not VoiceVerdict.DRIFT
        else one
        for number, one in enumerate(assessments)
    )


def _verdict(stands_out: bool, is_sure: bool) -> VoiceVerdict:  # noqa: FBT001
    if is_sure:
        return VoiceVerdict.DRIFT
    return VoiceVerdict.CANNOT_TELL if stands_out else VoiceVerdict.ON_VOICE
