"""The last scan of a project, kept beside its settings so that its findings can be accepted and explained by their ids."""

from __future__ import annotations

from pathlib import Path

from consistency.errors import ConsistencyError
from consistency.flows.cache import own_folder
from consistency.flows.read import CACHE
from consistency.flows.whole import write_whole
from consistency.records.audit import Audit
from consistency.reports.json import audit_from_json, compact

FILE = "last-scan.json"


class NoScanError(ConsistencyError):
    """A finding is asked for by its id, and no scan is kept that it could stand in (LST..)."""

    code = "LST01"


def keep(audit: Audit, folder: Path) -> str:
    """Keeps the audit in the project's folder of things that do not belong in git; says why where it cannot, else ""."""
    place = own_folder(folder)
    try:
        write_whole(place / FILE, compact(audit))
    except OSError as error:
        return f"This scan is not kept for `accept` and `explain`: {error.strerror or error} ({place}). Check the rights of that folder."
    return ""


def last_scan(folder: Path, report: Path | None = None) -> Audit:
    """The audit kept in a project's folder, or that of a JSON report; NoScanError LST01 where there is none."""
    file = report or folder / CACHE / FILE
    try:
        return audit_from_json(file.read_bytes(), str(file))
    except OSError as error:
        todo = "Scan first, or name the folder that was scanned (--in FOLDER) or a report written with --format json (--from REPORT.json)."
        raise NoScanError("no scan is kept here.", where=str(file), todo=todo) from error
