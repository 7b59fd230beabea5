"""Collect: every declared source read and kept in one file, from settings to a record that `scan` reads back."""

from __future__ import annotations

from pathlib import Path

from consistency.channels.kept import write_kept
from consistency.errors import SettingsError
from consistency.flows.progress import Progress, silent
from consistency.flows.read import collect_sources
from consistency.flows.redact import redacted
from consistency.records.collection import Collection
from consistency.settings import Project


def collect(project: Project, output: Path, progress: Progress = silent, *, keep_personal: bool = False) -> tuple[Collection, ...]:
    """Reads the baseline's and the campaign's sources and writes them to `output` (.jsonl or .parquet); gives what was written.

    Personal data is masked unless `keep_personal` or the settings keep it. Where reading is interrupted, what was read is written all the
    same and the rest is told as not read. Raises SettingsError (CFG06) where the settings declare no source, UnreadableError (DOC06)
    where Parquet is asked for and cannot be written.
    """
    settings = project.settings
    if not settings.source and not settings.baseline:
        raise SettingsError("nothing to collect is declared.", where=str(project.folder), todo="Add a [[source]] table.", code="CFG06")
    approved = collect_sources("baseline", project, progress)
    found = (*approved, *collect_sources("campaign", project, progress, approved))
    kept = found if keep_personal or settings.collect.keep_personal else redacted(found)
    progress(f"writing {output.name}")
    write_kept(kept, output)
    return kept
