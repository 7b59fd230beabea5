"""A brand's history: opened where the settings keep it, and what lies between two of its audits."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from consistency.errors import SettingsError
from consistency.flows.news import told_apart
from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.history import Difference, Entry, TextChange
from consistency.settings import Project
from consistency.stores import STORES, address_of
from consistency.stores.sql import SqlStore


def open_history(project: Project) -> SqlStore:
    """The store that the settings name.

    SettingsError CFG15 where the environment variable of the database is not set, StoreError where it cannot be opened.
    """
    settings = project.settings.history
    database = settings.database
    if settings.database_variable is not None:
        database = variable(settings.database_variable, "history.database_variable", project)
    return open_store(database, project.folder)


def open_store(database: str | None, folder: Path = Path()) -> SqlStore:
    """The database of a URL, or of a file relative to the folder; StoreError where it cannot be opened."""
    address = address_of(database, folder)
    store: SqlStore = STORES[address.store](address)
    return store


def variable(name: str, key: str, project: Project) -> str:
    """What the environment holds under a name that the settings give; SettingsError CFG15 where that is nothing."""
    if value := os.environ.get(name):
        return value
    what = f"{key} names the environment variable {name}, which is not set."
    raise SettingsError(what, where=str(project.file), todo=f"Set {name}, or take the key out.", code="CFG15")


def difference(store: SqlStore, brand: str, before: int, after: int) -> Difference:
    """What lies between two audits of a brand; StoreError STO04 where it has none of these numbers."""
    return between(store.entry(brand, before), store.audit(brand, before), store.entry(brand, after), store.audit(brand, after), store)


def between(old: Entry, before: Audit, new: Entry, after: Audit, store: SqlStore) -> Difference:
    """Findings that are new, worse, resolved and known, and touchpoints whose words changed."""
    fresh, worse, gone = told_apart(before.findings, after.findings)
    known = tuple(one for one in after.findings if one not in fresh)
    return Difference(old, new, fresh, worse, gone, known, tuple(_changed(before, after, store)))


def _changed(before: Audit, after: Audit, store: SqlStore) -> Iterator[TextChange]:
    was, now = _by_place(before), _by_place(after)
    places = [place for place in dict.fromkeys((*was, *now)) if _digest(was, place) != _digest(now, place)]
    texts = store.texts(digest for place in places for digest in (_digest(was, place), _digest(now, place)) if digest)
    for place in places:
        one = now.get(place) or was[place]
        yield TextChange(one.locator, one.channel, texts.get(_digest(was, place) or ""), texts.get(_digest(now, place) or ""))


def _by_place(audit: Audit) -> dict[str, TouchpointSummary]:
    return {one.id: one for one in audit.touchpoints}


def _digest(touchpoints: Mapping[str, TouchpointSummary], place: str) -> str | None:
    return touchpoints[place].digest if place in touchpoints else None
