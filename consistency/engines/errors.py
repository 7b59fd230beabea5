"""What can go wrong with an engine."""

from __future__ import annotations

from typing import ClassVar

from consistency.errors import ConsistencyError


class EngineError(ConsistencyError):
    """Work could not be done by the engine that was asked for (ENG..)."""

    code: ClassVar[str] = "ENG00"
