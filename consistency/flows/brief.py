"""The campaign brief: [[offer]] tables to the facts that every touchpoint is held against, read by the grammar that reads copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from consistency.errors import SettingsError
from consistency.offers import extract
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute, DeclaredOffer, Fact, Stated
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from consistency.settings import OfferSettings, Project
from consistency.settings.lines import Place, line_of

KINDS: Mapping[str, tuple[str, Attribute, str]] = {
    "discount": ("Get {} off.", Attribute.DISCOUNT, 'value = "25%", "£5" or "2 for 1"'),
    "gift": ("A free {} with every order.", Attribute.GIFT, 'value = "tote bag"'),
    "free time": ("{} free.", Attribute.DURATION, 'value = "3 months"'),
    "trial": ("A {} free trial.", Attribute.DURATION, 'value = "14 days"'),
    "free": ("Free {}.", Attribute.PRICE, 'value = "delivery" or "joining fee"'),
    "return": ("You can return it within {}.", Attribute.GUARANTEE, 'value = "30 days"'),
    "warranty": ("A {} warranty.", Attribute.GUARANTEE, 'value = "2 years"'),
}
"""By kind: the sentence that its value is read in, what it must state, and what such a value looks like."""
CONDITIONS: Mapping[str, tuple[tuple[str, ...], Attribute, str]] = {
    "threshold": (("Get 25% off when you spend {}.", "Get 25% off when you buy {}."), Attribute.THRESHOLD, 'threshold = "£40" or "2 bags"'),
    "term": (("A minimum term of {}.",), Attribute.DURATION, 'term = "12 months"'),
    "eligibility": (("Get 25% off for {}.",), Attribute.ELIGIBILITY, 'eligibility = "new customers", "members", "students" or "everyone"'),
}
"""By key: the sentences that it is read in, what it must state, and what it looks like."""


def brief_of(project: Project, launch: date) -> tuple[DeclaredOffer, ...]:
    """The offers that the settings declare; SettingsError with its line where a value is none (CFG20) or a name is taken twice (CFG21)."""
    _refuse_twins(project)
    return tuple(_declared(Table(project, number, offer, launch)) for number, offer in enumerate(project.settings.offer))


def _refuse_twins(project: Project) -> None:
    taken: dict[str, int] = {}
    for number, offer in enumerate(project.settings.offer):
        for name in (offer.name, *offer.names):
            if taken.setdefault(name.casefold(), number) != number:
                where = _where(project, ("offer", number, "name"))
                raise SettingsError(f"two offers are called {name!r}.", where=where, todo="Give each a name of its own.", code="CFG21")


def _where(project: Project, place: Place) -> str:
    line = line_of(project.lines, place)
    return f"{project.file}:{line}" if line else str(project.file)


class Table:
    """One [[offer]] table with the place in the settings that each of its keys has."""

    def __init__(self, project: Project, number: int, offer: OfferSettings, launch: date) -> None:
        self.offer = offer
        self.launch = launch
        self._project = project
        self._number = number

    def locator(self, key: str) -> str:
        """The settings' file and line of a key, as findings name it."""
        line = line_of(self._project.lines, ("offer", self._number, key))
        return f"{self._project.file.name or 'consistency.toml'}:{line}" if line else self._project.file.name or "consistency.toml"

    def stated(self, fact: Fact, key: str) -> Stated:
        """A fact with the line that states it."""
        return Stated(fact, f'{key} = "{getattr(self.offer, key)}"')

    def read(self, key: str, sentences: tuple[str, ...], attribute: Attribute, example: str) -> Stated:
        """What the words of a key state in one of some sentences; CFG20 where they state nothing of the kind."""
        value = str(getattr(self.offer, key))
        for sentence in sentences:
            for fact in _facts(sentence.format(value), self.launch):
                if fact.attribute is attribute:
                    return self.stated(_at(fact, self.locator(key), (self.offer.product or "").lower()), key)
        where = _where(self._project, ("offer", self._number, key))
        what = f"offer.{key}: {value!r} cannot be read as {_called(key, self.offer)}."
        raise SettingsError(what, where=where, todo=f"Write it as in {example}.", code="CFG20")

    def day(self, key: str, attribute: Attribute) -> Stated:
        """The first or last day."""
        when: date = getattr(self.offer, key)
        fact = Fact(self.locator(key), attribute, when.isoformat(), 0, 0, (0, 0), day=when)
        return Stated(fact, f"{key} = {when}")


def _called(key: str, offer: OfferSettings) -> str:
    noun = offer.kind or "" if key == "value" else key
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _declared(table: Table) -> DeclaredOffer:
    offer = table.offer
    return DeclaredOffer(
        name=offer.name,
        names=tuple(name.lower() for name in (offer.name, *offer.names)),
        stated=tuple(_stated(table)),
        locator=table.locator("name"),
        quote=f'name = "{offer.name}"',
        product=(offer.product or "").lower(),
        channels=offer.channels,
    )


def _stated(table: Table) -> Iterator[Stated]:
    """Every fact of a table, the benefit first."""
    offer = table.offer
    if offer.kind:
        sentence, attribute, example = KINDS[offer.kind]
        yield table.read("value", (sentence, "{}."), attribute, example)
    if offer.price:
        per = f" per {' per '.join(offer.period.split('/'))}" if offer.period else ""
        yield table.read("price", (f"It costs {{}}{per}.",), Attribute.PRICE, 'price = "£14.99"')
    if offer.code:
        code = offer.code.upper()
        yield table.stated(Fact(table.locator("code"), Attribute.CODE, code, 0, 0, (0, 0)), "code")
    if offer.start:
        yield table.day("start", Attribute.START)
    if offer.end:
        yield table.day("end", Attribute.DEADLINE)
    for key, (sentences, attribute, example) in CONDITIONS.items():
        if getattr(offer, key):
            yield table.read(key, _with_bare_sum_first(sentences, str(getattr(offer, key))), attribute, example)


def _with_bare_sum_first(sentences: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Sums are spent, things are bought."""
    return sentences if re.search(r"[£$€]|\b[A-Z]{3}\b", value) else sentences[::-1]


def _facts(sentence: str, launch: date) -> tuple[Fact, ...]:
    touchpoint = Touchpoint("brief", "brief", Kind.TEXT, sentence, (Block(0, len(sentence), Role.BODY),))
    return extract(Reading(touchpoint, segment(touchpoint)), Brand("brief"), launch)


def _at(fact: Fact, locator: str, product: str) -> Fact:
    """The fact as a line of the settings states it: nowhere in a text, of the product that is named there."""
    subject = product if fact.attribute is Attribute.PRICE and fact.slot != "fee" else ""
    return Fact(
        locator, fact.attribute, fact.value, 0, 0, (0, 0), unit=fact.unit, per=fact.per, number=fact.number, day=fact.day, subject=subject,
        slot=fact.slot, bound=fact.bound,
    )  # fmt: skip
