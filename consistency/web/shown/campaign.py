"""A scanned campaign as its pages show it: findings narrowed down, a text beside its landing pages, two channels side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from consistency.flows.surroundings import Surroundings
from consistency.records.audit import Audit, OfferSummary, Saying, TouchpointSummary, VoiceVerdict
from consistency.records.campaign import SILENT, page_key
from consistency.records.finding import Finding, Severity
from consistency.records.reading import Reading
from consistency.reports import page, wording
from consistency.reports.distances import FAR, NEAR
from consistency.reports.ledger import SIDES
from consistency.reports.passages import LONGEST, Passage, marked_text

SEVERITIES = {"stop": Severity.ERROR, "look": Severity.WARNING, "note": Severity.NOTE}
OPEN_AT_FIRST = 4
"""Touchpoints of which the page shows all that was found; of the others it shows what each finding says."""
MOST_SHOWN = 60
"""Touchpoints with findings that one page shows; a filter brings the others."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see: findings of one concern, in one channel, of one severity ("stop", "look", "note"), with some words."""

    concern: str = ""
    channel: str = ""
    severity: str = ""
    words: str = ""

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return any((self.concern, self.channel, self.severity, self.words.strip()))

    def lets(self, finding: Finding, channels: Sequence[str]) -> bool:
        """Whether a finding in these channels is wanted."""
        if self.concern and finding.concern != self.concern:
            return False
        if self.channel and self.channel not in channels:
            return False
        if self.severity and SEVERITIES.get(self.severity) is not finding.severity:
            return False
        told = " ".join([finding.message, *finding.locators, *(item.quote for item in finding.evidence)]).casefold()
        return all(word in told for word in self.words.casefold().split())


def narrowed(audit: Audit, wanted: Filter) -> Audit:
    """The audit with those findings alone."""
    if not wanted.is_on:
        return audit
    channel_of = {item.locator: item.channel for item in audit.touchpoints}
    findings = [one for one in audit.findings if wanted.lets(one, [channel_of.get(place, "") for place in one.locators])]
    return replace(audit, findings=tuple(findings))


def overview(audit: Audit, wanted: Filter) -> dict[str, Any]:
    """What the campaign's page lays out."""
    found = narrowed(audit, wanted)
    entries = page.entries(found)
    return {
        "audit": audit,
        "headline": wording.headline(audit),
        "tone": page.tone(audit.verdict),
        "numbers": page.numbers(audit),
        "sections": page.sections(audit),
        "grid": page.grid(audit),
        "channels": wording.channels(audit),
        "wanted": wanted,
        "shown": len(found.findings),
        "entries": entries[:MOST_SHOWN],
        "more": max(len(entries) - MOST_SHOWN, 0),
        "open_at_first": OPEN_AT_FIRST,
        "missing": wording.unreadable(audit.sources),
    }


@dataclass(frozen=True, slots=True)
class Side:
    """One text of two that lie beside each other, with its findings."""

    title: str
    locator: str
    channel: str
    uri: str
    passages: tuple[Passage, ...]
    cards: tuple[page.Card, ...] = ()
    strip: page.Strip | None = None


def text_side(audit: Audit, item: TouchpointSummary, text: str, name: str) -> Side:
    """A touchpoint with its text and all that was found in it."""
    touchpoints = {one.locator: one for one in audit.touchpoints}
    titles = {concern.concern: concern.title for concern in audit.concerns}
    own = [finding for finding in audit.findings if item.locator in finding.locators]
    quotes = [quote for finding in own for quote in finding.evidence if quote.locator == item.locator]
    marked = marked_text(text, quotes, name, 4 * LONGEST)
    strip = page.strip(item.voice) if item.voice and item.voice.verdict is not VoiceVerdict.CANNOT_TELL else None
    return Side(
        wording.visible(item.title),
        item.locator,
        wording.visible(item.channel),
        wording.visible(item.uri or ""),
        marked.passages,
        tuple(page.card(finding, touchpoints, marked.marks, titles) for finding in own),
        strip,
    )


def landing_pages(around: Surroundings, locator: str) -> tuple[Reading, ...]:
    """The campaign's pages behind the links of a touchpoint, in order."""
    by_locator = {one.touchpoint.locator: one for one in around.campaign}
    if locator not in by_locator:
        return ()
    links = (page_key(link.url) for link in by_locator[locator].touchpoint.links if link.role not in SILENT)
    places = dict.fromkeys(around.pages[key] for key in links if key in around.pages)
    return tuple(by_locator[place] for place in places if place != locator)


@dataclass(frozen=True, slots=True)
class Term:
    """One side of an offer in two channels: what each says, and whether they say the same."""

    offer: str
    side: str
    one: str
    other: str
    is_same: bool


def compared(audit: Audit, one: str, other: str) -> dict[str, Any]:
    """Two channels of a campaign: verdicts, offers, how far their voices lie apart, and the findings of each."""
    concerns = [(concern.title, concern.channels.get(one), concern.channels.get(other)) for concern in wording.by_channel(audit)]
    return {
        "audit": audit,
        "one": one,
        "other": other,
        "concerns": [(title, _cell(left), _cell(right)) for title, left, right in concerns],
        "terms": [term for offer in audit.offers for term in _terms(audit, offer, one, other)],
        "apart": _apart(audit, one, other),
        "halves": [(channel, _half(audit, channel)) for channel in (one, other)],
    }


def _cell(verdict: Any) -> tuple[str, str]:
    return ("not scanned", "absent") if verdict is None else (verdict.value, page.tone(verdict))


def _terms(audit: Audit, offer: OfferSummary, one: str, other: str) -> list[Term]:
    channel_of = {item.locator: item.channel for item in audit.touchpoints}

    def said_in(channel: str, sayings: Sequence[Saying]) -> str:
        return ", ".join(saying.value for saying in sayings if any(channel_of.get(place) == channel for place in saying.locators))

    told = []
    for term in offer.terms:
        sayings = (term.usual, *term.others)
        left, right = said_in(one, sayings), said_in(other, sayings)
        if left or right:
            side = SIDES.get(term.attribute, term.attribute)
            told.append(Term(wording.visible(offer.name), side, wording.visible(left), wording.visible(right), left == right))
    return told


def _apart(audit: Audit, one: str, other: str) -> str:
    """How far two channels lie apart in voice, in words; empty where it was not measured."""
    found = next((each for each in audit.distances if {each.one, each.other} == {one, other}), None)
    if found is None or found.voice is None:
        return ""
    sounds = "sound alike" if found.voice < NEAR else "sound like two voices" if found.voice > FAR else "sound somewhat apart"
    if found.voice < 0.005 and found.approved_voice is not None and found.approved_voice < 0.005:
        return "They sound alike, as your approved copy of the two does: nothing sets them apart that chance would not."
    usual = f"; your approved copy of the two lies {found.approved_voice:.2f} apart" if found.approved_voice is not None else ""
    return f"They {sounds}: {found.voice:.2f} standard deviations of your approved texts apart{usual}."


def _half(audit: Audit, channel: str) -> tuple[page.Entry, ...]:
    """What was found in one channel, the worst first."""
    return page.entries(narrowed(audit, Filter(channel=channel)))
