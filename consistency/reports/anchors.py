"""Where a finding is shown in a repository: the touchpoint's own file, or for what came from elsewhere the settings' line that names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from consistency.records.audit import Audit, SourceSummary, TouchpointSummary

RECORD = re.compile(r"#\d+$")
"""What a locator adds to its file's path where the file holds many records."""
LINE = re.compile(r"(.+):(\d+)")
"""How the settings themselves are quoted: by the file's name and a line."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A file, seen from where the scan ran, and a line in it (1-based; 1 where nothing nearer is known)."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one audit's touchpoints and of what could not be read."""

    settings: str
    touchpoints: Mapping[str, TouchpointSummary]
    sources: tuple[SourceSummary, ...]

    @classmethod
    def of(cls, audit: Audit) -> Self:
        """Of all that the audit read."""
        return cls(audit.settings or "consistency.toml", {item.locator: item for item in audit.touchpoints}, audit.sources)

    def at(self, locator: str) -> Anchor:
        """Of a touchpoint, of the campaign or approved."""
        item = self.touchpoints.get(locator)
        source = self.sources[item.source] if item is not None and item.source is not None else None
        return self.in_source(locator, source)

    def in_source(self, locator: str, source: SourceSummary | None) -> Anchor:
        """Of something that a source names; a source that gave no files is shown where the settings declare it."""
        if source is not None and source.is_remote:
            return Anchor(self.settings, max(source.line, 1))
        quoted = LINE.fullmatch(locator)
        if quoted and quoted[1] == PurePosixPath(self.settings).name:
            return Anchor(self.settings, max(int(quoted[2]), 1))
        return Anchor((PurePosixPath(self.settings).parent / RECORD.sub("", locator)).as_posix())
