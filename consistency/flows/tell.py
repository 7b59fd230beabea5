"""Sends what is waiting: each target gets one message, is not asked too often, and gets what it missed with the next run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from consistency.alerts import ALERTS
from consistency.errors import ConsistencyError
from consistency.flows.history import variable
from consistency.records.history import Digest, Pending
from consistency.settings import AlertSettings, Project
from consistency.stores.sql import SqlStore

MOST_AT_ONCE = 5
"""Digests that are put into one message where several wait; of older ones only the subject is told."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How telling one target went: how many digests it was sent, how many wait, and why they do where that is an error."""

    target: str
    sent: int
    waiting: int
    error: str = ""


def tell(project: Project, store: SqlStore, now: datetime | None = None) -> tuple[Delivery, ...]:
    """Sends every target of the settings what waits for it. What fails is kept, told in the result, and harms nothing else."""
    now = now or datetime.now(UTC)
    brand = project.settings.brand.name
    waiting = store.waiting(brand)
    return tuple(
        _tell(target, [one for one in waiting if one.target == target.name], project, store, now) for target in project.settings.alert
    )


def _tell(target: AlertSettings, waiting: Sequence[Pending], project: Project, store: SqlStore, now: datetime) -> Delivery:
    if not waiting:
        return Delivery(target.name, 0, 0)
    last = store.last_sent(project.settings.brand.name, target.name)
    if last is not None and timedelta(0) <= now - last < timedelta(minutes=target.pause):
        return Delivery(target.name, 0, len(waiting))
    try:
        ALERTS["apprise"](target.name, variable(target.url_variable, "alert.url_variable", project)).send(_joined(waiting))
    except ConsistencyError as error:
        for one in waiting:
            store.tried(one, None, str(error))
        return Delivery(target.name, 0, len(waiting), str(error))
    for one in waiting:
        store.tried(one, now)
    return Delivery(target.name, len(waiting), 0)


def _joined(waiting: Sequence[Pending]) -> Digest:
    """The newest digest, and before it what the target has missed."""
    newest = waiting[-1].digest
    missed = waiting[:-1]
    if not missed:
        return newest
    whole = [one.digest.body for one in missed[-MOST_AT_ONCE:]]
    older = [f"Earlier: {one.digest.title}" for one in missed[:-MOST_AT_ONCE]]
    head = "Earlier messages could not be sent; they follow.\n"
    return Digest(newest.title, "\n\n".join([newest.body, head, *whole, *older]))
