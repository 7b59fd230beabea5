"""Asked: what one scan asks of the gate beyond the settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """Checks to make only or to leave out, by name; the least severity that fails the scan; how many such findings it bears.

    None and empty: as the settings say.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    fail_on: str | None = None
    max_new: int | None = None
