"""What can go wrong with an alert."""

from __future__ import annotations

from typing import ClassVar

from consistency.errors import ConsistencyError


class AlertError(ConsistencyError):
    """News could not be sent (ALR..); it is kept and tried again with the next run."""

    code: ClassVar[str] = "ALR00"
