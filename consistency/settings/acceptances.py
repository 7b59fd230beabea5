"""acceptances.toml: what a team accepts, one table a finding, sorted, with whatever people write between them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from consistency.errors import SettingsError
from consistency.records.decision import Acceptance
from consistency.records.finding import Severity
from consistency.settings.gate import Share
from consistency.settings.lines import line_index, line_of
from consistency.settings.load import told
from consistency.settings.syntax import not_toml
from consistency.settings.table import Table, Text

TABLE = "accepted"
HEAD = """# Findings that the team accepts. `consistency accept` adds them; edit as you like, comments stay.
# reason, owner and until are yours; the rest says what was accepted, so that it is known again where its page moves.
"""
HEADER = re.compile(rf"^[ \t]*\[\s*{TABLE}\s*\.\s*\"?([0-9a-f]+)\"?\s*\]", re.MULTILINE)
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}


class AcceptedTable(Table):
    """One accepted finding, under its id."""

    reason: Text = Field(description="Why it may stay as it is.")
    owner: Text | None = Field(None, description="Who answers for it.")
    until: date | None = Field(None, description="The last day on which it holds, as in 2027-03-31. Default: until it is taken out.")
    since: date | None = Field(None, description="The day on which it was accepted.")
    kind: Text | None = Field(None, description="The kind of the finding.")
    attribute: Text | None = Field(None, description="Which side of an offer, or which wording it is about.")
    expected: Text | None = Field(None, description="What it differed from; where it differs from something else, it counts as new.")
    quote: Text | None = Field(None, description="The words that were accepted.")
    where: tuple[Text, ...] = Field((), strict=False, description="The touchpoints that said them.")
    texts: tuple[Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")], ...] = Field(
        (), strict=False, description="Sketches of the touchpoints' texts, by which they are known where they move."
    )
    severity: Text = Field("error", pattern="^(error|warning|note)$", description="How severe it was; more severe counts as new.")
    weight: Share = Field(1.0, description="How gross it was (0 to 1); clearly grosser counts as new.")


class Acceptances(Table):
    """The whole of acceptances.toml."""

    accepted: dict[Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")], AcceptedTable] = Field(default_factory=dict)


def load_acceptances(file: Path) -> tuple[Acceptance, ...]:
    """The acceptances of a file in its order; none where there is no file.

    Raises SettingsError: CFG01 it cannot be opened, CFG02 no TOML, CFG03 a value that cannot be, CFG04 an unknown key, CFG05 a key missing.
    """
    text = read_text(file)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise not_toml(error, file, text) from error
    lines = line_index(text)
    try:
        tables = Acceptances.model_validate(raw).accepted
    except ValidationError as error:
        raise told(error, Acceptances, file, lines) from error
    return tuple(_acceptance(name, table, line_of(lines, (TABLE, name)) or 0) for name, table in tables.items())


def read_text(file: Path) -> str:
    """The file's text, empty where there is none."""
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise SettingsError(f"the acceptances cannot be read: {reason}.", where=str(file), todo="Mend the file.", code="CFG01") from error


def _acceptance(name: str, table: AcceptedTable, line: int) -> Acceptance:
    return Acceptance(
        id=name,
        reason=table.reason,
        owner=table.owner or "",
        until=table.until,
        since=table.since,
        kind=table.kind or "",
        attribute=table.attribute,
        expected=table.expected,
        quote=table.quote or "",
        where=table.where,
        texts=table.texts,
        severity=SEVERITIES[table.severity],
        weight=table.weight,
        line=line,
    )


def with_accepted(text: str, acceptances: Iterable[Acceptance]) -> str:
    """The text of the file with these acceptances in their places; all others, and every comment, stay as they are.

    An acceptance of a finding that is accepted already takes the place of the old one, under its comments. SettingsError CFG02 where
    the file is written in a form that tables cannot be added to.
    """
    head, tables = _parted(text)
    for one in acceptances:
        tables[one.id] = _comments(tables.get(one.id, "")) + in_toml(one)
    return _whole(head, tables)


def without_accepted(text: str, id_: str) -> str:
    """The text of the file without one acceptance and the comments directly above it; SettingsError CFG02 as above."""
    head, tables = _parted(text)
    return _whole(head, {name: table for name, table in tables.items() if name != id_})


def _whole(head: str, tables: Mapping[str, str]) -> str:
    blocks = [tables[name].strip("\n") for name in sorted(tables)]
    whole = "\n\n".join([(head.strip("\n") or HEAD.strip("\n")), *blocks]) + "\n"
    try:
        tomllib.loads(whole)
    except tomllib.TOMLDecodeError as error:
        todo = f"Write each as a table of its own, [{TABLE}.ID]."
        raise SettingsError("nothing can be added to the acceptances as they are written.", todo=todo, code="CFG02") from error
    return whole


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first table, and each table with the comment lines directly above it."""
    starts = [_with_comments(text, match.start()) for match in HEADER.finditer(text)]
    names = [match[1] for match in HEADER.finditer(text)]
    bounds = [*starts, len(text)]
    return text[: bounds[0]], {name: text[slice(*bounds[place : place + 2])] for place, name in enumerate(names)}


def _comments(table: str) -> str:
    """The comment lines above a table."""
    return "".join(takewhile(lambda line: line.lstrip().startswith("#"), table.splitlines(keepends=True)))


def _with_comments(text: str, start: int) -> int:
    """Where the comment lines above a table begin; a blank line ends them."""
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start


def in_toml(one: Acceptance) -> str:
    """The acceptance as a table."""
    plain = replace(one, quote=" ".join(one.quote.split()))
    rows = {
        "reason": quoted(plain.reason),
        "owner": quoted(plain.owner) if plain.owner else "",
        "until": plain.until.isoformat() if plain.until else "",
        "since": plain.since.isoformat() if plain.since else "",
        "kind": quoted(plain.kind) if plain.kind else "",
        "attribute": quoted(plain.attribute) if plain.attribute else "",
        "expected": quoted(plain.expected) if plain.expected else "",
        "quote": quoted(plain.quote) if plain.quote else "",
        "where": _listed(plain.where) if plain.where else "",
        "texts": _listed(plain.texts) if plain.texts else "",
        "severity": quoted(plain.severity.value),
        "weight": f"{plain.weight:.3f}",
    }
    return "\n".join([f"[{TABLE}.{plain.id}]", *(f"{key} = {value}" for key, value in rows.items() if value)]) + "\n"


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def quoted(text: str) -> str:
    """A text as a TOML basic string: JSON's escapes are TOML's, but for DEL and half surrogate pairs."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")
