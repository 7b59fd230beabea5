"""What can be wrong with a call of the library."""

from __future__ import annotations

from consistency.errors import ConsistencyError


class LibraryError(ConsistencyError):
    """The library was asked for something that it has not, or was given things that do not go together (LIB..)."""

    code = "LIB00"
