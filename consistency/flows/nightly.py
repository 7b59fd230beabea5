"""A night: read what the sources hold, scan only where something changed, keep the audit together with the news of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile

from consistency.alerts import digest_of
from consistency.drift import LEAST, lasting, levels, new_channels, watch
from consistency.errors import SettingsError
from consistency.flows.cache import Borrowed
from consistency.flows.dropped import dropped_since
from consistency.flows.news import news_of
from consistency.flows.origin import key_of_copy, key_of_files
from consistency.flows.progress import Progress, silent
from consistency.flows.sources import Sources
from consistency.protocols import Cache
from consistency.records.audit import Audit
from consistency.records.finding import Severity
from consistency.records.history import Digest, Drift, Entry, Level, News, Night, Point
from consistency.settings import Project
from consistency.stores.sql import SqlStore

MOST_GAPS = 30
"""Audits that are looked back on for what was known before a source could not be read."""
TONIGHT = 0
"""Stands for the number of an audit that has none yet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a night came to: its audit, its news, and its entry in the history (None where nothing was to be kept).

    `was_unchanged` says that nothing had to be scanned, as everything was as it was the night before; the audit may then be its head alone,
    without touchpoints, findings and measurements, which the store has. `notes` are what else somebody should know.
    """

    audit: Audit
    news: News
    entry: Entry | None
    was_unchanged: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What a night is held against: the last audit with its entry, and where it is incomplete those before it, from a complete one on.

    The audits are there without their measurements.
    """

    entry: Entry | None = None
    last: Audit | None = None
    before: tuple[Audit, ...] = ()


def nightly(
    project: Project,
    store: SqlStore,
    progress: Progress = silent,
    now: datetime | None = None,
    *,
    since: int | None = None,
    source: str | None = None,
    is_kept: bool = True,
) -> Outcome:
    """One night of a brand, kept in the store with what its alerts have to say.

    News are told against the audit `since`, by default the one before. Where a `source` is named only that is read, and the others are as
    the last night saw them. With `is_kept` false nothing is written. Raises StoreError STO05 where another night of the brand is under
    way, SettingsError CFG06 where the settings declare nothing to scan, CFG26 where they declare no such source.
    """
    now = now or datetime.now(UTC)
    if not project.settings.source:
        raise SettingsError("nothing to scan is declared.", where=str(project.folder), todo="Add a [[source]] table.", code="CFG06")
    brand = project.settings.brand.name
    with store.lock(brand):
        key = key_of_files(project, now.date())
        sources = Sources(project, store.collected(brand) if source else {}, source)
        if since is None and source is None and (same := _same(store, brand, key)) is not None:
            return _repeated(store, same, now, is_kept=is_kept)
        past = past_of(store, brand)
        told_against = past if since is None else past_of(store, brand, since)
        with _work_in(store, project, now, is_kept=is_kept) as cache:
            night, was_unchanged = _scanned(project, past, key, now, progress, sources, cache)
        night, news = with_news(night, past, told_against, store, project.settings.history.least_shift)
        news = replace(news, dropped=dropped_since(store, told_against.last, told_against.entry, night.audit, night.texts))
        notes = (*_notes(past.entry, now), *_as_before(sources, past))
        if not is_kept:
            return Outcome(night.audit, news, None, was_unchanged, notes)
        progress("keeping the audit")
        entry = store.save(replace(night, digests=_digests(project, night.audit, news)), past.entry if was_unchanged else None)
        if project.settings.history.keep:
            store.keep_newest(brand, project.settings.history.keep)
        return Outcome(night.audit, news, entry, was_unchanged, notes)


def _notes(last: Entry | None, now: datetime) -> Iterator[str]:
    if last is not None and now < last.created_at:
        yield f"The last audit was made on {last.created_at:%Y-%m-%d %H:%M} UTC, after now: the clock may have been set back."


def with_news(night: Night, past: Past, told_against: Past, store: SqlStore, least: float = LEAST) -> tuple[Night, News]:
    """The night with its channels' levels beside those of the nights before, and what is new in it; `least` is for the charts."""
    brand = night.audit.brand
    earlier = store.chances(brand, new_channels(night.audit, past.last))
    night = replace(night, levels=tuple(levels(night.audit, past.last, earlier)))
    drifts = _drifts(store.points(brand), night.levels, night.audit.created_at, least)
    return night, news_of(night.audit, told_against.last, told_against.before, drifts)


def past_of(store: SqlStore, brand: str, number: int | None = None) -> Past:
    """What a night of the brand is held against, up to audit `number`."""
    entries = [one for one in store.entries(brand) if number is None or one.number <= number]
    if not entries:
        return Past()
    entry = entries[-1] if number is None else store.entry(brand, number)
    gaps = len(list(takewhile(lambda one: not one.is_complete, reversed(entries))))
    since = entries[-min(gaps + 1, MOST_GAPS) : -1] if gaps else []
    last, *before = store.audits(brand, [one.number for one in (entry, *since)], is_measured=False)
    return Past(entry, last, tuple(before))


def _same(store: SqlStore, brand: str, key: str | None) -> Entry | None:
    """The last audit, where its files and settings alone say that a scan would find the same; None where it must be scanned.

    What could not be read then may be readable now, whatever the files say, so that an incomplete audit is never repeated.
    """
    last = next(iter(store.entries(brand, newest=1)), None)
    return last if last is not None and last.is_complete and key is not None and last.key == key else None


def _repeated(store: SqlStore, last: Entry, now: datetime, *, is_kept: bool) -> Outcome:
    """The last audit once more, without reading what it holds: no copy is new, so that nothing is and no channel can have moved."""
    head = replace(store.head(last.number), created_at=now)
    notes = tuple(_notes(last, now))
    if not is_kept:
        return Outcome(head, News(), None, was_unchanged=True, notes=notes)
    night = Night(head, {}, lasting(store.levels(last.number)), last.key)
    return Outcome(head, News(), store.save(night, last), was_unchanged=True, notes=notes)


@contextmanager
def _work_in(store: SqlStore, project: Project, now: datetime, *, is_kept: bool) -> Iterator[Cache | None]:
    """What earlier nights computed; what this one adds is kept before its audit, so that one that is killed between is soon made up for."""
    days = project.settings.cache.days
    if not days:
        yield None
        return
    work = store.work(days, now.date())
    yield work if is_kept else Borrowed(work)
    if is_kept:
        work.keep()


def _scanned(
    project: Project, past: Past, before: str | None, now: datetime, progress: Progress, sources: Sources, cache: Cache | None
) -> tuple[Night, bool]:
    """The audit of what is read now, `before` being the key of the files before they were read; or the last one, where it is the same.

    What changed while it was read, or was not read, is given no key, so that the next night scans again.
    """
    from consistency.flows.scan import audited, gather, terms_of

    terms = terms_of(project, now.date())
    gathered = gather(project, progress, cache, sources)
    key = key_of_copy(project, gathered.collections, now.date()) if before is None else before
    if past.entry is not None and past.last is not None and past.last.is_complete and past.entry.key == key and not sources.as_before:
        return Night(replace(past.last, created_at=now), {}, key=key), True
    audit = audited(project, gathered, terms, now, progress, cache)
    texts = {touchpoint.digest: touchpoint.text for one in gathered.campaign for touchpoint in one.touchpoints}
    is_steady = not sources.as_before and (before is None or key_of_files(project, now.date()) == before)
    audit = replace(audit, notes=(*audit.notes, *_as_before(sources, past)))
    return Night(audit, texts, key=key if is_steady else "", collected=sources.read), False


def _as_before(sources: Sources, past: Past) -> Iterator[str]:
    """A note on the sources that were not read."""
    if sources.as_before and past.entry is not None:
        which = ", ".join(f"{one.path} ({one.channel}, {len(one.touchpoints)} read)" for one in sources.as_before)
        yield f"Not read tonight, and taken as they were before (last audit: {past.entry.number}): {which}."


def _drifts(points: Sequence[Point], tonight: Sequence[Level], now: datetime, least: float) -> tuple[Drift, ...]:
    """The channels of which tonight's copy is what shows that they moved for the worse: nobody has to act on the other way."""
    newest = [Point(TONIGHT, now, one.channel, one.measure, one.n, one.mean, one.deviation) for one in tonight]
    return tuple(
        drift for chart in watch([*points, *newest], least) for drift in chart.drifts if drift.number == TONIGHT and drift.is_worse
    )


def _digests(project: Project, audit: Audit, news: News) -> dict[str, Digest]:
    told = {one.name: digest_of(audit, news, Severity(one.severity), one.at_most) for one in project.settings.alert}
    return {name: digest for name, digest in told.items() if digest is not None}
