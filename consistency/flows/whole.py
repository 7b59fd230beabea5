"""Writes a file whole or not at all, so that a run that is killed leaves the old one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Puts the content in the file's place in one step, through a temporary file beside it; OSError where that cannot be done.

    A file that is there keeps its permissions; one that a link leads to is written where it lies.
    """
    place = file.resolve()
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(mode)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's mask of permissions, which can be asked only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
