"""What every request of one application may use; it hangs on the application, nothing is global."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from jinja2 import Environment
from starlette.requests import HTTPConnection

from consistency.flows.sign_in import Door
from consistency.stores.sql import SqlStore
from consistency.web.parsing import Parser
from consistency.web.scans import Scans
from consistency.web.settings import ServeSettings
from consistency.web.signing import Seal
from consistency.web.turns import Turns
from consistency.web.workbench import Workbench


@dataclass(slots=True)
class State:
    """Settings, desks, the database of people and decisions with its door, templates and signatures.

    `operator` is who runs the server, for decisions made without login; `ready` is set once models and yardsticks are loaded. `parser`
    reads what people send, `scans` are those that people started, and drafts are checked in `turns`.
    """

    settings: ServeSettings
    bench: Workbench
    store: SqlStore
    door: Door
    seal: Seal
    templates: Environment
    operator: str
    ready: Event = field(default_factory=Event)
    parser: Parser = field(default_factory=Parser)
    scans: Scans = field(default_factory=Scans)
    turns: Turns = field(default_factory=Turns)

    def close(self) -> None:
        """Waits for the scan that runs, and lets go of every database."""
        self.turns.close()
        self.scans.close()
        self.bench.close()
        self.store.close()


def state_of(connection: HTTPConnection) -> State:
    """The state of the application that a request came to."""
    state: State = connection.app.state.consistency
    return state
