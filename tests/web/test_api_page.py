"""docs/how-to/api.md does what it says, asked of a real server: its commands with curl, its Python with requests."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from consistency.web.settings import ServeSettings
from tests.docs.pages import ROOT, Step, is_printed, steps_of
from tests.web.serving import demo_copy, served, with_tokens

PAGE = ROOT / "docs" / "how-to" / "api.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_page_of_the_api_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = ServeSettings((demo_copy(tmp_path),), host="0.0.0.0")
    monkeypatch.setenv("CONSISTENCY_TOKEN", with_tokens(settings)["root"])
    with served(settings) as server:
        monkeypatch.setenv("CONSISTENCY_URL", server.url)
        run = _run([step for step in steps_of(PAGE) if not step.why], tmp_path)
    assert run == {"sh": 2, "python": 2, "output": 3}, "what is shown is run"


def _run(steps: list[Step], folder: Path) -> dict[str, int]:
    """Runs the steps in their order, each Python step with those before it; how many there were of each sort."""
    printed, program, counted = "", "", dict.fromkeys(("sh", "python", "output"), 0)
    for step in steps:
        counted[step.sort] += 1
        if step.sort == "output":
            assert is_printed(step.text, printed), f"{PAGE.name}:{step.line} says\n{step.text}\nand this was printed:\n{printed}"
        elif step.sort == "sh":
            printed = _printed(["bash", "-euo", "pipefail", "-c", step.text], folder, step)
        else:
            whole = _printed([sys.executable, "-c", program + step.text], folder, step)
            printed = whole.removeprefix(_shown(steps, step)) if program else whole
            program += step.text + "\n"
    return counted


def _shown(steps: list[Step], until: Step) -> str:
    """What the Python steps before one have printed already, as the page shows it."""
    before = steps[: steps.index(until)]
    return "".join(after.text for step, after in pairwise(before) if step.sort == "python" and after.sort == "output")


def _printed(command: list[str], folder: Path, step: Step) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, f"{PAGE.name}:{step.line}\n{done.stdout}\n{done.stderr}"
    return done.stdout
