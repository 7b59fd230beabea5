"""`consistency score` on one text, a file, standard input and many, and what its words say."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from consistency.baseline import edition_of, learn, save
from consistency.cli import run
from consistency.encoders.onnx import MiniLM
from consistency.represent import represent_all
from models.minilm.original import original
from tests.voice.approved import APPROVED, BRAND, HYPED, ON_VOICE, approved_readings


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "ferrow.baseline"
    save(edition_of(learn(BRAND, represent_all(approved_readings(), MiniLM(), [BRAND])), [BRAND], ["x"], "minilm"), path)
    return path


def test_a_drifted_text_is_told_in_words(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--text", HYPED, "--baseline", str(kept), "--channel", "email"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(("DRIFTS  score under 0.1 of 100  (email, ", "DRIFTS  score 0.1 of 100  (email, "))
    assert "more hyped" in shown
    assert "Nine in ten of your approved texts score between" in shown
    assert "approved text" in shown.splitlines()[5]
    assert "would lie as far off" in shown
    assert "Sentences that show it" in shown
    assert "What would help" in shown
    assert "→ “" in shown


def test_a_text_on_voice_needs_no_evidence(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--text", ON_VOICE, "--baseline", str(kept)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("ON VOICE")
    assert "This sounds like your approved copy." in shown
    assert "Sentences that show it" not in shown
    assert "What would help" not in shown


def test_files_of_any_format_and_standard_input(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "draft.html").write_text(f"<!doctype html><html><body><nav>Home</nav><main><p>{HYPED}</p></main></body></html>")
    assert run(["score", str(tmp_path / "draft.html"), "--baseline", str(kept), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "drift"
    assert found["id"] == "draft.html"
    assert found["directions"][0] == "hype"
    assert found["suggestions"][0]["after"] >= found["suggestions"][0]["before"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ON_VOICE.encode())))
    assert run(["score", "-", "--baseline", str(kept)]) == 0
    assert capsys.readouterr().out.startswith("ON VOICE")


def test_lines_keep_their_form(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({"id": f"t{n}", "channel": "email", "text": text}) + "\n" for n, text in enumerate([ON_VOICE, HYPED]))
    (tmp_path / "x.jsonl").write_text(lines)
    assert run(["score", str(tmp_path / "x.jsonl"), "--baseline", str(kept), "--format", "jsonl"]) == 0
    first = capsys.readouterr().out
    rows = [json.loads(line) for line in first.splitlines()]
    assert [set(row) for row in rows] == [{"id", "score", "p_value", "verdict", "evidence", "directions", "untold"}] * 2
    assert [row["verdict"] for row in rows] == ["on-voice", "drift"]
    (tmp_path / "x.tmp").write_text(lines)
    assert run(["score", str(tmp_path / "x.tmp"), "--baseline", str(kept), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == first
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert run(["score", "-", "--baseline", str(kept), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == first


def test_lines_that_name_no_channel_belong_to_the_one_that_is_named(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def scored(*options: str, **row: str) -> str:
        (tmp_path / "x.jsonl").write_text(json.dumps({"id": "a", "text": ON_VOICE, **row}))
        assert run(["score", str(tmp_path / "x.jsonl"), "--baseline", str(kept), "--format", "jsonl", *options]) == 0
        return capsys.readouterr().out

    website, email = scored(channel="website"), scored(channel="email")
    assert website != email
    assert (scored("--channel", "website"), scored("--channel", "website", channel="email")) == (website, email)


def test_approved_copy_and_a_guide_that_could_not_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"id": str(number), "text": one}) for number, one in enumerate(APPROVED)]
    (tmp_path / "approved.jsonl").write_text("\n".join(lines))
    sources = "".join(
        f'[[baseline]]\nchannel = "email"\npath = "{name}"\ncolumns = {{ text = "text" }}\n' for name in ("approved.jsonl", "gone")
    )
    (tmp_path / "consistency.toml").write_text(f'[brand]\nname = "{BRAND}"\nguide = "lost.md"\n{sources}')
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "a", "text": ON_VOICE}))
    for what in (["--text", ON_VOICE], [str(tmp_path / "x.jsonl"), "--format", "jsonl"]):
        assert run(["score", *what, "--settings", str(tmp_path)]) == 4
        told = capsys.readouterr().err
        assert "gone:" in told
        assert "lost.md:" in told
    assert run(["voice", str(tmp_path)]) == 4
    assert "gone:" in capsys.readouterr().err
    assert run(["baseline", "compare", str(tmp_path), str(tmp_path)]) == 4
    assert "gone:" in capsys.readouterr().err


def test_settings_give_guide_encoders_and_baseline(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "guide.md").write_text("# Words\n\n| We say | We don't say |\n|---|---|\n| boat | vessel |\n| crossing | voyage |\n")
    (tmp_path / "consistency.toml").write_text(
        f'[brand]\nname = "{BRAND}"\nguide = "guide.md"\n[voice]\nbaseline = "{kept}"\nencoders = ["sentence_transformers:{original()}"]\n'
    )
    text = "The vessel is AMAZING!!! Every voyage is an unforgettable experience, and the vessel awaits YOU!!!"
    assert run(["score", "--text", text, "--settings", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "Further encoders, for comparison only" in shown
    assert "of 20 approved texts are no more alike" in shown
    assert "boat" in shown.partition("What would help")[2].lower()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["score"], "Name a file"),
        (["score", "x.txt", "--text", "y"], "not both"),
        (["score", "--text", " "], "is empty"),
        (["score", "."], "is a folder"),
        (["score", "no-such-file.txt"], "goes after --text"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 1
    assert says in capsys.readouterr().err


def test_an_unreadable_file_is_told(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_bytes(b"")
    assert run(["score", str(tmp_path / "x.txt"), "--baseline", str(kept)]) == 1
    assert "REA" in capsys.readouterr().err


def test_a_text_too_short_to_tell_is_accused_of_nothing(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--text", "Hi", "--baseline", str(kept)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("CANNOT TELL")
    assert "Sentences that show it" not in shown
    assert "How your approved copy talks about this" not in shown


def test_where_there_are_no_words_there_is_no_score(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--text", "123 456", "--baseline", str(kept)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("CANNOT TELL  no score\n")
    assert "there is nothing to judge" in shown


def test_nothing_from_standard_input_is_an_error(kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    assert run(["score", "-", "--baseline", str(kept)]) == 1
    assert "Standard input is empty" in capsys.readouterr().err


def test_a_bad_line_from_standard_input_is_named_without_a_temporary_file(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x\n")))
    assert run(["score", "-", "--format", "jsonl", "--baseline", str(kept)]) != 0
    assert "REA40 standard input:1: " in capsys.readouterr().err


def test_what_was_left_out_and_a_channel_spelt_wrongly_are_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(f"We bake loaf number {number} by hand." for number in range(600))
    assert run(["score", "--text", text, "--baseline", str(kept), "--channel", "emial"]) == 0
    told = capsys.readouterr().err
    assert "text: its first 500 sentences were scored, the others were not." in told
    assert "There is no approved copy of the channel 'emial'. Did you mean 'email'?" in told


def test_of_what_cannot_be_judged_lines_and_files_tell_the_same(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    german = "Unsere Boote fahren auch im Winter. Bitte kommen Sie zehn Minuten vor der Abfahrt und bringen Sie einen Mantel mit."
    (tmp_path / "x.jsonl").write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate([german, ON_VOICE])))
    assert run(["score", str(tmp_path / "x.jsonl"), "--baseline", str(kept), "--format", "jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["verdict"], first["evidence"], second["untold"]) == ("cannot-tell", [], "")
    assert (first["p_value"], first["score"] > 0.5) == (1.0, True), "no number that anybody could take for a fault"
    assert "It is in German" in first["untold"]
    assert run(["score", "--text", german, "--baseline", str(kept), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["untold"] == first["untold"]
    assert run(["score", str(tmp_path / "x.jsonl"), "--baseline", str(kept)]) == 0
    assert "It is in German" in capsys.readouterr().out.splitlines()[0]


def test_messages_of_an_archive_that_could_not_be_read_are_told(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"tweet": {"id_str": "1", "created_at": "Wed Nov 04 10:00:00 +0000 2026", "full_text": ON_VOICE}}, {"tweet": {"id_str": "2"}}]
    (tmp_path / "tweets.js").write_text(f"window.YTD.tweets.part0 = {json.dumps(rows)}")
    assert run(["score", str(tmp_path / "tweets.js"), "--baseline", str(kept)]) == 4
    told = capsys.readouterr()
    assert "ON VOICE" in told.out
    assert "tweets.js" in told.err


def test_half_the_score_is_the_edge_at_any_level(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def scored(level: float) -> tuple[float, str, float]:
        (tmp_path / "consistency.toml").write_text(f'[brand]\nname = "{BRAND}"\n[voice]\nbaseline = "{kept}"\nfalse_alarms = {level}\n')
        assert run(["score", "--text", ON_VOICE, "--settings", str(tmp_path), "--format", "jsonl"]) == 0
        row = json.loads(capsys.readouterr().out)
        return row["score"], row["verdict"], row["p_value"]

    _, _, chance = scored(0.05)
    assert 0.01 < chance < 0.49
    strict, lax = scored(chance * 0.98), scored(chance * 1.02)
    assert (strict[1], lax[1]) == ("on-voice", "drift")
    assert lax[0] < 0.5 < strict[0]
