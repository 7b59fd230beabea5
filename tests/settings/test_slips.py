"""Slips that people make in settings: each is told in the terms of the file, with its line and what to write."""

from __future__ import annotations

import pytest

from consistency.errors import SettingsError
from consistency.settings import load_settings

BRAND = '[brand]\nname = "A"\n'
SOURCE = '[[source]]\nchannel = "website"\n'


def told(text: str, folder) -> str:
    file = folder / "consistency.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    return str(caught.value).replace(str(file), "FILE")


@pytest.mark.parametrize(
    ("text", "start", "todo"),
    [
        (BRAND + "guide = “a.md”", "CFG02 FILE:3: this is not valid TOML: its quotes are typographic", 'guide = "a.md"'),
        (BRAND + "aliases = [‘a’]", "CFG02 FILE:3:", "aliases = ['a']"),
        (
            BRAND + 'guide = "C:\\Users\\a.md"',
            "CFG02 FILE:3: this is not valid TOML: a backslash",
            r"'C:\Users\a.md'",
        ),
        (BRAND + 'guide = "a\\path.md"', "CFG02 FILE:3:", r"'a\path.md'"),
        (BRAND + SOURCE + 'path = "new\\texts"', "CFG03 FILE:5: source.path is ", "or single quotes"),
        ("[brand]\nname = A", "CFG02 FILE:2: this is not valid TOML: text stands between quotes", 'name = "A"'),
        ('[brand]\nname: "A"', "CFG02 FILE:2:", 'Write name = "A"'),
        (BRAND + 'name = "B"', "CFG02 FILE:3: this is not valid TOML: name stands there a second time", "Keep one"),
        (BRAND + '[source]\npath = "a"\n[source]\npath = "b"', "CFG02 FILE:5:", "[[source]] above each"),
        (BRAND + 'guide = "a.md\n', "CFG02 FILE:3: this is not valid TOML: a text has no closing quote", "Close it"),
        (BRAND + "guide =\n", "CFG02 FILE:3: this is not valid TOML: guide has no value", 'guide = "…"'),
        (BRAND + "[campaign]\nlaunch = 1 March 2027", "CFG02 FILE:4:", "2027-03-31, without quotes"),
        (BRAND + SOURCE + 'path = "a"\nkeep_paused = True', "CFG02 FILE:6:", "keep_paused = true"),
    ],
)
def test_what_is_no_toml_is_told_with_what_to_write(text, start, todo, tmp_path):
    said = told(text, tmp_path)
    assert said.startswith(start)
    assert todo in said


@pytest.mark.parametrize(
    ("text", "start", "todo"),
    [
        (BRAND + SOURCE.replace("[[source]]", "[source]"), "CFG03 FILE:3: source is a table, and there may be several", "Write [[source]]"),
        (BRAND + SOURCE.replace("source", "sources"), "CFG04 FILE:3:", "Did you mean [[source]]?"),
        (BRAND + "[[campaign]]\n", "CFG03 FILE:3: campaign is several tables", "Write [campaign] instead of [[campaign]]"),
        (SOURCE + 'path = "a"', "CFG05 FILE: the file lacks 'brand'", "[brand]\nname = …"),
        ('name = "A"', "CFG05 FILE: the file lacks 'brand'", "Write it below the table that it belongs to: [brand]"),
        ('brand = "A"', "CFG03 FILE:1: brand is 'A', and must be a table", "Write [brand]"),
        (BRAND + '[campaign]\nlaunch = "2027-03-01"', "CFG03 FILE:4:", "Write launch = 2027-03-01, without quotes."),
        (BRAND + "[campaign]\nlaunch = 2027-03-01T10:00:00", "CFG03 FILE:4:", "Write launch = 2027-03-01, without quotes."),
        (BRAND + '[campaign]\nlaunch = "soon"', "CFG03 FILE:4: campaign.launch is 'soon', and must be a day", "launch = 2027-03-31"),
        (BRAND + 'aliases = "B"', "CFG03 FILE:3: brand.aliases is 'B', and must be a list", 'Write aliases = ["B"].'),
        ("[brand]\nname = 3", "CFG03 FILE:2: brand.name is 3, and must be text", 'Write name = "3".'),
        (BRAND + '[gate]\nmax_new = "3"', "CFG03 FILE:4: gate.max_new is '3', and must be a whole number", "Write max_new = 3"),
        (BRAND + '[gate]\npreset = "recomended"', "CFG03 FILE:4:", "Did you mean 'recommended'?"),
        (BRAND + '[gate]\n[gate.checks]\nvoice = "warning"', "CFG03 FILE:5:", "Did you mean 'warn'?"),
        (BRAND + SOURCE + 'path = "a"\nkeep_paused = "no"', "CFG03 FILE:6:", "Write keep_paused = false"),
        (BRAND + "[voice]\nfalse_alarms = 7", "CFG03 FILE:4: voice.false_alarms is 7: it must be less than 0.5", ""),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_what_to_write(text, start, todo, tmp_path):
    said = told(text, tmp_path)
    assert said.startswith(start)
    assert todo in said


def test_what_a_value_says_of_a_user_is_not_repeated(tmp_path):
    said = told(BRAND + 'aliases = "at ftp://dana:secret@host.example"', tmp_path)
    assert "secret" not in said
