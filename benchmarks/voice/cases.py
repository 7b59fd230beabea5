"""Campaign cases: whole campaigns scanned by the command, scored by the cases' own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.voice.figures import Bar, Figure, Section
from benchmarks.voice.material import MissingError

CASES = ("roastery", "keyring")
BARS = {"auc": Bar(0.98), "f1": Bar(0.90), "evidence_on_quote": Bar(0.90)}
HARD = Bar(most=1)


def measure(folder: Path | None) -> Section:
    """Voice figures of each case, and the hard negatives of both together."""
    if folder is None:
        raise MissingError("campaign cases need --cases, the folder that holds roastery/ and keyring/.")
    section = Section("Campaign cases")
    wrong = hard = 0
    for name in CASES:
        voice = scored(folder / name, folder.parent / "tools" / "score_case.py")
        section.figures += [Figure(f"{name}: {what}", float(voice[what]), BARS.get(what)) for what in (*BARS, "recall_subtle")]
        flagged, number = voice["hard_negative_false_alarms"].split("/")
        wrong, hard = wrong + int(flagged), hard + int(number)
    section.figures.append(Figure("hard negatives flagged", float(wrong), HARD, f"of {hard}"))
    return section


def scored(case: Path, scorer: Path) -> dict[str, Any]:
    """What the scorer says of the voice in a scan of the case."""
    for path in (case / "truth.json", scorer):
        if not path.exists():
            raise MissingError(f"{path} is missing.")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        said = _run([sys.executable, "-m", "consistency", "scan", str(case), "--format", "json", "--output", str(report)])
        if not report.exists():
            raise MissingError(f"the scan of {case} wrote no report: {said.stderr.strip()[-300:]}")
        scores = _run([sys.executable, str(scorer), str(case / "truth.json"), str(report), "--json"])
        found: dict[str, Any] = json.loads(scores.stdout)["voice"]
        return found


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """The command's output; a scan that finds something ends otherwise than with 0."""
    return subprocess.run(command, capture_output=True, text=True, check=False)
