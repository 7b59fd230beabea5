"""The reference of formats, services and reports, made from the racks, so that it says what the program does."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

from consistency.channels import CHANNELS
from consistency.channels.columns import Columns
from consistency.channels.services import SERVICES
from consistency.registry import Rack
from consistency.reports import REPORTS

COLUMNS = ("formats", "reads", "skips", "source")
"""What every part says of itself, in class attributes of these names."""
HEAD = """# Where copy comes from

Made from the program itself: `consistency reference channels > docs/reference/channels.md`.

## Files

Name a folder or a file as `path` of a `[[source]]` or `[[baseline]]`. What a file is, is told by its content, in the order of this table;
its name does not matter. A source with `columns` reads tables and JSON of any other kind (the last row), before all others where a file has
the columns named. What is no copy (images, style sheets) is skipped and counted, what should have been read and cannot be is told
with a code, and the rest goes on.
"""
SERVICES_HEAD = """
## Services

Name a service as `service` of a `[[source]]` or `[[baseline]]`, and what it needs to know in `[source.options]`, as the tables below say.
A secret stands in an environment variable or a file, never in the settings: `token = { env = "NAME" }` or `token = { file = "PATH" }`.
"""
KEPT = """
## The record kept

`consistency collect --output touchpoints.jsonl` (or `.parquet`) keeps what all sources gave, also what was skipped and what could not be
read. That file is a source itself: name it as `path` of one `[[baseline]]` and one `[[source]]`, and a scan reads the touchpoints of that
purpose back as they were, each with its own channel. E-mail addresses (but for the brand's role addresses), phone and card numbers and
IBANs are masked in it, letter for letter, unless `--keep-personal` or `[collect] keep_personal = true`. Locators and page addresses are
kept as they are. Ctrl-C (or SIGTERM) writes what was read until then and tells the rest as not read; after a kill, what was read of whole
sources stands beside the file, in `touchpoints.partial.jsonl`.
"""


REPORTS_HEAD = """# Formats of the report

Made from the program itself: `consistency reference reports > docs/reference/reports.md`.

`--format NAME` writes one, to standard output or to `--output FILE`, whose ending names the format where `--format` does not. `--report
NAME=FILE` writes a further one and may be given several times; `NAME=-` is standard output. `consistency report AUDIT.json` takes the same
options and writes the reports of a scan again, from what `consistency scan --format json` kept.
"""


def report_reference() -> str:
    """The reference of the report's formats as Markdown, a section each."""
    return "\n".join([REPORTS_HEAD, *(_report(name, REPORTS[name]) for name in REPORTS)])


def _report(name: str, part: Any) -> str:
    return f"## `{name}`\n\nUsual ending: `{part.suffix}`\n\n{cleandoc(part.__doc__ or '')}\n"


def channel_reference() -> str:
    """The reference as Markdown: a table of the formats, one of the services."""
    parts = [HEAD, *_table("Channel", CHANNELS), _row(Columns.name, Columns)]
    if len(SERVICES):
        parts += [SERVICES_HEAD, *_table("Service", SERVICES), *(line for name in SERVICES for line in _options(name))]
    return "\n".join([*parts, KEPT])


def said(part: Any, column: str) -> str:
    """What a part says of itself in one column; "" where it says nothing."""
    return " ".join(str(getattr(part, column, "") or "").split())


def _table(title: str, rack: Rack) -> Iterator[str]:
    yield f"| {title} | Formats | What is read | What is skipped | Source of the format's documentation |"
    yield "|---|---|---|---|---|"
    yield from (_row(name, rack[name]) for name in rack)


def _options(name: str) -> Iterator[str]:
    """What `[source.options]` of a service may say: each option with its default and what it is for."""
    yield f"\n### Options of `{name}`\n\n| Option | Default | What it is |\n|---|---|---|"
    for option, field in SERVICES[name].Options.model_fields.items():
        default = "required" if field.is_required() else f"`{_in_toml(field.default)}`" if field.default is not None else "–"
        yield f"| `{option}` | {default} | {(field.description or '').replace('|', chr(92) + '|')} |"


def _in_toml(value: Any) -> str:
    """A default as the settings would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_in_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) and value < 1e6 else str(value)


def _row(name: str, part: Any) -> str:
    cells = (said(part, column).replace("|", "\\|") or "–" for column in COLUMNS)
    return f"| `{name}` | {' | '.join(cells)} |"
