"""The recipes of docs/how-to/ci.md are what their services take, and their commands do what the page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from consistency.assets import asset

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "ci.md").read_text("utf-8")
WORKFLOW, GITLAB, HOOKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder that holds brand/, and the program on its path."""
    shutil.copytree(asset("corpora/demo-brand"), tmp_path / "brand")
    settings = tmp_path / "brand" / "consistency.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[checks]\nskip = ["voice", "tone"]\n', "utf-8")
    program = tmp_path / "bin" / "consistency"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m consistency "$@"\n')
    program.chmod(0o755)
    return tmp_path


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env={**os.environ, **environment, "PATH": path}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("recipe", "schema"), [(WORKFLOW, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")])
def test_the_services_take_their_files(recipe: str, schema: str, tmp_path: Path) -> None:
    (tmp_path / "recipe.yml").write_text(recipe, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(tmp_path / "recipe.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_takes_its_file_and_its_hook_fails_on_findings(folder: Path) -> None:
    (folder / ".pre-commit-config.yaml").write_text(HOOKS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", str(folder / ".pre-commit-config.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert shell(yaml.safe_load(HOOKS)["repos"][0]["hooks"][0]["entry"], folder).returncode == 2


def test_the_workflows_scan_gives_what_its_other_steps_take(folder: Path) -> None:
    steps = yaml.safe_load(WORKFLOW)["jobs"]["consistency"]["steps"]
    (scan,) = [step["run"] for step in steps if step.get("name") == "Scan"]
    done = shell(scan, folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    assert done.returncode == 2
    assert "::error file=" in done.stdout
    assert json.loads((folder / "copy.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "STOP" in (folder / "summary.md").read_text("utf-8")
    taken = [step["with"].get("sarif_file") or step["with"].get("path") for step in steps[4:]]
    assert all((folder / name).is_file() for name in taken)


def test_gitlabs_job_leaves_its_reports(folder: Path) -> None:
    job = yaml.safe_load(GITLAB)["copy"]
    done = shell(job["script"][1], folder)
    assert done.returncode == 2
    assert "STOP" in done.stdout
    assert ElementTree.parse(folder / job["artifacts"]["reports"]["junit"]).findall(".//failure")
    assert (folder / job["artifacts"]["paths"][0]).is_file()


def test_the_crontabs_command_writes_the_page(folder: Path) -> None:
    (line,) = [line for line in re.findall(r"```cron\n(.*?)```", PAGE, re.DOTALL)[0].splitlines() if not line.startswith("#")]
    command = line.split(None, 5)[5].replace("/srv/brand", str(folder / "brand")).replace("/srv/www", str(folder))
    assert shell(command, folder).returncode == 2
    assert (folder / "launch.html").is_file()
    assert "STOP" in (folder / "brand" / "scan.log").read_text("utf-8")


def test_no_page_holds_a_place_for_what_is_still_to_be_written() -> None:
    for page in sorted((Path(__file__).parents[2] / "docs").rglob("*.md")):
        assert not re.search(r"^(?:FIGURES|TODO|TBD|XXX)\b|@@", page.read_text("utf-8"), re.MULTILINE), page
