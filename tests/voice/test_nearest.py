"""The approved sentence beside a drifted one is about the same thing, and is left out where there is none."""

import pytest

from consistency.baseline import examples_of, nearest
from consistency.encoders import ENCODERS
from consistency.engines.local import Local
from consistency.errors import ModelError
from consistency.flows.voice import hear
from consistency.records.campaign import Brand
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from consistency.settings import VoiceSettings


def reading(locator: str, channel: str, text: str) -> Reading:
    touchpoint = Touchpoint(locator, channel, Kind.TEXT, text)
    return Reading(touchpoint, segment(touchpoint))


APPROVED = (
    reading("a", "email", "We pack your order by hand on Monday morning. The shop is shut on Sundays. Thanks."),
    reading("b", "website", "Bring it back within thirty days and we will refund you. We pack your order by hand on Monday morning."),
)


@pytest.fixture(scope="module")
def encoder():
    return ENCODERS["minilm"]()


def test_examples_are_whole_sentences_each_wording_once():
    assert [(one.channel, one.evidence.quote) for one in examples_of(APPROVED)] == [
        ("email", "We pack your order by hand on Monday morning."),
        ("email", "The shop is shut on Sundays."),
        ("website", "Bring it back within thirty days and we will refund you."),
    ]


def test_the_example_is_about_the_same_thing_and_slices_back(encoder):
    found = nearest([("email", "Returns are accepted for a full refund within 30 days of purchase.")], examples_of(APPROVED), encoder)[0]
    assert found is not None
    assert found.locator == "b"
    assert APPROVED[1].touchpoint.text[found.start : found.end] == found.quote


def test_nothing_is_shown_where_nothing_is_near(encoder):
    assert nearest([("email", "Photosynthesis takes place inside chloroplasts.")], examples_of(APPROVED), encoder) == (None,)
    assert nearest([("email", "Anything at all.")], (), encoder) == (None,)


def test_too_little_approved_copy_is_said_and_nothing_is_judged():
    voices = hear(APPROVED, APPROVED, Brand("Brand"), VoiceSettings(), Local(), lambda line: None)
    assert voices.assessments is None
    assert "Voice was not judged" in (voices.note or "")


def test_a_model_that_is_not_there_is_told(demo_readings):
    settings = VoiceSettings(encoder="no/such-model")
    with pytest.raises(ModelError, match=r"MOD03.*no/such-model"):
        hear(demo_readings, demo_readings, Brand("Ternaway Kites"), settings, Local(), lambda line: None)


def test_any_sentence_transformers_model_serves_by_its_path(demo_readings):
    from models.minilm.original import original

    settings = VoiceSettings(encoder=str(original()), false_alarms=0.4)
    voices = hear(demo_readings, demo_readings, Brand("Ternaway Kites"), settings, Local(), lambda line: None)
    assert voices.assessments is not None
    assert set(voices.assessments) == {one.touchpoint.locator for one in demo_readings}


@pytest.fixture(scope="module")
def demo_readings() -> tuple[Reading, ...]:
    lines = [
        "Wind's west. Take the small kite and walk it down to the water.",
        "Grey morning, good wind. Back up ten steps and let it go.",
        "The loft opens at nine. Bring your torn one and we'll mend it.",
        "Rain till noon, they say. We'll be sewing, so knock.",
        "It flew. You did that. Reel it in when your arms say so.",
        "New line's in. It's the blue one, and it sings a bit.",
    ]
    return tuple(reading(f"t{number}", "social", line) for number, line in enumerate(lines))


def test_what_a_page_is_called_and_described_by_is_no_example():
    title, described, told = (
        "Bring your own lot along | Ferrow Pottery",
        "A small pottery for everybody in town.",
        "We fire your pots on a Friday.",
    )
    text = "\n".join((title, described, told))
    ends = [len(title), len(title) + 1 + len(described), len(text)]
    blocks = (Block(0, ends[0], Role.TITLE), Block(ends[0] + 1, ends[1], Role.DESCRIPTION), Block(ends[1] + 1, ends[2], Role.BODY))
    page = Touchpoint("page", "website", Kind.PAGE, text, blocks)
    assert [one.evidence.quote for one in examples_of([Reading(page, segment(page))])] == [told]
