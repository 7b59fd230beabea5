"""A source that refuses, fails or does not answer makes a scan incomplete, whatever the others say: it is never consistent."""

from __future__ import annotations

import json

import pytest

from consistency.cli import run
from tests.services import server
from tests.services.server import Say, Site


@pytest.mark.parametrize(
    ("answer", "code"),
    [(server.refused(403), "NET08"), (server.failed(500), "NET11"), (Say(wait=5), "NET04"), (None, "NET03"), (server.html(""), "REA11")],
    ids=["refuses", "fails", "says nothing", "is not there", "is empty"],
)
@pytest.mark.parametrize("purpose", ["source", "baseline"])
def test_a_site_that_gives_nothing_is_not_checked(site: Site, tmp_path, capfd, answer, code, purpose):
    (tmp_path / "good.txt").write_text("We open at nine, and the hill is free.")
    (tmp_path / "consistency.toml").write_text(
        '[brand]\nname = "Kite Works"\n[campaign]\nlaunch = 2026-03-02\n[[source]]\nchannel = "docs"\npath = "good.txt"\n'
        f'[[{purpose}]]\nchannel = "site"\nservice = "crawl"\n[{purpose}.options]\nstart = "{site.url}/"\nallow_hosts = ["{site.host}"]\n'
        "delay = 0\nsitemaps = false\nrobots = false\ntimeout = 0.3\nretries = 0\n"
    )
    if answer is None:
        site.close()
    else:
        site.say("/", answer)
    assert run(["scan", str(tmp_path), "--format", "json", "--fail-on", "never"]) == 4
    report = json.loads(capfd.readouterr().out)
    lines = [line for one in report["sources"] for line in one["unreadable"]]
    assert [line["code"] for line in lines] == [code]
    assert (report["is_complete"], report["verdict"] == "PASS") == (False, False)
    assert [one["locator"] for one in report["touchpoints"]] == ["good.txt"]
