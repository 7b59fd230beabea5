"""What would help a text, and how the brand would say it, are kept by all that they depend on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from consistency.baseline import Baseline, examples_of
from consistency.encoders.hashing import Hashing
from consistency.encoders.onnx import MiniLM
from consistency.engines.local import Local
from consistency.flows import keeping
from consistency.flows.exemplars import Exemplars
from consistency.flows.keeping import keeping_of
from consistency.flows.once import Once
from consistency.flows.suggest import Advising, Advisor
from consistency.flows.work import Assessor, Listener, at_once
from consistency.records.guide import Guide, Term
from consistency.records.reading import Reading
from consistency.records.voice import Assessment
from tests.once.memory import Memory
from tests.voice.approved import BRAND, FORMAL, HYPED, ON_VOICE, approved_readings, reading_of

Pair = tuple[Reading, Assessment]


@pytest.fixture(scope="module")
def encoder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    from consistency.baseline import learn

    return learn(BRAND, Listener((BRAND,))(approved_readings()))


@pytest.fixture(scope="module")
def pairs(baseline: Baseline) -> list[Pair]:
    from consistency.baseline import yardstick_of

    readings = [reading_of(FORMAL, "formal"), reading_of(HYPED, "hyped")]
    told = Assessor(baseline, yardstick_of(baseline), 0.05)(Listener((BRAND,))(readings))
    return list(zip(readings, told, strict=True))


def test_advice_is_the_same_from_the_cache_and_for_one_text_alone(baseline: Baseline, encoder: MiniLM, pairs: list[Pair]) -> None:
    work, memory = Advising(Advisor(baseline, encoder, (BRAND,))), Memory()
    told = at_once(Once(Local(), memory), work, pairs)
    assert all(one.suggestions for one in told)
    given = memory.given
    assert at_once(Once(Local(), memory), work, pairs) == told == work(pairs)
    assert tuple(one for pair in pairs for one in work([pair])) == told
    assert memory.given == given == len(pairs)


CHANGES: dict[str, Callable[[Advisor], Advisor]] = {
    "names": lambda one: replace(one, names=(BRAND, "TIDE")),
    "level": lambda one: replace(one, level=0.01),
    "guide": lambda one: replace(one, guide=Guide(terms=(Term("vessels", "cups", 1),))),
    "baseline": lambda one: replace(one, baseline=replace(one.baseline, texts=one.baseline.texts[:-1])),
    "learned by another model": lambda one: replace(one, baseline=replace(one.baseline, version="2")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_advice_by_other_means_is_given_anew(
    change: Callable[[Advisor], Advisor], baseline: Baseline, encoder: MiniLM, pairs: list[Pair]
) -> None:
    advisor = Advisor(baseline, encoder, (BRAND,))
    assert key(Advising(change(advisor)), pairs[0]) != key(Advising(advisor), pairs[0])


def test_advice_on_another_text_or_assessment_is_given_anew(baseline: Baseline, encoder: MiniLM, pairs: list[Pair]) -> None:
    work = Advising(Advisor(baseline, encoder, (BRAND,)))
    (reading, assessment), _ = pairs
    keys = {
        key(work, pair)
        for pair in (
            *pairs,
            (reading_of(FORMAL + " It is.", "formal"), assessment),
            (reading_of(FORMAL, "elsewhere"), assessment),
            (reading, replace(assessment, deviation=assessment.deviation + 1)),
        )
    }
    assert len(keys) == 5


def test_other_code_is_another_key(baseline: Baseline, encoder: MiniLM, pairs: list[Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    works = (Advising(Advisor(baseline, encoder, (BRAND,))), Exemplars(examples_of(approved_readings()), encoder))
    items = (pairs[0], ("email", ON_VOICE))
    before = [key(work, item) for work, item in zip(works, items, strict=True)]
    monkeypatch.setattr(keeping, "version_of", lambda *_: "another")
    assert not {*before} & {key(work, item) for work, item in zip(works, items, strict=True)}


def test_what_a_language_model_or_a_model_of_no_known_version_says_is_not_kept(baseline: Baseline, encoder: MiniLM) -> None:
    advisor = Advisor(baseline, encoder, (BRAND,))
    assert keeping_of(Advising(advisor)) is not None
    assert keeping_of(Advising(replace(advisor, encoder=Hashing()))) is None
    assert keeping_of(Exemplars((), Hashing())) is None


def test_exemplars_are_the_same_from_the_cache_and_for_one_sentence_alone(encoder: MiniLM) -> None:
    work, memory = Exemplars(examples_of(approved_readings()), encoder), Memory()
    wanted = [("email", "You can bring the dog on any boat."), ("website", "Photosynthesis takes place inside chloroplasts.")]
    found = at_once(Once(Local(), memory), work, wanted)
    assert list(map(len, found)) == [1, 0]
    given = memory.given
    assert at_once(Once(Local(), memory), work, wanted) == found == tuple(one for pair in wanted for one in work([pair]))
    assert memory.given == given


def test_other_sentences_channels_and_examples_have_other_keys(encoder: MiniLM) -> None:
    examples = examples_of(approved_readings())
    work = Exemplars(examples, encoder)
    others = (key(work, ("email", "A.")), key(work, ("website", "A.")), key(work, ("email", "B.")))
    assert len({*others, key(Exemplars(examples[1:], encoder), ("email", "A."))}) == 4


def key(work: object, item: object) -> str:
    kept = keeping_of(work)
    assert kept is not None
    return kept.key(item)
