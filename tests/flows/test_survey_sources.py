"""Survey answers and paused ads in the read phase: answers are counted and never judged, and `keep_paused` reaches the formats."""

from __future__ import annotations

from pathlib import Path

from consistency.flows.progress import silent
from consistency.flows.read import collect_sources, touchpoints_of
from consistency.flows.scan import _source
from consistency.settings import load_settings

SETTINGS = """
[brand]
name = "Kestrel"

[[source]]
channel = "survey"
path = "answers.csv"

[[source]]
channel = "ads"
path = "ads.csv"
{more}
"""


def _collected(folder: Path, more: str = ""):
    (folder / "answers.csv").write_text("Timestamp,What did you like best?\n2026-01-02,20% off everything until 3 March!\n", "utf-8")
    (folder / "ads.csv").write_text("Campaign,Headline 1,Status\nA,Fly High,Enabled\nA,Fly Low,Paused\n", "utf-8")
    (folder / "consistency.toml").write_text(SETTINGS.format(more=more), "utf-8")
    return collect_sources("campaign", load_settings(folder / "consistency.toml"), silent)


def test_answers_are_counted_and_are_no_touchpoints(tmp_path):
    survey, ads = _collected(tmp_path)
    assert [answer.text for answer in survey.answers] == ["20% off everything until 3 March!"]
    assert [touchpoint.channel for touchpoint in touchpoints_of((survey, ads))] == ["ads"]
    assert (_source(survey).read, _source(survey).answers, _source(survey).unreadable) == (0, 1, ())
    assert _source(ads).answers == 0


def test_paused_ads_are_kept_where_the_settings_say_so(tmp_path):
    assert [touchpoint.text for touchpoint in touchpoints_of(_collected(tmp_path))] == ["Fly High"]
    assert [touchpoint.text for touchpoint in touchpoints_of(_collected(tmp_path, "keep_paused = true"))] == ["Fly High", "Fly Low"]
