"""One settings file, four kinds of place, one report."""

import json
from collections import Counter

import pytest

from consistency.cli import run
from tests.services.dovecot import BINARY
from tests.services.everywhere import campaign

PAGES = 30


@pytest.mark.skipif(BINARY is None, reason="Dovecot is not installed (Debian: dovecot-imapd)")
def test_a_site_a_mailbox_an_account_and_an_export_give_one_report(tmp_path, capsys):
    folder = tmp_path / "project"
    folder.mkdir()
    with campaign(folder, PAGES) as site:
        assert run(["scan", str(folder), "--format", "json"]) == 2
        report = json.loads(capsys.readouterr().out)
        assert Counter(one["channel"] for one in report["touchpoints"]) == {"website": PAGES, "email": 2, "social": 2, "ads": 2}
        assert max(Counter(path for path in site.paths if path.startswith("/page-")).values()) == 1
    assert [(one["channel"], one["read"], len(one["unreadable"])) for one in report["sources"]] == [
        ("website", PAGES, 0), ("email", 2, 0), ("social", 2, 0), ("ads", 2, 0),
    ]  # fmt: skip
    conflicts = {(one["attribute"], one["locators"][0].partition(":")[0]) for one in report["findings"] if one["kind"] == "offer-conflict"}
    assert ("discount", "ads.csv#2") in conflicts
    assert ("deadline", "imap") in conflicts


@pytest.mark.skipif(BINARY is None, reason="Dovecot is not installed (Debian: dovecot-imapd)")
def test_a_mailbox_that_refuses_is_not_checked_and_the_rest_goes_on(tmp_path, capsys):
    folder = tmp_path / "project"
    folder.mkdir()
    with campaign(folder, 3):
        (folder / "password").write_text("wrong")
        assert run(["scan", str(folder), "--format", "json", "--fail-on", "never"]) == 4
    report = json.loads(capsys.readouterr().out)
    email = next(one for one in report["sources"] if one["channel"] == "email")
    assert (email["read"], len(email["unreadable"])) == (0, 1)
    assert {one["channels"]["email"] for one in report["concerns"] if "email" in one["channels"]} == {"NOT CHECKED"}
