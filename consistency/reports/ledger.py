"""The offer ledger as a table: what most say of each offer, and who says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.records.audit import Audit, OfferSummary, Saying, Term
from consistency.reports.wording import count, sentence, visible

MOST_OFFERS = 40
"""Offers that are shown; a campaign of thousands of touchpoints has more than anybody reads."""
MOST_PLACES = 3
"""Touchpoints that are named for one differing value; more of them are counted."""
SIDES = {"start": "first day", "guarantee": "promised time", "threshold": "minimum", "deadline": "last day", "eligibility": "for whom"}
"""How people call a side of an offer."""


@dataclass(frozen=True, slots=True)
class Dissent:
    """A differing value: the touchpoints that say so as (words, id of the finding or ""), and how many more there are."""

    value: str
    places: tuple[tuple[str, str], ...]
    more: int
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One side of an offer; `offer` is empty but in the first row of each, `rows` counts those of the offer."""

    offer: str
    rows: int
    side: str
    usual: str
    said_by: str
    dissents: tuple[Dissent, ...]


def ledger_rows(audit: Audit) -> tuple[LedgerRow, ...]:
    """A row for each side of each offer, those that differ first within an offer."""
    flagged = {(locator, one.attribute): one.id for one in audit.findings if one.concern == "offer" for locator in one.locators}
    flagged |= {(locator, "start"): name for (locator, attribute), name in flagged.items() if attribute == "deadline"}
    rows = []
    for offer in audit.offers[:MOST_OFFERS]:
        terms = sorted(offer.terms, key=lambda term: not term.others)
        rows += [_row(offer, term, len(terms) if number == 0 else 0, flagged) for number, term in enumerate(terms)]
    return tuple(rows)


def _row(offer: OfferSummary, term: Term, rows: int, flagged: dict[tuple[str, str | None], str]) -> LedgerRow:
    return LedgerRow(
        offer=_name(offer) if rows else "",
        rows=rows,
        side=sentence(SIDES.get(term.attribute, term.attribute)),
        usual=visible(term.usual.value),
        said_by=count(len(term.usual.locators), "touchpoint"),
        dissents=tuple(_dissent(one, term.attribute, flagged) for one in term.others),
    )


def _name(offer: OfferSummary) -> str:
    """What people call it; one that only its value is known of is called by that."""
    if offer.is_main:
        return f"The campaign’s offer: {visible(offer.name)}"
    is_named = any(char.isalpha() for char in offer.name)
    return sentence(visible(offer.name)) if is_named else f"An offer of {visible(offer.terms[0].usual.value)}"


def _dissent(saying: Saying, attribute: str, flagged: dict[tuple[str, str | None], str]) -> Dissent:
    places: Sequence[tuple[str, str]] = [(visible(locator), flagged.get((locator, attribute), "")) for locator in saying.locators]
    shown = sorted(places, key=lambda place: not place[1])
    is_flagged = any(finding for _, finding in places)
    return Dissent(visible(saying.value), tuple(shown[:MOST_PLACES]), max(len(places) - MOST_PLACES, 0), is_flagged)
