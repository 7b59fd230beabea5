"""The audit that a brand's team works on: the newest one, whether the history or the last scan beside the settings holds it."""

from __future__ import annotations

from consistency.flows.history import with_history
from consistency.flows.last import NoScanError, last_scan
from consistency.records.audit import Audit
from consistency.settings import Project
from consistency.stores.sql import SqlStore


def current_audit(project: Project, store: SqlStore) -> Audit | None:
    """The newest audit of the project's brand, with what its history says beside it; None where nothing was scanned yet."""
    brand = project.settings.brand.name
    newest = next(iter(store.entries(brand, newest=1)), None)
    last = _last(project)
    if newest is not None and (last is None or newest.created_at >= last.created_at):
        return with_history(store, store.audit(brand, newest.number), newest.number, least=project.settings.history.least_shift)
    return last


def _last(project: Project) -> Audit | None:
    """The last scan that is kept beside the settings, if it is this brand's."""
    try:
        audit = last_scan(project.folder)
    except NoScanError:
        return None
    return audit if audit.brand == project.settings.brand.name else None
