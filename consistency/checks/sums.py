"""The sums of money that a text writes out, in British and in Continental notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

SUM = re.compile(r"[£$€] ?(?P<before>\d[\d.,]*)|(?P<behind>\d[\d.,]*) ?€")
PART = re.compile(r"[.,](?=\d\d?$)")
"""The mark before one or two digits at the end, behind which a sum's cents stand."""


def sums_in(folded: str) -> Iterator[Decimal]:
    """Each sum, and the other one that it may be by its notation: "€1.299" is 1299 or, of fuel and power, 1.299."""
    for match in SUM.finditer(folded):
        digits = (match["before"] or match["behind"]).rstrip(".,")
        whole, *part = PART.split(digits, maxsplit=1)
        yield Decimal(".".join((re.sub(r"[.,]", "", whole), *part)))
        if re.fullmatch(r"\d+[.,]\d{3,}", digits):
            yield Decimal(digits.replace(",", "."))
