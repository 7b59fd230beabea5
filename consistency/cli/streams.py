"""Standard streams that a command can rely on: there where the caller closed them, and quiet where the reader has gone."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

FLAGS = {"stdin": os.O_RDONLY, "stdout": os.O_WRONLY, "stderr": os.O_WRONLY}


class Pipe(io.FileIO):
    """A stream whose reader may go before everything is told, as `head` does: the rest is told to nobody, and the command goes on.

    What else keeps it from being written is raised once, and what is still waiting is given up, as it would fail again at the end.
    """

    _has_failed = False

    def write(self, data: Any) -> int:
        """How many bytes are done with."""
        if self._has_failed:
            return len(data)
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            return len(data)
        except OSError:
            self._has_failed = True
            raise


def open_streams() -> None:
    """Opens the standard streams of this process that are closed, on nothing, and has the others bear that their reader goes."""
    for name, flags in FLAGS.items():
        if (stream := getattr(sys, name)) is None:  # the lowest free descriptor is the stream's own, so that no other file gets it
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), "r" if name == "stdin" else "w", encoding="utf-8"))
        elif name != "stdin":
            setattr(sys, name, _piped(stream))


def _piped(stream: TextIO) -> TextIO:
    """The stream's descriptor as a `Pipe`; a stream without one as it is."""
    try:
        stream.flush()
        raw = Pipe(stream.fileno(), "w", closefd=False)
    except OSError:
        return stream
    is_by_line = stream.isatty() or stream is sys.stderr
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=stream.encoding, errors=stream.errors, line_buffering=is_by_line)
