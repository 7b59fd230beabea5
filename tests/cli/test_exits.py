"""How commands end: codes, messages, and what goes to which stream."""

from pathlib import Path

import click
import pytest

from consistency import __version__
from consistency.cli import run
from consistency.cli.exits import explain
from consistency.cli.output import format_of


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"consistency, version {__version__}"


def test_help_teaches_the_way_in(capsys):
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "consistency demo" in shown
    assert "consistency scan FOLDER --output report.html" in shown
    assert all(f"  {code}  " in shown for code in range(5))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["scam"], "Did you mean 'scan'?"),
        (["scan", "--formt", "json"], "--format"),
        (["scan", "--format", "jsn"], "'jsn' is not one of"),
        (["scan", "--output", "report.xyz"], "Add --format"),
        (["scan", "a", "b"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_ends_with_1_and_says_why(arguments, says, capsys):
    assert run(arguments) == 1
    streams = capsys.readouterr()
    assert says in streams.err
    assert streams.out == ""


def test_bad_settings_end_with_3(tmp_path, capsys):
    (tmp_path / "consistency.toml").write_text('[brand]\nnam = "x"\n')
    assert run(["scan", str(tmp_path)]) == 3
    streams = capsys.readouterr()
    assert f"{tmp_path / 'consistency.toml'}:2" in streams.err
    assert streams.out == ""


def test_nothing_declared_to_scan_is_a_matter_of_settings(tmp_path, capsys):
    (tmp_path / "consistency.toml").write_text('[brand]\nname = "x"\n')
    assert run(["scan", str(tmp_path)]) == 3
    assert "CFG06" in capsys.readouterr().err


def test_an_unforeseen_error_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        explain(ZeroDivisionError())


def test_the_outputs_name_tells_the_format():
    assert format_of(None, None) == "terminal"
    assert format_of(None, Path("x.HTML")) == "html"
    assert format_of("json", Path("x.html")) == "json"
    with pytest.raises(click.UsageError):
        format_of(None, Path("x"))
