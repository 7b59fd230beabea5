"""What the classes of the settings know of a place in the file: its table, that table's keys, and what they mean."""

from __future__ import annotations

from difflib import get_close_matches
from typing import get_args, get_origin

from pydantic import BaseModel

from consistency.settings.lines import Place


def nearest(key: str, known: list[str], table: type[BaseModel]) -> str:
    """What is meant by a key that a table does not know: one of its own, or one of the tables in it."""
    homes = [name for name in known if (inner := table_at(table, (name,))) is not None and key in inner.model_fields]
    if near := get_close_matches(key, known, n=1, cutoff=0.5 if not homes else 0.8):
        return f"Did you mean {headed(near[0], table)}?"
    if homes:
        return f"Write it below the table that it belongs to: {', '.join(headed(name, table) for name in homes)}."
    return f"Known keys: {', '.join(known)}."


def headed(name: str, table: type[BaseModel]) -> str:
    """A key as the file writes it: [name] a table, [[name]] one of several, [name.…] one with a name of its own, else 'name'."""
    if table_at(table, (name,)) is None:
        return repr(name)
    origin = get_origin(table.model_fields[name].annotation)
    return f"[[{name}]]" if origin is tuple else f"[{name}.…]" if origin is dict else f"[{name}]"


def added(root: type[BaseModel], place: Place) -> str:
    """What to add where a key is missing: a table is shown with what it cannot be without."""
    key = str(place[-1])
    table = table_at(root, place)
    if table is None:
        return f"Add {key} = …"
    needed = "".join(f"\n{name} = …" for name, field in table.model_fields.items() if field.is_required())
    return f"Add the table:\n[{key}]{needed}"


def table_at(root: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The class of the table in a place below `root`; None where no table stands there."""
    table, names = root, [part for part in place if isinstance(part, str)]
    while names:
        field = table.model_fields.get(names.pop(0))
        if field is not None and get_origin(field.annotation) is dict:
            del names[:1]  # the table's own name
        inner = [] if field is None else [field.annotation, *get_args(field.annotation)]
        found = next((kind for kind in inner if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
        if found is None:
            return None
        table = found
    return table


def keys_at(root: type[BaseModel], place: Place) -> list[str]:
    """The keys that the table in a place knows."""
    table = table_at(root, place)
    return [] if table is None else list(table.model_fields)


def description(root: type[BaseModel], place: Place) -> str:
    """What a key means; "" where nothing is said of it."""
    names = [part for part in place if isinstance(part, str)]
    table = table_at(root, tuple(names[:-1]))
    field = table.model_fields.get(names[-1]) if table and names else None
    return (field.description or "") if field else ""
