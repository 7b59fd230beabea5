"""Records to what a database keeps, and back: JSON with a mark (SHA-256 of its bytes), compressed where it is long."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")
ENCODER = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def written(record: Any) -> str:
    """A record as JSON on one line, the same bytes for equal records."""
    plain = _adapter(type(record)).dump_python(record, mode="json")
    return str(ENCODER.encode(plain))


def read(kind: type[Record], body: str) -> Record:
    """The record that `written` wrote."""
    record: Record = _adapter(kind).validate_python(json.loads(body))
    return record


def mark_of(body: str) -> str:
    """What equal bodies share."""
    return hashlib.sha256(body.encode()).hexdigest()


def mark_of_bytes(body: bytes) -> str:
    """What equal bytes share."""
    return hashlib.sha256(body).hexdigest()


def packed(body: str) -> bytes:
    """Text compressed; half surrogate pairs, as damaged exports hold, survive."""
    return zlib.compress(body.encode("utf-8", "surrogatepass"), 6)


def unpacked(body: bytes) -> str:
    """What `packed` was given."""
    return zlib.decompress(body).decode("utf-8", "surrogatepass")


def in_utc(when: datetime) -> datetime:
    """SQLite keeps no time zone; all times are stored in UTC."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def storable(text: str) -> str:
    """Text as a column can hold it: without zero characters and halves of surrogate pairs, which PostgreSQL refuses."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
