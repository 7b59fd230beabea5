"""How a text sounds is kept by its copy and by those of the brand's names that are masked in it."""

from __future__ import annotations

import pytest

from consistency.flows.keeping import keeping_of
from consistency.flows.work import Listener
from consistency.represent.normalise import names_pattern, normalise, typography
from tests.voice.approved import reading_of

SPELT = (
    "Fern & Co",
    "FERN &amp; CO",
    "F\u00adern  &  C\u200bo",
    "\ufb01ve fern & co",
    "\uff26\uff25\uff32\uff2e & co",
    "Fern\xa0& Co\u2026",
    "Fern\u2019s",
)


@pytest.mark.parametrize("text", SPELT)
@pytest.mark.parametrize("name", ["Fern & Co", "Fern", "five Fern", "CO", "\ud83dFern", "num"])
def test_a_name_that_is_masked_makes_another_key(name: str, text: str) -> None:
    masked = names_pattern([name])
    assert masked is not None
    said = f"At {text}, today."
    is_masked = masked.search(typography(said)) is not None
    assert key((name,), said) != key((), said) or not is_masked


@pytest.mark.parametrize(("name", "said"), [("Kindle", "At K\u0131ndle, today."), ("URL Works", "At fern.example works, today.")])
def test_a_name_that_stands_there_in_other_letters_makes_another_key(name: str, said: str) -> None:
    assert normalise(said, names_pattern([name])) != normalise(said)
    assert key((name,), said) != key((), said)


def test_a_name_that_stands_nowhere_changes_nothing() -> None:
    assert key(("Oak",), "At Fern & Co, today.") == key((), "At Fern & Co, today.") != key((), "At Fern & Co, tomorrow.")
    assert key(("Fern",), "At Fern & Co, today.") != key((), "At Fern & Co, today.")


def key(names: tuple[str, ...], text: str) -> str:
    kept = keeping_of(Listener(names))
    assert kept is not None
    return kept.key(reading_of(text))
