"""Campaign: what the compare phase sees, the readings of one campaign beside the brand that speaks in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from consistency.records.guide import Guide
from consistency.records.look import LookRules
from consistency.records.offer import Ledger
from consistency.records.reading import Reading
from consistency.records.rule import Rule
from consistency.records.touchpoint import Kind, Role, Touchpoint
from consistency.records.voice import Assessment, Pool, Tone

FORWARDS = frozenset({"url", "u", "adurl", "redirect", "redirect_url", "target", "dest", "destination"})
"""What a redirecting address calls the one that it leads to."""
PAGE_FILES = (".html", ".htm", ".php", ".aspx")
SILENT = frozenset({Role.LEGAL, Role.NAV, Role.SIGNATURE})
"""Links in these parts of a touchpoint lead away from what it promises."""


@lru_cache(maxsize=4096)
def page_key(url: str) -> str:
    """A URL as `Campaign.pages` is keyed: without scheme, `www.`, query, fragment, index page, file ending and trailing slash.

    A redirecting address is keyed as what it leads to. "" where it is no URL.
    """
    try:
        parts = urlsplit(url if "//" in url.partition("?")[0] else f"//{url}")
        onward = next((value for key, value in parse_qsl(parts.query) if key.lower() in FORWARDS and value.startswith("http")), "")
    except ValueError:  # half a bracketed address, as merge tags leave behind, leads to no page
        return ""
    if onward and onward != url:
        return page_key(onward)
    host = parts.netloc.lower().rpartition("@")[2].removeprefix("www.")
    path = parts.path.rstrip("/").removesuffix("/index.html").removesuffix("/index.htm")
    ending = next((ending for ending in PAGE_FILES if path.endswith(ending)), "")
    return f"{host}{path.removesuffix(ending)}"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a declared path: the pattern as written, its line of the settings, and the touchpoints that it matches."""

    pattern: str
    place: str
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A way that customers take through the campaign, as the settings declare it."""

    name: str
    steps: tuple[Step, ...]


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
    settings' own rules about wording, `look` how strictly they judge colours, `journeys` the paths that they declare.
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
    journeys: tuple[Journey, ...] = ()

    def leads_to(self, touchpoint: Touchpoint) -> tuple[str, ...]:
        """The locators of the campaign's pages behind a touchpoint's links, in order; pages themselves make no hop."""
        if touchpoint.kind is Kind.PAGE:
            return ()
        keys = (page_key(link.url) for link in touchpoint.links if link.role not in SILENT)
        return tuple(dict.fromkeys(self.pages[key] for key in keys if key in self.pages))

    def unread_behind(self, touchpoint: Touchpoint) -> tuple[str, ...]:
        """The page keys behind a touchpoint's links of which nothing was read.

        Every link of an advert counts, of other touchpoints those to the hosts of pages that were read.
        """
        if touchpoint.kind is Kind.PAGE:
            return ()
        links = (link.url for link in touchpoint.links if link.role not in SILENT and link.url.startswith(("http:", "https:")))
        keys = tuple(dict.fromkeys(key for url in links if (key := page_key(url)) and key not in self.pages))
        if not keys or touchpoint.kind is Kind.AD:  # as it mostly is, and the hosts are many
            return keys
        hosts = {key.partition("/")[0] for key in self.pages}
        return tuple(key for key in keys if key.partition("/")[0] in hosts)

    def is_followed(self, touchpoint: Touchpoint) -> bool:
        """True where a link or a declared path leads from a touchpoint to something that was read."""
        steps = [step.locators for journey in self.journeys for step in _before_others(journey)]
        return bool(self.leads_to(touchpoint)) or any(touchpoint.locator in locators for locators in steps)

    @property
    def leads_anywhere(self) -> bool:
        """True where the settings declare a path, or any touchpoint but a page links to a page, whether or not that was read."""
        return bool(self.journeys) or any(_links_out(reading.touchpoint) or self.leads_to(reading.touchpoint) for reading in self.readings)

    def reading(self, locator: str) -> Reading:
        """The campaign reading with this locator; KeyError where there is none."""
        for reading in self.readings:
            if reading.touchpoint.locator == locator:
                return reading
        raise KeyError(locator)


def _links_out(touchpoint: Touchpoint) -> bool:
    web = (link for link in touchpoint.links if link.role not in SILENT and link.url.lower().startswith(("http:", "https:", "//", "www.")))
    return touchpoint.kind is not Kind.PAGE and any(web)


def _before_others(journey: Journey) -> tuple[Step, ...]:
    """The steps of a journey that another one follows of which something was read."""
    return tuple(step for at, step in enumerate(journey.steps) if any(later.locators for later in journey.steps[at + 1 :]))
