"""Collect: every declared source read and kept in one file, from settings to a record that `scan` reads back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from consistency.channels.kept import write_kept
from consistency.errors import SettingsError
from consistency.flows.interrupt import interrupted
from consistency.flows.progress import Progress, silent
from consistency.flows.read import collect_sources
from consistency.flows.redact import redacted
from consistency.records.collection import Collection
from consistency.settings import Project, SourceSettings

SHARE = 10
"""Times as long as the last writing took that pass before what was read so far is written again."""
QUICK = 1.0
"""Seconds that writing may take to be worth it after each source."""


def collect(project: Project, output: Path, progress: Progress = silent, *, keep_personal: bool = False) -> tuple[Collection, ...]:
    """Reads the baseline's and the campaign's sources and writes them to `output` (.jsonl or .parquet); gives what was written.

    Personal data is masked unless `keep_personal` or the settings keep it. Where reading is interrupted, what was read is written all the
    same and the rest is told as not read. Meanwhile what was read so far stands beside it (`touchpoints.partial.jsonl`), for a process
    that is killed; it goes when `output` is written.

    Raises SettingsError (CFG06) where the settings declare no source, UnreadableError (DOC06)
    where Parquet is asked for and cannot be written.
    """
    settings = project.settings
    if not settings.source and not settings.baseline:
        raise SettingsError("nothing to collect is declared.", where=str(project.folder), todo="Add a [[source]] table.", code="CFG06")
    is_personal_kept = keep_personal or settings.collect.keep_personal
    so_far = _SoFar(output, [_unread(source) for source in settings.source], is_personal_kept=is_personal_kept)
    approved = collect_sources("baseline", project, progress, on_source=so_far.keep_baseline)
    if approved and settings.source:
        so_far.keep_baseline(approved)
    found = (*approved, *collect_sources("campaign", project, progress, approved, so_far.keep))
    kept = found if is_personal_kept else redacted(found)
    progress(f"writing {output.name}")
    write_kept(kept, output)
    so_far.drop()
    return kept


def _unread(source: SourceSettings) -> Collection:
    return interrupted("campaign", source.channel, source.path or str(source.service))


class _SoFar:
    """What was read until now, kept beside the file that is to be; written again only when that costs little of the time since then."""

    def __init__(self, output: Path, campaign: Sequence[Collection], *, is_personal_kept: bool) -> None:
        self._file = output.with_name(f"{output.stem}.partial.jsonl")
        self._campaign = campaign
        self._is_personal_kept = is_personal_kept
        self._next = 0.0

    def keep_baseline(self, found: Sequence[Collection]) -> None:
        """Keeps what is known while the whole campaign is still to be read."""
        self.keep((*found, *self._campaign))

    def keep(self, found: Sequence[Collection]) -> None:
        """Keeps this, in which the sources that are still to be read are told as not read."""
        begun = time.monotonic()
        if begun < self._next:
            return
        write_kept(found if self._is_personal_kept else redacted(found), self._file)
        now = time.monotonic()
        self._next = now + (SHARE * (now - begun) if now - begun > QUICK else 0)

    def drop(self) -> None:
        """Takes the file away, as all of it now stands in another."""
        self._file.unlink(missing_ok=True)
