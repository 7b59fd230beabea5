"""CRC-32 of all runs of characters of a text at once, as `zlib.crc32` gives it for each."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

POLYNOMIAL = 0xEDB88320
ALL = 0xFFFFFFFF


@lru_cache(maxsize=1)
def _table() -> np.ndarray:
    """What each byte does to the register, shape (256,), uint32."""
    import numpy as np

    register = np.arange(256, dtype=np.int64)
    for _ in range(8):
        register = (register >> 1) ^ (register & 1) * POLYNOMIAL
    return register.astype(np.uint32)


def run_checksums(mark: bytes, text: str, sizes: Sequence[int]) -> list[np.ndarray]:
    """For each size (ascending), checksums of `mark` followed by each run of that size in an ASCII text, uint32."""
    import numpy as np

    data, table = np.frombuffer(text.encode("ascii"), np.uint8), _table()
    register = np.full(len(data), zlib.crc32(mark) ^ ALL, np.uint32)
    found = []
    for before in range(sizes[-1]):
        register = register[: max(len(data) - before, 0)]
        register = table[(register ^ data[before:]) & 0xFF] ^ (register >> 8)
        if before + 1 in sizes:
            found.append(register ^ np.uint32(ALL))
    return found
