"""The schedules that docs/how-to/nightly.md shows are what their schedulers take."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.nights.campaign import contradict, write_campaign

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "nightly.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_crontabs_command_runs_a_night(tmp_path: Path) -> None:
    (line,) = [line for line in blocks("cron")[0].splitlines() if not line.startswith("#")]
    fields = line.split(None, 5)
    assert all(re.fullmatch(r"[\d*,/-]+", field) for field in fields[:5])
    folder = write_campaign(tmp_path / "brand")
    contradict(folder)
    (tmp_path / "env").write_text("export ALERT_SLACK=slack://a/b/c\n")
    command = fields[5].replace("/srv/brand", str(folder)).replace("/etc/consistency.env", str(tmp_path / "env"))
    (tmp_path / "consistency").write_text(f'#!/bin/sh\nexec {sys.executable} -m consistency "$@"\n')
    (tmp_path / "consistency").chmod(0o755)
    done = subprocess.run(["/bin/sh", "-c", command], env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}, check=False)
    assert done.returncode == 2
    assert "Audit 1 is kept." in (folder / "nightly.log").read_text("utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    service, timer = blocks("ini")
    (tmp_path / "consistency.service").write_text(service.replace("/usr/local/bin/consistency", "/bin/true"))
    (tmp_path / "consistency.timer").write_text(timer)
    units = [str(tmp_path / name) for name in ("consistency.service", "consistency.timer")]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if "consistency." in line]
    assert not complaints, done.stderr
    settings = configparser.ConfigParser(interpolation=None)
    settings.optionxform = str  # type: ignore[assignment, method-assign]
    settings.read_string(service)
    own = settings["Service"]
    assert own["ReadWritePaths"] == own["WorkingDirectory"] + "/.consistency", "all else is read-only by ProtectSystem=strict"
    calendar = re.search(r"OnCalendar=(.*)", timer)
    assert calendar is not None
    assert subprocess.run(["systemd-analyze", "calendar", calendar[1]], capture_output=True, check=False).returncode == 0


def test_the_other_schedules_are_well_formed() -> None:
    workflow, cron_job = map(yaml.safe_load, blocks("yaml"))
    assert workflow["jobs"]["nightly"]["steps"][-1]["run"] == "consistency nightly"
    container = cron_job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    assert container["args"][0] == "nightly"
    assert cron_job["spec"]["concurrencyPolicy"] == "Forbid"
    (airflow,) = blocks("python")
    ast.parse(airflow)
