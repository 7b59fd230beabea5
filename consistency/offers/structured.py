"""Reads the offers that a page states for machines: schema.org's Offer in JSON-LD or microdata, as facts about a named product."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from consistency import lazy_re as re
from consistency.english.numbers import plain
from consistency.records.offer import Attribute, Fact
from consistency.records.touchpoint import Role, Touchpoint

Node = Mapping[str, object]
LABELS = frozenset({"json-ld", "microdata"})
OFFERS = frozenset({"Offer", "AggregateOffer"})
PERIODS = {
    "mon": "month", "month": "month", "p1m": "month", "ann": "year", "year": "year", "p1y": "year", "day": "day", "p1d": "day",
    "wee": "week", "week": "week", "p1w": "week", "hur": "hour", "hour": "hour",
}  # fmt: skip
"""UN/CEFACT codes, words and ISO 8601 durations in which a price's period is told."""
AVAILABLE = {
    "instock": "in stock", "instoreonly": "in stock", "onlineonly": "in stock", "limitedavailability": "in stock", "outofstock": "sold out",
    "soldout": "sold out", "discontinued": "sold out", "preorder": "to order", "presale": "to order", "backorder": "to order",
    "madetoorder": "to order",
}  # fmt: skip
DEEPEST = 12
"""Levels of nesting that are followed; what lies deeper is no product's offer."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of an offer as its data writes it: under which key, of which product, in what unit."""

    attribute: Attribute
    key: str
    raw: str
    value: str
    name: str
    unit: str = ""
    per: str = ""
    number: Decimal | None = None
    day: date | None = None
    slot: str = ""
    bound: str = ""


def find_structured(touchpoint: Touchpoint, brand_names: tuple[str, ...] = ()) -> Iterator[Fact]:
    """The facts of a touchpoint's data blocks; data that is no JSON states none (browsers and search engines skip it as well)."""
    for passage, block in enumerate(touchpoint.blocks):
        if block.role is Role.DATA and block.label in LABELS:
            text, read = touchpoint.slice(block), dict[str, int]()
            for stated in _offers_in(text, brand_names):
                if place := _place(text, stated, read.get(stated.key, 0)):
                    read[stated.key] = place[2]
                    start, end = block.start + place[1], block.start + place[2]
                    yield _fact(touchpoint.locator, stated, (start, end), (block.start + place[0], end), passage)


def _offers_in(text: str, brand_names: tuple[str, ...]) -> Iterator[Stated]:
    try:
        root = json.loads(text, strict=False, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return
    for name, siblings in _groups(root):
        label = _short(name, brand_names)
        if label and (len(siblings) == 1 or _agree(siblings)):
            for offer in siblings:
                yield from _stated(offer, label)


def _groups(node: object, depth: int = 0) -> Iterator[tuple[str, list[Node]]]:
    """Every product with the offers made for it; an offer with a name of its own stands alone."""
    if depth > DEEPEST:
        return
    if isinstance(node, dict):
        yield from _of_product(node)
    for item in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        yield from _groups(item, depth + 1)


def _of_product(node: Node) -> Iterator[tuple[str, list[Node]]]:
    offers: list[Node] = [item for item in _listed(node.get("offers")) if isinstance(item, dict)]
    bare = [offer for offer in offers if not _own_name(offer)]
    name = node.get("name")
    if bare and isinstance(name, str):
        yield name, bare
    if _type(node) in OFFERS and _own_name(node):
        yield _own_name(node), [node]


def _own_name(offer: Node) -> str:
    item = offer.get("itemOffered")
    name = offer.get("name") or (item.get("name") if isinstance(item, dict) else "")
    return name if isinstance(name, str) else ""


def _agree(offers: list[Node]) -> bool:
    """False for variants of one name with several prices: which of them a text means, nobody can tell."""
    return len({str(_priced(offer).get("price")) for offer in offers}) == 1


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _first(value: object) -> object:
    return next(iter(_listed(value)), None)


def _type(node: Node) -> str:
    return str(_first(node.get("@type")) or "").rsplit("/", 1)[-1]


def _short(name: str, brand_names: tuple[str, ...]) -> str:
    """A product's name as copy calls it: lower-case, without the brand before it and the kind of thing behind it."""
    short = " ".join(name.lower().split())
    for brand in brand_names:
        short = short.removeprefix(f"{brand.lower()} ")
    return re.sub(r" (?:plan|tier|package|membership|subscription|licen[cs]e|edition|tariff)$", "", short)


def _priced(offer: Node) -> Node:
    """Where an offer's price stands: in itself or in its price specification."""
    specification = _first(offer.get("priceSpecification"))
    if "price" not in offer and "lowPrice" not in offer and isinstance(specification, dict):
        return {"priceCurrency": offer.get("priceCurrency"), **specification}
    return offer


def _stated(offer: Node, name: str) -> Iterator[Stated]:
    priced = _priced(offer)
    key = "price" if priced.get("price") is not None else "lowPrice"
    number, currency = _number(priced.get(key)), str(priced.get("priceCurrency") or "").upper()
    if number is not None and re.fullmatch(r"[A-Z]{3}", currency):
        value = plain(number) if number == number.to_integral_value() else f"{number:.2f}"
        bound = "from" if key == "lowPrice" else ""
        yield Stated(Attribute.PRICE, key, str(priced[key]), value, name, currency, _period(priced), number, bound=bound)
    until = str(offer.get("priceValidUntil") or "")
    if day := _day(until):
        yield Stated(Attribute.DEADLINE, "priceValidUntil", until, day.isoformat(), name, day=day, slot="price")
    availability = str(offer.get("availability") or "")
    if said := AVAILABLE.get(availability.rsplit("/", 1)[-1].lower()):
        yield Stated(Attribute.THRESHOLD, "availability", availability, said, name, slot="availability")


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _period(priced: Node) -> str:
    reference = _first(priced.get("referenceQuantity"))
    sources = [priced, reference] if isinstance(reference, dict) else [priced]
    codes = (str(source.get(key) or "").lower() for source in sources for key in ("unitCode", "unitText", "billingDuration"))
    return next((PERIODS[code] for code in codes if code in PERIODS), "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _place(text: str, stated: Stated, cursor: int) -> tuple[int, int, int] | None:
    """Where the data writes a value: the start of its key, the start and the end of the value; the next after `cursor`, else the first."""
    raw = re.escape(json.dumps(stated.raw, ensure_ascii=False)[1:-1])
    pattern = re.compile(rf'"{stated.key}"\s*:\s*"?({raw}|{re.escape(stated.raw)})(?![\w.])')
    match = pattern.search(text, cursor) or pattern.search(text)
    return (match.start(), match.start(1), match.end(1)) if match else None


def _fact(locator: str, stated: Stated, span: tuple[int, int], sentence: tuple[int, int], passage: int) -> Fact:
    return Fact(
        locator, stated.attribute, stated.value, span[0], span[1], sentence, unit=stated.unit, per=stated.per, number=stated.number,
        day=stated.day, subject=stated.name, slot=stated.slot, bound=stated.bound, passage=passage, is_data=True,
    )  # fmt: skip
