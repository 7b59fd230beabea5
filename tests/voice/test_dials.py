"""Pushed along an axis a text moves its dial the right way; typography, names, topic and order do not move it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from consistency.assets import asset
from consistency.encoders.hashing import Hashing
from consistency.encoders.onnx import BRANCH, HALFWAY, MiniLM
from consistency.errors import ModelError
from consistency.represent import represent, represent_all
from consistency.represent.declared import declared_dials, dial_traits, hold_against, range_of
from consistency.represent.dials import DIALS, WEIGHTS, load_dials, packaged_dials, text_dials
from consistency.represent.features import FEATURES
from consistency.represent.model import FOLDER, LAYERS
from tests.voice.approved import BRAND, FORMAL, ON_VOICE, approved_readings, reading_of

PLAIN = "The workshop opens at ten. The course takes two days and costs ninety pounds. You can bring your own tools."
PUSHED = {
    "formality": (
        "hey so the workshop's on from ten-ish, it's like two days n costs ninety quid. bring ur own tools if u want lol",
        (
            "The workshop shall commence at ten. Attendance is required for a period of two days, and a fee of ninety pounds is payable."
            " Participants are permitted to provide their own equipment."
        ),
    ),
    "energy": (
        "The workshop opens at ten. It takes two days. Tools may be brought. Nothing further is provided.",
        "Get set for two days of pure making at our amazing workshop! Doors fly open at ten, so bring your favourite tools and let's go!",
    ),
    "warmth": (
        "Late arrivals will not be admitted. Tools are your own responsibility. Do not ask for refunds.",
        (
            "We're so glad you're thinking of joining us, thank you! Do bring your own tools if you'd like to, and just ask if there's"
            " anything we can help with."
        ),
    ),
    "directness": (
        (
            "It might perhaps be worth thinking about whether one's own tools could possibly be brought, if that is not too much to ask,"
            " and we would tend to suggest, maybe, that around ten could be a reasonable sort of time."
        ),
        "Come at ten. Bring tools. Pay ninety pounds at the door.",
    ),
    "plainness": (
        (
            "Commencement of the instructional programme is scheduled for ten, comprising two days, subject to remittance of the"
            " applicable fee; utilisation of participants' proprietary equipment is permissible."
        ),
        "We start at ten. It takes two days. It costs ninety pounds. You can use your own tools.",
    ),
    "urgency": (
        "The workshop runs every month. There is plenty of room, so come whenever it suits you. You can decide at any time.",
        "Only two places left! Book now, before they're gone. Booking closes tonight and tomorrow is too late.",
    ),
    "play": (
        "The workshop begins at ten and lasts two days. The fee of ninety pounds includes the use of the equipment provided.",
        (
            "Our hammers have had breakfast and they're raring to wiggle. Pop in at ten and bring your little toolies, the bench loves a"
            " new friend. Two days of sawdust in your socks!"
        ),
    ),
}


def read(text: str, encoder: MiniLM) -> np.ndarray:
    one = represent(reading_of(text), encoder, [BRAND])
    assert one.dials is not None
    return text_dials(one.dials, one.words)


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.name)
def test_a_text_pushed_along_an_axis_moves_its_dial(dial, encoder: MiniLM) -> None:
    column = DIALS.index(dial)
    low, middle, high = (read(text, encoder)[column] for text in (PUSHED[dial.name][0], PLAIN, PUSHED[dial.name][1]))
    assert high > low + 1.5
    assert high > middle + 0.2
    assert low < middle - 0.2


def test_typography_and_names_do_not_move_the_dials(encoder: MiniLM) -> None:
    plain = f'{BRAND} says "wait here" and means it. It\'s dry inside - mostly. Bring £5, and wait...'
    curly = "FERROW LINE says “wait here” and means it. It’s dry inside — mostly. Bring\u00a0£7, and wait…"
    assert read(plain, encoder) == pytest.approx(read(curly, encoder), abs=1e-5)


def test_the_order_of_sentences_does_not_move_the_dials(encoder: MiniLM) -> None:
    sentences = ["Tea is £2.", "We don't wait for the tide.", "Passengers are hereby advised to remain seated.", "Take the next one."]
    one, other = read("\n".join(sentences), encoder), read("\n".join(reversed(sentences)), encoder)
    assert one == pytest.approx(other, abs=1e-3)


def test_another_topic_moves_the_dials_less_than_a_push_does(encoder: MiniLM) -> None:
    texts = [
        "The {} opens at ten. It takes two days and costs ninety pounds. You can bring your own {}.".format(*words)
        for words in (("clinic", "notes"), ("garden", "spade"), ("bank", "papers"), ("kitchen", "pan"))
    ]
    spread = np.stack([read(text, encoder) for text in texts]).std(axis=0)
    pushed = np.array([read(PUSHED[dial.name][1], encoder)[k] - read(PUSHED[dial.name][0], encoder)[k] for k, dial in enumerate(DIALS)])
    assert (spread < pushed / 4).all()


def test_a_longer_sentence_weighs_more() -> None:
    dials = np.array([[1.0] * len(DIALS), [-1.0] * len(DIALS)], np.float32)
    assert text_dials(dials, np.array([3.0, 1.0], np.float32)) == pytest.approx([0.5] * len(DIALS))


def test_a_text_without_words_stands_in_the_middle(encoder: MiniLM) -> None:
    assert not text_dials(np.zeros((0, len(DIALS)), np.float32), np.zeros(0, np.float32)).any()


def test_every_sentence_is_read_on_every_dial_without_hidden_layers_too() -> None:
    first, second = represent_all([reading_of(ON_VOICE), reading_of("Tea.")], Hashing(), [BRAND])
    assert first.dials is not None
    assert first.dials.shape == (len(first.spans), len(DIALS))
    assert second.dials is not None
    assert np.isfinite(second.dials).all()


def test_dials_and_voice_model_look_at_the_same_layers_and_features() -> None:
    model = packaged_dials()
    assert model.layers == (*LAYERS, HALFWAY, BRANCH)
    assert model.bias.shape == (len(DIALS),)
    assert len(set(model.features)) == len(model.style_weights)
    assert max(model.features) < len(FEATURES)


def test_every_dial_says_what_it_is() -> None:
    assert len({dial.name for dial in DIALS}) == len(DIALS)
    assert all(dial.definition and dial.low and dial.high and dial.confidence in {"high", "fair", "low"} for dial in DIALS)
    assert {dial.name: dial.confidence for dial in DIALS}["play"] == "low"


def test_the_card_names_the_files_sha256() -> None:
    folder = asset(FOLDER)
    assert hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest() in (folder / "dials.md").read_text("utf-8")


def test_a_file_that_holds_no_dials_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dials.npz"
    path.write_bytes(b"PK\x03\x04 no dials")
    with pytest.raises(ModelError) as caught:
        load_dials(path)
    assert caught.value.error_code == "MOD31"


def test_a_declared_trait_that_the_copy_does_not_bear_out_is_told(encoder: MiniLM) -> None:
    approved = represent_all(approved_readings(), encoder, [BRAND])
    told = {one.trait: one for one in hold_against(["Formal", "Plain-spoken", "never casual", "Bright"], approved)}
    assert set(told) == {"Formal", "Plain-spoken", "never casual"}
    assert not told["Formal"].holds
    assert "You declare “Formal”; your 20 approved texts measure casual" in told["Formal"].says
    assert told["Plain-spoken"].holds
    assert not told["never casual"].holds


def test_too_little_copy_is_held_against_nothing(encoder: MiniLM) -> None:
    assert hold_against(["Formal"], represent_all(approved_readings()[:3], encoder, [BRAND])) == ()


@pytest.mark.parametrize(
    ("trait", "dials"),
    [
        ("Warm, not gushing", {"warmth": 1}),
        ("Never formal", {"formality": -1}),
        ("Kind, but not too chatty", {"warmth": 1, "formality": 1}),
        ("Straightforward", {"directness": 1}),
        ("Local", {}),
        ("Friendly and witty", {"warmth": 1, "play": 1}),
    ],
)
def test_what_a_declared_trait_speaks_about(trait: str, dials: dict[str, int]) -> None:
    assert dict(declared_dials(trait)) == dials


def test_dials_on_which_a_text_stands_apart_are_told_as_traits(encoder: MiniLM) -> None:
    approved = represent_all(approved_readings(), encoder, [BRAND])
    traits = {trait.name: trait for trait in dial_traits(represent(reading_of(FORMAL), encoder, [BRAND]), range_of(approved))}
    assert traits["formality"].says == "more formal"
    assert traits["formality"].value > traits["formality"].high
    assert traits["plainness"].says == "more elaborate"
    assert "play" not in traits
    assert not dial_traits(represent(reading_of(FORMAL), encoder, [BRAND]), range_of(approved[:3]))
    assert "formality" not in {trait.name for trait in dial_traits(represent(reading_of(ON_VOICE), encoder, [BRAND]), range_of(approved))}
