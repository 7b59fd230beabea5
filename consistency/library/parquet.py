"""An audit as Parquet: one row, nested as the record is, under a schema made from the record's own types; audits stack to a table."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from consistency.library.errors import LibraryError
from consistency.records.audit import Audit

if TYPE_CHECKING:
    import pyarrow as pa

MAGIC = b"PAR1"
"""What a Parquet file begins with."""


def audit_to_parquet(audit: Audit) -> bytes:
    """The audit as a Parquet file of one row; LibraryError LIB02 where pyarrow is not installed."""
    pa, parquet = _pyarrow()
    content = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([_plain(audit)], schema=pa.schema(_struct(Audit))), content, compression="zstd")
    return content.getvalue()


def audit_from_parquet(content: bytes, where: str = "") -> Audit:
    """The audit of a file that `audit_to_parquet` made; LibraryError LIB05 where it is none, LIB02 where pyarrow is not installed."""
    from pydantic import TypeAdapter, ValidationError

    pa, parquet = _pyarrow()
    try:
        rows = parquet.read_table(io.BytesIO(content)).to_pylist(maps_as_pydicts="strict")
        (row,) = rows
        return TypeAdapter(Audit).validate_python(row)
    except (pa.ArrowException, ValueError, ValidationError) as error:
        todo = "Give a file that Audit.write made; of a table of several audits, read the rows yourself."
        raise LibraryError("this Parquet file does not hold one audit.", where=where, todo=todo, code="LIB05") from error


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        todo = "Install its extra `notebook`."
        raise LibraryError("Parquet needs pyarrow, which is not installed.", todo=todo, code="LIB02") from error
    return pyarrow, pyarrow.parquet


def _plain(value: Any) -> Any:
    """A record as Arrow takes it: dicts, lists, plain values, a mapping as its items."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return [(key, _plain(item)) for key, item in value.items()]
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _struct(kind: Any) -> list[tuple[str, pa.DataType]]:
    hints = get_type_hints(kind)
    return [(field.name, _type(hints[field.name])) for field in fields(kind)]


def _type(hint: Any) -> pa.DataType:
    """Arrow's type for a field's hint: a dataclass is a struct, a tuple a list, a dict a map, an enumeration its text."""
    pa, _ = _pyarrow()
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one is not NoneType and one is not Ellipsis]
    if origin is UnionType:
        return _type(inner[0])
    if origin is tuple:
        return pa.list_(_type(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        return pa.map_(_type(inner[0]), _type(inner[1]))
    if is_dataclass(hint):
        return pa.struct(_struct(hint))
    plain = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32(), datetime: pa.timestamp("us", "UTC")}
    return plain.get(hint, pa.string())
