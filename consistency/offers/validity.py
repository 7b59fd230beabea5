"""How long a voucher, a gift card, a credit note or points can be used."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, plain
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.nouns import singular
from consistency.offers.sentence import Found
from consistency.offers.signs import has_period
from consistency.records.offer import Attribute

THING = (
    r"(?P<thing>(?:gift )?vouchers?|gift cards?|gift certificates?|e-gift cards?|credit notes?|store credits?|account credits?|points"
    r"|air ?miles)"
)
SPAN = rf"(?P<n>{NUMBER}|an?) (?:full |whole )?(?P<unit>{PERIOD})s?\b"
SPENT = r"(?:spend|use|redeem|claim|book with|cash)"
VALID = re.compile(
    rf"\b{THING}\b[^.;]{{0,50}}?\b(?:valid|good|lasts?|keeps?|runs? out|expires?|lapses?|(?:must|can|may|to) be (?:used|spent"
    rf"|redeemed)|used|use them|use it)"
    rf"(?: [a-z]+)?? (?:for |after |within |in )?(?:up to |the next )?{SPAN}"
    rf"|^\W*(?:and )?(?:they|it|each|these)\b[^.;]{{0,12}}? (?:valid|good|lasts?|keeps?|expires?)(?: for| after)?"
    rf" {SPAN.replace('<n>', '<n3>').replace('<unit>', '<unit3>')}"
    rf"|\b(?:have|has|got|get|'ve) {SPAN.replace('<n>', '<n2>').replace('<unit>', '<unit2>')} (?:in which )?to {SPENT}\b"
)
"""A time beside a thing that is spent, or a time in which to spend."""
NAMED = re.compile(rf"\b{THING}\b")
VOUCHER = re.compile(r"\b(?:voucher|gift|certificate)")


def find_validity(folded: str, previous: str = "") -> Iterator[Found]:
    """How long the thing that a folded sentence, or the one before it, names can be used."""
    for match in VALID.finditer(folded) if has_period(folded) else ():
        named = match["thing"] or next((one["thing"] for one in reversed([*NAMED.finditer(f"{previous} {folded[: match.start()]}")])), "")
        if named:
            at = "" if match["thing"] else "2" if match["n2"] else "3"
            count = count_of(match[f"n{at}"])
            name = "voucher" if VOUCHER.match(named) else singular(named)
            yield Found(
                Attribute.DURATION,
                plain(count),
                match.start(f"n{at}"),
                match.end(f"unit{at}"),
                unit=match[f"unit{at}"],
                number=count,
                slot="valid",
                per=name,
            )
