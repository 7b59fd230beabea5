"""People are added, changed and removed on the command line, and their passwords never stand there."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from consistency.cli import run

PASSWORD = "stone harbour lamp nine"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "consistency.toml").write_text('[brand]\nname = "South Quay"\n', "utf-8")
    return tmp_path


def users(folder: Path, *arguments: str) -> int:
    return run(["users", *arguments, "--in", str(folder)])


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * 5))


@pytest.mark.usefixtures("piped")
def test_people_come_change_and_go(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert users(folder, "list") == 0
    assert "Nobody yet" in capsys.readouterr().out
    assert users(folder, "add", " Ada ", "--name", "Ada Reyes", "--role", "admin", "--stdin") == 0
    assert users(folder, "add", "ben", "--role", "editor", "--brand", "South Quay", "--stdin") == 0
    assert users(folder, "role", "ben", "approver", "--brand", "South Quay") == 0
    capsys.readouterr()
    assert users(folder, "list") == 0
    assert capsys.readouterr().out.splitlines() == ["ada (Ada Reyes): admin of every brand", "ben: approver of South Quay"]
    assert users(folder, "remove", "ben") == 0
    assert users(folder, "trail") == 0
    told = capsys.readouterr().out
    assert next(line.split("  ")[2:4] for line in told.splitlines() if "ben" in line) == ["removed", "ben"]
    assert "role='approver'" in told


@pytest.mark.usefixtures("piped")
def test_a_token_is_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    users(folder, "add", "ada", "--role", "admin", "--stdin")
    capsys.readouterr()
    assert users(folder, "token", "add", "ada", "--label", "cms", "--days", "7") == 0
    value = capsys.readouterr().out.strip()
    assert value.startswith("cst_")
    assert users(folder, "token", "list", "ada") == 0
    told = capsys.readouterr().out
    assert told.startswith("1  cms  viewer of every brand  until ")
    assert value not in told
    assert users(folder, "token", "revoke", "ada", "1") == 0
    assert users(folder, "token", "revoke", "ada", "1") == 1
    assert "PPL06" in capsys.readouterr().err


@pytest.mark.usefixtures("piped")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["add", "ada", "--stdin"], "STO09"),
        (["add", "no blank", "--stdin"], "PPL03"),
        (["add", "<b>", "--stdin"], "PPL03"),
        (["role", "ada", "none"], "PPL05"),
        (["role", "ada", "viewer"], "PPL05"),
        (["remove", "ada"], "PPL05"),
        (["remove", "nobody"], "PPL04"),
        (["password", "nobody", "--stdin"], "PPL04"),
        (["token", "add", "nobody", "--label", "x"], "PPL04"),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    users(folder, "add", "ada", "--role", "admin", "--stdin")
    assert users(folder, *arguments) == 1
    assert code in capsys.readouterr().err


@pytest.mark.parametrize(("password", "code"), [("short", "PPL02"), ("x" * 1025, "PPL02"), ("", "PPL02"), ("benjamin-2026", "PPL07")])
def test_a_weak_password_is_refused(
    folder: Path, password: str, code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    assert users(folder, "add", "benjamin", "--stdin") == 1
    assert code in capsys.readouterr().err


def test_no_option_takes_a_password() -> None:
    from consistency.cli.users import users as group

    options = [option for command in group.commands.values() for one in command.params for option in one.opts]
    assert "--stdin" in options
    assert not [option for option in options if "pass" in option]


@pytest.mark.usefixtures("piped")
def test_people_of_a_named_database_are_kept_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(folder / "people.db")
    assert run(["users", "add", "ada", "--role", "admin", "--stdin", "--store", store]) == 0
    users(folder, "list")
    assert "Nobody yet" in capsys.readouterr().out
    assert run(["users", "list", "--store", store]) == 0
    assert "ada: admin" in capsys.readouterr().out
