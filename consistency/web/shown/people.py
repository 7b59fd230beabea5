"""People as their page shows them: what each may do, by which programs, and what was decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.records.people import EVERY_BRAND, Account, Deed, Token
from consistency.reports.wording import day, visible
from consistency.stores.sql import SqlStore
from consistency.web.shown.triage import Line


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """Somebody: their roles as brand and role, their tokens, and brands that they have a role with though nobody serves them here."""

    login: str
    name: str
    since: str
    roles: tuple[tuple[str, str], ...]
    tokens: tuple[Token, ...]
    elsewhere: tuple[str, ...]


def people_shown(store: SqlStore, brands: Sequence[str]) -> tuple[ShownPerson, ...]:
    """Everybody, by login."""
    return tuple(_shown(one, store.sign_ins().tokens(one.number), brands) for one in store.people().accounts())


def _shown(account: Account, tokens: tuple[Token, ...], brands: Sequence[str]) -> ShownPerson:
    roles = tuple((brand_named(brand), role.value) for brand, role in account.roles.items())
    elsewhere = tuple(brand for brand in account.roles if brand not in {EVERY_BRAND, *brands})
    return ShownPerson(account.login, visible(account.name), day(account.created_at), roles, tokens, elsewhere)


def brand_named(brand: str) -> str:
    """A brand as people say it."""
    return "every brand" if brand == EVERY_BRAND else visible(brand)


def deeds_shown(deeds: Sequence[Deed]) -> tuple[Line, ...]:
    """What was decided about people, newest first."""
    return tuple(Line(f"{day(one.at)}, {one.at:%H:%M} UTC", visible(one.who), visible(_said(one))) for one in deeds)


def _said(deed: Deed) -> str:
    role, of = deed.detail.get("role", ""), f" of {brand_named(deed.brand)}" if deed.brand else ""
    told = {
        "role given": f"took {deed.about}'s role{of} away" if role == "none" else f"made {deed.about} {role}{of}",
        "added": f"added {deed.about}",
        "removed": f"removed {deed.about}",
        "password changed": f"gave {deed.about} another password",
        "token made": f"made {deed.about} the token {deed.detail.get('label', '')}",
        "token revoked": f"took a token of {deed.about} back",
    }
    return told[deed.action]
