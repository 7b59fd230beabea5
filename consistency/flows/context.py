"""Puts the words around a quote beside it, and makes sure that every quote slices back to its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from consistency.errors import ConsistencyError
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement

REACH = 90
"""How many characters of context a report can show on either side without losing the quote in it."""


class QuoteError(ConsistencyError):
    """A check quoted words that do not stand where it says: a bug of that check."""

    code = "QUO01"


def texts_of(campaign: Campaign) -> dict[str, str]:
    """All that can be quoted of a campaign, by locator."""
    return {reading.touchpoint.locator: reading.touchpoint.text for reading in (*campaign.approved, *campaign.readings)}


def in_context(measurements: Iterable[Measurement], campaign: Campaign) -> tuple[Measurement, ...]:
    """The measurements with the words around each quote; raises QuoteError where a quote does not slice back to its touchpoint."""
    return among_words(measurements, texts_of(campaign))


def among_words(measurements: Iterable[Measurement], texts: Mapping[str, str]) -> tuple[Measurement, ...]:
    """The same, with the texts by locator."""
    return tuple(replace(item, evidence=tuple(_placed(quote, item.check, texts) for quote in item.evidence)) for item in measurements)


def _placed(evidence: Evidence, check: str, texts: Mapping[str, str]) -> Evidence:
    if evidence.source != "text":
        return evidence
    text, start, end = texts.get(evidence.locator, ""), evidence.start, evidence.end
    if start is None or end is None or text[start:end] != evidence.quote:
        raise QuoteError(f"check {check!r} quotes {evidence.quote!r}, which does not stand there.", where=evidence.locator)
    before, after = _before(text[max(0, start - REACH) : start]), _after(text[end : end + REACH])
    return Evidence(evidence.locator, evidence.quote, start, end, evidence.source, evidence.says, before, after)


def _before(text: str) -> str:
    """The end of the text before a quote, from the last blank line on, cut at a word."""
    near = text.rpartition("\n\n")[2]
    return near if len(near) < REACH else re.sub(r"^\S*\s", "… ", near)


def _after(text: str) -> str:
    """The beginning of the text after a quote, up to the next blank line, cut at a word."""
    near = text.partition("\n\n")[0]
    return near if len(near) < REACH else re.sub(r"\s\S*$", " …", near)
