"""Reads one uploaded or fetched file in a process of its own, within a time and a memory limit, and gives its touchpoints as records."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from threading import BoundedSemaphore
from typing import Any, BinaryIO, ClassVar

from consistency.errors import ConsistencyError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint
from consistency.records.touchpoint_json import from_plain
from consistency.web.confinement import Allowance
from consistency.web.parse_process import OUT_OF_MEMORY, RESULT

STEM = "upload"
"""What every file is called while it is read, whatever its sender calls it."""
SUFFIXES = frozenset(".csv .docm .docx .eml .htm .html .json .jsonl .md .mjml .odt .pdf .pptx .rtf .srt .tsv .txt .vtt .xml".split())
"""The only parts of a sender's name that a format may be told by; any other is dropped."""
OUT_OF_TIME = -24
"""How Python tells that the system ended a process for the processor time it took (SIGXCPU)."""
LONGEST_NAME = 80
PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")
"""What the reader sees of this process's environment, in which keys and passwords may stand."""


class UploadError(ConsistencyError):
    """An upload is refused or cannot be read (UPL..); the server goes on."""

    code: ClassVar[str] = "UPL00"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one upload may cost: bytes sent, seconds and bytes of memory for reading it, bytes of what comes of it.

    `at_once` is how many are read at the same time, `patience` how many seconds one waits for its turn.
    """

    size: int = 20_000_000
    seconds: float = 20.0
    memory: int = 1_500_000_000
    output: int = 64_000_000
    at_once: int = 2
    patience: float = 15.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file gave: touchpoints whose locators begin with the sender's name for it, and what of it was not read."""

    touchpoints: tuple[Touchpoint, ...]
    skipped: tuple[Skipped, ...]
    unreadable: tuple[Unreadable, ...]


class Parser:
    """Reads uploads, a few at a time; safe to use from several threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._turns = BoundedSemaphore(self.limits.at_once)

    def parse(self, stream: BinaryIO, name: str, channel: str, uri: str | None = None) -> Parsed:
        """The touchpoints of the file in `stream`, at least one; `name` is its sender's and is only shown, `uri` where it was fetched.

        UploadError UPL01 too large, UPL02 too slow, UPL03 too much memory, UPL04 the reader broke down, UPL05 no copy in it, UPL06 too
        many at once; with the code of the format (REA.., DOC..) where that says what is wrong with the file.
        """
        shown = shown_name(name)
        with self._turn(shown), tempfile.TemporaryDirectory(prefix="consistency-upload-") as folder:
            file = Path(folder) / f"{STEM}{suffix_of(name)}"
            self._store(stream, file, shown)
            self._run(file, channel, uri, shown)
            parsed = _read_back(file.with_name(RESULT), file.name, shown)
        if not parsed.touchpoints:
            raise _nothing_in(parsed, shown)
        return parsed

    @contextmanager
    def _turn(self, shown: str) -> Iterator[None]:
        if not self._turns.acquire(timeout=self.limits.patience):
            raise UploadError("too many files are being read at once.", where=shown, todo="Send it again in a minute.", code="UPL06")
        try:
            yield
        finally:
            self._turns.release()

    def _store(self, stream: BinaryIO, file: Path, shown: str) -> None:
        """Copies the stream piece by piece, whatever it says of its size."""
        with file.open("wb") as kept:
            while piece := stream.read(1 << 16):
                if kept.tell() + len(piece) > self.limits.size:
                    raise too_large(self.limits.size, shown)
                kept.write(piece)

    def _run(self, file: Path, channel: str, uri: str | None, shown: str) -> None:
        limits = self.limits
        allowance = Allowance(limits.memory, int(limits.seconds) + 1, limits.output)
        order = {"file": str(file), "channel": channel, "uri": uri, "allowance": asdict(allowance)}
        code = _exit_code_of(order, file.parent, limits.seconds)
        if code is None or code == OUT_OF_TIME:
            what = f"reading it takes longer than {limits.seconds:g} s."
            raise UploadError(what, where=shown, todo="Check that it is the file that was meant; if it is, split it.", code="UPL02")
        if code == OUT_OF_MEMORY:
            raise _out_of_memory(shown)
        if code != 0 or not file.with_name(RESULT).is_file():
            what = "the reader broke down on it."
            raise UploadError(what, where=shown, todo="Save it anew in the program that made it, or paste its text.", code="UPL04")


def too_large(most: int, where: str = "") -> UploadError:
    """The error for an upload of more than `most` bytes."""
    what = f"it has more than the {most / 1e6:g} MB that are taken."
    return UploadError(what, where=where, todo="Leave pictures out, split it, or paste its text.", code="UPL01")


def shown_name(name: str) -> str:
    """A sender's name for a file as it may be shown: its last part, printable and short; never a path of ours."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in last).split())
    return clean.strip(". ")[-LONGEST_NAME:] or STEM


def suffix_of(name: str) -> str:
    """The suffix that a file is read under: the sender's where it is one of `SUFFIXES`, else none."""
    suffix = re.search(r"\.[A-Za-z]{2,5}\Z", name)
    return suffix[0].casefold() if suffix and suffix[0].casefold() in SUFFIXES else ""


def _exit_code_of(order: Mapping[str, Any], folder: Path, seconds: float) -> int | None:
    """How the reader's process ended; None where it was still at it after so many seconds, and was killed with all that it started."""
    command = [sys.executable, "-P", "-m", "consistency.web.parse_process"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    ) as process:
        try:
            process.communicate(json.dumps(order).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            _kill(process)
            return None
        except BaseException:
            _kill(process)
            raise
        return process.returncode


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):  # it has just ended by itself
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """What a reader needs of the environment; one thread each for the numeric libraries, whose pools would count as memory."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    places = os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place)  # so that it runs the very program that we are
    own = {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": places, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return passed | own


def _out_of_memory(shown: str) -> UploadError:
    what = "reading it takes more memory than an upload may."
    return UploadError(what, where=shown, todo="Check that it is the file that was meant; if it is, split it.", code="UPL03")


def _read_back(result: Path, name: str, shown: str) -> Parsed:
    """What the reader wrote, checked like anything that comes from outside: a hostile file may have taken the reader over."""
    try:
        found = json.loads(result.read_text("utf-8"))
        touchpoints = tuple(from_plain(one) for one in found["touchpoints"])
        skipped = tuple(Skipped(str(one["locator"]), str(one["why"])) for one in found["skipped"])
        unreadable = tuple(_line(one) for one in found["unreadable"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = "the reader's answer makes no sense."
        raise UploadError(what, where=shown, todo="Save it anew in the program that made it, or paste its text.", code="UPL04") from error
    return Parsed(*(_renamed(records, name, shown) for records in (touchpoints, skipped, unreadable)))


def _line(one: Mapping[str, Any]) -> Unreadable:
    return Unreadable(str(one["locator"]), str(one["code"]), str(one["what"]), str(one["todo"]))


def _renamed(records: Sequence[Any], name: str, shown: str) -> tuple[Any, ...]:
    """Records whose locators begin with the sender's name for the file instead of ours."""
    return tuple(replace(one, locator=shown + one.locator.removeprefix(name)) for one in records)


def _nothing_in(parsed: Parsed, shown: str) -> UploadError:
    """Why no copy came of the file: what its format says of it, or what was passed over."""
    first = next((one for one in parsed.unreadable if one.code != "REA21"), None)
    if first:
        if first.code == "REA24":
            return _out_of_memory(shown)
        return UploadError(first.what, where=first.locator, todo=first.todo, code=first.code)
    why = f" ({parsed.skipped[0].why})" if parsed.skipped else ""
    return UploadError(f"there is no copy in it{why}.", where=shown, todo="Send a text, mail, page, document or export.", code="UPL05")
