"""Fact and Offer: what a touchpoint promises, typed and normalised, with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Attribute(StrEnum):
    """Which side of an offer a fact states; the names that findings use."""

    DISCOUNT = "discount"
    PRICE = "price"
    CODE = "code"
    DEADLINE = "deadline"
    START = "start"
    THRESHOLD = "threshold"
    DURATION = "duration"
    GUARANTEE = "guarantee"
    ELIGIBILITY = "eligibility"
    GIFT = "gift"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of an offer: `text[start:end]` says that `attribute` has `value` in `unit`.

    `value` is normalised text (`"30"`, `"2025-11-09"`, `"SPRING20"`), `number` and `day` its typed form where it has one. `unit` is `%`, an
    ISO 4217 currency, `day`, `bag`, `user` and so on, `per` the period or thing that a price is for. `slot` tells apart what has one
    attribute and is still not the same thing (a fee and a price, a trial and a contract, a return and a refund); `bound` is `up to` or
    `from` where the words promise no more than a limit, `weekday` where a day stands beside a weekday that is not its own, `no such day`
    where its month is shorter. `subject` names the product or plan, lower-case, where the sentence names one. `sentence` is the span of the
    sentence it stands in, `passage` the index of the block. `certainty` lies in 0..1. `is_data` marks what a page states for machines
    (schema.org).
    """

    locator: str
    attribute: Attribute
    value: str
    start: int
    end: int
    sentence: tuple[int, int]
    unit: str = ""
    per: str = ""
    number: Decimal | None = None
    day: date | None = None
    subject: str = ""
    certainty: float = 1.0
    slot: str = ""
    bound: str = ""
    passage: int = 0
    is_data: bool = False

    @property
    def scale(self) -> tuple[str, str, str, str]:
        """What two facts must share to be comparable at all: attribute, slot, unit and per."""
        unit = "" if self.attribute in {Attribute.THRESHOLD, Attribute.DURATION, Attribute.GUARANTEE} else self.unit
        return (self.attribute.value, self.slot, unit if self.slot != "fee" else "", self.per)


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that the brief says of an offer: the fact, its `locator` a line of the settings, and that line's words."""

    fact: Fact
    quote: str


@dataclass(frozen=True, slots=True)
class DeclaredOffer:
    """An offer as the campaign's brief states it: the truth that copy is held against.

    `names` are what it goes by, lower-case, `product` what it is for ("" where not said), `channels` those that must tell of it.
    `locator` and `quote` are the line of the settings in which it is named.
    """

    name: str
    names: tuple[str, ...]
    stated: tuple[Stated, ...]
    locator: str
    quote: str
    product: str = ""
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Facts of one campaign that speak of the same offer; `key` is stable, `name` is for people, `is_main` marks the campaign's own.

    `declared` is what the brief says of it, None where it says nothing; such an offer may have no facts: nobody tells of it.
    """

    key: str
    name: str
    facts: tuple[Fact, ...]
    is_main: bool = False
    declared: DeclaredOffer | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All offers of a campaign, each fact in at most one of them."""

    offers: tuple[Offer, ...]
