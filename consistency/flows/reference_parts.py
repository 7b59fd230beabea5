"""The pages of the reference that are made from checks, codes, racks and settings, so that they say what the program does."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from consistency.alerts import ALERTS
from consistency.channels import CHANNELS
from consistency.channels.services import SERVICES
from consistency.checks import CHECKS
from consistency.encoders import ENCODERS
from consistency.engines import ENGINES
from consistency.flows.codes import FAMILIES, OF_FINDINGS, Saying, sayings
from consistency.judge import PRESETS, concern_named
from consistency.records.finding import Severity
from consistency.registry import Rack
from consistency.reports import REPORTS
from consistency.settings.acceptances import Acceptances
from consistency.settings.model import Settings
from consistency.stores import STORES

RACKS: Mapping[str, Rack] = {
    "checks": CHECKS,
    "channels": CHANNELS,
    "services": SERVICES,
    "encoders": ENCODERS,
    "engines": ENGINES,
    "reports": REPORTS,
    "stores": STORES,
    "alerts": ALERTS,
}
"""Every rack but that of the commands."""
LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.NOTE: "note"}
MADE = "Made from the program itself: `consistency reference {0} > docs/reference/{0}.md`.\n"


def said_of(part: Any) -> str:
    """What a part says it is for: its docstring's first sentence, or its module's."""
    doc = inspect.getdoc(part) or inspect.getdoc(inspect.getmodule(part)) or ""
    return " ".join(doc.split("\n\n")[0].split())


def parts_reference() -> str:
    """Every rack with its parts, as Markdown."""
    lines = [f"# Parts\n\n{MADE.format('parts')}", "Other packages join a rack by an entry point of the group `consistency.<rack>`."]
    for noun, rack in RACKS.items():
        lines += [f"\n## {noun.capitalize()}\n", "| Name | What it is |", "|---|---|"]
        lines += [f"| `{name}` | {_cell(said_of(rack[name]))} |" for name in rack]
    return "\n".join(lines) + "\n"


def checks_reference() -> str:
    """Every check with its documentation, its kinds of finding and their severity in each preset, as Markdown."""
    lines = [f"# Checks\n\n{MADE.format('checks')}", *_presets()]
    for name in CHECKS:
        check = CHECKS[name]
        lines += [f"\n## `{name}`\n", inspect.getdoc(check) or "", f"\nIts verdict: {concern_named(check.concern).title}.\n"]
        lines += ["| Kind of finding | relaxed | recommended | strict |", "|---|---|---|---|"]
        lines += [f"| `{kind}` | {' | '.join(_levels(kind))} |" for kind in check.kinds]
    return "\n".join(lines) + "\n"


def _presets() -> Iterator[str]:
    yield "\n## Presets of the gate\n"
    yield "`[gate] preset` of the settings; `consistency explain gate` tells what the columns mean.\n"
    yield "| Preset | What it is for | Fails on | Sure | Likely | Band | Coverage |\n|---|---|---|---|---|---|---|"
    for name, one in PRESETS.items():
        numbers = f"{one.sure:g} | {one.likely:g} | {one.band:g} | {one.coverage:.0%}"
        yield f"| `{name}` | {_cell(one.says)} | {one.fail_on.value} | {numbers} |"


def _levels(kind: str) -> list[str]:
    """By preset; a check whose kinds no preset knows says of each measurement how severe it is."""
    return [LEVEL[preset.harm[kind]] if kind in preset.harm else "its own" for preset in PRESETS.values()]


def errors_reference() -> str:
    """Every code with what is said with it, as Markdown."""
    by_family: dict[str, list[Saying]] = {}
    for one in sayings():
        by_family.setdefault(one.code[:3], []).append(one)
    lines = [
        f"# Codes\n\n{MADE.format('errors')}",
        "A code is never used again for something else. `…` stands for a name or a figure. `consistency explain CODE` prints its rows.",
    ]
    for family, found in by_family.items():
        lines += [f"\n## {family}: {FAMILIES.get(family, 'other')}\n", "| Code | What is wrong | What to do |", "|---|---|---|"]
        lines += [f"| `{one.code}` | {_cell(what_of(one))} | {_cell(one.todo) or '–'} |" for one in found]
    return "\n".join(lines) + "\n"


def what_of(saying: Saying) -> str:
    """What is said with a code; of a finding whose words are made anew each time, what its check looks for."""
    return saying.what or (said_of_check(saying) if saying.code[:3] in OF_FINDINGS else "")


def said_of_check(saying: Saying) -> str:
    """What the check in whose module a code stands looks for."""
    home = saying.module.rpartition("/")[2].partition("_")[0]
    return next(
        (said_of(CHECKS[name]) for name in CHECKS if name in (home, f"{home}s", {"wording": "terms", "slots": "placeholders"}.get(home))),
        "",
    )


def settings_reference() -> str:
    """Every table and key of consistency.toml and of acceptances.toml, as Markdown."""
    lines = [
        f"# Settings\n\n{MADE.format('settings')}",
        "`consistency.toml` stands in the folder that a campaign's paths are relative to; `consistency init` writes one to begin with, and",
        "`settings.schema.json` beside this page lets editors complete and check it.",
        *_tables(Settings, ""),
        "\n# Acceptances\n\nOf `acceptances.toml`, which `consistency accept` writes and people may edit.",
        *_tables(Acceptances, ""),
    ]
    return "\n".join(lines) + "\n"


def _tables(model: type[BaseModel], place: str) -> Iterator[str]:
    inner: list[tuple[str, type[BaseModel]]] = []
    rows = []
    for key, field in model.model_fields.items():
        if (table := table_of(field.annotation)) is not None:
            inner.append((_place(place, key, field.annotation), table))
        else:
            default = "required" if field.is_required() else f"`{_default(field)}`"
            rows.append(f"| `{key}` | {_type(field.annotation)} | {default} | {_cell(field.description or '')} |")
    if rows:
        yield f"\n## `{place}`\n\n{' '.join((inspect.getdoc(model) or '').split())}\n"
        yield "| Key | Type | Default | What it is |\n|---|---|---|---|"
        yield from rows
    for name, table in inner:
        yield from _tables(table, name)


def _place(place: str, key: str, annotation: Any) -> str:
    """ "[gate.thresholds]", "[[source]]", "[accepted.NAME]"."""
    path = ".".join(part for part in (place.strip("[]"), key) if part)
    origin = next((get_origin(one) for one in (annotation, *get_args(annotation)) if get_origin(one) in (tuple, dict)), None)
    return f"[[{path}]]" if origin is tuple else f"[{path}.NAME]" if origin is dict else f"[{path}]"


def table_of(annotation: Any) -> type[BaseModel] | None:
    """The table that a key holds or holds several of; None where it holds plain values."""
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None


def _type(annotation: Any) -> str:
    names = {"str": "text", "bool": "true or false", "int": "whole number", "float": "number", "date": "date", "Any": "anything"}
    origin, inner = get_origin(annotation), [one for one in get_args(annotation) if one is not type(None) and one is not Ellipsis]
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if origin is dict:
        return f"table of {_type(inner[1])}"
    if inner and all(isinstance(one, str) for one in inner):
        return ", ".join(f"`{one}`" for one in inner)
    if inner:
        return _type(inner[0])
    return names.get(getattr(annotation, "__name__", str(annotation)), "text")


def _default(field: Any) -> str:
    value = field.default if field.default_factory is None else field.default_factory()
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list, dict)):
        return f"[{', '.join(map(str, value))}]" if not isinstance(value, dict) else "{}"
    return str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
