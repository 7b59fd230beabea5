"""A cache in this process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Memory:
    """Keeps everything, and counts what it was given."""

    known: dict[str, bytes] = field(default_factory=dict)
    given: int = 0

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        return {key: self.known[key] for key in keys if key in self.known}

    def put(self, made: Mapping[str, bytes]) -> None:
        self.known.update(made)
        self.given += len(made)
