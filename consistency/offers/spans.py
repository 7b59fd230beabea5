"""A number of days, weeks, months or years, as a pattern and as what it says."""

from __future__ import annotations

import re

from consistency.english.numbers import NUMBER, plain
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

SPAN = rf"(?P<n>{NUMBER}|an?)[ -](?P<unit>(?:working |business |calendar )?{PERIOD})s?\b(?! and an? (?:half|quarter)\b)(?:'s?)?"


def spans(attribute: Attribute, match: re.Match[str], slot: str) -> Found:
    """The fact that the span of a match gives."""
    count = count_of(match["n"])
    return Found(
        attribute, plain(count), match.start(), match.end(), unit=match["unit"].replace("business", "working"), number=count, slot=slot
    )
