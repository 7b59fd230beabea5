"""The first minute: settings from what lies there, a look whether all is in order, and every name explained."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from consistency.cli import cli, run
from consistency.flows.doctor import Line, State, examine
from consistency.flows.reference_parts import RACKS
from consistency.settings import load_settings

PAGE = "<!doctype html><html lang='en'><title>Kites</title><body><h1>Fly on Friday</h1><p>We open at nine, and the hill is free.</p>"
MAIL = """From: Kite Works <hi@kites.example>
Subject: Fly on Friday
MIME-Version: 1.0
Content-Type: text/plain

We open on [INSERT DATE].
"""


def files(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return files(
        tmp_path / "kite-works",
        approved__website__index_dot_html=PAGE,
        spring__website__sale_dot_html=PAGE,
        spring__newsletters__one_dot_eml=MAIL,
        spring__odd__two_dot_eml=MAIL,
        brand__voice__x2d_guide_dot_md="# Words\n",
    )


def test_a_guide_that_is_a_link_to_nowhere_is_passed_over(campaign):
    (campaign / "style.md").symlink_to("nowhere")
    assert run(["init", str(campaign)]) == 0
    assert load_settings(campaign).settings.brand.guide.endswith("guide.md")


@pytest.mark.parametrize("folder", [".git", "node_modules", "spring/node_modules", "vendor"])
def test_other_peoples_folders_give_neither_guide_nor_copy(tmp_path, folder):
    place = files(tmp_path / "kite-works", spring__website__sale_dot_html=PAGE)
    files(place / folder, style_dot_md="# Words\n", website__index_dot_html=PAGE)
    assert run(["init", str(place)]) == 0
    settings = load_settings(place).settings
    assert settings.brand.guide is None
    assert [one.path for one in settings.source] == ["spring/website"]


def test_settings_from_a_folder_know_channels_approved_copy_and_guide(campaign, capsys):
    assert run(["init", str(campaign)]) == 0
    settings = load_settings(campaign).settings
    assert settings.brand.name == "Kite Works"
    assert [(one.channel, one.path) for one in settings.baseline] == [("website", "approved/website")]
    assert {(one.channel, one.path) for one in settings.source} == {
        ("email", "spring/newsletters"),
        ("email", "spring/odd"),
        ("website", "spring/website"),
    }
    assert settings.brand.guide
    assert "Wrote" in capsys.readouterr().err


def test_a_guide_in_another_format_is_no_copy_and_is_told(tmp_path, capsys):
    files(tmp_path, campaign__email__one_dot_eml=MAIL)
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "voice-guide.docx").write_bytes(b"x")
    assert run(["init", str(tmp_path)]) == 0
    told = capsys.readouterr().err
    assert "brand/voice-guide.docx looks like the style guide, and a guide is read from Markdown. Save it as brand/voice-guide.md" in told
    assert [str(one.path) for one in load_settings(tmp_path).settings.source] == ["campaign/email"]


def test_a_folder_without_copy_says_so(tmp_path, capsys):
    assert run(["init", str(tmp_path)]) == 0
    assert "No copy was found there." in capsys.readouterr().err


def test_a_guide_that_is_no_markdown_says_what_to_do(campaign, capsys):
    (campaign / "guide.docx").write_bytes(b"PK\xff\xfe")
    (campaign / "consistency.toml").write_text(
        '[brand]\nname = "Kites"\nguide = "guide.docx"\n[[source]]\npath = "spring"\nchannel = "email"\n'
    )
    run(["scan", str(campaign)])
    assert "GUI01" in (shown := " ".join(capsys.readouterr().out.split()))
    assert "Save it as guide.md (Markdown) and name that." in shown


def test_a_heap_of_copy_is_sorted_into_channels_by_what_each_file_is(tmp_path):
    heap = files(tmp_path / "kite-works", campaign__sale_dot_html=PAGE, campaign__one_dot_eml=MAIL, campaign__note_dot_txt="Fly on Friday.")
    assert run(["init", str(heap)]) == 0
    found = {one.path: one.channel for one in load_settings(heap).settings.source}
    assert found == {"campaign/note.txt": "docs", "campaign/one.eml": "email", "campaign/sale.html": "website"}


def test_in_a_heap_no_file_is_approved_or_a_page_by_its_name(tmp_path):
    mails = {"copy__existing-customers_dot_eml": MAIL, "copy__site-launch_dot_eml": MAIL}
    heap = files(tmp_path / "kite-works", copy__landing_dot_html=PAGE, **mails)
    assert run(["init", str(heap)]) == 0
    settings = load_settings(heap)
    assert settings.settings.baseline == ()
    assert [one.channel for one in settings.settings.source] == ["email", "website", "email"]
    assert settings.file.read_text("utf-8").count("# this file alone") == 3


def test_a_heap_with_something_that_cannot_be_read_is_declared_whole(tmp_path):
    heap = files(tmp_path / "kite-works", campaign__sale_dot_html=PAGE, campaign__one_dot_eml=MAIL)
    (heap / "campaign" / "leaflet.pdf").write_bytes(b"%PDF-1.4 broken")
    assert run(["init", str(heap)]) == 0
    assert [one.path for one in load_settings(heap).settings.source] == ["campaign"]


def test_settings_that_are_there_are_never_written_over(campaign, capsys):
    file = campaign / "consistency.toml"
    file.write_text("# mine\n", "utf-8")
    assert run(["init", str(campaign)]) == 3
    assert "CFG13" in capsys.readouterr().err
    assert file.read_text("utf-8") == "# mine\n"


def test_settings_from_an_address_read_that_site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["init", "https://www.kite-works.example/", "--brand", 'Kite "Works"']) == 0
    settings = load_settings(tmp_path).settings
    assert (settings.brand.name, settings.source[0].service) == ('Kite "Works"', "crawl")
    assert settings.source[0].options["start"] == "https://www.kite-works.example/"
    assert settings.gate.checks["voice"] == {"*": "off"}


def test_settings_from_nothing_are_valid_and_teach(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--empty"]) == 0
    text = (tmp_path / "consistency.toml").read_text("utf-8")
    assert load_settings(tmp_path).settings.source == ()
    uncommented = "\n".join(
        line.removeprefix("# ") if line.startswith(("# [[", "# channel", "# path", "# url")) else line for line in text.splitlines()
    )
    assert {"baseline", "source"} <= set(tomllib.loads(uncommented))


def test_what_init_writes_can_be_scanned_and_ends_with_no_gap(tmp_path, capsys):
    mail = MAIL.replace("[INSERT DATE]", "Friday")
    folder = files(tmp_path / "kites", mails__one_dot_eml=mail, mails__two_dot_eml=mail.replace("We open", "The hill opens"))
    assert run(["init", str(folder)]) == 0
    assert run(["scan", str(folder)]) == 0
    assert "nothing at or above 'error'" in capsys.readouterr().err


def states(folder: Path) -> dict[str, State]:
    return {line.name: line.state for line in examine(folder, is_online=False)}


def test_the_doctor_finds_all_in_order_and_says_so(campaign, capsys):
    run(["init", str(campaign)])
    assert run(["doctor", str(campaign), "--offline"]) == 0
    told = capsys.readouterr().out
    assert "model minilm" in told
    assert "sha256" in told
    assert "mend" not in told


def test_the_doctor_says_what_to_mend(campaign, capsys):
    run(["init", str(campaign)])
    for file in (campaign / "spring/odd").iterdir():
        file.unlink()
    settings = campaign / "consistency.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[[source]]\nchannel = "social"\nservice = "imap"\n', "utf-8")
    assert run(["doctor", str(campaign), "--offline"]) == 1
    told = capsys.readouterr().out
    assert "spring/odd is not there or empty" in told
    assert "-> Correct the path in [[source]]" in told
    assert "lacks" in told


def guide_line(folder: Path, text: bytes) -> Line:
    """What the doctor says of a guide."""
    (folder / "guide.md").write_bytes(text)
    (folder / "consistency.toml").write_text(
        '[brand]\nname = "Kites"\nguide = "guide.md"\n[[source]]\npath = "spring"\nchannel = "email"\n'
    )
    return next(line for line in examine(folder, is_online=False) if line.name == "style guide")


def test_the_doctor_says_what_it_reads_of_the_guide(campaign):
    words = b"## Words we avoid\n\n* gadget\n* gizmo\n* widget\n* doodad\n\n"
    line = guide_line(campaign, words + b"## Look\n\n| Sea | `#173F5F` |\n|---|---|\n")
    assert line.state is State.FINE
    assert "4 banned wordings (gadget, gizmo, widget …), no names, 1 colour (Sea), no fonts" in line.said


def test_the_doctor_looks_askance_at_a_guide_without_a_rule_and_mends_one_that_is_no_text(campaign):
    empty = guide_line(campaign, b"We are calm, and we like the sea.\n")
    assert (empty.state, "nothing in it can be checked" in empty.said) == (State.LOOK, True)
    broken = guide_line(campaign, b"PK\xff\xfe")
    assert (broken.state, "not UTF-8" in broken.said) == (State.BROKEN, True)


def test_a_channel_that_is_spelt_almost_like_an_approved_one_is_told_by_doctor_and_scan(tmp_path, capsys):
    folder = files(tmp_path / "kites", approved__email__old_dot_eml=MAIL, spring__one_dot_eml=MAIL)
    (folder / "consistency.toml").write_text(
        '[brand]\nname = "Kites"\n[[baseline]]\npath = "approved/email"\nchannel = "email"\n'
        '[[source]]\npath = "spring"\nchannel = "emial"\n'
    )
    said = "There is no approved copy of the channel 'emial'. Did you mean 'email'?"
    assert [line.said for line in examine(folder, is_online=False) if line.name == "channels"] == [said]
    run(["scan", str(folder), "--format", "json"])
    assert said in json.loads(capsys.readouterr().out)["notes"]


def test_a_file_that_is_no_report_is_named(tmp_path, capsys):
    (tmp_path / "consistency.toml").write_text("[brand]\n")
    assert run(["report", str(tmp_path / "consistency.toml")]) == 1
    assert f"REP01 {tmp_path / 'consistency.toml'}: this is no JSON" in capsys.readouterr().err


def test_the_doctor_tells_settings_that_are_wrong_and_none_at_all(tmp_path):
    assert states(tmp_path)["settings"] is State.LOOK
    (tmp_path / "consistency.toml").write_text("[brand]\n", "utf-8")
    assert states(tmp_path)["settings"] is State.BROKEN


def test_the_doctor_sees_a_secret_that_is_not_set_and_a_host_that_does_not_answer(campaign, monkeypatch):
    table = (
        '[brand]\nname = "K"\n[[source]]\nchannel = "email"\nservice = "imap"\n[source.options]\nhost = "127.0.0.1"\nport = 9\nuser = "u"\n'
    )
    (campaign / "consistency.toml").write_text(table + 'password = { env = "KITE_PASSWORD" }\n', "utf-8")
    lines = {line.name: line for line in examine(campaign)}
    assert lines["source email"].said == "the environment variable KITE_PASSWORD holds no secret."
    monkeypatch.setenv("KITE_PASSWORD", "x")
    lines = {line.name: line for line in examine(campaign)}
    assert lines["source email"].state is State.BROKEN
    assert "does not answer" in lines["source email"].said


def test_parts_lists_every_rack(capsys):
    assert run(["parts"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for rack in RACKS.values() for name in rack)
    assert max(map(len, told.splitlines())) <= 120


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("REA06", "What to do:"),
        ("rea01", "reading sources"),
        ("offer-conflict", "feeds the verdict “Offer"),
        ("terms", "finds term-violation"),
        ("Promise path", "message_match: feeds"),
        ("deadlines", "offer_expiry: feeds"),
        ("offers", "ad_assets: feeds"),
        ("gate", "[gate.checks]"),
        ("PLH03", "a slot to fill in"),
    ],
)
def test_codes_kinds_and_checks_are_explained(what, says, capsys):
    assert run(["explain", what]) == 0
    assert says in capsys.readouterr().out


def test_a_finding_is_explained_with_its_quotes_and_what_to_do(campaign, capsys):
    run(["init", str(campaign)])
    capsys.readouterr()
    run(["scan", str(campaign), "--only", "placeholders", "--format", "json"])
    finding = json.loads(capsys.readouterr().out)["findings"][0]
    assert run(["explain", finding["id"][:6], "--in", str(campaign)]) == 0
    told = capsys.readouterr().out
    assert "“We open on [INSERT DATE].”" in told
    assert "the check is 100% sure" in told
    assert f"consistency accept {finding['id'][:8]}" in told


def test_what_nobody_knows_is_told_with_what_can_be_named(tmp_path, capsys):
    assert run(["explain", "nonsense", "--in", str(tmp_path)]) == 1
    assert "Name an id, a kind of finding" in capsys.readouterr().err


def test_the_shell_completes_commands_and_options():
    shell = BashComplete(cli, {}, "consistency", "_CONSISTENCY_COMPLETE")
    assert [item.value for item in shell.get_completions([], "doc")] == ["doctor"]
    assert {item.value for item in shell.get_completions(["scan"], "--fail")} == {"--fail-on"}
    assert [item.value for item in shell.get_completions(["scan", "--fail-on"], "w")] == ["warning"]


@pytest.fixture
def closed(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The campaign with a folder that may not be opened; nothing is closed to root, so that it is not left to the disk."""
    files(campaign, shut__a_dot_html=PAGE, spring__shut__a_dot_html=PAGE)
    listed = Path.iterdir

    def refused(folder: Path) -> object:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    return campaign


def test_settings_are_written_where_a_folder_is_closed_and_that_is_told(closed, capsys):
    assert run(["init", str(closed)]) == 0
    assert [one.path for one in load_settings(closed).settings.source] == ["spring/newsletters", "spring/odd", "spring/website"]
    said = capsys.readouterr().err
    assert "REA04 shut: you are not allowed to open it." in said
    assert "REA04 spring/shut: you are not allowed to open it." in said


def test_the_doctor_goes_on_where_a_folder_is_closed(closed):
    source = '[[source]]\nchannel = "{0}"\npath = "{1}"\n'
    settings = '[brand]\nname = "A"\n' + source.format("website", "shut") + source.format("email", "spring/odd")
    (closed / "consistency.toml").write_text(settings)
    lines = {line.name: line for line in examine(closed, is_online=False)}
    assert lines["source website"].state is State.BROKEN
    assert "not allowed to open" in lines["source website"].said
    assert lines["source email"].state is State.FINE


def test_the_doctor_of_a_place_that_is_not_there_says_so(tmp_path, capsys):
    assert run(["doctor", "--offline", str(tmp_path / "no" / "such")]) == 0
    assert "there is no consistency.toml here" in " ".join(capsys.readouterr().out.split())


def test_the_next_step_can_be_pasted(tmp_path, capsys):
    place = files(tmp_path / "spring & summer's sale", website__index_dot_html=PAGE)
    assert run(["init", str(place)]) == 0
    step = re.search(r"consistency doctor (.*) and consistency scan (.*)", capsys.readouterr().err)
    assert step is not None
    assert [shlex.split(part) for part in step.groups()] == [[str(place)]] * 2
