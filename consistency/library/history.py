"""A brand's history as people hold it in their hands: its nights, how its channels moved, and what was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from consistency.library.audit import Audit
from consistency.library.frames import frame, table_named
from consistency.library.progress import progress_of
from consistency.library.rows import DriftRow, LevelRow, NightRow
from consistency.records.history import News
from consistency.settings import Project, load_settings

if TYPE_CHECKING:
    import pandas as pd

    from consistency.flows.progress import Progress
    from consistency.records.history import Point
    from consistency.stores.sql import SqlStore

HistoryTable = Literal["nights", "levels", "drifts"]
"""The tables of a history, by name."""


class History:
    """The audits that `consistency nightly` keeps of a brand, in the database that its settings name.

    `where` is a folder with a consistency.toml, that file, or loaded settings. Nothing is opened before it is asked for, and every call is
    one transaction. SettingsError (CFG..) where the settings are wrong; each method raises StoreError (STO..) where the database cannot be
    used.
    """

    def __init__(self, where: Project | Path | str) -> None:
        self._project = where if isinstance(where, Project) else load_settings(where)

    @property
    def brand(self) -> str:
        """The brand's name."""
        return self._project.settings.brand.name

    def night(self, now: datetime | None = None, progress: Progress | None = None) -> News:
        """One night: scanned where something has changed, kept, and what is new in it told; `now` (UTC) is its time.

        The same as `consistency nightly`, but that nothing is sent. SettingsError CFG06 where the settings declare nothing to scan.
        """
        from consistency.flows.nightly import nightly

        with progress_of(progress) as told, self._opened() as store:
            return nightly(self._project, store, told, now).news

    def audit(self, number: int) -> Audit:
        """A whole audit as it was kept, by its number in the table of nights; StoreError STO04 where there is none."""
        with self._opened() as store:
            return Audit.of(store.audit(self.brand, number))

    def to_frame(self, table: HistoryTable = "nights") -> pd.DataFrame:
        """One of the history's tables as a pandas data frame of plain values, oldest first.

        `nights` have a row for each audit; `levels` say how every measure of every channel stood, with the moving mean of those that charts
        watch, on the scale of the newest measuring; `drifts` are the moves that the charts told. Method: docs/explain/drift.md.
        LibraryError LIB01 for any other name, LIB02 where pandas is missing.
        """
        row, rows_of = table_named(table, HISTORY_TABLES)
        with self._opened() as store:
            return frame(row, rows_of(store, self._project))

    def _opened(self) -> SqlStore:
        from consistency.flows.history import open_history

        return open_history(self._project)


def _nights(store: SqlStore, project: Project) -> Iterator[NightRow]:
    for one in store.entries(project.settings.brand.name):
        about = (one.number, one.created_at, one.campaign, one.verdict.value, one.is_complete)
        yield NightRow(*about, one.touchpoints, one.errors, one.warnings, one.notes)


def _levels(store: SqlStore, project: Project) -> Iterator[LevelRow]:
    from consistency.drift import rebased, watch

    points = store.points(project.settings.brand.name)
    now = {_which(one): one.mean for one in rebased(points)}  # but for the shifts themselves, which are on no scale
    moving = {_which(one): mean for chart in watch(points) for one, mean in zip(chart.points, chart.moving, strict=True)}
    for one in points:
        about = (one.number, one.created_at, one.channel, one.measure, one.n, now.get(_which(one), one.mean), one.deviation)
        yield LevelRow(*about, moving.get(_which(one)))


def _which(point: Point) -> tuple[int, str, str]:
    return point.number, point.channel, point.measure


def _drifts(store: SqlStore, project: Project) -> Iterator[DriftRow]:
    from consistency.drift import watch

    for chart in watch(store.points(project.settings.brand.name), project.settings.history.least_shift):
        for one in chart.drifts:
            about = (one.channel, one.measure, one.number, one.told_at, one.begun_at)
            yield DriftRow(*about, one.size, one.centre, one.sigma)


HISTORY_TABLES: Mapping[str, tuple[type, Callable[[SqlStore, Project], Iterator[Any]]]] = {
    "nights": (NightRow, _nights),
    "levels": (LevelRow, _levels),
    "drifts": (DriftRow, _drifts),
}
"""What `History.to_frame` can be asked for: the class of the rows, and what makes them."""
