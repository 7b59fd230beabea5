"""What ads of every platform have in common: assets kept apart, pins, inserted text, and whether the ad runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from consistency.channels.composition import Composition
from consistency.channels.dynamic_text import resolved
from consistency.channels.files import SourceFile
from consistency.channels.table import Row
from consistency.channels.wording import words
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

Read = TypeVar("Read", Touchpoint | Skipped, Touchpoint | Skipped | Unreadable)
STOPPED = words(
    "paused removed disabled archived deleted inactive ended off stopped completed rejected disapproved canceled cancelled disable delete"
)
STATUSES = (
    "status", "ad status", "ad state", "state", "ad delivery", "creative status", "primary status", "operation status", "ad group status",
    "ad set status", "ad set run status", "campaign status", "campaign group status", "asset group status",
)  # fmt: skip
LEVEL = re.compile(r"^(?:(?:campaign|asset|ad ?set|ad ?group|ad|group|creative|account|status)[ _])+")
"""What platforms put before a status: "Ad group paused", ADSET_PAUSED, AD_STATUS_DISABLE."""
BLANK = frozenset({"", "-", "--", "—"})
"""What reports write where there is nothing."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One text of an ad: `pin` is the position that it is fixed to, "" where the platform chooses."""

    text: str
    label: str
    role: Role
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Ad:
    """One ad as a platform describes it: `statuses` are its own and those of what it lies in, by the platform's name for each."""

    assets: tuple[Asset, ...]
    urls: tuple[str, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)


def statuses_of(row: Row) -> dict[str, str]:
    """What a row says of the state of an ad and of what the ad lies in."""
    return {name: row.cells[name] for name in STATUSES if row.cells.get(name, "") not in BLANK}


def stopped(statuses: Mapping[str, str]) -> str | None:
    """Why an ad does not run: the status that stops it; None where it runs, waits or says nothing."""
    for name, status in statuses.items():
        bare = LEVEL.sub("", status.casefold().strip()).replace("_", " ").removeprefix("recently ")
        if bare in STOPPED:
            return f"the ad does not run ({name}: {status})"
    return None


def read_ad(file: SourceFile, number: int, ad: Ad) -> Touchpoint | Skipped:
    """The ad with its assets as blocks, or why it is none; one that does not run is kept where the source asks for it."""
    composition, dynamic = Composition(), list[str]()
    for asset in ad.assets:
        text, inserted = resolved("" if asset.text.strip() in BLANK else asset.text)
        composition.add(text, asset.role, asset.label)
        dynamic += [f"{asset.label}: {insertion}" for insertion in inserted]
    if not composition:
        return file.skipped(number, "the row holds no ad text (a campaign, an ad group or a keyword)")
    reason = stopped(ad.statuses)
    if reason and not file.keep_paused:
        return file.skipped(number, reason)
    for url in ad.urls:
        composition.link(url)
    title = ad.meta.get("ad") or " / ".join(value for value in ad.meta.values() if value)
    status = next(iter(ad.statuses.values()), "")
    meta = {**ad.meta, "status": status, "pins": _pins(ad), "dynamic": "; ".join(dynamic)}
    return composition.touchpoint(file, Kind.AD, number=number, title=title, meta={k: v for k, v in meta.items() if v})


def _pins(ad: Ad) -> str:
    return "; ".join(f"{asset.label}:{asset.pin}" for asset in ad.assets if asset.pin and asset.text.strip() not in BLANK)


def unrepeated(records: Iterable[Read]) -> Iterator[Read | Skipped]:
    """The records, an ad that stands there again (for another day, device or audience) skipped."""
    first: dict[object, str] = {}
    for record in records:
        if not isinstance(record, Touchpoint):
            yield record
            continue
        sign = (record.text, record.links, tuple(record.meta.items()))
        if sign in first:
            yield Skipped(record.locator, f"the same ad as {first[sign]}")
        else:
            first[sign] = record.locator
            yield record


def button(action: str) -> str:
    """The button's words as people see them: SHOP_NOW is the platforms' name for "Shop now"."""
    if action.casefold().replace("_", " ") in {"no button", "none", "no cta"}:
        return ""
    is_name = re.fullmatch(r"[A-Z]+(?:_[A-Z]+)*", action)
    return action.replace("_", " ").capitalize() if is_name else action
