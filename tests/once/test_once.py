"""An engine that is spared what is known gives the results of the engine alone, in their order."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from consistency.engines.local import Local
from consistency.engines.processes import Processes
from consistency.flows.keeping import keeping_of
from consistency.flows.once import Once
from consistency.flows.work import Reader, done
from consistency.protocols import Engine
from consistency.records.campaign import Brand
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from tests.once.memory import Memory


@dataclass
class Lengths:
    """Work that can be kept: words to their lengths; notes what it was given."""

    given: list[str] = field(default_factory=list)

    def __call__(self, words: Sequence[str]) -> list[tuple[str, int]]:
        self.given += words
        return [(word, len(word)) for word in words]


class _Kept:
    """Words that differ in case alone have one result, but for the word itself."""

    def key(self, item: str) -> str:
        return item.lower()

    def packed(self, result: tuple[str, int]) -> bytes | None:
        return None if "?" in result[0] else b"%d" % result[1]

    def unpacked(self, body: bytes, item: str) -> tuple[str, int]:
        return item, int(body)

    def of(self, result: tuple[str, int], item: str) -> tuple[str, int]:
        return item, result[1]


@keeping_of.register
def _(_: Lengths) -> _Kept:
    return _Kept()


WORDS = [random.Random(number % 150).choice("abcdef") * (number % 150 + 1) for number in range(700)]


@pytest.mark.parametrize("engine", [Local, Processes])
@pytest.mark.parametrize("share", [0.0, 0.03, 0.5, 1.0])
def test_results_are_the_engines_own_whatever_is_known(engine: Callable[[], Engine], share: float) -> None:
    chance = random.Random(5)
    known = {word: b"%d" % len(word) for word in WORDS if chance.random() < share}
    with Once(engine(), Memory(known)) as once:
        assert done(once, Lengths(), WORDS) == tuple((word, len(word)) for word in WORDS)


def test_nothing_is_worked_on_twice() -> None:
    first, second, memory = Lengths(), Lengths(), Memory()
    words = [*WORDS, "AAA", "aaa"]
    assert done(Once(Local(), memory), first, words)[-2:] == (("AAA", 3), ("aaa", 3))
    assert sorted(first.given) == sorted(set(first.given))
    done(Once(Local(), memory), second, words)
    assert second.given == []


def test_without_a_cache_equal_items_of_one_run_are_still_worked_on_once() -> None:
    work = Lengths()
    assert done(Once(Local(), None), work, ["one", "ONE", "two"]) == (("one", 3), ("ONE", 3), ("two", 3))
    assert work.given == ["one", "two"]


def test_what_is_damaged_or_cannot_be_kept_is_made_anew() -> None:
    work, memory = Lengths(), Memory({"one": b"damaged"})
    assert done(Once(Local(), memory), work, ["one", "why?"]) == (("one", 3), ("why?", 4))
    assert work.given == ["one", "why?"]
    assert memory.known == {"one": b"3"}


def test_work_of_which_nothing_is_known_how_to_keep_it_goes_to_the_engine() -> None:
    memory = Memory()
    assert done(Once(Local(), memory), lambda batch: [one * 2 for one in batch], [1, 2]) == (2, 4)
    assert memory.known == {}


def test_saved_replies_of_the_same_words_keep_what_their_titles_say_of_them() -> None:
    words = "It is £4.99."
    both = [
        Touchpoint(f"macros#{title}", "support", Kind.MACRO, words, (Block(0, len(words), Role.BODY),), title=title)
        for title in ("How much is the book?", "How much is delivery?")
    ]
    work = Reader(Brand("Lanternfield"), date(2026, 3, 16))
    with Once(Local(), None) as once:
        assert done(once, work, both) == done(Local(), work, both)
    with Once(Local(), None) as once:
        assert done(once, work, both[::-1]) == done(Local(), work, both[::-1])
