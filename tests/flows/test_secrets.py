"""A secret that somebody writes into the settings all the same is told where it belongs, and shown to nobody."""

from __future__ import annotations

import pytest

from consistency.cli import run

SECRET = "hunter2-and-more"
SETTINGS = """[brand]
name = "Kite Works"
[[source]]
channel = "email"
service = "{service}"
[source.options]
{options}
"""


@pytest.mark.parametrize(
    ("service", "options"),
    [
        ("imap", f'host = "mail.example"\nuser = "news"\npassword = "{SECRET}"'),
        ("imap", f'host = "mail.example"\nuser = "news"\npassword = ["{SECRET}"]'),
        ("imap", f'host = "mail.example"\nuser = "news"\npasword = "{SECRET}"'),
        ("mailchimp", f'token = "{SECRET}"'),
        ("klaviyo", f'token = {{ env = "A", value = "{SECRET}" }}'),
        ("zendesk", f'subdomain = "kites"\ntoken = "{SECRET}"'),
        ("crawl", f'start = "https://news:{SECRET}@kites.example/"'),
    ],
)
@pytest.mark.parametrize("command", ["scan", "collect"])
def test_a_secret_in_the_settings_is_refused_and_not_shown(tmp_path, capsys, service, options, command):
    (tmp_path / "consistency.toml").write_text(SETTINGS.format(service=service, options=options))
    output = ["--output", str(tmp_path / "t.jsonl")] if command == "collect" else []
    assert run([command, str(tmp_path), *output]) == 3
    shown = "".join(capsys.readouterr())
    assert "CFG0" in shown
    assert SECRET not in shown
