"""Parquet: tables in columns, read where pyarrow is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from consistency.channels.files import SourceFile
from consistency.errors import UnreadableError

SIGN = b"PAR1"
BATCH = 500
NO_PYARROW = "Install it with: pip install pyarrow, or use a name that ends in .jsonl."


def is_parquet(file: SourceFile) -> bool:
    """Whether the file begins as Parquet does."""
    return file.head.startswith(SIGN)


def pyarrow() -> Any:
    """The package with its Parquet part; UnreadableError DOC06 where it is not installed."""
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]
        import pyarrow.parquet  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError as error:
        raise UnreadableError("Parquet needs the package pyarrow, which is not installed.", todo=NO_PYARROW, code="DOC06") from error
    return pyarrow


def columns_of(file: SourceFile) -> list[str]:
    """The names of its columns; UnreadableError where it is damaged."""
    return list(_opened(file, pyarrow()).schema_arrow.names)


def metadata_of(source: Any) -> dict[str, str]:
    """What a file (a path or a stream) says of itself; empty where it says nothing or is damaged."""
    arrow = pyarrow()
    try:
        found: Mapping[bytes, bytes] = arrow.parquet.read_schema(source).metadata or {}
    except (arrow.ArrowException, OSError):
        return {}
    return {key.decode("utf-8", "replace"): value.decode("utf-8", "replace") for key, value in found.items()}


def rows_of(file: SourceFile) -> Iterator[dict[str, Any]]:
    """Its rows as objects such as JSON has: dates and decimals as text; UnreadableError where it is damaged."""
    arrow = pyarrow()
    parquet = _opened(file, arrow)
    try:
        for batch in parquet.iter_batches(batch_size=BATCH):
            yield from ({name: _plain(value) for name, value in row.items()} for row in batch.to_pylist())
    except (arrow.ArrowException, OSError) as error:
        raise _damaged(file) from error


def _opened(file: SourceFile, arrow: Any) -> Any:
    try:
        return arrow.parquet.ParquetFile(io.BytesIO(file.data()))
    except (arrow.ArrowException, OSError) as error:
        raise _damaged(file) from error


def _damaged(file: SourceFile) -> UnreadableError:
    return file.error("REA07", "the Parquet file is damaged or cut off.", "Export it again.")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else "" if isinstance(value, bytes) else value
