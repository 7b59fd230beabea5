"""Each rewording does what its advice says, leaves alone what it must, and stays English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.records.guide import Guide, Term
from consistency.records.voice import Habits
from consistency.suggest import moves_for, too_long
from consistency.suggest.address import to_the_reader
from consistency.suggest.contractions import contract, expand
from consistency.suggest.keep import kept
from consistency.suggest.marks import calm, lower_capitals, without_emoji
from consistency.suggest.padding import without_hedges, without_hype, without_padding
from consistency.suggest.plain import full_words, plain_words
from consistency.suggest.shorten import split_at_joint
from consistency.suggest.swaps import swapped, swaps_of

HABITS = Habits(contracted=0.9, exclamations=0.0, emoji=0.0, capitals=0.0, sentence_words=14, reader=5.0)


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("We do not ship on Sundays.", "We don’t ship on Sundays."),
        ("It's late, so we cannot come.", "It's late, so we can't come."),
        ("You will get it; that is all.", "You’ll get it; that’s all."),
        ("They have sent it.", "They have sent it."),
        ("Yes, it is.", "Yes, it is."),
        ("Will not keep.", "Won’t keep."),
        ("We will not wait.", "We won’t wait."),
    ],
)
def test_contract(sentence: str, changed: str) -> None:
    assert contract(sentence) == changed


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("We don't ship, and it’s closed.", "We do not ship, and it is closed."),
        ("It's been a while.", "It has been a while."),
        ("The captain's hat won't fit.", "The captain's hat will not fit."),
        ("Don't you think so?", "Don't you think so?"),
    ],
)
def test_expand(sentence: str, changed: str) -> None:
    assert expand(sentence) == changed


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("Customers can change their seat.", "You can change your seat."),
        ("If users want a refund, they must ask.", "If you want a refund, you must ask."),
        ("We sent it to our customers on Friday.", "We sent it to you on Friday."),
        ("State the number of guests.", "State the number of guests."),
        ("The customer is always right.", "The customer is always right."),
        ("Our members area has moved.", "Our members area has moved."),
    ],
)
def test_say_it_to_the_reader(sentence: str, changed: str) -> None:
    assert to_the_reader(sentence) == changed


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("An amazing new blend is here.", "A new blend is here."),
        ("It is the most incredible offer we have.", "It is the offer we have."),
        ("The result is amazing.", "The result is amazing."),
        ("It is truly quiet.", "It is quiet."),
        ("These are the most amazing scones.", "These are the scones."),
        ("Get ready for the most amazing scones EVER!", "Get ready for the most amazing scones EVER!"),
    ],
)
def test_hype_words_out(sentence: str, changed: str) -> None:
    assert without_hype(sentence) == changed


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("We are thrilled to announce that the gate has moved.", "The gate has moved."),
        ("We're excited to introduce our new boat.", "Here's our new boat."),
        ("We're excited to introduce our new boats!", "Here are our new boats!"),
        ("We are proud to present the spring timetables for both lakes.", "Here are the spring timetables for both lakes."),
        ("We are thrilled to announce our new dress code.", "Here's our new dress code."),
        ("Please note that the bar closes at nine.", "The bar closes at nine."),
        ("We are proud of this boat.", "We are proud of this boat."),
    ],
)
def test_padding_out(sentence: str, changed: str) -> None:
    assert without_padding(sentence) == changed


def test_hedges_out() -> None:
    assert without_hedges("Perhaps you might be able to come on Friday.") == "You can come on Friday."
    assert without_hedges("We think it is ready.") == "It is ready."
    assert without_hedges("It was taken, possibly by a gull.") == "It was taken, possibly by a gull."


def test_everyday_words_keep_their_capital() -> None:
    assert plain_words("Prior to departure, utilise the ramp.") == "Before departure, use the ramp."
    assert plain_words("On request with a first purchase, therefore, ask.") == "On request with a first purchase, so ask."
    assert plain_words("You may request an additional sail.") == "You may ask for an extra sail."
    assert full_words("yo ur bag is gonna be late lol") == "your bag is going to be late"
    assert full_words("It's in the office, lol.") == "It's in the office."


def test_marks() -> None:
    assert calm("Last call!!! Really?!", ".") == "Last call. Really?"
    assert calm("Last call!! Go!", "!") == "Last call! Go!"
    assert without_emoji("Sail on 🚢🚢.") == "Sail on."
    assert without_emoji("🚢") == "🚢"
    assert without_emoji("Family 👨‍👩‍👧 day") == "Family day"


def test_capitals_of_names_and_acronyms_stay() -> None:
    assert lower_capitals("HURRY, the NASA talk is TODAY", frozenset()) == "Hurry, the NASA talk is today"
    assert lower_capitals("Bring the FERROW pass", frozenset({"FERROW"})) == "Bring the FERROW pass"
    assert lower_capitals("GET IT NOW WHILE IT LASTS", frozenset()) == "Get it now while it lasts"


def test_only_a_clear_joint_is_split() -> None:
    long = "The upper deck is closed this week while we paint it, and it will be open again on Monday in the old green."
    assert split_at_joint(long, 14) == (
        "The upper deck is closed this week while we paint it. It will be open again on Monday in the old green."
    )
    listed = "We carry bikes, prams, dogs, parcels and surfboards, and ask that everything larger than a door be booked the day before."
    assert split_at_joint(listed, 14) == listed
    aside = "What I would say about the winter boats, and it is what I always say, is to take the early one and bring a coat."
    assert split_at_joint(aside, 14) == aside
    assert split_at_joint("Short, and it stays.", 14) == "Short, and it stays."


def test_the_guides_words() -> None:
    guide = Guide(
        terms=(
            Term("customer", "flier", 1),
            Term("premium", "sturdy, quick", 2),
            Term("unit", "kite", 3, only="as a noun"),
            Term("hull", "boat", 4),
        )
    )
    assert swaps_of(guide) == {"customer": "flier", "hull": "boat"}
    assert swapped("A Customer and two customers.", swaps_of(guide)) == "A Flier and two fliers."
    assert swapped("A hull. An old hull.", {"hull": "ark"}) == "An ark. An old ark."


def test_what_is_fixed_stays() -> None:
    sentence = "Users must mail help@users.example, use code USERS and see https://x.example/do not."
    changed = kept(sentence, lambda text: text.replace("Users", "You").replace("use", "take").replace("x.", "y."), ["help"])
    assert changed == "You must mail help@users.example, take code USERS and see https://x.example/do not."
    assert kept('She said "do not" once.', contract) == 'She said "do not" once.'
    assert kept("Ferrow LINE is late.", str.upper, ["Ferrow Line"]) == "Ferrow LINE IS LATE."


def test_moves_follow_the_brands_habits() -> None:
    names = {move.name for move in moves_for(None, HABITS)}
    assert "contract" in names
    assert not names & {"expand", "terms"}
    formal = Habits(contracted=0.0, exclamations=0.5, emoji=0.5, capitals=0.0, sentence_words=30)
    others = {move.name for move in moves_for(None, formal)}
    assert "expand" in others
    assert not others & {"contract", "emoji", "reader"}


def test_a_long_sentence_is_told() -> None:
    assert too_long("word " * 30, HABITS).startswith("This sentence has 30 words")
    assert too_long("word " * 15, HABITS) == ""


@given(st.text(max_size=300))
def test_no_move_breaks_on_any_text(sentence: str) -> None:
    guide = Guide(terms=(Term("a", "an a", 1), Term("users", "you", 2)))
    for habits in (HABITS, Habits(0.0, 0.5, 0.0, 0.0, 3)):
        for move in moves_for(guide, habits, ["Brand"]):
            assert isinstance(move.change(sentence), str)


@pytest.mark.parametrize(
    "piece", ["a ", "do not ", "users ", "!", "amazing ", "AAAA ", "\U0001f6a2", "“", "{{", "the most ", ", and we are "]
)
def test_long_sentences_take_linear_time(piece: str) -> None:
    import time

    moves = moves_for(Guide(terms=(Term("customer", "flier", 1),)), HABITS, ["Brand"])
    begin = time.perf_counter()
    for move in moves:
        move.change(piece * (20_000 // len(piece)))
    assert time.perf_counter() - begin < 5
