"""Reads consistency.toml, and says of everything that is wrong in it what, where and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from consistency.errors import SettingsError
from consistency.settings.fields import added, description, keys_at, nearest, table_at
from consistency.settings.lines import Place, line_index, line_of
from consistency.settings.model import Project, Settings
from consistency.settings.secrets import ADVICE, addresses_with_user, is_secret, without_user
from consistency.settings.syntax import not_toml
from consistency.settings.values import shown, wrong_kind

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
        raise (not_toml(error, file, text) if is_named_so else _no_settings(file)) from error
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


def told(error: ValidationError, root: type[BaseModel], file: Path, index: Mapping[Place, int], at: Place = ()) -> SettingsError:
    """What is wrong with a model's values as one error with a line for each; `at` is where the model `root` stands in the file."""
    problems = [_problem(detail, root, file, index, at) for detail in error.errors()]
    first, rest = problems[0], problems[1:]
    todo = "\n".join([first.todo, *map(str, rest)]).strip()
    return SettingsError(first.what, where=first.where, todo=todo, code=first.error_code)


def _problem(detail: ErrorDetails, root: type[BaseModel], file: Path, index: Mapping[Place, int], at: Place) -> SettingsError:
    place = detail["loc"]
    key = _key(place)
    line = line_of(index, (*at, *place))
    where = f"{file}:{line}" if line else str(file)
    table = ".".join(str(part) for part in (*at, *place[:-1]) if isinstance(part, str)) or "the file"
    named = ".".join(str(part) for part in (*at, *place) if isinstance(part, str))
    match detail["type"]:
        case "extra_forbidden":
            known = keys_at(root, place[:-1])
            todo = ADVICE if is_secret(key) else nearest(key, known, table_at(root, place[:-1]) or root)
            return SettingsError(f"{table} has no key {key!r}.", where=where, todo=todo, code="CFG04")
        case "missing":
            return SettingsError(f"{table} lacks {key!r}.", where=where, todo=added(root, place), code="CFG05")
        case "value_error":
            return SettingsError(f"{named}: {detail['msg'].removeprefix('Value error, ')}.", where=where, code="CFG03")
        case _:
            return _wrong_value(detail, root, where, named)


def _wrong_value(detail: ErrorDetails, root: type[BaseModel], where: str, named: str) -> SettingsError:
    """What a value must be, and how it is written."""
    place = detail["loc"]
    wrong = wrong_kind(detail["type"], _key(place), detail["input"], detail.get("ctx", {}), holds_tables=table_at(root, place) is not None)
    must = f", {wrong.must}" if wrong else f": {_ours(detail['msg'])}"
    todo = f"{wrong.todo if wrong else ''} {description(root, place)}".strip()
    return SettingsError(without_user(f"{named} is {shown(detail['input'])}{must}."), where=where, todo=without_user(todo), code="CFG03")


def _key(place: Place) -> str:
    """The key in a place, without the number of what stands in it."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _ours(message: str) -> str:
    """What pydantic says of a value, about the value instead of its input."""
    return re.sub(r"^(?:Input|String|Value) should", "it must", message, count=1)
