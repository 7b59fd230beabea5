"""News reach a real mail server and a real webhook, once, and are kept where these fail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.flows.history import open_history
from consistency.flows.nightly import nightly
from consistency.flows.tell import Delivery, tell
from consistency.settings import load_settings
from tests.nights.campaign import PAGES, contradict, write, write_campaign
from tests.nights.receivers import Mailbox, Webhook

ALERTS = """
[[alert]]
name = "team-mail"
url_variable = "TEAM_MAIL"

[[alert]]
name = "hook"
url_variable = "HOOK"
severity = "error"
pause = 0
"""
START = datetime(2026, 1, 1, 2, tzinfo=UTC)


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    server = Mailbox()
    monkeypatch.setenv("TEAM_MAIL", server.url)
    yield server
    server.close()


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    server = Webhook()
    monkeypatch.setenv("HOOK", server.url)
    yield server
    server.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_campaign(tmp_path / "campaign", ALERTS)


def one_night(folder: Path, now: datetime) -> tuple[Delivery, ...]:
    project = load_settings(folder)
    with open_history(project) as store:
        nightly(project, store, now=now)
        return tell(project, store, now)


def test_news_go_out_once_and_a_quiet_night_says_nothing(folder: Path, mailbox: Mailbox, hook: Webhook) -> None:
    one_night(folder, START)
    assert not mailbox.mails
    contradict(folder)
    assert [one.sent for one in one_night(folder, START + timedelta(days=1))] == [1, 1]
    assert [one.sent for one in one_night(folder, START + timedelta(days=2))] == [0, 0]
    (mail,) = mailbox.mails
    assert mail["Subject"] == "North Quay: 1 new problem"
    assert "email/two.txt" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "30%" in hook.posts[0]["message"]
    assert len(hook.posts) == 1


def test_a_dead_target_is_told_and_gets_what_it_missed(folder: Path, mailbox: Mailbox, hook: Webhook) -> None:
    one_night(folder, START)
    mailbox.is_full, hook.status = True, 500
    contradict(folder)
    mail, post = one_night(folder, START + timedelta(days=1))
    assert (mail.sent, mail.waiting, post.waiting) == (0, 1, 1)
    assert "ALR02 team-mail" in mail.error
    assert "s3cret" not in post.error
    mailbox.is_full, hook.status = False, 200
    write(folder, "email/two.txt", PAGES["email/two.txt"])
    assert [one.sent for one in one_night(folder, START + timedelta(days=2))] == [2, 2]
    told = hook.posts[0]["message"]
    assert told.index("Resolved (1)") < told.index("New (1)")
    assert "Earlier messages could not be sent" in told


def test_one_target_that_fails_does_not_keep_another_from_its_news(folder: Path, mailbox: Mailbox, hook: Webhook) -> None:
    one_night(folder, START)
    hook.status = 503
    contradict(folder)
    assert [one.sent for one in one_night(folder, START + timedelta(days=1))] == [1, 0]
    assert len(mailbox.mails) == 1


def test_a_target_is_not_told_too_often(folder: Path, mailbox: Mailbox, hook: Webhook) -> None:
    one_night(folder, START)
    for minutes, percent in ((10, 30), (20, 35), (90, 40)):
        contradict(folder, percent)
        one_night(folder, START + timedelta(minutes=minutes))
    assert len(hook.posts) == 3
    assert len(mailbox.mails) == 2


def test_an_audit_outlives_alerts_that_cannot_be_sent(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEAM_MAIL", raising=False)
    monkeypatch.setenv("HOOK", "no service at all")
    assert run(["nightly", str(folder)]) == 0
    write(folder, "email/three.txt", "Hello [INSERT NAME], the boat leaves at nine.")
    contradict(folder)
    assert run(["nightly", str(folder), "--fail-on", "never"]) == 4
    told = capsys.readouterr().err
    assert "CFG15" in told
    assert "TEAM_MAIL" in told
    assert "ALR01 hook" in told
    assert run(["history", "status", "--settings", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "Messages that wait to be sent" in shown
    assert shown.count("touchpoints") == 2


def test_what_waits_for_a_target_that_is_called_otherwise_now_is_told(folder: Path, mailbox: Mailbox, hook: Webhook) -> None:
    one_night(folder, START)
    hook.status = 500
    contradict(folder)
    one_night(folder, START + timedelta(days=1))
    settings = folder / "consistency.toml"
    settings.write_text(settings.read_text("utf-8").replace('"hook"', '"webhook"'), "utf-8")
    told = {one.target: one for one in one_night(folder, START + timedelta(days=2))}
    assert "no [[alert]]" in told["hook"].error
    assert not told["webhook"].error
