"""Tells pages that say how things are done (terms, delivery, help) from pages that say why to buy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from consistency.records.touchpoint import Kind, Touchpoint

RULES = frozenset(
    "terms conditions condition faq faqs delivery deliveries shipping shipment returns returning refund refunds help support privacy"
    " policy policies legal".split()
)
"""What such pages are about."""
AROUND = frozenset(
    "a about an and answers are asked at can centre center charges competition contact cookie cookies costs customer customers details"
    " do exchange exchanges for form frequently from general get guide hello how htm html php aspx md txt in index info information is"
    " international it items me membership my notice of offer on online options or order orders our page payment payments promotion"
    " promotional question questions sale sales service services site standard statement store subscription the times to uk us use user"
    " warranty we website what when where with worldwide www you your en gb cancellation cancellations".split()
)
"""What may stand beside these words in the name of such a page; any other word makes it a page about something else."""
SETTLED = re.compile(
    r"\b(?:returns?|refunds?|delivery|shipping|privacy|terms|warranty|offer|legal) (?:and )?(?:policy|policies|terms|conditions|faqs?)\b"
)
"""What names such a page whatever stands beside it."""
SHORT_TERMS = re.compile(r"\bt ?(?:&|\+|and|n|-and-) ?cs?\b|\btandcs?\b")
TERMS = re.compile(
    r"(?<!your )(?<!own )(?<!plain )(?<!simple )(?<!friendly )\bterms\b(?! dates?\b)|\bsmall ?print\b|\bfine print\b"
    r"|\bconditions (?:of|for|apply)\b|\b(?:privacy|cookie) (?:policy|notice)\b|\blegal notice\b"
)
"""What names a page of terms by itself, whatever these are the terms of."""
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
PARTED = re.compile(r"\s[|–—-]\s|[|·•:»]")


def tells_rules(title: str, *addresses: str) -> bool:
    """Whether a page's title, or a step of one of its addresses, names rules and nothing else: "Delivery and returns", "/help/"."""
    names = [*PARTED.split(title), *_all_steps(addresses)]
    return any(_is_about_rules(name) for name in names)


def tells_terms(title: str, *addresses: str) -> bool:
    """Whether a page's title, or a step of one of its addresses, names it as the terms of something: "The terms", "/summer-terms"."""
    names = (re.sub(r"[\W_]+", " ", SHORT_TERMS.sub("terms", HUMP.sub(" ", name).lower())) for name in (title, *_all_steps(addresses)))
    return any(TERMS.search(name) for name in names)


def is_of_terms(touchpoint: Touchpoint) -> bool:
    """True for a page or a document that goes by the name of terms."""
    is_long = touchpoint.kind in {Kind.PAGE, Kind.DOCUMENT}
    return is_long and tells_terms(touchpoint.title, touchpoint.locator, touchpoint.uri or "")


def _all_steps(addresses: Iterable[str]) -> Iterator[str]:
    return (step for address in addresses for step in _steps(address))


def _steps(address: str) -> Iterator[str]:
    """The labels of the host and the folders and file of the path; what is searched for or counted is left out."""
    parts = urlsplit(address)
    yield from (parts.hostname or "").split(".")
    yield from unquote(parts.path).split("/")


def _is_about_rules(name: str) -> bool:
    text = SHORT_TERMS.sub("terms", HUMP.sub(" ", name).lower())
    words = re.findall(r"[^\W\d_]+", text)
    return bool(SETTLED.search(" ".join(words))) or (any(word in RULES for word in words) and _all_known(words))


def _all_known(words: Iterable[str]) -> bool:
    return all(word in RULES or word in AROUND for word in words)
