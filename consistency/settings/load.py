"""Reads consistency.toml, and says of everything that is wrong in it what, where and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from consistency.errors import SettingsError
from consistency.settings.lines import Place, line_index, line_of
from consistency.settings.model import Project, Settings
from consistency.settings.secrets import ADVICE, addresses_with_user, is_secret, without_user

SETTINGS_FILE = "consistency.toml"


def load_settings(path: Path | str) -> Project:
    """The settings of a file, or of the folder that holds `consistency.toml`.

    Raises SettingsError: CFG01 not there, CFG02 no TOML, CFG03 a value that cannot be, CFG04 an unknown key, CFG05 a key missing. Where
    several things are wrong, the error's text has a line for each.
    """
    path = Path(path)
    file = path / SETTINGS_FILE if path.is_dir() else path
    text = _read(file)
    is_named_so = file.suffix.casefold() == ".toml"
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise (not_toml(error, file) if is_named_so else _no_settings(file)) from error
    if not is_named_so and "brand" not in raw:
        raise _no_settings(file)  # a page of comments and headings alone may well be TOML
    _refuse_users(raw, file, line_index(text))
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        raise told(error, Settings, file, line_index(text)) from error
    return Project(settings, file.parent.resolve(), file, line_index(text))


def _refuse_users(raw: Mapping[str, Any], file: Path, index: Mapping[Place, int]) -> None:
    """SettingsError CFG03 for the first URL that tells a user's name or password; the URL itself is not repeated."""
    for place in addresses_with_user(raw):
        line = line_of(index, place)
        named = ".".join(part for part in place if isinstance(part, str))
        what = f"{named} tells a user's name or password before the @ of its URL. Write the URL without."
        raise SettingsError(what, where=f"{file}:{line}" if line else str(file), todo=ADVICE, code="CFG03")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise _not_there(file) from error
    except UnicodeDecodeError as error:
        raise _not_text(file) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"the file cannot be opened ({reason}).", where=str(file), todo="Check its rights.", code="CFG01") from error


def _not_there(file: Path) -> SettingsError:
    if file.name == SETTINGS_FILE:
        todo = "`consistency init` writes it; or name the folder that holds it. `consistency demo` shows a complete example."
        return SettingsError(f"there is no {SETTINGS_FILE} here.", where=str(file), todo=todo, code="CFG01")
    beside = sorted(path.name for path in file.parent.iterdir()) if file.parent.is_dir() else []
    near = get_close_matches(file.name, beside, n=1)
    todo = f"Did you mean {near[0]!r}?" if near else f"Name a {SETTINGS_FILE}, or the folder that holds one."
    return SettingsError(f"there is no folder or file {file.name!r}.", where=str(file), todo=todo, code="CFG01")


def _not_text(file: Path) -> SettingsError:
    if file.suffix.casefold() == ".toml":
        return SettingsError("the file is not UTF-8.", where=str(file), todo="Save it as UTF-8.", code="CFG02")
    return _no_settings(file)


def _no_settings(file: Path) -> SettingsError:
    todo = f"Name a {SETTINGS_FILE}, or the folder that holds one; to have this read, declare it there as the path of a [[source]]."
    return SettingsError("these are no settings.", where=str(file), todo=todo, code="CFG02")


def not_toml(error: tomllib.TOMLDecodeError, file: Path) -> SettingsError:
    """What is wrong with a file that is no TOML, and in which line."""
    line = re.search(r"line (\d+)", str(error))
    where = f"{file}:{line[1]}" if line else str(file)
    return SettingsError(f"this is not valid TOML: {error}.", where=where, todo="Mend that line.", code="CFG02")


def told(error: ValidationError, root: type[BaseModel], file: Path, index: Mapping[Place, int], at: Place = ()) -> SettingsError:
    """What is wrong with a model's values as one error with a line for each; `at` is where the model `root` stands in the file."""
    problems = [_problem(detail, root, file, index, at) for detail in error.errors()]
    first, rest = problems[0], problems[1:]
    todo = "\n".join([first.todo, *map(str, rest)]).strip()
    return SettingsError(first.what, where=first.where, todo=todo, code=first.error_code)


def _problem(detail: ErrorDetails, root: type[BaseModel], file: Path, index: Mapping[Place, int], at: Place) -> SettingsError:
    place = detail["loc"]
    key = str(place[-1]) if place else ""
    line = line_of(index, (*at, *place))
    where = f"{file}:{line}" if line else str(file)
    table = ".".join(str(part) for part in (*at, *place[:-1]) if isinstance(part, str)) or "the file"
    match detail["type"]:
        case "extra_forbidden":
            known = _keys_at(root, place[:-1])
            near = get_close_matches(key, known, n=1, cutoff=0.5)
            todo = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}."
            todo = ADVICE if is_secret(key) else todo
            return SettingsError(f"{table} has no key {key!r}.", where=where, todo=todo, code="CFG04")
        case "missing":
            return SettingsError(f"{table} lacks {key!r}.", where=where, todo=f"Add {key} = …", code="CFG05")
        case "value_error":
            named = ".".join(str(part) for part in (*at, *place) if isinstance(part, str))
            return SettingsError(f"{named}: {detail['msg'].removeprefix('Value error, ')}.", where=where, code="CFG03")
        case _:
            named = ".".join(str(part) for part in (*at, *place) if isinstance(part, str))
            what = f"{named} is {without_user(repr(detail['input']))}: {detail['msg'][0].lower()}{detail['msg'][1:]}."
            return SettingsError(what, where=where, todo=_description(root, place), code="CFG03")


def _table_at(root: type[BaseModel], place: Place) -> type[BaseModel] | None:
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


def _keys_at(root: type[BaseModel], place: Place) -> list[str]:
    table = _table_at(root, place)
    return [] if table is None else list(table.model_fields)


def _description(root: type[BaseModel], place: tuple[Any, ...]) -> str:
    names = [part for part in place if isinstance(part, str)]
    table = _table_at(root, tuple(names[:-1]))
    field = table.model_fields.get(names[-1]) if table and names else None
    return (field.description or "") if field else ""
