"""Campaign: what the compare phase sees, the readings of one campaign beside the brand that speaks in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from consistency.records.guide import Guide
from consistency.records.look import LookRules
from consistency.records.offer import Ledger
from consistency.records.reading import Reading
from consistency.records.rule import Rule
from consistency.records.voice import Assessment, Pool, Tone


def page_key(url: str) -> str:
    """A URL as `Campaign.pages` is keyed: without scheme, `www.`, query, fragment, index page and trailing slash; "" where it is none."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:  # half a bracketed address, as merge tags leave behind, leads to no page
        return ""
    host = parts.netloc.lower().rpartition("@")[2].removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix("/index.html").removesuffix("/index.htm")
    return f"{host}{path}"


@dataclass(frozen=True, slots=True)
class Brand:
    """Who speaks: the brand's name, the other names it goes by, and its style guide (None where there is none)."""

    name: str
    aliases: tuple[str, ...] = ()
    guide: Guide | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the main one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Campaign:
    """The readings to be judged, the approved readings, and what is known of both.

    `launch` is the day on which offers are judged as live or expired. `pages` maps a page's `page_key` to the
    locator of the campaign touchpoint served there. `voices` holds the baseline's assessments by locator; None
    where there was no baseline to assess by; `pools` are short texts that were assessed together. `tone` holds the guide's declared
    traits against the approved copy; None where it was not measured. `ledger` holds the campaign's offers, `rules` the
    settings' own rules about wording, `look` how strictly they judge colours.
    """

    name: str
    launch: date
    brand: Brand
    readings: tuple[Reading, ...]
    approved: tuple[Reading, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, Assessment] | None = None
    ledger: Ledger = field(default_factory=lambda: Ledger(()))
    pools: tuple[Pool, ...] = ()
    tone: Tone | None = None
    rules: tuple[Rule, ...] = ()
    look: LookRules = field(default_factory=LookRules)

    def reading(self, locator: str) -> Reading:
        """The campaign reading with this locator; KeyError where there is none."""
        for reading in self.readings:
            if reading.touchpoint.locator == locator:
                return reading
        raise KeyError(locator)
