"""The reference of formats and services, made from the racks, so that it says what the program does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consistency.channels import CHANNELS
from consistency.channels.columns import Columns
from consistency.channels.services import SERVICES
from consistency.registry import Rack

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

Name a service as `service` of a `[[source]]` or `[[baseline]]`, and what it needs to know in `[source.options]`.
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


def channel_reference() -> str:
    """The reference as Markdown: a table of the formats, one of the services."""
    parts = [HEAD, *_table("Channel", CHANNELS), _row(Columns.name, Columns)]
    if len(SERVICES):
        parts += [SERVICES_HEAD, *_table("Service", SERVICES)]
    return "\n".join([*parts, KEPT])


def said(part: Any, column: str) -> str:
    """What a part says of itself in one column; "" where it says nothing."""
    return " ".join(str(getattr(part, column, "") or "").split())


def _table(title: str, rack: Rack) -> Iterator[str]:
    yield f"| {title} | Formats | What is read | What is skipped | Source of the format's documentation |"
    yield "|---|---|---|---|---|"
    yield from (_row(name, rack[name]) for name in rack)


def _row(name: str, part: Any) -> str:
    cells = (said(part, column).replace("|", "\\|") or "–" for column in COLUMNS)
    return f"| `{name}` | {' | '.join(cells)} |"
