"""A brand's history: opened where the settings keep it, what lies between two of its audits, how it moved, and what it says beside one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from consistency.drift import COPY, LEAST, OF_NEW, is_shift, rebased, watch
from consistency.errors import SettingsError
from consistency.flows.dropped import dropped
from consistency.flows.news import news_of, told_apart
from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.history import Difference, Entry, TextChange
from consistency.records.trend import AuditHistory, Drift, Point, Returning, Trend
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


def trends(store: SqlStore, brand: str, until: int | None = None, *, least: float = LEAST) -> tuple[Trend, ...]:
    """How every concern of every channel stood over the nights, up to audit `until` where given: voice first, then the others by name.

    Concerns of which no finding ever told are left out. `least` is the least lasting shift of a voice that matters.
    """
    points = [one for one in store.points(brand) if until is None or one.number <= until]
    drifts = [drift for chart in watch(points, least) for drift in chart.drifts]
    series: dict[tuple[str, str], list[Point]] = {}
    for point in rebased(points):
        if not point.measure.endswith(OF_NEW):
            series.setdefault((point.measure, point.channel), []).append(point)
    return tuple(
        Trend(channel, concern, tuple(own), tuple(_of(drifts, channel, concern)), tuple(_of(filter(is_shift, points), channel, concern)))
        for (concern, channel), own in sorted(series.items(), key=lambda item: (item[0][0] != COPY, item[0]))
        if concern == COPY or any(point.mean for point in own)
    )


def beside(store: SqlStore, brand: str, audit: Audit, number: int | None = None, *, least: float = LEAST) -> AuditHistory:
    """What a history says beside an audit: audit `number` of it, or one that it does not hold, which then comes after all.

    `least` is for the charts. StoreError as the store raises it.
    """
    entries = [one for one in store.entries(brand) if number is None or one.number < number]
    before = store.audit(brand, entries[-1].number) if entries else None
    news = news_of(audit, before)
    new = {one.id for one in news.new}
    seen = {name: [one for one in numbers if number is None or one < number] for name, numbers in store.seen(brand).items()}
    when = {one.number: one.created_at for one in entries}
    return AuditHistory(
        audits=len(entries) + 1,
        since=entries[-1].created_at if entries else None,
        known={one.id: when[min(seen.get(one.id) or [entries[-1].number])] for one in audit.findings if one.id not in new},
        returned=tuple(sorted(name for name in new if seen.get(name))),
        resolved=news.resolved,
        trends=trends(store, brand, number, least=least),
        dropped=dropped(store, brand, until=number),
    )


def with_history(store: SqlStore, audit: Audit, number: int | None = None, *, least: float = LEAST) -> Audit:
    """The audit with what the history says beside it, for reports; `least` is for the charts."""
    return replace(audit, history=beside(store, audit.brand, audit, number, least=least))


def returning(store: SqlStore, brand: str) -> tuple[Returning, ...]:
    """Findings that went and came back, the most often first; each as its newest audit tells it."""
    entries = store.entries(brand)
    place = {one.number: index for index, one in enumerate(entries)}
    runs = {name: _runs([place[number] for number in numbers]) for name, numbers in store.seen(brand).items()}
    often = {name: spells for name, spells in runs.items() if len(spells) > 1}
    newest: dict[int, list[str]] = {}
    for name, spells in often.items():
        newest.setdefault(entries[spells[-1][1]].number, []).append(name)
    found = {one.id: one for number, names in newest.items() for one in store.audit(brand, number).findings if one.id in names}
    ordered = sorted(often, key=lambda name: (-len(often[name]), name))
    return tuple(
        Returning(found[name], tuple((entries[first].created_at, entries[last].created_at) for first, last in often[name]))
        for name in ordered
    )


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each stretch without a gap."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


Of = TypeVar("Of", Point, Drift)


def _of(some: Iterable[Of], channel: str, concern: str) -> Iterator[Of]:
    return (one for one in some if one.channel == channel and one.concern == concern)


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
