"""Which sources a night reads, and what the last one read of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consistency.errors import SettingsError
from consistency.flows.keys import digest
from consistency.flows.packing import pack, unpack
from consistency.records.collection import Collection
from consistency.settings import BaselineSettings, Project

COLLECTIONS = tuple[Collection, ...]


class Sources:
    """The declared sources of one night: those of a `name` are read, the others are as the last night saw them; without one all are read.

    `kept` is what the last night read, as `read` gave it then. A source goes by its channel, its path or its service. SettingsError CFG26
    where none goes by the name.
    """

    def __init__(self, project: Project, kept: Mapping[str, bytes], name: str | None = None) -> None:
        self._campaign, self._kept, self._name = project.settings.campaign.name, kept, name
        self.read: dict[str, bytes] = {}
        self.as_before: list[Collection] = []
        declared = (*project.settings.baseline, *project.settings.source)
        known = {one for source in declared for one in _names(source)}
        if name is not None and name not in known:
            what = f"no source is called {name!r}."
            raise SettingsError(what, where=str(project.file), todo=f"Name one of: {', '.join(sorted(known))}.", code="CFG26")

    def seen(self, purpose: str, source: BaselineSettings) -> COLLECTIONS | None:
        """What the last night read of a source that this one does not; None where it is to be read."""
        body = self._kept.get(self._key(purpose, source))
        if self._name is None or self._name in _names(source) or body is None:
            return None
        try:
            found: COLLECTIONS = unpack(COLLECTIONS, body)
        except ValueError:
            return None
        self.as_before += found
        return found

    def note(self, purpose: str, source: BaselineSettings, found: Sequence[Collection]) -> None:
        """Notes what there is of a source, read tonight or before."""
        if (body := pack(COLLECTIONS, tuple(found))) is not None:
            self.read[self._key(purpose, source)] = body

    def _key(self, purpose: str, source: BaselineSettings) -> str:
        return digest(self._campaign, purpose, source.model_dump_json())


def _names(source: BaselineSettings) -> frozenset[str]:
    return frozenset(filter(None, (source.channel, source.path, source.service)))
