"""The door to services: asks one for its copy, and counts what it gave, left out and could not read."""

from __future__ import annotations

import sqlite3
from typing import Any

from consistency.channels.services.rack import SERVICES
from consistency.channels.services.visit import Visit
from consistency.errors import ConsistencyError
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.survey import Answer
from consistency.records.touchpoint import Touchpoint

NEW_CACHE = "Make room on the disk, or delete the folder .consistency beside the settings, and run it again."


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
    except sqlite3.Error as error:
        records.append(Unreadable(place, "REA53", f"what it keeps on disk is damaged or cannot be written ({error}).", NEW_CACHE))
    except KeyboardInterrupt:
        records.append(Unreadable(place, "REA51", "reading was interrupted.", "Run the scan again; what was read is kept."))
    except Exception as error:  # a part's fault on one source must not cost the others; it is reported, never hidden
        what = " ".join(f"the source could not be read ({type(error).__name__}: {error}).".split())
        records.append(Unreadable(place, "REA99", what, "This is a fault of the program: please report it with this line."))
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
