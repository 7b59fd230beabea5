"""Front matter: what stands above a Markdown document for the program that publishes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from consistency.channels.record_place import instant

YAML = re.compile(r"\A---[^\S\n]*\n(.*?\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
TOML = re.compile(r"\A\+\+\+[^\S\n]*\n(.*?\n)?\+\+\+[^\S\n]*(?:\n|\Z)", re.DOTALL)
DESCRIPTIONS = ("description", "summary", "excerpt", "seo_description", "meta_description", "subtitle")
DATES = ("date", "publishdate", "published", "pubdate", "updated", "lastmod")
KEY = re.compile(r"^([A-Za-z][\w-]*)[^\S\n]*[:=][^\S\n]*(.*?)[^\S\n]*$", re.MULTILINE)
LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says that a reader of the published page meets."""

    title: str = ""
    description: str = ""
    date: datetime | None = None
    language: str = ""


def split_front(text: str) -> tuple[Front, str]:
    """The front matter and the document below it; text without front matter is the document itself.

    Where it is no sound YAML or TOML (an unquoted colon in a title is common), its lines are read one by one.
    """
    for pattern, load in ((YAML, _yaml), (TOML, _toml)):
        match = pattern.match(text)
        if match and (KEY.search(match[1] or "") or not (match[1] or "").strip()):
            front = (match[1] or "")[:LARGEST]
            values = load(front)
            return _front(_by_lines(front) if values is None else values), text[match.end() :]
    return Front(), text


def _by_lines(text: str) -> dict[Any, Any]:
    return {name: value.strip("\"'") for name, value in KEY.findall(text)}


def _yaml(text: str) -> dict[Any, Any] | None:
    import yaml

    try:
        found = yaml.load(text, Loader=_unaliased()) if text.strip() else {}  # noqa: S506 -- a safe loader that refuses aliases too
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _unaliased() -> type[Any]:
    """A safe loader that refuses aliases, by which a few lines can unfold to gigabytes."""
    import yaml

    class Unaliased(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("aliases are not read")
            return super().compose_node(parent, index)

    return Unaliased


def _toml(text: str) -> dict[Any, Any] | None:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


def _front(values: dict[Any, Any]) -> Front:
    lowered = {str(key).casefold(): value for key, value in values.items()}
    params = lowered.get("params")
    if isinstance(params, dict):
        lowered = {**{str(key).casefold(): value for key, value in params.items()}, **lowered}
    return Front(
        title=_text(lowered.get("title")),
        description=next(filter(None, (_text(lowered.get(name)) for name in DESCRIPTIONS)), ""),
        date=next((found for name in DATES if (found := _moment(lowered.get(name)))), None),
        language=_text(lowered.get("lang")) or _text(lowered.get("language")) or _text(lowered.get("locale")),
    )


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC) if isinstance(value, date) else instant(value)
