"""Records and arrays to bytes that a cache can hold, and back, without running anything in them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from math import prod
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

if TYPE_CHECKING:
    import numpy as np

FAST = 1
"""The level of compression: more takes longer than working again saves."""
_adapter = cache(TypeAdapter)


def plain(kind: Any, value: Any) -> bytes | None:
    """A record, or several, as JSON; None where they hold what JSON cannot, such as half a character."""
    try:
        return bytes(_adapter(kind).dump_json(value))
    except ValueError:
        return None


def pack(kind: Any, value: Any) -> bytes | None:
    """The same, compressed."""
    body = plain(kind, value)
    return None if body is None else zlib.compress(body, FAST)


def unpack(kind: Any, body: bytes) -> Any:
    """What `pack` was given; ValueError where the bytes are damaged."""
    try:
        return _adapter(kind).validate_json(zlib.decompress(body))
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error


def packed_arrays(arrays: Sequence[np.ndarray]) -> bytes:
    """Arrays with their types and shapes, to the bit."""
    heads = ";".join(f"{one.dtype.str} {' '.join(map(str, one.shape))}" for one in arrays)
    return zlib.compress(b"\n".join([heads.encode(), b"".join(one.tobytes() for one in arrays)]), FAST)


def unpacked_arrays(body: bytes, number: int) -> list[np.ndarray]:
    """What `packed_arrays` was given; ValueError where it was not so many arrays, or the bytes are damaged."""
    import numpy as np

    try:
        heads, _, data = zlib.decompress(body).partition(b"\n")
        arrays, place = list[np.ndarray](), 0
        for head in heads.decode().split(";"):
            kind, *shape = head.split(" ")
            sizes = tuple(map(int, filter(None, shape)))
            one = np.frombuffer(data, np.dtype(kind), prod(sizes), place).reshape(sizes)
            place += one.nbytes
            arrays.append(one.copy())  # at an address of its own, from which sums are made as from any other
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error
    if len(arrays) != number:
        raise ValueError(f"{len(arrays)} arrays are not {number}")
    return arrays
