"""Typography, names, numbers and codes are made equal before anything is counted."""

from __future__ import annotations

import pytest

from consistency.represent.normalise import names_pattern, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s “fine” — really…", 'It\'s "fine" -- really...'),
        ("Ready\u00a0now, the ﬁrst", "Ready now, the first"),
        ("Salt &amp; light", "Salt & light"),
        ("Yours for £4.50 today", "Yours for £12 today"),
        ("Save 20% by 3 May 2025", "Save 5% by 14 May 2026"),
        ("Enter SPRINGTIME at the till", "Enter AUTUMN25 at the till"),
        ("Code: SPRINGTIME, and off you go", "Code: AUTUMN25, and off you go"),
        ("The bus leaves at [INSERT TIME]", "The bus leaves at {{time}}"),
        ("Hello {{first_name}}, see www.north.example/a", "Hello *|FNAME|*, see https://north.example/b?c=1"),
        ("Hello <%= first_name %>, and {{{rest}}}", "Hello %%First Name%%, and %%=v(@rest)=%%"),
        ("North Quay has it", "NORTH QUAY has it"),
        ("Fine \ud83d again", "Fine again"),
        ("Free Delivery On Orders", "Free delivery on orders"),
    ],
)
def test_what_is_no_voice_is_made_equal(one: str, other: str) -> None:
    names = names_pattern(["North Quay"])
    assert normalise(one, names) == normalise(other, names)


@pytest.mark.parametrize(
    ("one", "other"), [("Come in.", "Come in!"), ("This is AMAZING stuff", "This is amazing stuff"), ("I do not", "I don't")]
)
def test_what_is_voice_stays_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_a_brand_name_inside_a_word_is_no_name() -> None:
    assert normalise("An arcade of Arc", names_pattern(["Arc"])) == "An arcade of BRAND"


def test_no_names_mask_nothing() -> None:
    assert names_pattern(["", " "]) is None
