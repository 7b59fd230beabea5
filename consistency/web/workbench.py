"""The workbench: each brand's project, history and yardstick, opened once and used by every request."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.errors import ConsistencyError
from consistency.flows.baseline import bundled, declared_file
from consistency.flows.current import current_audit
from consistency.flows.history import open_history
from consistency.flows.last import FILE
from consistency.flows.portrait import portrait_of
from consistency.flows.read import CACHE
from consistency.flows.score import Judge, judge_of
from consistency.flows.surroundings import Surroundings, surroundings_of
from consistency.flows.triage import as_decided
from consistency.settings import Project, load_settings
from consistency.settings.acceptances import load_acceptances

if TYPE_CHECKING:
    from consistency.protocols import Encoder
    from consistency.records.audit import Audit
    from consistency.records.portrait import Portrait
    from consistency.stores.sql import SqlStore

Stamp = tuple[tuple[str, int, int], ...]


class Models:
    """The encoder that every brand shares, loaded on first use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None

    def encoder(self) -> Encoder:
        """The encoder that the voice model listens with; whoever comes while it is being loaded waits."""
        with self._lock:
            if self._encoder is None:
                self._encoder = bundled()
            return self._encoder


class Desk:
    """One brand at work: `slug` is its name in addresses; project and yardstick follow the files that they are made from."""

    def __init__(self, slug: str, folder: Path, models: Models) -> None:
        self.slug = slug
        self._given = folder
        self._models = models
        self._settings_lock, self._work_lock, self._history_lock = threading.Lock(), threading.RLock(), threading.Lock()
        self._project = load_settings(folder)
        self._stamp = _stamp(self._project)
        self._judge: tuple[Project, Judge] | None = None
        self._around: tuple[Project, date, Surroundings] | None = None
        self._history: SqlStore | None = None
        self._audit_lock, self._portrait_lock = threading.Lock(), threading.Lock()
        self._portrait: Portrait | None = None
        self._audit: tuple[object, Audit | None] | None = None

    @property
    def brand(self) -> str:
        """The brand's name, by which its history and everybody's rights are kept; the last one known while the settings are broken."""
        with suppress(ConsistencyError):
            return self.project.settings.brand.name
        return self._project.settings.brand.name

    @property
    def least_shift(self) -> float:
        """The least shift of a channel's voice that matters, in standard deviations; the last one known while the settings are broken."""
        with suppress(ConsistencyError):
            return self.project.settings.history.least_shift
        return self._project.settings.history.least_shift

    @property
    def project(self) -> Project:
        """The settings as they are now, another object where they were written anew; SettingsError where they were broken since.

        Waits for nobody who reads copy or loads a model.
        """
        with self._settings_lock:
            now = _stamp(self._project)
            if now != self._stamp:
                self._project = load_settings(self._given)
                self._stamp = _stamp(self._project)
            return self._project

    def judge(self) -> Judge:
        """What drafts are scored by: the baseline that the settings name, or what the approved copy amounts to.

        The first call takes seconds; whoever comes meanwhile waits for it.
        """
        project = self.project
        with self._work_lock:
            if self._judge is None or self._judge[0] is not project:
                self._judge = project, judge_of(None, project, self._models.encoder())
            return self._judge[1]

    def surroundings(self) -> Surroundings:
        """What drafts are held against: the campaign's copy, the approved copy, the terms. Read when first asked for, and again when a
        day has begun, the settings were written anew or `learn_again` was called.
        """
        project, today = self.project, datetime.now(UTC).date()
        with self._work_lock:
            if self._around is None or self._around[0] is not project or self._around[1] != today:
                judge = self._judge[1] if self._judge and self._judge[0] is project else None
                made = surroundings_of(project, self._models.encoder(), judge, today=today)
                self._judge = (project, made.judge) if made.judge else None
                self._around = project, today, made
            return self._around[2]

    def audit(self) -> Audit | None:
        """The newest audit as it stands after what the team accepts by now; None where nothing was scanned yet."""
        project, today = self.project, datetime.now(UTC)
        accepted = project.folder / project.settings.gate.acceptances
        with self._audit_lock:
            newest = next(iter(self.history().entries(self.brand, newest=1)), None)
            places = (project.folder / CACHE / FILE, accepted, project.file)
            stamp = (newest.number if newest else 0, today.date(), *map(_written, places))
            if self._audit is None or self._audit[0] != stamp:
                found = current_audit(project, self.history())
                self._audit = stamp, found and as_decided(found, load_acceptances(accepted), today)
            return self._audit[1]

    def portrait(self) -> Portrait:
        """The learned voice as a person would want to be told it; the first call for a baseline takes seconds."""
        edition = self.judge().learned.edition
        with self._portrait_lock:
            if self._portrait is None or self._portrait.version != edition.version:
                self._portrait = portrait_of(edition)
            return self._portrait

    def encoder(self) -> Encoder:
        """The encoder to score with."""
        return self._models.encoder()

    def history(self) -> SqlStore:
        """The brand's audits, where its settings keep them; StoreError where the database cannot be opened."""
        with self._history_lock:
            if self._history is None:
                self._history = open_history(self.project)
            return self._history

    def learn_again(self) -> None:
        """Forgets the yardstick and the copy: what asks for them next has them made from the files as they are then."""
        with self._work_lock:
            self._judge = self._around = None

    def close(self) -> None:
        """Lets go of the history."""
        with self._history_lock:
            if self._history is not None:
                self._history.close()
                self._history = None


class Workbench:
    """All desks of a server, by the brand's name in addresses."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.models = Models()
        self._desks = _desks(folders, self.models)

    @property
    def desks(self) -> Mapping[str, Desk]:
        """The desks by slug, in the order in which the folders were named."""
        return self._desks

    def warm(self) -> None:
        """Loads models, yardsticks and copy, so that the first visitor does not wait for them."""
        for desk in self._desks.values():
            desk.surroundings()

    def close(self) -> None:
        """Lets go of every history."""
        for desk in self._desks.values():
            desk.close()


def slug_of(name: str) -> str:
    """A brand's name as it stands in addresses: lower case, with hyphens."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "brand"


def _desks(folders: Sequence[Path], models: Models) -> dict[str, Desk]:
    desks: dict[str, Desk] = {}
    for folder in folders:
        slug = slug_of(load_settings(folder).settings.brand.name)
        free = next(one for one in chain([slug], (f"{slug}-{number}" for number in count(2))) if one not in desks)
        desks[free] = Desk(free, folder, models)
    return desks


def _stamp(project: Project) -> Stamp:
    """What tells that settings or baseline were written anew."""
    files = [project.file, declared_file(project)]
    return tuple((str(file), *_written(file)) for file in files if file is not None)


def _written(file: Path) -> tuple[int, int]:
    try:
        about = file.stat()
    except OSError:
        return (0, 0)  # being replaced just now, or gone: either way not what was read
    return (about.st_mtime_ns, about.st_size)
