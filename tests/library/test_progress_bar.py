"""A notebook shows a bar, a script is silent, and whoever listens hears every step."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import consistency
from consistency.assets import asset
from consistency.flows.progress import silent
from consistency.library.progress import bar, is_notebook, progress_of


def test_a_listener_hears_the_steps() -> None:
    heard: list[str] = []
    consistency.read_touchpoints(asset("corpora/demo-brand"), progress=heard.append)
    assert any("reading campaign/" in line for line in heard)


def test_a_script_is_silent() -> None:
    assert not is_notebook()
    with progress_of(None) as told:
        assert told is silent


def test_a_kernel_gets_a_bar(monkeypatch, capsys) -> None:
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert is_notebook()
    with progress_of(None) as told:
        told("reading a page")
        told("reading another")
    assert "steps, 00:00" in capsys.readouterr().err


def test_marimo_is_a_notebook_too(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "marimo", SimpleNamespace(running_in_notebook=lambda: True))
    assert is_notebook()


def test_without_tqdm_it_is_silent(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with bar() as told:
        assert told is silent


def test_the_door_loads_nothing_that_draws() -> None:
    code = (
        "import sys, consistency; consistency.scan, consistency.learn, consistency.Audit, consistency.to_frame;"
        "print([m for m in ('pandas', 'altair', 'pyarrow', 'tqdm', 'IPython', 'torch', 'spacy', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
