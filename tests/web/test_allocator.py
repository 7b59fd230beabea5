"""Threads of the server share few arenas of the C library."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.web.allocator import ARENAS

THREADS = 12
COUNTING = f"""
import ctypes, sys, threading
from consistency.web.allocator import share_arenas

if sys.argv[1] == "shared":
    assert share_arenas()
library, all_hold = ctypes.CDLL(None), threading.Barrier({THREADS})
library.malloc.restype = ctypes.c_void_p
def hold():
    library.malloc(ctypes.c_size_t(1000))
    all_hold.wait(60)
threads = [threading.Thread(target=hold) for _ in range({THREADS})]
for thread in threads: thread.start()
for thread in threads: thread.join()
library.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(library.fopen(sys.argv[2].encode(), b"w"))
library.malloc_info(0, file)
library.fclose(file)
"""

glibc = pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="only glibc's malloc has arenas that can be counted")


def arenas(how: str, told: Path) -> int:
    """How many arenas a process with many threads comes to use."""
    free = {name: value for name, value in os.environ.items() if name not in ("MALLOC_ARENA_MAX", "GLIBC_TUNABLES")}
    subprocess.run([sys.executable, "-c", COUNTING, how, str(told)], check=True, env=free)
    return told.read_text().count("<heap nr=")


@glibc
def test_many_threads_share_few_arenas(tmp_path: Path) -> None:
    assert arenas("shared", tmp_path / "shared.xml") <= ARENAS < arenas("as it is", tmp_path / "alone.xml")
