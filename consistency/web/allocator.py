"""How the server's memory is kept together: threads share few arenas of the C library, so that what one lets go another can use."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress

ARENA_MAX = -8
"""The parameter M_ARENA_MAX of glibc's mallopt(3)."""
ARENAS = 2
"""As many as drafts are checked at once. By default glibc makes up to eight a processor, and pieces of memory that one of them has let go
serve no thread of another."""


def share_arenas(arenas: int = ARENAS) -> bool:
    """Limits this process to so many arenas, before it starts threads.

    False where the environment says how many (MALLOC_ARENA_MAX), or the C library knows no such thing.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return False
    with suppress(OSError, AttributeError, TypeError):
        return bool(ctypes.CDLL(None).mallopt(ARENA_MAX, arenas))
    return False
