"""Every notebook runs from top to bottom on what lies in the repository, and holds no output in git."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [place.stem for place in NOTEBOOKS]


def opened(place: Path) -> nbformat.NotebookNode:
    with place.open(encoding="utf-8") as stream:
        return nbformat.read(stream, as_version=4)


@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore")  # of the kernel's own libraries
@pytest.mark.parametrize("place", NOTEBOOKS, ids=NAMES)
def test_it_runs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    notebook = opened(place)
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(place.parent)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in outputs), "it shows nothing"
    assert not [output["text"] for output in outputs if output.get("name") == "stderr" and "Warning" in output["text"]]


@pytest.mark.parametrize("place", NOTEBOOKS, ids=NAMES)
def test_it_holds_no_output(place: Path) -> None:
    notebook = opened(place)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert "widgets" not in notebook.metadata


@pytest.mark.parametrize("place", NOTEBOOKS, ids=NAMES)
def test_it_tells_a_story(place: Path) -> None:
    """A title and a question first, words enough to follow, and never three cells of code in a row."""
    cells = opened(place).cells
    assert re.match(r"# .+\n\n\*.+\*\n", cells[0].source)
    assert sum(len(cell.source.split()) for cell in cells if cell.cell_type == "markdown") >= 150
    assert "ccc" not in "".join(cell.cell_type[0] for cell in cells)


@pytest.mark.parametrize("place", NOTEBOOKS, ids=NAMES)
def test_what_it_points_to_is_there(place: Path) -> None:
    text = "\n".join(cell.source for cell in opened(place).cells)
    named = set(re.findall(r"`(docs/[\w/.-]+)`", text))
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("place", NOTEBOOKS, ids=NAMES)
def test_it_imports_nothing_that_its_extra_does_not_install(place: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["notebook"], "consistency"]
    installed = {re.split(r"[^\w.-]", one)[0].replace("-", "_") for one in wanted}
    code = "\n".join(cell.source for cell in opened(place).cells if cell.cell_type == "code")
    named = set(re.findall(r"^\s*(?:from|import) (\w+)", code, re.MULTILINE))
    assert named - installed - sys.stdlib_module_names == set()


def test_there_are_eight_stories() -> None:
    assert [name[:2] for name in NAMES] == [f"0{number}" for number in range(1, 9)]
