"""The people of a brand's team: what they may do, how they are known, and what they decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

EVERY_BRAND = "*"
"""Stands for all brands, also those that are added later."""


class Role(StrEnum):
    """What somebody may do with a brand, each role also what those before it may.

    A viewer looks and tries drafts; an editor starts scans, assigns, notes and proposes copy for the baseline; an approver accepts
    findings and confirms what is proposed; an admin decides on people as well.
    """

    VIEWER = "viewer"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMIN = "admin"

    def covers(self, other: Role) -> bool:
        """Whether somebody of this role may do what the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


def role_in(roles: Mapping[str, Role], brand: str) -> Role | None:
    """The role with one brand: the higher of the one given for it and the one given for every brand."""
    given = [roles[name] for name in (brand, EVERY_BRAND) if name in roles]
    return max(given, key=list(Role).index, default=None)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in: `roles` by the brand's name, or `EVERY_BRAND`; `hash` is Argon2's of the password."""

    number: int
    login: str
    name: str
    created_at: datetime
    roles: Mapping[str, Role]
    hash: str = field(default="", repr=False)
