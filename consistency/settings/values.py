"""Says what a value must be that is of the wrong kind, in the terms of TOML, and how it is written instead."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

DAY = "2027-03-31"
TRUTHS = {"true": "true", "yes": "true", "on": "true", "1": "true", "false": "false", "no": "false", "off": "false", "0": "false"}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PLAIN = (str, int, float, date)


def shown(value: Any) -> str:
    """A value as a message names it."""
    match value:
        case dict():
            return "a table"
        case list() if any(isinstance(one, dict) for one in value):
            return "several tables"
        case str():
            return repr(value)
        case _:
            return written(value)


def written(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False)
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(written, value))}]"
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a value must be, and what to write instead ("" where that cannot be told)."""

    must: str
    todo: str = ""


def wrong_kind(kind: str, key: str, value: Any, context: Mapping[str, Any], *, holds_tables: bool) -> Wrong | None:
    """What a value must be that pydantic calls wrong with this type of error; None where its own message says all.

    `context` is what pydantic knows beside its message; `holds_tables` says that the key holds a table, or a list of them.
    """
    if kind == "literal_error":
        return _not_offered(value, str(context["expected"]))
    if holds_tables:
        return _no_tables(key, value, is_list=kind in LISTS)
    must, suggested = WANTED.get(kind, ("", _nothing))
    return Wrong(f"and must be {must}", suggested(key, value)) if must else None


def _not_offered(value: Any, known: str) -> Wrong:
    near = get_close_matches(str(value).casefold(), re.findall(r"'([^']*)'", known), n=1)
    return Wrong(f"and must be {known}", f"Did you mean {near[0]!r}?" if near else "")


def _no_tables(key: str, value: Any, *, is_list: bool) -> Wrong:
    if is_list:
        return Wrong("and there may be several", f"Write [[{key}]] above each, and its keys below.")
    if isinstance(value, list):
        return Wrong("and there is only one", f"Write [{key}] instead of [[{key}]].")
    return Wrong("and must be a table", f"Write [{key}] on a line of its own, and its keys below.")


def _nothing(_key: str, _value: Any) -> str:
    return ""


def _listed(key: str, value: Any) -> str:
    return f"Write {key} = [{written(value)}]." if isinstance(value, PLAIN) else ""


def _quoted(key: str, value: Any) -> str:
    return f"Write {key} = {written(str(value))}." if isinstance(value, (int, float)) else ""


def _unquoted(key: str, value: Any) -> str:
    return f"Write {key} = {value.strip()}, without quotes." if isinstance(value, str) and NUMBER.fullmatch(value.strip()) else ""


def _truth(key: str, value: Any) -> str:
    return f"Write {key} = {TRUTHS.get(str(value).casefold(), 'true')}, without quotes."


def _dated(key: str, value: Any) -> str:
    return f"Write {key} = {_day(value)}, without quotes."


LISTS = frozenset({"tuple_type", "list_type"})
WANTED: Mapping[str, tuple[str, Callable[[str, Any], str]]] = {
    "tuple_type": ("a list", _listed),
    "list_type": ("a list", _listed),
    "dict_type": ("a table", _nothing),
    "date_type": ("a day", _dated),
    "string_type": ("text", _quoted),
    "string_too_short": ("some text", _nothing),
    "int_type": ("a whole number", _unquoted),
    "int_from_float": ("a whole number", _nothing),
    "float_type": ("a number", _unquoted),
    "bool_type": ("true or false", _truth),
}
"""What each of pydantic's types of error asks for, and what to write instead."""


def _day(value: Any) -> str:
    """The day that is meant where a text or a moment tells it, else an example."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        return f"{DAY} (year, month, day)"
