"""Commands as processes: streams that are closed, full or left by their reader, and Ctrl-C at any moment."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consistency.cli.stop import heard_interruptions

COMMAND = (sys.executable, "-m", "consistency")
SETTINGS = '[brand]\nname = "A"\n[[source]]\nchannel = "website"\npath = "copy"\n'


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.html").write_text("<!doctype html><html lang='en'><title>Kites</title><body><p>We open at nine.</p>")
    (tmp_path / "consistency.toml").write_text(SETTINGS)
    return tmp_path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("closed", [">&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_scan_needs_no_stream(closed, campaign):
    done = shell(f"{sys.executable} -m consistency scan . --only placeholders --report json=a.json {closed}", campaign)
    assert done.returncode in {0, 4}
    assert "Traceback" not in done.stderr
    assert (campaign / "a.json").read_bytes().startswith(b"{")


def test_a_reader_who_has_seen_enough_changes_no_exit_code(campaign):
    whole = shell(f"{sys.executable} -m consistency doctor . --offline", campaign)
    cut = shell(f"{sys.executable} -m consistency doctor . --offline | head -1; exit ${{PIPESTATUS[0]}}", campaign)
    assert cut.returncode == whole.returncode
    assert cut.stdout == whole.stdout.splitlines(keepends=True)[0]
    assert "Traceback" not in cut.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("command", ["doctor --offline", "schema", "scan . --only placeholders"])
def test_a_full_disk_is_told_once_and_is_an_error(command, campaign):
    done = shell(f"{sys.executable} -m consistency {command} >/dev/full", campaign)
    assert done.returncode == 1 or command.startswith("scan")
    assert done.returncode != 0
    assert done.stderr.lower().count("no space left") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["click", "consistency.registry", "consistency.cli.screen"])
def test_ctrl_c_while_modules_are_loaded_ends_as_it_does_later(module, campaign):
    loading = f"""
import builtins, os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
loaded = builtins.__import__
def interrupted(name, *rest, **named):
    if name == {module!r}:
        builtins.__import__ = loaded
        os.kill(os.getpid(), signal.SIGINT)
    return loaded(name, *rest, **named)
builtins.__import__ = interrupted
sys.argv = ["consistency", "doctor", "--offline"]
runpy.run_module("consistency", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", loading], cwd=campaign, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 4
    assert done.stderr.strip() == "Stopped before the end; nothing was written."


def test_ctrl_c_that_nobody_heeded_is_heard():
    class Deaf:
        """As compiled code does that cannot raise: what comes while it ends is only reported."""

        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), heard_interruptions():
            deaf = Deaf()
            del deaf
            time.sleep(10)
    finally:
        signal.signal(signal.SIGINT, before)
