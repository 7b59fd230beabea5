"""Suggestions: rewordings of a text's sentences, each made, scored again, and shown only where the text then sounds more like the brand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consistency.baseline import Baseline, assess, yardstick_of
from consistency.baseline.habits import habits_of
from consistency.errors import ConsistencyError
from consistency.protocols import Encoder, Rewriter
from consistency.records.audit import VoiceVerdict
from consistency.records.guide import Guide
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Role
from consistency.records.voice import Assessment, Suggestion
from consistency.represent import represent_all
from consistency.represent.reader import MOST_CHARACTERS, judged_spans
from consistency.segment.sentences import sentences
from consistency.suggest import Move, moves_for, too_long

MOST_SENTENCES = 12
"""Sentences of a text that are tried, those that show the drift first."""
MOST_SHOWN = 5
LEAST_GAIN = 0.05
"""Standard deviations that a change must bring the text nearer to count for one."""
ASKED = 3
"""Sentences of a text that a language model is asked about, the worst first."""
RULES = "rules"
ALL = 99
"""The place in the order of moves of what all of them make together."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Advisor:
    """What is needed to try changes: the baseline, the encoder, the names to mask, the guide, and a language model where one is wanted.

    `examples` are approved sentences for it; `level` is the share of approved copy that may be called drifted.
    """

    baseline: Baseline
    encoder: Encoder
    names: Sequence[str]
    guide: Guide | None = None
    rewriter: Rewriter | None = None
    examples: Sequence[str] = ()
    at_most: int = 10
    level: float = 0.05


@dataclass(frozen=True, slots=True)
class Advising:
    """Assessed readings to assessments with suggestions, as work; the advisor has no language model, which may say otherwise each time."""

    advisor: Advisor

    def __call__(self, pairs: Sequence[tuple[Reading, Assessment]]) -> tuple[Assessment, ...]:
        """An assessment for each, in order; see `advised`."""
        return advised(self.advisor, pairs)[0]


@dataclass(frozen=True, slots=True)
class _Change:
    """One sentence reworded: which text, where, how, on whose advice, and with which assessment."""

    number: int
    span: Span
    words: str
    says: str
    source: str = RULES
    order: int = 0
    after: Assessment | None = None


def advised(advisor: Advisor, pairs: Sequence[tuple[Reading, Assessment]]) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """The assessments with suggestions where they are needed, and notes on what could not be asked.

    A text needs them where it drifts, or where it scores below nineteen in twenty of the brand's own. Every change is tried on the whole
    text; all that are shown raise its score.
    """
    wanted = [number for number, (_, one) in enumerate(pairs) if _needs(one)]
    asked, notes = _from_rewriter(advisor, pairs, wanted)
    alone = _tried(advisor, pairs, [*_from_rules(advisor, pairs, wanted), *_sounding(advisor, pairs, asked)])
    best = _best([*alone, *_tried(advisor, pairs, _combined(pairs, alone))])
    kept, revised = _kept(advisor, pairs, best)
    return tuple(_with(advisor, number, pair, kept, revised) for number, pair in enumerate(pairs)), notes


def _needs(assessment: Assessment) -> bool:
    is_low = assessment.score < assessment.yardstick.low and assessment.verdict is not VoiceVerdict.CANNOT_TELL
    return assessment.verdict is VoiceVerdict.DRIFT or is_low


def _from_rules(advisor: Advisor, pairs: Sequence[tuple[Reading, Assessment]], wanted: Sequence[int]) -> Iterator[_Change]:
    """Every move that changes something, alone, and all of them one after another."""
    moves = moves_for(advisor.guide, habits_of(advisor.baseline), advisor.names) if wanted else ()
    for number in wanted:
        reading, assessment = pairs[number]
        spans = [span for span in _spans(reading, assessment) if span[1] - span[0] <= MOST_CHARACTERS]
        for span in spans[:MOST_SENTENCES]:
            yield from _moved_sentence(number, span, reading.touchpoint.text[slice(*span)], moves)


def _moved_sentence(number: int, span: Span, sentence: str, moves: Sequence[Move]) -> Iterator[_Change]:
    words, said = sentence, []
    for order, move in enumerate(moves):
        if (changed := move.change(sentence)) != sentence:
            yield _Change(number, span, changed, move.says, order=order)
        if (changed := move.change(words)) != words:
            words = changed
            said.append(move.says)
    if len(said) > 1:
        yield _Change(number, span, words, _listed(said), order=ALL)


def _listed(says: Sequence[str]) -> str:
    return "; ".join([*says[:1], *(one[:1].lower() + one[1:] for one in says[1:])])


def _spans(reading: Reading, assessment: Assessment) -> list[Span]:
    """The judged sentences, those of the evidence first."""
    shown = [(item.start or 0, item.end or 0) for item in assessment.evidence if item.locator == assessment.locator]
    spans = judged_spans(reading)
    return [*(span for span in shown if span in spans), *(span for span in spans if span not in shown)]


def _from_rewriter(
    advisor: Advisor, pairs: Sequence[tuple[Reading, Assessment]], wanted: Sequence[int]
) -> tuple[list[_Change], tuple[str, ...]]:
    """What the language model makes of the worst sentences of the worst texts; a note instead where it cannot be asked."""
    if advisor.rewriter is None:
        return [], ()
    changes: list[_Change] = []
    for number in sorted(wanted, key=lambda number: -pairs[number][1].deviation)[: advisor.at_most]:
        reading, assessment = pairs[number]
        spans = _spans(reading, assessment)[:ASKED]
        text = reading.touchpoint.text
        try:
            said = advisor.rewriter.rewrite(text, [text[a:b] for a, b in spans], assessment.directions, advisor.examples)
        except ConsistencyError as error:
            return changes, (f"The language model gave no rewordings: {error}",)
        says = f"Reworded by {advisor.rewriter.name}"
        changes += [_Change(number, span, words, says, advisor.rewriter.name) for span, words in zip(spans, said, strict=True) if words]
    return changes, ()


def _sounding(advisor: Advisor, pairs: Sequence[tuple[Reading, Assessment]], changes: Sequence[_Change]) -> list[_Change]:
    """The changes whose words alone are no drift: a text that is far off can come nearer by being shorter, whatever is put into it."""
    alone = _assessed(advisor, [_only(pairs[change.number][0], change) for change in changes])
    return [change for change, one in zip(changes, alone, strict=True) if one.p_value > advisor.level]


def _only(reading: Reading, change: _Change) -> Reading:
    """Nothing of a reading but the words of a change."""
    made, start = _made(reading, [change]), change.span[0]
    return replace(made, segments=tuple(one for one in made.segments if start <= one.start and one.end <= start + len(change.words)))


def _tried(advisor: Advisor, pairs: Sequence[tuple[Reading, Assessment]], changes: Sequence[_Change]) -> list[_Change]:
    """The changes, each made alone and with the assessment of the whole text."""
    after = _assessed(advisor, [edited(pairs[change.number][0], [(change.span, change.words)]) for change in changes])
    return [replace(change, after=one) for change, one in zip(changes, after, strict=True)]


def _rises(before: Assessment, after: Assessment | None) -> bool:
    return after is not None and after.words > 0 and after.score >= before.score and after.deviation <= before.deviation - LEAST_GAIN


def _assessed(advisor: Advisor, readings: Sequence[Reading]) -> list[Assessment]:
    if not readings:
        return []
    yardstick = yardstick_of(advisor.baseline, advisor.level)
    represented = represent_all(readings, advisor.encoder, advisor.names)
    return [assess(advisor.baseline, text, yardstick, advisor.level) for text in represented]


def _combined(pairs: Sequence[tuple[Reading, Assessment]], tried: Sequence[_Change]) -> list[_Change]:
    """For each sentence that several moves help, these together."""
    by_place: dict[tuple[int, Span], list[_Change]] = {}
    for change in tried:
        if change.source == RULES and change.order < ALL and _rises(pairs[change.number][1], change.after):
            by_place.setdefault((change.number, change.span), []).append(change)
    return [_together(pairs[number][0], ones) for (number, _), ones in by_place.items() if len(ones) > 1]


def _together(reading: Reading, changes: Sequence[_Change]) -> _Change:
    first = changes[0]
    sentence = reading.touchpoint.text[slice(*first.span)]
    words, says = sentence, []
    for change in sorted(changes, key=lambda one: one.order):
        if (merged := merge(sentence, words, change.words)) is not None:
            words = merged
            says.append(change.says)
    return replace(first, words=words, says=_listed(says), after=None)


def merge(original: str, one: str, other: str) -> str | None:
    """Both changes of a sentence in one; None where they touch the same words."""
    from difflib import SequenceMatcher

    tokens = [_tokens(text) for text in (original, one, other)]
    edits = [
        (a, b, tokens[side][c:d])
        for side in (1, 2)
        for tag, a, b, c, d in SequenceMatcher(None, tokens[0], tokens[side], autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    ordered = sorted(edits, key=lambda edit: edit[:2])
    unique = [edit for number, edit in enumerate(ordered) if edit not in ordered[:number]]
    merged, place = [], 0
    for start, end, words in unique:
        if start < place:
            return None
        merged += [*tokens[0][place:start], *words]
        place = end
    return "".join([*merged, *tokens[0][place:]])


def _tokens(text: str) -> list[str]:
    import re

    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _best(tried: Sequence[_Change]) -> list[_Change]:
    """For each sentence the change that helps most."""
    best: dict[tuple[int, Span], _Change] = {}
    for change in tried:
        key = (change.number, change.span)
        if key not in best or _deviation(change) < _deviation(best[key]):
            best[key] = change
    return list(best.values())


def _deviation(change: _Change) -> float:
    return change.after.deviation if change.after else float("inf")


def _kept(
    advisor: Advisor, pairs: Sequence[tuple[Reading, Assessment]], best: Sequence[_Change]
) -> tuple[dict[int, list[_Change]], dict[int, float]]:
    """The changes of each text that are shown, and its score with all of them.

    A change is kept where it helps alone, or where the text with all changes falls back without it: of several bad sentences, mending one
    alone may not show. The text with all that are kept must be nearer to the brand than it was.
    """
    kept: dict[int, list[_Change]] = {}
    for number in sorted({change.number for change in best}):
        own = sorted((change for change in best if change.number == number), key=_deviation)[:MOST_SHOWN]
        kept[number] = _helping(advisor, pairs[number], own)
    whole = _assessed(advisor, [_made(pairs[number][0], changes) for number, changes in kept.items()])
    good = {number: one for number, one in zip(kept, whole, strict=True) if _rises(pairs[number][1], one)}
    return {number: kept[number] for number in good}, {number: one.score for number, one in good.items()}


def _helping(advisor: Advisor, pair: tuple[Reading, Assessment], own: Sequence[_Change]) -> list[_Change]:
    reading, before = pair
    doubtful = [change for change in own if not _rises(before, change.after)]
    if not doubtful:
        return list(own)
    tried = [_made(reading, own), *(_made(reading, [other for other in own if other is not change]) for change in doubtful)]
    full, *without = _assessed(advisor, tried)
    useless = [change for change, one in zip(doubtful, without, strict=True) if one.deviation - full.deviation < LEAST_GAIN]
    together = {id(change): replace(change, says=f"{change.says} (together with the others)", after=full) for change in doubtful}
    return [together.get(id(change), change) for change in own if change not in useless]


def _made(reading: Reading, changes: Sequence[_Change]) -> Reading:
    return edited(reading, [(change.span, change.words) for change in changes])


def _with(
    advisor: Advisor, number: int, pair: tuple[Reading, Assessment], kept: dict[int, list[_Change]], revised: dict[int, float]
) -> Assessment:
    reading, assessment = pair
    if not _needs(assessment):
        return assessment
    shown = kept.get(number, [])
    made = [_suggestion(reading, assessment, change) for change in shown]
    told = _advice(advisor, reading, assessment, [change.span for change in shown])
    return replace(assessment, suggestions=(*made, *told), revised=revised.get(number))


def _suggestion(reading: Reading, before: Assessment, change: _Change) -> Suggestion:
    start, end = change.span
    after = change.after.score if change.after else before.score
    quote = reading.touchpoint.text[start:end]
    return Suggestion(before.locator, start, end, quote, change.words, change.says, before.score, after, change.source)


def _advice(advisor: Advisor, reading: Reading, assessment: Assessment, done: Sequence[Span]) -> Iterator[Suggestion]:
    """The worst sentence that is far too long and that nothing could be done about safely."""
    habits = habits_of(advisor.baseline)
    for start, end in _spans(reading, assessment)[: len(assessment.evidence)]:
        quote = reading.touchpoint.text[start:end]
        if (start, end) not in done and (says := too_long(quote, habits)):
            yield Suggestion(assessment.locator, start, end, quote, None, says, assessment.score, assessment.score)
            return


def edited(reading: Reading, edits: Sequence[tuple[Span, str]]) -> Reading:
    """The reading with some sentences reworded, split into sentences anew where it was; roles stay."""
    text, segments, shift = reading.touchpoint.text, list(reading.segments), 0
    for (start, end), words in sorted(edits):
        start, end = start + shift, end + shift
        inside = [one for one in segments if start <= one.start and one.end <= end]
        role, block = (inside[0].role, inside[0].block) if inside else (Role.BODY, 0)
        fresh = [Segment(start + a, start + b, role, block) for a, b in sentences(words)]
        by = len(words) - (end - start)
        text = text[:start] + words + text[end:]
        segments = [_moved(one, end, by) for one in segments if one not in inside]
        segments = sorted([*segments, *fresh], key=lambda one: (one.start, one.end))
        shift += by
    return Reading(replace(reading.touchpoint, text=text, blocks=()), tuple(segments))


def _moved(segment: Segment, after: int, by: int) -> Segment:
    return replace(segment, start=segment.start + by, end=segment.end + by) if segment.start >= after else segment
