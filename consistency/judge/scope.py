"""Which channels a concern was checked on, so that "not scanned" never reads as "consistent"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from consistency.records.audit import VoiceVerdict
from consistency.records.campaign import Campaign
from consistency.records.touchpoint import Kind, Touchpoint


def touchpoints_for(concern: str, campaign: Campaign, left_out: Collection[str] = ()) -> tuple[Touchpoint, ...]:
    """The touchpoints that hold something which this concern can be checked on, in order: the campaign's, for tone the approved ones.

    `left_out` are checks that are off: without colours and fonts a look is checked on names and logos, anywhere; without offers
    side by side an offer is checked within adverts.
    """
    touchpoints = tuple(reading.touchpoint for reading in campaign.readings)
    if concern == "voice":
        return tuple(item for item in touchpoints if _has_voice(item.locator, campaign))
    if concern == "tone":
        return tuple(reading.touchpoint for reading in campaign.approved)
    if concern == "path":
        return tuple(item for item in touchpoints if campaign.is_followed(item))
    if concern == "offer" and "offer_conflict" in left_out:
        return tuple(item for item in touchpoints if item.kind is Kind.AD)
    if concern == "look" and "look" not in left_out:
        return tuple(item for item in touchpoints if item.styles)
    return touchpoints


def too_short(campaign: Campaign) -> tuple[Touchpoint, ...]:
    """The touchpoints whose voice was asked for and could not be told."""
    voices = campaign.voices or {}
    touchpoints = (reading.touchpoint for reading in campaign.readings)
    return tuple(item for item in touchpoints if item.locator in voices and not _has_voice(item.locator, campaign))


def unfollowed(campaign: Campaign) -> tuple[Touchpoint, ...]:
    """The touchpoints that link to pages and of which nothing that they lead to was read."""
    touchpoints = (reading.touchpoint for reading in campaign.readings)
    return tuple(item for item in touchpoints if campaign.unread_behind(item) and not campaign.is_followed(item))


def channels_of(touchpoints: Iterable[Touchpoint]) -> tuple[str, ...]:
    """Their channels, each once, in order of appearance."""
    return tuple(dict.fromkeys(item.channel for item in touchpoints))


def _has_voice(locator: str, campaign: Campaign) -> bool:
    voice = (campaign.voices or {}).get(locator)
    return (voice is not None and voice.verdict is not VoiceVerdict.CANNOT_TELL) or _is_pooled(locator, campaign)


def _is_pooled(locator: str, campaign: Campaign) -> bool:
    """Whether it was judged together with others, which covers its channel although nobody can tell of it alone."""
    told = (pool for pool in campaign.pools if pool.assessment.verdict is not VoiceVerdict.CANNOT_TELL)
    return any(locator in pool.members for pool in told)
