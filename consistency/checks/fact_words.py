"""Says an offer fact in the words that a finding uses."""

from __future__ import annotations

from consistency.checks.inflection import plural
from consistency.records.offer import Attribute, Fact

SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥", "INR": "₹"}
AUDIENCES = {"new": "new customers only", "existing": "existing customers", "everyone": "everyone", "member": "members"} | {
    "combined": "that it may be combined", "alone": "that it may not be combined",
}  # fmt: skip

IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet"}
GETTING = {"friend": " for the friend", "you": " for the customer who sends a friend", "each": " for each of the two"}
"""Who gets what is given for a referral."""


def spell(fact: Fact) -> str:
    """`25%`, `£8.90 per bag`, `9 November 2025`, `3 bags`, `new customers only`."""
    if fact.day is not None:
        prefix = "from " if fact.attribute is Attribute.START else ""
        return f"{prefix}{fact.day.day} {fact.day:%B %Y}"
    if fact.slot == "age":
        return f"from the age of {fact.value}"
    if fact.slot == "monthly":
        return f"day {fact.value} of the month"
    if fact.attribute is Attribute.ELIGIBILITY:
        return AUDIENCES.get(fact.value, f"{fact.value}s")
    if fact.slot == "fee":
        return f"no {fact.per} charge" if fact.value == "0" else f"{_amount(fact)} for {fact.per}"
    if fact.per in GETTING:
        return _bound(fact) + _amount(fact) + GETTING[fact.per]
    return _bound(fact) + _amount(fact) + "".join(f" per {thing}" for thing in fact.per.split("/") if thing)


def _bound(fact: Fact) -> str:
    return f"{fact.bound} " if fact.bound in {"up to", "from"} else ""


def _amount(fact: Fact) -> str:
    if fact.slot == "multiple":
        return f"{fact.value} times the {fact.unit}"
    if fact.unit == "%":
        return f"{fact.value}%"
    if len(fact.unit) == 3 and fact.unit.isupper():
        return f"{SIGNS.get(fact.unit, fact.unit + ' ')}{fact.value}"
    if fact.slot == "availability" or fact.unit == "kr":
        return f"{fact.value} {fact.unit}".strip()
    return f"{fact.value} {_noun(fact.unit, is_one=fact.value == '1')}".rstrip()


def _noun(unit: str, *, is_one: bool) -> str:
    """What is counted, in the number that the count asks for."""
    if is_one or not unit:
        return unit
    *before, last = unit.split(" ")
    return " ".join((*before, IRREGULAR.get(last) or plural(last)))
