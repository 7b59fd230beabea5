"""Whether an offer may be used together with another one: "can't be combined with the loyalty discount"."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

SLOT = "stacking"
COMBINED, ALONE = "combined", "alone"
THING = r"discounts?|offers?|sales?|codes?|vouchers?|deals?|promotions?|promos?|coupons?|reductions?|concessions?"
ARTICLE = r"(?:the |our |your |any |all |an? )?"
OBJECT = rf"{ARTICLE}(?P<thing>(?:[a-z0-9%'-]+ ){{1,3}}?(?:{THING}|rates?))\b"
TOGETHER = r"(?:together with|in conjunction with|alongside|on top of)"
BESIDE = rf"(?:{TOGETHER}|along with|with)"
USING = r"(?:combin(?:e|ed|es)|stack(?:s|ed)?|used?|works?|goes|go|appl(?:y|ies|ied)|valid|redeem(?:ed)?|added?)"
BARRED = re.compile(
    r"\b(?:cannot|can't|can not|may not|must not|isn't|aren't|is not|are not|won't|will not|doesn't|does not|don't|do not|not)\b"
    rf"[^.;,]{{0,25}}?\b{USING}\b[^.;,]{{0,30}}?\b{BESIDE} {OBJECT}"
)
ALLOWED = re.compile(
    rf"\b(?:(?:combin(?:e|ed|es)|stack(?:s|ed)?)\b[^.;,]{{0,40}}?\b{BESIDE}"
    r"|(?:can|may|also|be) (?:also )?(?:used|valid|redeemed|added)(?: along)? with"
    rf"|{USING}\b[^.;,]{{0,40}}?\b{TOGETHER}) {ARTICLE}(?P<thing>(?:[a-z0-9%'-]+ ){{1,3}}?(?:{THING}))\b"
)
"""What works or goes "with" an offer is rather bought with it; only beside another one is it combined."""
ONLY = re.compile(r"\bonly\b")
DENIED = re.compile(r"\b(?:not|no|never|nor|without|cannot|[a-z]+n't)\b|\?\W*$")
"""What makes of words that would allow something a refusal or a question."""
BY_CODE = re.compile(
    r"^(?:(?!other\b|another\b|further\b)[a-z0-9%'-]+ )+(?:codes?|promos?|coupons?)$"
    r"|^(?:the|an?|our|your|this|every|each) [a-z]+$"
)
"""What an offer is had with, not beside: "use it with the code"."""
_GENERAL_WORDS = """
other another any all further existing current our your the this that these those same
"""
GENERAL = frozenset(_GENERAL_WORDS.split())
LAST_NOUN = re.compile(r"[ -]?[a-z]+$")


def find_stacking(folded: str) -> Iterator[Found]:
    """With which other offer, named in `per` ("other" for any), an offer may or may not be used."""
    barred = [match for match in BARRED.finditer(folded) if "?" not in folded]
    yield from (_found(match, ALONE) for match in barred)
    if not DENIED.search(folded):
        allowed = (match for match in ALLOWED.finditer(folded) if not (BY_CODE.search(match["thing"]) or ONLY.search(match[0])))
        yield from (_found(match, COMBINED) for match in allowed)


def _found(match: re.Match[str], value: str) -> Found:
    named = [word for word in LAST_NOUN.sub("", match["thing"]).split() if word not in GENERAL]
    return Found(Attribute.ELIGIBILITY, value, match.start(), match.end(), per=" ".join(named[-1:]) or "other", slot=SLOT)
