"""What a scan keeps so that reports can show it: offers side by side, distances of channels, texts, and where sources are declared."""

from __future__ import annotations

from consistency.channels.kept import write_kept
from consistency.flows.read import collect_sources
from consistency.records.collection import Collection
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.settings import load_settings

LINE = 5
SETTINGS = '[brand]\nname = "Kites"\n\n\n[[source]]\nchannel = "email"\npath = "{path}"\n'


def test_the_ledger_shows_who_differs_from_most(demo_audit):
    main = demo_audit.offers[0]
    assert main.is_main
    terms = {term.attribute: term for term in main.terms}
    assert (terms["discount"].usual.value, [one.value for one in terms["discount"].others]) == ("25%", ["20%"])
    assert terms["discount"].others[0].locators == ("campaign/social/tweets.js#1",)
    assert not set(terms["code"].usual.locators) & {place for one in terms["code"].others for place in one.locators}


def test_channels_with_texts_enough_are_held_against_each_other(demo_audit):
    pairs = {(pair.one, pair.other): pair for pair in demo_audit.distances}
    assert ("website", "email") in pairs
    assert not any("docs" in names for names in pairs), "two texts are too few"
    assert all(pair.voice is not None and 0 <= pair.voice < 5 for pair in pairs.values())
    assert all(pair.approved_voice is not None for pair in pairs.values())


def test_the_text_is_kept_where_something_was_found_and_nowhere_else(demo_audit):
    texts = {item.locator: item.text for item in demo_audit.touchpoints}
    for finding in demo_audit.findings:
        for item in finding.evidence:
            if item.source == "text" and item.locator in texts:
                assert texts[item.locator][item.start : item.end] == item.quote
    told = {item.locator for one in demo_audit.measurements if one.certainty > 0 for item in one.evidence}
    assert {locator for locator, text in texts.items() if text} <= told | {name for one in demo_audit.findings for name in one.locators}


def test_it_says_what_was_judged_by(demo_audit):
    assert demo_audit.conditions.model.startswith("en_voice")
    assert "approved copy" in demo_audit.conditions.baseline
    assert demo_audit.conditions.false_alarms == 0.05
    assert demo_audit.settings == "consistency.toml" or demo_audit.settings.endswith("/consistency.toml")


def test_every_touchpoint_knows_its_source_and_the_source_its_line(demo_audit):
    for item in demo_audit.touchpoints:
        source = demo_audit.sources[item.source]
        assert (source.purpose, source.channel) == ("campaign", item.channel)
        assert source.line > 0
        assert not source.is_remote


def test_what_was_collected_before_is_declared_in_the_settings_and_is_no_file_here(tmp_path):
    mail = Touchpoint("inbox/1.eml", "email", Kind.EMAIL, "Hello.")
    write_kept([Collection("campaign", "email", "imap", (mail,))], tmp_path / "kept.jsonl")
    (tmp_path / "consistency.toml").write_text(SETTINGS.format(path="kept.jsonl"))
    (found,) = collect_sources("campaign", load_settings(tmp_path), lambda _: None)
    assert (found.is_remote, found.line) == (True, LINE)


def test_files_of_a_folder_are_files_here(tmp_path):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text("Hello there.")
    (tmp_path / "consistency.toml").write_text(SETTINGS.format(path="copy"))
    (found,) = collect_sources("campaign", load_settings(tmp_path), lambda _: None)
    assert (found.is_remote, found.line) == (False, LINE)
