"""What the documentation shows is run, and prints what it says: every page by this test, or by one of its own."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from consistency.assets import asset

from .pages import ROOT, Step, is_printed, steps_of

DOCS = ROOT / "docs"
ELSEWHERE = {
    "how-to/api.md": "tests/web/test_api_page.py",
    "how-to/ci.md": "tests/docs/test_ci_recipes.py",
    "reference/rules.md": "tests/flows/test_rules.py",
    "how-to/nightly.md": "tests/nights/test_schedules.py",
}
"""Pages whose steps need a service or a schedule, and the test that runs them."""
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if steps_of(page) and page.relative_to(DOCS).as_posix() not in ELSEWHERE]
HERE = [*PAGES, ROOT / "README.md"]
FINE = 'trap \'code=$?; [ "$code" -eq 2 ] || [ "$code" -eq {code} ] || exit "$code"\' ERR\n'
"""Before each script: every command ends with 0, with 2 where a scan has findings, or as the page says."""


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a campaign to scan, FOLDER, as pages call it, or where the project has it, and the program on its path."""
    for place in ("FOLDER", "corpora/demo-brand"):
        shutil.copytree(asset("corpora/demo-brand"), tmp_path / place)
    program = tmp_path / ".bin" / "consistency"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m consistency "$@"\n')
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))
    return tmp_path


@pytest.mark.parametrize("page", HERE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_does_what_it_says(page: Path, workshop: Path) -> None:
    names: dict[str, object] = {"__name__": page.stem}
    printed = ""
    for step in steps_of(page):
        place = f"{page.relative_to(ROOT)}:{step.line}"
        if step.sort == "output":
            assert is_printed(step.text, printed), f"{place} says\n{step.text}\nand this was printed:\n{printed}"
        elif not step.why:
            printed = _done(step, workshop, names, place)


def _done(step: Step, folder: Path, names: dict[str, object], place: str) -> str:
    if step.sort == "file":
        return _written(step, folder)
    return _python(step, names, place) if step.sort == "python" else _shell(step, place)


def _written(step: Step, folder: Path) -> str:
    file = folder / step.title
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(step.text, "utf-8")
    if file.name == "pyproject.toml":
        _install(file)
    return ""


def _install(project: Path) -> None:
    """What `pip install` leaves of a project for Python to find: its name and its entry points."""
    about = tomllib.loads(project.read_text("utf-8"))["project"]
    info = project.parent / f"{about['name'].replace('-', '_')}-{about['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n")
    groups = about.get("entry-points", {}).items()
    lines = [f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in parts.items()) for group, parts in groups]
    (info / "entry_points.txt").write_text("\n".join(lines))


def _python(step: Step, names: dict[str, object], place: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile("\n" * step.line + step.text, place, "exec"), names)
    return out.getvalue()


def _shell(step: Step, place: str) -> str:
    script = FINE.format(code=step.code) + step.text
    done = subprocess.run(["bash", "-E", "-u", "-o", "pipefail", "-c", script], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode in {0, 2, step.code}, f"{place} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_pages_that_are_run_elsewhere_are() -> None:
    for page, test in ELSEWHERE.items():
        assert (DOCS / page).is_file(), page
        assert Path(page).name in (ROOT / test).read_text("utf-8"), f"{test} does not read {page}"


def test_a_step_that_is_not_run_says_why() -> None:
    assert [f"{page}:{step.line}" for page in HERE for step in steps_of(page) if step.why and len(step.why) < 10] == []


def test_output_that_differs_is_seen() -> None:
    assert is_printed("one\n…\nfour is …\n", "one\ntwo\nthree\nfour is 4\n")
    assert not is_printed("one\nthree\n", "one\ntwo\nthree\n")
    assert not is_printed("one\n", "one\ntwo\n")
