"""The examples of docs/how-to/deploy.md are sound: what they start is there, and they give away no more rights than they say."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from consistency.web.command import serve
from tests.docs.pages import ROOT

FOLDER = ROOT / "docs" / "how-to" / "deploy"
UNIT, CONTAINER = FOLDER / "consistency.service", FOLDER / "Containerfile"
ANALYSE = shutil.which("systemd-analyze")
MOST_EXPOSED = 2.5
"""Of 10, as systemd counts; a service with nothing set has 9.6."""


def joined(text: str) -> list[str]:
    """Lines without comments, continued ones as one."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return [line for line in re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines() if line.strip()]


def takes(arguments: list[str]) -> dict[str, object]:
    """What `consistency serve` makes of arguments; it raises for those that it does not know."""
    with serve.make_context("serve", arguments) as context:
        return dict(context.params)


def unit() -> dict[str, list[str]]:
    """The unit's settings by name, each with all its values."""
    found: dict[str, list[str]] = {}
    for line in joined(UNIT.read_text("utf-8")):
        name, has_value, value = line.partition("=")
        if has_value:
            found.setdefault(name, []).append(value)
    return found


def test_the_unit_starts_the_server_as_somebody_who_may_little():
    given = unit()
    program, command, *arguments = shlex.split(given["ExecStart"][0])
    assert (Path(program).name, command) == ("consistency", "serve")
    assert takes(arguments)["public_url"] == "https://copy.brand.example"
    assert given["User"] == ["consistency"] and given["NoNewPrivileges"] == ["yes"] and given["CapabilityBoundingSet"] == [""]
    assert int(given["TimeoutStopSec"][0]) > 30, "running requests have 30 seconds"


@pytest.mark.skipif(ANALYSE is None, reason="systemd-analyze is not installed")
def test_systemd_finds_the_unit_sound_and_little_exposed(tmp_path):
    here = tmp_path / UNIT.name
    here.write_text(UNIT.read_text("utf-8").replace("/opt/consistency/bin/consistency", sys.executable), "utf-8")
    sound = subprocess.run([str(ANALYSE), "verify", str(here)], capture_output=True, text=True, check=False)
    assert sound.returncode == 0 and UNIT.name not in sound.stderr, sound.stderr
    command = [str(ANALYSE), "security", "--offline=yes", "--no-pager", str(here)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    exposed = re.search(r"exposure level for [\w.]+: ([\d.]+)", told.stdout)
    assert exposed and float(exposed[1]) <= MOST_EXPOSED, told.stdout[-300:] + told.stderr


def test_the_container_is_built_of_what_is_there_and_runs_as_nobody_special():
    steps = [line.split(None, 1) for line in joined(CONTAINER.read_text("utf-8"))]
    copied = [source for name, rest in steps if name == "COPY" and "--from" not in rest for source in rest.split()[:-1]]
    assert copied and all((ROOT / source).exists() for source in copied), copied
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    asked = re.search(r'"\.\[([\w,]+)\]"', CONTAINER.read_text("utf-8"))
    assert asked and set(asked[1].split(",")) <= set(extras)
    last = dict(steps)
    assert last["USER"] == "consistency" and json.loads(last["ENTRYPOINT"]) == ["consistency"]
    command, *arguments = json.loads(last["CMD"])
    given = takes(arguments)
    assert command == "serve" and str(given["port"]) == last["EXPOSE"], "what listens is what is let out"
    assert f":{given['port']}/healthz" in last["HEALTHCHECK"]


def test_the_page_shows_commands_that_are_there():
    text = (ROOT / "docs" / "how-to" / "deploy.md").read_text("utf-8")
    (shown,) = re.findall(r"^  consistency serve (.*)$", text, re.MULTILINE)
    assert takes(shlex.split(shown))["public_url"]
    assert all((FOLDER.parent / link).is_file() for link in re.findall(r"\]\((deploy/[\w.]+)\)", text))
