"""Checks by what a brand is recognised before anything is read: the logo's description, the sender's name, the signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from consistency.checks.wording_rules import squash
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Role

LIKELY, FAIR, DOUBTFUL = 0.9, 0.7, 0.4
LEAST = 3
"""Approved mails below which their habit proves nothing."""
HABIT = 0.8
"""Share of the approved signatures from which on what they have in common is the house's practice."""

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where words that are written together part: "FernhillOffers"."""
EDGES = (r"(?<![^\W\d_])", r"(?![^\W\d_])")
"""The beginning and the end of a word; digits and underscores may stand beside it."""


class Identity:
    """What a brand is recognised by: the description of its logo, the name of a mail's sender, and its signature.

    **What it measures.** The alternative text of pictures that a page or mail calls its logo; the name in the From line of mails; the
    signature below them.

    **Why it matters.** "noreply" in an inbox and a logo that reads "IMG_2041" are met by customers before any copy is.

    **How.** Each must hold one of the brand's names as whole words, spaces, hyphens and capitals aside, or be what approved copy has
    as well.

    **What is flagged.** A sender that names neither the brand nor anybody who sends approved mails; a logo whose description does not
    name the brand, or that has none and stands beside no words; a signature without the brand's name where approved ones have it.

    **What is fine.** A person who writes for the brand, where approved mails come from the same; other people's logos; a logo without
    description in a link that says the name in words. A sender name that approved mails do not use but that names the brand is noted only.

    **Settings.** `brand.name` and `brand.aliases`; `checks.skip`.

    **Limits.** A logo is told by its file's name, class or id, a signature by the mail program's own mark or "-- ".

    **Method.** WCAG 2.2, 1.1.1 for logos; our own comparison with the approved copy for the rest.
    """

    name: ClassVar[str] = "identity"
    concern: ClassVar[str] = "look"
    kinds: ClassVar[tuple[str, ...]] = ("identity",)

    def lacks(self, campaign: Campaign) -> str | None:  # noqa: ARG002 - the socket's signature
        """None: the brand's name is always known."""
        return None

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each sender name, logo description and signature, naming all touchpoints that have it."""
        yield from _senders(campaign)
        yield from _logos(campaign)
        yield from _unnamed_logos(campaign)
        yield from _signatures(campaign)


def _senders(campaign: Campaign) -> Iterator[Measurement]:
    approved = [name for reading in campaign.approved if (name := reading.touchpoint.meta.get("sender"))]
    known = {squash(name) for name in approved}
    for sender, mails in _grouped(campaign.readings, lambda reading: reading.touchpoint.meta.get("sender", "")).items():
        is_named = _names_brand(sender, campaign)
        if squash(sender) in known or (is_named and len(approved) < LEAST):
            continue
        wanted = approved[0] if approved else campaign.brand.name
        message = (
            f"The sender “{sender}” does not name {campaign.brand.name}." if not is_named else f"No approved mail comes from “{sender}”."
        )
        quotes = tuple(Evidence(mail.touchpoint.locator, sender, source="header", says="From") for mail in mails)
        yield _measured("IDN01", mails, quotes, DOUBTFUL if is_named else LIKELY, message, f"Send it from “{wanted}”.")


def _logos(campaign: Campaign) -> Iterator[Measurement]:
    described = [(reading, block) for reading in campaign.readings for block in reading.touchpoint.blocks if block.label == "logo"]
    for alt in dict.fromkeys(reading.touchpoint.slice(block) for reading, block in described):
        if not _names_brand(alt, campaign):
            having = [(reading, block) for reading, block in described if reading.touchpoint.slice(block) == alt]
            quotes = tuple(_quoted(reading, block, "description of the logo") for reading, block in having)
            message = f"The logo is described as “{alt}”, which does not name {campaign.brand.name}."
            yield _measured("IDN02", [reading for reading, _ in having], quotes, FAIR, message, f"Describe it as “{campaign.brand.name}”.")


def _unnamed_logos(campaign: Campaign) -> Iterator[Measurement]:
    for source, having in _grouped(campaign.readings, lambda reading: reading.touchpoint.meta.get("unnamed_logos", "")).items():
        quotes = tuple(Evidence(reading.touchpoint.locator, source, source="markup", says="has no alternative text") for reading in having)
        message = "The logo has no description: who cannot see it is not told whose page this is."
        yield _measured("IDN03", having, quotes, FAIR, message, f'Give it alt="{campaign.brand.name}".')


def _signatures(campaign: Campaign) -> Iterator[Measurement]:
    habits = [_names_brand(text, campaign) for text in map(_signature, campaign.approved) if text]
    if len(habits) < LEAST or sum(habits) < HABIT * len(habits):
        return
    for reading in campaign.readings:
        signed = [block for block in reading.touchpoint.blocks if block.role is Role.SIGNATURE]
        if signed and not _names_brand(_signature(reading), campaign):
            quotes = (_quoted(reading, signed[0], "signature"),)
            message = f"The signature does not name {campaign.brand.name}, as those of approved mails do."
            yield _measured("IDN04", [reading], quotes, FAIR, message, "Sign as approved mails are signed.")


def _signature(reading: Reading) -> str:
    """All that a mail is signed with; "" where it has no signature."""
    touchpoint = reading.touchpoint
    return " ".join(touchpoint.slice(block) for block in touchpoint.blocks if block.role is Role.SIGNATURE)


def _names_brand(text: str, campaign: Campaign) -> bool:
    words = HUMP.sub(" ", text).casefold()
    return any(_stands_in(squash(name), words) or squash(name) == squash(text) for name in campaign.brand.names)


def _stands_in(letters: str, words: str) -> bool:
    """Whether a name, given by its letters, stands in a text as whole words; scripts without capitals often part no words."""
    before, after = ("" if one == one.upper() else edge for one, edge in zip((letters[:1], letters[-1:]), EDGES, strict=True))
    return re.search(before + r"[\W_]*".join(map(re.escape, letters)) + after, words) is not None


def _grouped(readings: Iterable[Reading], key: Callable[[Reading], str]) -> dict[str, list[Reading]]:
    """Readings by a text that they have in common, those without it left out."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        if text := key(reading):
            groups.setdefault(text, []).append(reading)
    return groups


def _quoted(reading: Reading, block: Block, says: str) -> Evidence:
    return Evidence(reading.touchpoint.locator, reading.touchpoint.slice(block), block.start, block.end, says=says)


def _measured(
    code: str, readings: Sequence[Reading], quotes: tuple[Evidence, ...], certainty: float, message: str, fix: str
) -> Measurement:
    return Measurement(
        check=Identity.name,
        kind=Identity.kinds[0],
        code=code,
        about=tuple(dict.fromkeys(reading.touchpoint.locator for reading in readings)),
        value=float(len(readings)),
        certainty=certainty,
        evidence=quotes,
        message=message,
        fix=fix,
    )
