"""A scan judges by the baseline that its settings name, tries what would help, and lets further encoders speak."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.baseline import edition_of, learn, save
from consistency.baseline.publish import publish_file
from consistency.cli import run
from consistency.encoders.onnx import MiniLM
from consistency.flows.scan import scan
from consistency.records.audit import VoiceVerdict
from consistency.represent import represent_all
from consistency.settings import load_settings
from models.minilm.original import original
from tests.voice.approved import BRAND, HYPED, ON_VOICE, approved_readings

STIFF = (
    "We are thrilled to announce that our customers can now utilise their tickets prior to the commencement of the season! Users must"
    " retain their ticket, and they will be asked for it. It is not possible to obtain a refund."
)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign of three mails without any approved copy, judged by a published baseline."""
    folder = tmp_path_factory.mktemp("campaign")
    edition = edition_of(learn(BRAND, represent_all(approved_readings(), MiniLM(), [BRAND])), [BRAND], ["x"], "minilm")
    save(edition, folder / "f.baseline")
    publish_file(edition, folder / "f.baseline", folder / "baselines")
    (folder / "mails").mkdir()
    for name, text in (("on", ON_VOICE), ("hyped", HYPED), ("stiff", STIFF)):
        (folder / f"mails/{name}.txt").write_text(text + "\n")
    (folder / "consistency.toml").write_text(
        f'[brand]\nname = "{BRAND}"\n[[source]]\nchannel = "email"\npath = "mails"\n[campaign]\nlaunch = 2026-03-02\n'
        f'[voice]\nbaseline = "ferrow-line@latest"\nencoders = ["sentence_transformers:{original()}"]\n'
    )
    return folder


def test_the_named_baseline_judges_without_approved_copy(campaign: Path) -> None:
    audit = scan(load_settings(campaign))
    verdicts = {item.locator: item.voice.verdict for item in audit.touchpoints if item.voice}
    assert verdicts == {
        "mails/on.txt": VoiceVerdict.ON_VOICE,
        "mails/hyped.txt": VoiceVerdict.DRIFT,
        "mails/stiff.txt": VoiceVerdict.DRIFT,
    }
    assert audit.baseline is not None
    assert audit.baseline.touchpoints == 20
    assert any("ferrow-line@latest" in note for note in audit.notes)
    stiff = next(one for one in audit.findings if one.kind == "voice-drift" and "mails/stiff.txt" in one.locators)
    assert "Tried, and it helps: “" in stiff.fix
    assert [item.voice.encoders[0].n for item in audit.touchpoints if item.voice] == [20, 20, 20]


def test_every_report_can_tell_it(campaign: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", str(campaign), "--output", str(tmp_path / "r.json"), "--fail-on", "never", "--only", "voice"]) == 0
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["touchpoints"][0]["voice"]["encoders"][0]["encoder"] == str(original())
    assert run(["scan", str(campaign), "--output", str(tmp_path / "r.html"), "--fail-on", "never", "--only", "voice"]) == 0
    assert "Tried, and it helps" in (tmp_path / "r.html").read_text()
    capsys.readouterr()


def test_a_baseline_that_is_not_there_is_a_matter_of_settings(campaign: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "consistency.toml").write_text(
        '[brand]\nname = "x"\n[[source]]\nchannel = "email"\npath = "."\n[voice]\nbaseline = "none.baseline"\n'
    )
    assert run(["scan", str(tmp_path)]) == 3
    assert "CFG10" in capsys.readouterr().err
