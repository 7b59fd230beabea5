"""The door to services: asks one for its copy, and counts what it gave, left out and could not read."""

from __future__ import annotations

from typing import Any

from consistency.channels.services.rack import SERVICES
from consistency.channels.services.visit import Visit
from consistency.errors import ConsistencyError
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.survey import Answer
from consistency.records.touchpoint import Touchpoint


def collect_service(purpose: str, service: str, options: Any, visit: Visit) -> Collection:
    """Everything that the service named `service` gives for `options` (an instance of its `Options`), in its order.

    Nothing is raised for a service that refuses, fails or is interrupted: that is in the collection's `unreadable`, beside what was
    read until then.
    """
    part = SERVICES[service]()
    place = part.place(options)
    records: list[Touchpoint | Answer | Skipped | Unreadable] = []
    try:
        records.extend(part.read(options, visit))
    except ConsistencyError as error:
        records.append(Unreadable(error.where or place, error.error_code, error.what, error.todo))
    except KeyboardInterrupt:
        records.append(Unreadable(place, "REA51", "reading was interrupted.", "Run the scan again; what was read is kept."))
    if not records:
        records.append(Unreadable(place, "REA52", "the service gave nothing.", "Check its options."))
    return Collection(
        purpose,
        visit.channel,
        place,
        tuple(r for r in records if isinstance(r, Touchpoint)),
        tuple(r for r in records if isinstance(r, Skipped)),
        tuple(r for r in records if isinstance(r, Unreadable)),
        tuple(r for r in records if isinstance(r, Answer)),
    )
