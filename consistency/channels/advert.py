"""What search and social ads have in common: a row of an export read into an ad's assets."""

from __future__ import annotations

from collections.abc import Iterable

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.table import Row
from consistency.channels.wording import words
from consistency.records.collection import Skipped
from consistency.records.touchpoint import Kind, Role, Touchpoint

STOPPED = words("paused removed disabled archived deleted inactive ended off stopped completed rejected disapproved")
STATUSES = ("status", "ad status", "ad state", "state", "ad group status", "ad set status", "ad set run status", "campaign status")


def stopped(row: Row) -> str | None:
    """Why an ad does not run: the status that stops it; None where it runs, waits or says nothing."""
    for name in STATUSES:
        status = row.cells.get(name, "").casefold().removeprefix("campaign ").removeprefix("ad set ").replace("_", " ")
        if status in STOPPED:
            return f"the ad does not run ({name}: {row.cells[name]})"
    return None


def _status(row: Row) -> dict[str, str]:
    """What the export says of the ad's state, so that a draft in the scan can be told from an ad that runs."""
    return {"status": status} if (status := row.first(*STATUSES)) else {}


def read_ad(file: SourceFile, row: Row, assets: Iterable[tuple[str, str, Role]], url: str, meta: dict[str, str]) -> Touchpoint | Skipped:
    """The ad of one row with its assets (text, label, role) as blocks, or why it is none."""
    composition = Composition()
    for text, label, role in assets:
        composition.add(text, role, label)
    if not composition:
        return file.skipped(row.number, "the row holds no ad text (a campaign, an ad group or a keyword)")
    if reason := stopped(row):
        return file.skipped(row.number, reason)
    for address in url.replace(";", " ").split():
        composition.link(address)
    title = meta.get("ad") or " / ".join(v for k, v in meta.items() if v)
    return composition.touchpoint(file, Kind.AD, number=row.number, title=title, meta={k: v for k, v in (meta | _status(row)).items() if v})
