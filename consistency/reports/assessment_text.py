"""One text's assessment in words, as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence
from consistency.records.voice import Assessment, Suggestion
from consistency.reports.wording import count, visible

VERDICTS = {
    VoiceVerdict.ON_VOICE: "ON VOICE",
    VoiceVerdict.DRIFT: "DRIFTS",
    VoiceVerdict.CANNOT_TELL: "CANNOT TELL",
}
INDENT = "  "
THIN = 25


def assessment_lines(
    assessment: Assessment, channel: str, message: str, examples: Sequence[Evidence] = (), width: int = 100
) -> Iterator[str]:
    """Verdict, chance, traits, worst sentences, approved examples, and what would help; `message` says the verdict in plain words."""
    low, high = (round(100 * value) for value in (assessment.yardstick.low, assessment.yardstick.high))
    where = f"{channel}, " if channel else ""
    if assessment.words < 1:
        yield f"{VERDICTS[assessment.verdict]}  no score{f'  ({channel})' if channel else ''}"
        yield from textwrap.wrap(message, width)
        return
    yield f"{VERDICTS[assessment.verdict]}  score {hundredths(assessment.score)} of 100  ({where}{count(assessment.words, 'word')})"
    yield from textwrap.wrap(message, width)
    yield ""
    yield f"Nine in ten of your approved texts score between {low} and {high}."
    yield from textwrap.wrap(_chance(assessment), width)
    yield from _traits(assessment)
    yield from _quotes("Sentences that show it", [(item.quote, item.says) for item in _own(assessment)], width)
    yield from _quotes("How your approved copy talks about this", [(item.quote, item.locator) for item in examples], width)
    yield from _suggestions(assessment, width)
    yield from _encoders(assessment)


def hundredths(score: float) -> str:
    """A score of 0..1 out of a hundred, the small ones not rounded to nothing."""
    shown = 100 * score
    return f"{shown:.0f}" if shown >= 1 or shown == 0 else f"{shown:.1f}" if shown >= 0.1 else "under 0.1"


def _own(assessment: Assessment) -> list[Evidence]:
    """The quotes, where there is something to show: a text that is on voice needs none, one too short to tell shows none."""
    is_fine = assessment.verdict is not VoiceVerdict.DRIFT and not assessment.suggestions
    return [] if is_fine else [item for item in assessment.evidence if item.locator == assessment.locator]


def _chance(assessment: Assessment) -> str:
    chance = assessment.p_value
    if chance >= 0.01:
        told = f"{chance:.0%} of approved copy of this length lies as far off."
    elif chance > 1e-6:
        told = f"About one in {_rounded(1 / chance)} approved texts of this length would lie as far off."
    else:
        told = "Hardly any approved text of this length would lie as far off: fewer than one in a million."
    if assessment.words < THIN and assessment.verdict is not VoiceVerdict.DRIFT:
        told += f" Copy under {THIN} words is flagged only on overwhelming evidence."
    return told


def _rounded(number: float) -> str:
    digits = len(str(int(number)))
    return f"{round(number, 1 - digits):,.0f}"


def _traits(assessment: Assessment) -> Iterator[str]:
    if assessment.traits:
        yield ""
        yield "Traits outside your range"
    width = max((len(trait.says) for trait in assessment.traits), default=0)
    for trait in assessment.traits:
        usual = f"{trait.low:g}" if trait.low == trait.high else f"{trait.low:g} to {trait.high:g}"
        yield f"{INDENT}{trait.says:<{width}}  {trait.value:g} {trait.unit}, yours {usual}"


def _quotes(title: str, quotes: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    if quotes:
        yield ""
        yield title
    for quote, says in quotes:
        told = f"“{visible(quote)}”" + (f"  ({visible(says)})" if says else "")
        yield from textwrap.wrap(told, width, initial_indent=INDENT, subsequent_indent=INDENT * 2)


def _suggestions(assessment: Assessment, width: int) -> Iterator[str]:
    if not assessment.suggestions:
        return
    yield ""
    yield "What would help"
    for one in assessment.suggestions:
        yield from _suggestion(one, width)
    made = sum(one.replacement is not None for one in assessment.suggestions)
    if assessment.revised is not None and made > 1:
        yield f"{INDENT}All {made} together: {_gain(assessment.score, assessment.revised)}"
    if assessment.revised is not None and assessment.revised < 0.5:
        yield f"{INDENT}That alone does not bring it back: the sentences above want rewriting."


def _suggestion(one: Suggestion, width: int) -> Iterator[str]:
    if one.replacement is None:
        yield from textwrap.wrap(one.says, width, initial_indent=INDENT, subsequent_indent=INDENT)
        yield from textwrap.wrap(f"“{visible(one.quote)}”", width, initial_indent=INDENT * 2, subsequent_indent=INDENT * 3)
        return
    yield from textwrap.wrap(f"{one.says}: {_gain(one.before, one.after)}", width, initial_indent=INDENT, subsequent_indent=INDENT * 2)
    yield from textwrap.wrap(f"“{visible(one.quote)}”", width, initial_indent=INDENT * 2, subsequent_indent=INDENT * 3)
    yield from textwrap.wrap(f"→ “{visible(one.replacement)}”", width, initial_indent=INDENT * 2, subsequent_indent=INDENT * 3)


def _gain(before: float, after: float) -> str:
    """The two scores; far from the brand a text can come nearer and still score the same."""
    shown = hundredths(before), hundredths(after)
    return f"score {shown[0]} → {shown[1]}" if shown[0] != shown[1] else "nearer, though the score stays the same"


def _encoders(assessment: Assessment) -> Iterator[str]:
    if assessment.encoders:
        yield ""
        yield "Further encoders, for comparison only"
    for one in assessment.encoders:
        yield f"{INDENT}{visible(one.encoder)}: cosine {one.cosine:.2f}; {one.percentile:.0f}% of {one.n} approved texts are no more alike"
