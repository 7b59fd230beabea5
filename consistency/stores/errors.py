"""What can go wrong with a history."""

from __future__ import annotations

from typing import ClassVar

from consistency.errors import ConsistencyError


class StoreError(ConsistencyError):
    """A history cannot be opened, read or written (STO..); nothing of what was stored before is lost."""

    code: ClassVar[str] = "STO00"
