"""mypy --strict and pyright accept the public API from outside, and refuse what is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import consistency

HERE = Path(__file__).parent
PACKAGE = Path(consistency.__file__).parent
SCRIPTS = ("use.py", "misuse.py")
MYPY = ["mypy", "--strict", "--follow-imports=silent", "--no-error-summary"]
"""Errors inside the package are its own tests' concern, as they are for every package that is installed."""
CHECKERS = {"mypy": MYPY, "pyright": ["pyright", "--pythonpath", sys.executable]}


@pytest.fixture(scope="session", params=CHECKERS)
def told(request, tmp_path_factory) -> str:
    """What a checker says of copies of the scripts that lie outside this repository; one run for both, which is most of the time."""
    folder = tmp_path_factory.mktemp(request.param)
    for script in SCRIPTS:
        shutil.copy(HERE / script, folder)
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict", "extraPaths": [str(PACKAGE.parent)]}))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "MYPYPATH": str(PACKAGE.parent), "MYPY_CACHE_DIR": str(folder / "cache")}
    command = [sys.executable, "-m", *CHECKERS[request.param], *SCRIPTS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=environment)
    assert done.returncode == 1, done.stdout + done.stderr  # the second script is wrong on purpose
    return done.stdout


def wrong_lines(told: str, script: str) -> set[int]:
    return {int(number) for number in re.findall(rf"\b{re.escape(script)}:(\d+).*error", told)}


def test_a_users_script_is_accepted(told) -> None:
    assert wrong_lines(told, "use.py") == set(), told


def test_what_is_wrong_is_refused_line_by_line(told) -> None:
    wrong = {number for number, line in enumerate((HERE / "misuse.py").read_text().splitlines(), 1) if "# refused" in line}
    assert wrong_lines(told, "misuse.py") == wrong, told


def test_the_script_uses_every_public_name() -> None:
    used = (HERE / "use.py").read_text()
    assert [name for name in consistency.__all__ if not re.search(rf"\b{name}\b", used)] == []


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()
