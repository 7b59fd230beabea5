import subprocess
import sys
import time
from pathlib import Path

import pytest

import consistency

HEAVY = ["torch", "spacy", "sklearn", "sentence_transformers", "numpy", "pydantic", "bs4", "lxml", "pypdf", "docx", "rich.console"]


def test_every_name_behind_the_door_is_there():
    for name in consistency.__all__:
        assert getattr(consistency, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'scam'"):
        _ = consistency.scam


def test_help_loads_nothing_heavy():
    code = "import sys; from consistency.cli import run; run(['--help']); print([m for m in sys.argv[1:] if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_answers_at_once():
    program = Path(sys.executable).with_name("consistency")
    fastest = min(_seconds([program, "--help"]) for _ in range(3))
    assert fastest < 0.5


def _seconds(command) -> float:
    begin = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - begin
