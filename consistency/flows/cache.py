"""Where a scan finds what earlier ones computed: a file beside the settings, which may be lost, damaged or locked without any harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from consistency.errors import ConsistencyError
from consistency.flows.progress import Progress, silent
from consistency.flows.read import CACHE
from consistency.protocols import Cache
from consistency.settings import Project
from consistency.stores.work import Work
from consistency.stores.work_file import WorkFile

FILE = "cache.db"


def without_cache(project: Project) -> Project:
    """The project with settings that keep nothing of the work of a scan."""
    off = project.settings.cache.model_copy(update={"days": 0})
    return replace(project, settings=project.settings.model_copy(update={"cache": off}))


@contextmanager
def cache_of(project: Project, told: Progress = silent) -> Iterator[Cache | None]:
    """What earlier scans of a project computed; what this one adds is kept when it ends, however it ends.

    None where the settings keep nothing. `told` hears why the file cannot be used, which changes nothing but the time that a scan takes.
    """
    if not project.settings.cache.days:
        yield None
        return
    lenient = Lenient(own_folder(project.folder) / FILE, project.settings.cache.days, told)
    try:
        yield lenient
    finally:
        lenient.close()


def own_folder(folder: Path) -> Path:
    """The project's folder of things that do not belong in git, made where that is possible."""
    place = folder / CACHE
    try:
        place.mkdir(exist_ok=True)
        (place / ".gitignore").write_text("*\n", "utf-8")
    except OSError:
        return place  # told by whoever wants to write there
    return place


class Lenient:
    """A file of work done before that is done without, from the moment on that it fails (the socket `Cache`)."""

    def __init__(self, file: Path, days: int, told: Progress) -> None:
        self._told = told
        self._file = WorkFile(file)
        self._work: Work | None = None
        try:
            self._work = self._file.work(days)
        except ConsistencyError as error:
            self._give_up(error)

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is known of the keys; nothing once the file has failed."""
        if self._work is None:
            return {}
        try:
            return self._work.get(keys)
        except ConsistencyError as error:
            self._give_up(error)
            return {}

    def put(self, made: Mapping[str, bytes]) -> None:
        """Takes what was computed, as long as the file can be used."""
        if self._work is None:
            return
        try:
            self._work.put(made)
        except ConsistencyError as error:
            self._give_up(error)

    def close(self) -> None:
        """Keeps what was computed."""
        try:
            if self._work is not None:
                self._work.keep()
        except ConsistencyError as error:
            self._give_up(error)
        self._file.close()

    def _give_up(self, error: ConsistencyError) -> None:
        self._work = None
        self._told(str(error))


class Borrowed:
    """A cache that is looked into and left as it is (the socket `Cache`)."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is known of the keys."""
        return self._cache.get(keys)

    def put(self, made: Mapping[str, bytes]) -> None:
        """Keeps nothing."""
