"""Two editions of a baseline: which texts, traits and verdicts differ, and whether the new one may replace the old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.baseline.apart import distance
from consistency.baseline.assess import assess, verdict_of, yardstick_of
from consistency.baseline.edition import Edition, sentences_of
from consistency.baseline.learn import Baseline
from consistency.baseline.summary import summarise
from consistency.baseline.traits import span_of
from consistency.records.audit import VoiceVerdict
from consistency.records.baseline_change import BaselineChange, Flagged, Harm, TextPlace, TraitMove
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

CLEAR = 2.5
"""A middle has moved from this many standard errors on ..."""
NOTABLE = 0.3
"""... and this many standard deviations of the old texts; of the sentences, where it is a direction."""
LOOK_APART, HARMFUL_APART = 0.2, 0.35
"""Distances between two voices from which on somebody should look, and from which on it is another voice: halves of one brand's copy lie
0 to 0.06 apart, two brands 0.35 and more (six brands of training data, 20 and 40 texts)."""
LOOK_SHARE, HARMFUL_SHARE = 0.05, 0.15
"""Shares of the old approved texts that the new baseline may newly flag before each."""
SHOWN_WORDS = 12
STRENGTHS = ("too thin", "thin", "enough")


@dataclass(frozen=True, slots=True)
class _Overlap:
    """How two sets of texts overlap: how many each has and how many both."""

    old: int
    new: int
    both: int

    @property
    def noise(self) -> float:
        """The variance of the difference of two means over them, in variances of one text: 0 where they are the same."""
        return max(1 / self.old + 1 / self.new - 2 * self.both / (self.old * self.new), 0.0)


def compare(old: Edition, new: Edition) -> BaselineChange:
    """What would change if `new` were judged by instead of `old`; both must have been opened with the same voice model."""
    kept = set(old.marks) & set(new.marks)
    overlap = _Overlap(len(old.marks), len(new.marks), sum(mark in kept for mark in old.marks))
    between = _between(old.baseline, new.baseline)
    newly, strangers = _newly_flagged(old, new), _strangers(old, new)
    apart = round(distance(between, overlap.noise), 2)
    verdict, reasons = _judged(old, new, apart, newly, strangers)
    return BaselineChange(
        brand=new.baseline.name,
        old_version=old.version,
        new_version=new.version,
        old_model=old.baseline.version,
        new_model=new.baseline.version,
        old_texts=overlap.old,
        new_texts=overlap.new,
        added=_places(new, set(new.marks) - kept),
        dropped=_places(old, set(old.marks) - kept),
        distance=apart,
        traits=_moves(old.baseline, new.baseline, between, overlap),
        leans=_leans(old.baseline, new.baseline, overlap),
        newly_flagged=newly,
        strangers=strangers,
        verdict=verdict,
        reasons=reasons,
    )


def _place(text: Representation) -> TextPlace:
    words = " ".join(sentences_of(text)).split()
    return TextPlace(text.locator, text.channel, " ".join(words[:SHOWN_WORDS]) + " …" * (len(words) > SHOWN_WORDS))


def _places(edition: Edition, marks: set[str]) -> tuple[TextPlace, ...]:
    return tuple(_place(text) for text, mark in zip(edition.baseline.texts, edition.marks, strict=True) if mark in marks)


def _between(old: Baseline, new: Baseline) -> np.ndarray:
    """How far the mean style moved, in standard deviations of the old texts, (features,)."""
    import numpy as np

    return np.asarray((new.sums.style.middle - old.sums.style.middle) / old.sums.reference("", old.fusion).style_spread)


def _moves(old: Baseline, new: Baseline, between: np.ndarray, overlap: _Overlap) -> tuple[TraitMove, ...]:
    import numpy as np

    if not overlap.noise:
        return ()
    error = np.sqrt(overlap.noise)
    moved = [int(k) for k in np.argsort(-np.abs(between), kind="stable") if abs(between[k]) > max(NOTABLE, CLEAR * error)]
    rows = [np.stack([text.style for text in baseline.texts]) for baseline in (old, new)]
    moves = []
    for k in moved:
        style = old.fusion.styles[k]
        before, after = (span_of(style, own[:, k]) for own in rows)
        moves.append(
            TraitMove(style.name, style.unit, before, after, round(float(between[k]), 2), style.more if between[k] > 0 else style.less)
        )
    return tuple(move for move in moves if move.says)


def _leans(old: Baseline, new: Baseline, overlap: _Overlap) -> tuple[tuple[str, float], ...]:
    """Directions in which the mean sentence moved; the error of a mean is that of as many texts, which is careful."""
    import numpy as np

    spread = old.sums.reference("", old.fusion).probe_spread
    shift = ((new.sums.probes.middle - old.sums.probes.middle) / spread)[1:]
    least = max(NOTABLE, CLEAR * float(np.sqrt(overlap.noise)) / 2)
    order = [int(k) for k in np.argsort(-np.abs(shift), kind="stable") if abs(shift[k]) > least]
    return tuple((old.fusion.kinds[k], round(float(shift[k]), 2)) for k in order)


def _newly_flagged(old: Edition, new: Edition) -> tuple[Flagged, ...]:
    """Texts of the old edition that it accepts, each held against the others, and that the new one calls drift."""
    accepted = {mark for mark, chance, words in _own_chances(old) if not _is_drift(chance, words)}
    in_new = {mark: (chance, words) for mark, chance, words in _own_chances(new)}
    found, yardstick = [], yardstick_of(new.baseline)
    for text, mark in zip(old.baseline.texts, old.marks, strict=True):
        if mark not in accepted:
            continue
        if mark in in_new:
            if _is_drift(*in_new[mark]):
                found.append(Flagged(_place(text), in_new[mark][0], ()))
            continue
        assessment = assess(new.baseline, text, yardstick)
        if assessment.verdict is VoiceVerdict.DRIFT:
            found.append(Flagged(_place(text), assessment.p_value, assessment.directions))
    return tuple(sorted(found, key=lambda one: one.chance))


def _strangers(old: Edition, new: Edition) -> tuple[Flagged, ...]:
    """Texts that only the new edition has and that the old one calls drift."""
    yardstick, known = yardstick_of(old.baseline), set(old.marks)
    fresh = [text for text, mark in zip(new.baseline.texts, new.marks, strict=True) if mark not in known]
    assessed = [(text, assess(old.baseline, text, yardstick)) for text in fresh]
    flagged = [Flagged(_place(text), one.p_value, one.directions) for text, one in assessed if one.verdict is VoiceVerdict.DRIFT]
    return tuple(sorted(flagged, key=lambda one: one.chance))


def _own_chances(edition: Edition) -> list[tuple[str, float, float]]:
    """Mark, chance and words of each text, held against the others of its edition."""
    baseline, rows = edition.baseline, []
    for mark, text, deviation in zip(edition.marks, baseline.texts, baseline.own_distances(), strict=True):
        words = float(text.words.sum())
        rows.append((mark, baseline.fusion.tail(words).chance(float(deviation)), words))
    return rows


def _is_drift(chance: float, words: float) -> bool:
    return verdict_of(chance, words) is VoiceVerdict.DRIFT


def _judged(
    old: Edition, new: Edition, apart: float, newly: Sequence[Flagged], strangers: Sequence[Flagged]
) -> tuple[Harm, tuple[str, ...]]:
    """The verdict is the worst of what is seen; each thing seen is a reason."""
    seen = (_of_brand(old, new), _of_strength(old, new), _of_distance(apart), _of_flags(old, newly), _of_strangers(old, new, strangers))
    told = [reason for reason in seen if reason]
    if not told:
        why = "The texts are the same." if set(new.marks) == set(old.marks) else "It accepts what the old one accepts and sounds the same."
        return Harm.HARMLESS, (why,)
    order = (Harm.HARMLESS, Harm.LOOK, Harm.HARMFUL)
    return max((harm for harm, _ in told), key=order.index), tuple(reason for _, reason in told)


def _of_brand(old: Edition, new: Edition) -> tuple[Harm, str] | None:
    names = old.baseline.name, new.baseline.name
    return None if names[0] == names[1] else (Harm.HARMFUL, f"It is of another brand: {names[1]!r} instead of {names[0]!r}.")


def _of_strength(old: Edition, new: Edition) -> tuple[Harm, str] | None:
    before, after = summarise(old.baseline).strength, summarise(new.baseline).strength
    if STRENGTHS.index(after) >= STRENGTHS.index(before):
        return None
    return Harm.LOOK, f"It is weaker: {after} instead of {before}."


def _of_distance(apart: float) -> tuple[Harm, str] | None:
    if apart < LOOK_APART:
        return None
    said = "This is another voice" if apart >= HARMFUL_APART else "The voice has moved"
    return (Harm.HARMFUL if apart >= HARMFUL_APART else Harm.LOOK), f"{said}: {apart:g} standard deviations from the old one."


def _of_flags(old: Edition, newly: Sequence[Flagged]) -> tuple[Harm, str] | None:
    share = len(newly) / len(old.marks)
    if len(newly) <= max(1, LOOK_SHARE * len(old.marks)):
        return None
    harm = Harm.HARMFUL if share > HARMFUL_SHARE else Harm.LOOK
    return harm, f"It would flag {len(newly)} of the {len(old.marks)} texts that were approved and accepted until now."


def _of_strangers(old: Edition, new: Edition, strangers: Sequence[Flagged]) -> tuple[Harm, str] | None:
    fresh = len(set(new.marks) - set(old.marks))
    if len(strangers) <= max(1, 2 * LOOK_SHARE * fresh):
        return None
    harm = Harm.HARMFUL if len(strangers) > HARMFUL_SHARE * len(new.marks) and len(strangers) > fresh / 2 else Harm.LOOK
    return harm, f"{len(strangers)} of the {fresh} texts that are new do not sound like the old baseline."
