"""What the tests look at in a touchpoint."""

from __future__ import annotations

from consistency.records.touchpoint import Role, Touchpoint


def parts(touchpoint: Touchpoint, *roles: Role) -> list[str]:
    """The texts of the touchpoint's blocks of these roles; of all blocks where none is named."""
    return [touchpoint.slice(block) for block in touchpoint.blocks if not roles or block.role in roles]
