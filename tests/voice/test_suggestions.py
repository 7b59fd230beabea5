"""Suggestions are scored before they are shown: whatever is shown raises the score, and making them all does what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from consistency.baseline import Baseline, assess
from consistency.checks.voice import remedy
from consistency.encoders.onnx import MiniLM
from consistency.errors import ConsistencyError
from consistency.flows.suggest import Advisor, advised, edited, merge
from consistency.records.audit import VoiceVerdict
from consistency.records.guide import Guide, Term
from consistency.records.voice import Assessment
from consistency.represent import represent
from tests.voice.approved import BRAND, FORMAL, HYPED, ON_VOICE, reading_of

STIFF = (
    "We are thrilled to announce that our customers can now utilise their tickets prior to the commencement of the season! Users must"
    " retain their ticket, and they will be asked for it. 🚢🚢 It is not possible to obtain a refund."
)


def judged(baseline: Baseline, encoder: MiniLM, text: str) -> Assessment:
    return assess(baseline, represent(reading_of(text), encoder, [BRAND]))


def advice(advisor: Advisor, *texts: str) -> list[Assessment]:
    readings = [reading_of(text, f"t{number}") for number, text in enumerate(texts)]
    before = [assess(advisor.baseline, represent(reading, advisor.encoder, advisor.names)) for reading in readings]
    return list(advised(advisor, list(zip(readings, before, strict=True)))[0])


@pytest.fixture
def advisor(baseline: Baseline, encoder: MiniLM) -> Advisor:
    return Advisor(baseline, encoder, [BRAND])


def test_what_is_shown_raises_the_score(advisor: Advisor, baseline: Baseline, encoder: MiniLM) -> None:
    (one,) = advice(advisor, STIFF)
    assert one.verdict is VoiceVerdict.DRIFT
    assert len(one.suggestions) >= 2
    for suggestion in one.suggestions:
        assert STIFF[suggestion.start : suggestion.end] == suggestion.quote
        assert suggestion.replacement is not None
        made = judged(baseline, encoder, STIFF.replace(suggestion.quote, suggestion.replacement))
        assert made.score > suggestion.before == one.score
        assert made.score == pytest.approx(suggestion.after, rel=1e-4)
    whole = STIFF
    for suggestion in one.suggestions:
        whole = whole.replace(suggestion.quote, suggestion.replacement or "")
    assert judged(baseline, encoder, whole).score == pytest.approx(one.revised)
    assert one.revised is not None
    assert one.revised > max(suggestion.after for suggestion in one.suggestions)


def test_the_words_are_the_ones_to_expect(advisor: Advisor) -> None:
    replacements = {suggestion.replacement for suggestion in advice(advisor, STIFF)[0].suggestions}
    assert any("You can now use your tickets before" in (words or "") for words in replacements)
    assert any("isn’t possible" in (words or "") for words in replacements)


def test_copy_that_is_on_voice_is_left_alone(advisor: Advisor) -> None:
    (one,) = advice(advisor, ON_VOICE)
    assert one.suggestions == ()
    assert one.revised is None


def test_several_texts_are_advised_each_for_itself(advisor: Advisor) -> None:
    together = advice(advisor, ON_VOICE, STIFF, HYPED)
    alone = advice(advisor, STIFF)[0].suggestions
    assert {one.locator for one in together[1].suggestions} == {"t1"}
    assert [one.replacement for one in together[1].suggestions] == [one.replacement for one in alone]
    assert [one.after for one in together[1].suggestions] == pytest.approx([one.after for one in alone], rel=1e-3)
    assert together[2].suggestions
    assert all(suggestion.quote in HYPED for suggestion in together[2].suggestions)


def test_the_guides_words_are_tried(advisor: Advisor) -> None:
    guided = replace(advisor, guide=Guide(terms=(Term("responsible personnel", "crew", 1), Term("vessels", "cups", 2))))
    text = f"{ON_VOICE} We are thrilled to announce that the responsible personnel will henceforth facilitate your embarkation!"
    said = [suggestion.replacement or "" for suggestion in advice(guided, text)[0].suggestions]
    assert any("crew" in words for words in said)


SHORT, LONG = "The café shuts at eight.", "Bar's shut ten minutes before we land. Leave your cup on the table."


class Echo:
    """A rewriter that says what it was told to say."""

    name = "echo"

    def __init__(self, words: str, error: ConsistencyError | None = None) -> None:
        self.words = words
        self.error = error
        self.asked: list[str] = []

    def rewrite(self, text: str, sentences: Sequence[str], ways: Sequence[str], examples: Sequence[str]) -> tuple[str | None, ...]:
        self.asked.append(text)
        if self.error:
            raise self.error
        return tuple(self.words for _ in sentences)


def test_a_models_rewording_is_shown_only_where_it_raises_the_score(advisor: Advisor) -> None:
    good, bad = Echo(SHORT), Echo("OMG this is the BEST bar EVER!!! 🎉🎉🎉")
    (one,) = advice(replace(advisor, rewriter=good), HYPED)
    reworded = [suggestion for suggestion in one.suggestions if suggestion.source == "echo"]
    assert reworded
    assert all(suggestion.after > suggestion.before for suggestion in reworded)
    (other,) = advice(replace(advisor, rewriter=bad), HYPED)
    assert "echo" not in {suggestion.source for suggestion in other.suggestions}


@pytest.mark.parametrize(("words", "helps_more"), [(SHORT, "echo"), (LONG, "rules")])
def test_each_sentence_is_offered_once_by_whichever_of_rules_and_model_helps_more(
    advisor: Advisor, baseline: Baseline, encoder: MiniLM, words: str, helps_more: str
) -> None:
    (one,) = advice(replace(advisor, rewriter=Echo(words)), HYPED)
    (by_rules,) = advice(advisor, HYPED)
    shown = {suggestion.quote: suggestion for suggestion in one.suggestions}
    assert len(shown) == len(one.suggestions)
    assert {suggestion.source for suggestion in one.suggestions} == {helps_more}
    for rule in by_rules.suggestions:
        by_model, by_rule = (judged(baseline, encoder, HYPED.replace(rule.quote, one)).deviation for one in (words, rule.replacement or ""))
        assert shown[rule.quote].source == ("echo" if by_model < by_rule else "rules")


def test_a_model_is_not_asked_about_copy_that_is_fine_nor_too_often(advisor: Advisor) -> None:
    echo = Echo("Leave your cup.")
    advice(replace(advisor, rewriter=echo, at_most=1), ON_VOICE, HYPED, FORMAL)
    assert len(echo.asked) == 1


def test_a_model_that_fails_leaves_a_note_and_the_rules(advisor: Advisor) -> None:
    broken = replace(advisor, rewriter=Echo("", ConsistencyError("no answer")))
    reading = reading_of(STIFF)
    before = assess(broken.baseline, represent(reading, broken.encoder, broken.names))
    (one,), notes = advised(broken, [(reading, before)])
    assert one.suggestions
    assert "no answer" in notes[0]


def test_the_finding_says_what_was_tried(advisor: Advisor) -> None:
    (one,) = advice(advisor, STIFF)
    said = remedy(one)
    assert one.suggestions[0].replacement in said
    assert f"to {round(100 * (one.revised or 0))} of 100" in said


def test_edits_keep_roles_and_places() -> None:
    reading = reading_of("One stays. Two goes now. Three stays.")
    changed = edited(reading, [((11, 24), "Two parts. Both new."), ((0, 10), "Uno.")])
    assert changed.touchpoint.text == "Uno. Two parts. Both new. Three stays."
    assert [changed.slice(segment) for segment in changed.segments] == ["Uno.", "Two parts.", "Both new.", "Three stays."]


def test_changes_of_different_words_merge_and_of_the_same_do_not() -> None:
    assert merge("We do not use it now!", "We don't use it now!", "We do not use it now.") == "We don't use it now."
    assert merge("We use it", "We take it", "We need it") is None
