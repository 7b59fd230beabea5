"""The page of the reference that is made from the library: every public name with its docstring, and the columns of every table."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import ModuleType
from typing import Any

HEAD = """# The library

Made from the program itself: `consistency reference api > docs/reference/api.md`.

Everything below is behind `import consistency`; what is not on this page may change without notice. Records are frozen dataclasses, and
every error is a `ConsistencyError` with a code of [the list](errors.md). Frames, Parquet and pictures need the extra `notebook`.
"""
PICTURES_HEAD = """## Pictures

`from consistency import pictures`. Each function gives a `Picture`, which a notebook shows by itself; its numbers are in `frame`.
"""
QUOTED = re.compile(r"""(: |-> )(["'])(.*?)\2""")
"""Types are kept as text, which Python shows in quotes."""
BETWEEN_PARAMETERS = re.compile(r", (?=\*$|\*,|\w+: )")
WIDE = 100
TABLES_HEAD = """## Tables

What `to_frame` gives: pandas data frames with one plain value a column.
"""


def api_reference() -> str:
    """Every public name as Markdown, classes before functions, then the tables."""
    import consistency
    from consistency import pictures

    return (
        "\n".join([HEAD, *_names(consistency, "consistency"), *_tables(), PICTURES_HEAD, *_names(pictures, "consistency.pictures")]).rstrip(
            "\n"
        )
        + "\n"
    )


def public_members(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that a class of this package brings, in the order in which they are written."""
    for base in kind.__mro__:
        if base.__module__.partition(".")[0] == "consistency":
            fixed = {field.name for field in fields(base)} if is_dataclass(base) else set()
            yield from ((name, one) for name, one in vars(base).items() if _is_told(name, one) and name not in fixed)


def _is_told(name: str, member: Any) -> bool:
    is_member = inspect.isfunction(member) or isinstance(member, (property, classmethod)) or hasattr(member, "attrname")
    return is_member and not name.startswith("_") and name != "of"


def _names(module: ModuleType, path: str) -> Iterator[str]:
    found = [(name, getattr(module, name)) for name in module.__all__]
    for name, one in sorted(found, key=lambda item: (not inspect.isclass(item[1]), item[0])):
        yield from _class(name, one, path) if inspect.isclass(one) else _function(f"{path}.{name}", one, 2)


def _class(name: str, kind: type, path: str) -> Iterator[str]:
    yield f"## `{path}.{name}`\n\n{inspect.getdoc(kind) or ''}\n"
    if issubclass(kind, Enum):
        yield f"One of {', '.join(f'`{one.name}`' for one in kind)}.\n"
    elif is_dataclass(kind):
        yield "| Field | Type |\n|---|---|"
        yield from (f"| `{field.name}` | `{_in_cell(field.type)}` |" for field in fields(kind))
        yield ""
    for member, one in dict(public_members(kind)).items():
        if isinstance(one, property) or hasattr(one, "attrname"):
            yield f"### `{name}.{member}`\n\n{inspect.getdoc(one) or ''}\n"
        else:
            yield from _function(f"{name}.{member}", getattr(kind, member), 3)


def _function(name: str, function: Any, depth: int) -> Iterator[str]:
    told = name.removeprefix("consistency.")
    yield f"{'#' * depth} `{name}`\n\n```py\n{told}{_signature(function)}\n```\n\n{inspect.getdoc(function) or ''}\n"


def _signature(function: Any) -> str:
    """As it is written in the source, a parameter a line where it is long."""
    signature = inspect.signature(function)
    shown = signature.replace(parameters=[one for one in signature.parameters.values() if one.name != "self"])
    text = QUOTED.sub(r"\1\3", str(shown))
    if len(text) <= WIDE:
        return text
    inside, _, result = text.removeprefix("(").rpartition(") -> ")
    return "(\n" + "".join(f"    {one},\n" for one in BETWEEN_PARAMETERS.split(inside)) + f") -> {result}"


def _in_cell(kind: Any) -> str:
    return str(kind).replace("'", "").replace("|", "\\|")


def _tables() -> Iterator[str]:
    from consistency.library.audit_tables import AUDIT_TABLES
    from consistency.library.baseline_tables import BASELINE_TABLES
    from consistency.library.frames import ROWS
    from consistency.library.history import HISTORY_TABLES
    from consistency.library.rows import TraitRow

    yield TABLES_HEAD
    yield from _table_group("Audit.to_frame", {f'"{name}"': row for name, (row, _) in AUDIT_TABLES.items()})
    yield from _table_group("Baseline.to_frame", {f'"{name}"': row for name, (row, _) in BASELINE_TABLES.items()})
    yield from _table_group("History.to_frame", {f'"{name}"': row for name, (row, _) in HISTORY_TABLES.items()})
    yield from _table_group("Baseline.traits_of", {"texts": TraitRow})
    yield from _table_group("to_frame", {f"{kind.__name__} records": row for kind, (row, _) in ROWS.items()})


def _table_group(call: str, rows: Mapping[str, type]) -> Iterator[str]:
    for named, row in rows.items():
        columns = ", ".join(f"`{field.name}`" for field in fields(row))
        yield f"### `{call}({named})`\n\n{inspect.getdoc(row) or ''}\n\nColumns: {columns}.\n"
