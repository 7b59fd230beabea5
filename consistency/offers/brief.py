"""Puts the offers that the campaign's brief declares into the ledger: which facts speak of each, by its name, code, product or values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from consistency import lazy_re as re
from consistency.english.folding import fold
from consistency.offers.left_out import leaves_out
from consistency.records.offer import Attribute, DeclaredOffer, Fact, Offer
from consistency.records.reading import Reading

NEAR = 400
"""Code points up to which a passage that names an offer speaks of that offer throughout."""
SHORT = 90
"""Words up to which a whole touchpoint does."""
OF_ANY_OFFER = frozenset({Attribute.DISCOUNT, Attribute.CODE, Attribute.DEADLINE, Attribute.START, Attribute.GIFT})
"""What belongs to an offer wherever it stands beside its name; prices, periods and audiences only where the brief states such a thing."""
BENEFITS = frozenset({Attribute.DISCOUNT, Attribute.GIFT, Attribute.PRICE, Attribute.DURATION, Attribute.GUARANTEE})
ALONE = 0.9
"""How surely the campaign's main offer is the only one that the brief declares, where neither name, code nor value says so."""
Identity = tuple[str, int, int, Attribute]
Named = tuple[str, Fact]
NO_OFFER = ""
"""The name that goes with a fact whose nearest words name a declared offer only to leave it out."""


def with_brief(offers: Sequence[Offer], brief: Sequence[DeclaredOffer], readings: Sequence[Reading]) -> list[Offer]:
    """The ledger's offers, those that the brief declares first and marked; each fact still in at most one."""
    if not brief:
        return list(offers)
    named = _named(brief, readings)
    homes = _homes(offers, brief)
    declared = [_joined(one, homes.get(at), offers, named) for at, one in enumerate(brief)]
    taken = {_identity(fact) for offer in declared for fact in offer.facts}
    rest = [replace(offer, facts=tuple(fact for fact in offer.facts if _identity(fact) not in taken)) for offer in offers]
    return [*declared, *(offer for offer in rest if offer.facts)]


def _identity(fact: Fact) -> Identity:
    return fact.locator, fact.start, fact.end, fact.attribute


def _joined(declared: DeclaredOffer, home: tuple[int, float] | None, offers: Sequence[Offer], named: Mapping[Identity, Named]) -> Offer:
    """One declared offer with the facts of the ledger's own that is the same, and those that stand beside its name."""
    facts = {}
    if home is not None:
        at, sure = home
        for fact in offers[at].facts:
            owner = named.get(_identity(fact))
            if owner is None or owner[0] == declared.name:
                facts[_identity(fact)] = replace(fact, certainty=fact.certainty * sure)
    for identity, (name, fact) in named.items():
        if name == declared.name:
            facts[identity] = fact
    is_main = home is not None and offers[home[0]].is_main
    return Offer(f"brief: {declared.name}", declared.name, tuple(facts[key] for key in sorted(facts)), is_main=is_main, declared=declared)


def _named(brief: Sequence[DeclaredOffer], readings: Iterable[Reading]) -> dict[Identity, Named]:
    """The facts that stand beside the name or code of one declared offer, with that offer's name; NO_OFFER where that is left out."""
    signs = [(one, _sign(one)) for one in brief]
    found: dict[Identity, Named] = {}
    for reading in readings:
        for fact in reading.facts:
            if (owner := _owner(fact, reading, signs)) is not None:
                found[_identity(fact)] = (owner, fact)
    return found


def _sign(declared: DeclaredOffer) -> re.Pattern[str]:
    """What shows that a text speaks of an offer: its names and its code."""
    codes = (one.fact.value.lower() for one in declared.stated if one.fact.attribute is Attribute.CODE)
    return re.compile("|".join(rf"\b{re.escape(fold(sign))}\b" for sign in (*declared.names, *codes)))


def _owner(fact: Fact, reading: Reading, signs: Sequence[tuple[DeclaredOffer, re.Pattern[str]]]) -> str | None:
    """The one declared offer that a fact's sentence names, else its passage, else its touchpoint where that is short."""
    if fact.attribute is Attribute.PRICE and fact.subject:
        return next((one.name for one, _ in signs if fact.subject == one.product and _is_of_kind(fact, one)), None)
    for text, fact_at in _contexts(fact, reading):
        mentions = [(one, match) for one, sign in signs for match in sign.finditer(text)]
        named = list(dict.fromkeys(one.name for one, match in mentions if not leaves_out(text, *match.span(), fact_at)))
        if named:
            return named[0] if len(named) == 1 and any(_may_be_of(fact, one) for one, _ in mentions if one.name == named[0]) else None
        if mentions:
            return NO_OFFER
    return None


def _contexts(fact: Fact, reading: Reading) -> Iterator[tuple[str, int]]:
    """The sentence of a fact, its passage where that is short, its whole touchpoint where that is; each with the fact's place in it."""
    touchpoint = reading.touchpoint
    yield fold(touchpoint.text[slice(*fact.sentence)]), fact.start - fact.sentence[0]
    if fact.passage < len(touchpoint.blocks):
        block = touchpoint.blocks[fact.passage]
        if block.end - block.start <= NEAR:
            yield fold(touchpoint.slice(block)), fact.start - block.start
    if len(touchpoint.text.split()) <= SHORT:
        yield fold(f"{touchpoint.title} {touchpoint.text}"), len(touchpoint.title) + 1 + fact.start


def _is_of_kind(fact: Fact, declared: DeclaredOffer) -> bool:
    """True for a fact of a kind that the brief states of the offer."""
    return any((fact.attribute, fact.slot) == (one.fact.attribute, one.fact.slot) for one in declared.stated)


def _may_be_of(fact: Fact, declared: DeclaredOffer) -> bool:
    """True for what an offer consists of, and for other facts only where the brief states one of the kind."""
    is_price_alone = all(one.fact.attribute is Attribute.PRICE for one in declared.stated)
    return _is_of_kind(fact, declared) or (fact.attribute in OF_ANY_OFFER and not fact.is_data and not is_price_alone)


def _homes(offers: Sequence[Offer], brief: Sequence[DeclaredOffer]) -> dict[int, tuple[int, float]]:
    """For each declared offer the index of the ledger's own that is the same and how surely; the best fit first, each at most once."""
    fits = [(_fit(offer, one), -at, -index) for at, one in enumerate(brief) for index, offer in enumerate(offers)]
    homes: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for fit, at, index in sorted(fits, reverse=True):
        if fit and -at not in homes and -index not in taken:
            homes[-at] = (-index, 1.0)
            taken.add(-index)
    if len(brief) == 1 and not homes:
        main = next((index for index, offer in enumerate(offers) if offer.is_main and _states_such(offer, brief[0])), None)
        return {} if main is None else {0: (main, ALONE)}
    return homes


def _fit(offer: Offer, declared: DeclaredOffer) -> int:
    """How much an offer of the ledger has of a declared one: its code, its values, or the price of its product."""
    codes = {one.fact.value for one in declared.stated if one.fact.attribute is Attribute.CODE}
    values = {(one.fact.scale, one.fact.value) for one in declared.stated if one.fact.attribute in BENEFITS}
    has_code = any(fact.attribute is Attribute.CODE and fact.value in codes for fact in offer.facts)
    shared = sum(1 for fact in offer.facts if (fact.scale, fact.value) in values)
    is_price = bool(declared.product) and offer.key == f"price of {declared.product}"
    is_period = not declared.product and any(offer.key == key for one in declared.stated for key in _standing_keys(one.fact))
    return 1000 * has_code + 500 * (is_price or is_period) + shared


def _standing_keys(fact: Fact) -> Iterator[str]:
    """What the ledger calls the promise that holds whatever the campaign."""
    if fact.attribute is Attribute.GUARANTEE:
        yield f"{fact.slot} period"
    if fact.slot == "fee":
        yield f"{fact.per} fee"
    if fact.slot in {"trial", "contract"}:
        yield fact.slot


def _states_such(offer: Offer, declared: DeclaredOffer) -> bool:
    kinds = {one.fact.scale[:3] for one in declared.stated if one.fact.attribute in BENEFITS}
    return any(fact.scale[:3] in kinds for fact in offer.facts)
