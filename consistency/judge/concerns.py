"""The concerns that a team gets a verdict on, in the order in which reports show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concern:
    """One question of a team: its name, its title in reports, the kinds of finding that answer it, and what it says of no material.

        `unjudged` is said before the channels that hold nothing to judge it by. `is_of_approved` marks one about the guide
    and the approved copy: it has no verdict by channel of the campaign and holds up no launch. `is_optional` marks one
    that has a verdict only where the settings or the campaign itself ask for it.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    without_material: str = "Nothing was read that it could be checked on."
    is_of_approved: bool = False
    unjudged: str = "Too short to judge"
    is_optional: bool = False


COVERAGE = "coverage"
"""The concern that asks whether everything declared was read; it is answered by the sources, not by a check."""
CONCERNS = (
    Concern("offer", "Offer", ("offer-conflict", "offer-untold", "asset-conflict")),
    Concern("expiry", "Deadlines", ("offer-expired", "offer-timing")),
    Concern(
        "path",
        "Promise path",
        ("message-mismatch", "hop-unchecked"),
        "Nothing in this campaign links to a page that was read.",
        unjudged="The pages that these link to were not read",
        is_optional=True,
    ),
    Concern("service", "Service", ("promise-contradicted", "promise-weakened", "promise-unbacked"), is_optional=True),
    Concern(
        "voice",
        "Voice",
        ("voice-drift",),
        "Of no text can be told whose voice it is: each is too short, a page of terms, or in another language.",
        unjudged="Too little to tell by",
    ),
    Concern("tone", "Tone", ("tone-contradiction",), is_of_approved=True),
    Concern("terms", "Terms", ("term-violation", "asset-repeat")),
    Concern("rules", "Your own rules", ("rule-broken",), is_optional=True),
    Concern("placeholders", "Placeholders", ("placeholder", "slip")),
    Concern("look", "Look", ("look-drift", "identity"), "Nothing in this campaign states colours or fonts that could be checked."),
    Concern(COVERAGE, "Coverage", (), "Nothing that the settings declare was read."),
)


def concern_of(kind: str) -> str:
    """The concern that a kind of finding feeds; a kind of a plugged-in check is a concern of its own."""
    return next((concern.name for concern in CONCERNS if kind in concern.kinds), kind)


def concern_named(name: str) -> Concern:
    """The concern of this name; one of a plugged-in check takes its title from its name."""
    known = next((concern for concern in CONCERNS if concern.name == name), None)
    return known or Concern(name, name.replace("-", " ").capitalize(), (name,))


def position(name: str) -> tuple[int, str]:
    """Sorts concerns by name into the order of reports, unknown ones last and by name."""
    order = [concern.name for concern in CONCERNS]
    return (order.index(name) if name in order else len(order), name)
