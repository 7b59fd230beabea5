"""How long before somebody must say that they cancel, leave or do not come: "48 hours' notice"."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.numbers import NUMBER, plain
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

NOTICE = re.compile(
    rf"\b(?P<n>{NUMBER}|an?)(?: full| clear)?[ -](?P<unit>(?:working |business |calendar )?{PERIOD})s?(?:'s?)?[ -](?:written "
    rf"|advance )?notice\b"
)
"""A time and the word for it; "at a moment's notice" has no unit of time."""
OURS = re.compile(
    r"\b(?:we|we'll|we will|they'll|at)(?: always| will)?(?: give you| tell you| write to you| change[a-z ]*)?(?: with"
    r"| at)?(?: at least| just| only)* $"
)
"""Before a notice that the brand gives, or that tells how quickly it comes."""


def find_notices(folded: str) -> Iterator[Found]:
    """The notice that a folded sentence asks of a customer."""
    for match in NOTICE.finditer(folded) if "notice" in folded else ():
        if not OURS.search(folded, 0, match.start()):
            count = count_of(match["n"])
            unit = match["unit"].replace("business", "working").replace("calendar ", "")
            yield Found(Attribute.GUARANTEE, plain(count), match.start(), match.end(), unit=unit, number=count, slot="cancel")
