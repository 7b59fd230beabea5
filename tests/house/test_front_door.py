import resource
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import consistency
from consistency.assets import asset

HEAVY = ["torch", "spacy", "sklearn", "sentence_transformers", "numpy", "pydantic", "bs4", "lxml", "pypdf", "docx"]
HEAVY += ["rich.console", "onnxruntime", "tokenizers", "transformers", "scipy", "pandas", "altair", "pyarrow", "ray", "fastapi", "uvicorn"]
HEAVY += ["sqlalchemy", "alembic", "apprise", "jinja2", "requests", "regex", "xlsxwriter", "PIL", "yaml", "playwright"]
LEFT_OUT = ["torch", "transformers", "sentence_transformers", "sklearn", "scipy", "pandas", "onnx", "sqlalchemy"]


def test_every_name_behind_the_door_is_there():
    for name in consistency.__all__:
        assert getattr(consistency, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'scam'"):
        _ = consistency.scam


@pytest.mark.parametrize("command", [["--help"], ["--version"], ["scan", "--help"], ["serve", "--help"], ["nightly", "--help"]])
def test_help_loads_nothing_heavy(command):
    code = f"import sys; from consistency.cli import run; run({command}); print([m for m in sys.argv[1:] if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_scan_by_the_bundled_model_loads_no_torch(tmp_path):
    brand = copytree(asset("corpora/demo-brand"), tmp_path / "brand", ignore=ignore_patterns(".consistency"))
    scan = f"run(['scan', {str(brand)!r}, '--format', 'json', '--output', {str(tmp_path / 'report.json')!r}])"
    code = f"import sys; from consistency.cli import run; {scan}; print([m for m in sys.argv[1:] if sys.modules.get(m)])"
    done = subprocess.run([sys.executable, "-c", code, *LEFT_OUT, "onnxruntime", "spacy"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['onnxruntime', 'spacy']"


@pytest.mark.parametrize(("option", "most"), [("--help", 0.3), ("--version", 0.2)])
def test_the_command_answers_at_once(option, most):
    """Time of the processor, as the machine may have other work."""
    program = Path(sys.executable).with_name("consistency")
    fastest = min(_seconds([program, option]) for _ in range(5))
    assert fastest < most


def _seconds(command) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
