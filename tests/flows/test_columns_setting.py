"""The columns of a source: from the settings to the touchpoint, and every way of writing them wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.errors import SettingsError
from consistency.flows.read import collect_sources
from consistency.records.touchpoint import Touchpoint
from consistency.settings import load_settings


def collected(folder: Path, source: str) -> tuple[Touchpoint, ...]:
    (folder / "plan.csv").write_text("Caption,Link\nFly away,https://k.example/s\n")
    (folder / "consistency.toml").write_text(f'[brand]\nname = "Kites"\n\n[[source]]\nchannel = "social"\n{source}\n')
    collections = collect_sources("campaign", load_settings(folder / "consistency.toml"), lambda line: None)
    return tuple(touchpoint for collection in collections for touchpoint in collection.touchpoints)


@pytest.mark.parametrize(
    "source",
    [
        'path = "plan.csv"\ncolumns = {text = "Caption", url = "Link"}',
        'path = "plan.csv"\n[source.columns]\ntext = "Caption"\nurl = "Link"',
    ],
)
def test_columns_reach_the_table(tmp_path, source):
    (touchpoint,) = collected(tmp_path, source)
    assert (touchpoint.text, touchpoint.uri) == ("Fly away", "https://k.example/s")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('path = "plan.csv"\n[source.columns]\ntext = "Caption"\ntxet = "Link"', ":9: columns cannot name 'txet'"),
        ('path = "plan.csv"\ncolumns = {url = "Link"}', ":7: columns name nothing that people read"),
        ('service = "feed"\ncolumns = {text = "Caption"}\noptions = {url = "k.example"}', ":7: columns are for a path"),
    ],
)
def test_columns_that_cannot_be_are_told_with_their_line(tmp_path, source, said):
    with pytest.raises(SettingsError) as raised:
        collected(tmp_path, source)
    assert (raised.value.error_code, said in str(raised.value)) == ("CFG08", True), str(raised.value)
