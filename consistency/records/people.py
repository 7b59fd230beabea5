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
        return _RANKS[self] >= _RANKS[other]


_RANKS = {role: rank for rank, role in enumerate(Role)}


def role_in(roles: Mapping[str, Role], brand: str) -> Role | None:
    """The role with one brand: the higher of the one given for it and the one given for every brand."""
    given = [roles[name] for name in (brand, EVERY_BRAND) if name in roles]
    return max(given, key=lambda role: _RANKS[role], default=None)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in: `roles` by the brand's name, or `EVERY_BRAND`; `hash` is Argon2's of the password."""

    number: int
    login: str
    name: str
    created_at: datetime
    roles: Mapping[str, Role]
    hash: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A browser that somebody signed in with, and when it was last seen."""

    account: Account
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A program's way in: it may what its account may, but no more than `role`, with one `brand` or every brand, until `expires_at`."""

    number: int
    label: str
    role: Role
    brand: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None

    def limits(self, roles: Mapping[str, Role]) -> dict[str, Role]:
        """What of an account's roles the token passes on."""
        names = roles if self.brand == EVERY_BRAND else {self.brand}
        own = {name: role for name in names if (role := role_in(roles, name))}
        return {name: self.role if role.covers(self.role) else role for name, role in own.items()}


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, and when: `about` is the id of what it was done to, `detail` what else was decided. Never copy, never a secret."""

    at: datetime
    who: str
    action: str
    brand: str = ""
    about: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
