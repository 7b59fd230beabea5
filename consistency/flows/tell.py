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

NOBODY = "no [[alert]] of the settings is called so any more; call one so again, and it is sent what waits."
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
    """Sends every target of the settings what waits for it. What fails is kept, told in the result, and harms nothing else.

    One run of a brand tells at a time (StoreError STO05). What waits for a target that the settings no longer name is told as an error.
    """
    now = now or datetime.now(UTC)
    brand = project.settings.brand.name
    known = {target.name: target for target in project.settings.alert}
    with store.lock(brand):
        waiting: dict[str, list[Pending]] = {name: [] for name in known}
        for one in store.waiting(brand):
            waiting.setdefault(one.target, []).append(one)
        return tuple(
            _tell(known[name], ones, project, store, now) if name in known else Delivery(name, 0, len(ones), NOBODY)
            for name, ones in waiting.items()
        )


def _tell(target: AlertSettings, waiting: Sequence[Pending], project: Project, store: SqlStore, now: datetime) -> Delivery:
    if not waiting:
        return Delivery(target.name, 0, 0)
    last = store.last_sent(project.settings.brand.name, target.name)
    if last is not None and timedelta(0) <= now - last < timedelta(minutes=target.pause):
        return Delivery(target.name, 0, len(waiting))
    try:
        ALERTS["apprise"](target.name, variable(target.url_variable, "alert.url_variable", project)).send(_joined(waiting))
    except Exception as error:  # whatever a messenger raises, the other targets are still to be told
        reason = str(error) if isinstance(error, ConsistencyError) else f"the message was not sent ({type(error).__name__})."
        for one in waiting:
            store.tried(one, None, reason)
        return Delivery(target.name, 0, len(waiting), reason)
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
