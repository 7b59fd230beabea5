"""Who gets what of a referral: the friend who comes, or the customer who sends them."""

from __future__ import annotations

from dataclasses import replace

from consistency import lazy_re as re
from consistency.offers.facets import facets_of
from consistency.records.offer import Attribute, Fact

NAMED = re.compile(
    r"\b(?:refer(?:s|ral|red|ring)?|recommend|introduce|gets?|earns?|receives?|pockets?|they|them|each|both|so (?:do|will) you"
    r"|for (?:you|him|her)|(?:give|thank|pay|reward)s? (?:you|a friend|your friend|friends)"
    r"|(?:friend|mate|colleague|neighbou?r)s? (?:who |that )?(?:joins?|signs?|orders?|saves?|takes?))\b"
)
"""What a sentence says that tells a reward: "tell your friends: 20% off" is everybody's offer."""
GETTERS = frozenset({"friend", "you", "each"})
"""Who may get something."""
SENDING = re.compile(
    r"\b(?:refer|invite|bring|introduce|recommend|tell|send|sign up|share)(?:s|ring|red|ing)?(?: [a-z']+){0,4}? (?:an?|your|their|any"
    r"|some|more|"
    r"one|every|each)? ?(?:friend|mate|colleague|neighbou?r|family member)s?\b|\b(?:friend|mate|colleague|neighbou?r)s? (?:that "
    r"|who(?:m)? )?you (?:refer|bring|send|invite)\b"
)
"""What the customer does for it: the friend in these words is no one who gets anything."""
EACH = re.compile(
    r"\b(?:(?:both|each|the two) of you|(?:you|they|we)(?:'ll|'ve| will| can)? (?:both|each)(?! (?:friend|mate|colleague|neighbou?r))"
    r"|(?:you|friends?|mates?) both|both (?:get|receive|save|earn|take|pocket|enjoy)|so (?:do|will) you|and you(?:'ll)? (?:too|as well))\b"
)
"""Both get the same; a bare "each" or "both" may be each friend and both boxes."""
SUM_EACH = re.compile(r"^(?: off| credit| vouchers?)? each(?= *(?:$|[.,;:!?)]| (?:when|if|once|off)\b))")
"""After a sum: that each gets it."""
WHO = re.compile(
    r"\b(?P<friend>(?:your|a|the|that|every|each) (?:friend|mate|colleague|neighbou?r)s?|friends|they(?:'ll|'ve)?|them|he|she|him|her"
    r"|their)\b"
    r"|\b(?P<you>you(?:'ll|'ve)?|your|yourself|we'll thank you)\b"
)
FOR_WHOM = re.compile(
    r"^[^.;,]{0,20}? (?:for|to|goes to) (?:(?P<each>(?:both|each)(?: of (?:you|us))?(?= *(?:$|[.,;:!?)]| (?:when|if|once)\b)))"
    r"|(?P<friend>them|him|her|your friend|the friend|your mate|friends)"
    r"|(?P<you>you|yourself))\b"
)
HANDS = re.compile(r"\bgive $")
GIVES = re.compile(r"\b(?:give|gives|get|gets|earn|take|pocket|receive)(?: you| them| each)? $")


def is_rewarding(folded: str, before: str) -> bool:
    """True for a folded sentence that says what is given where friends are referred, in it or in what is said `before` it."""
    return bool(NAMED.search(folded)) and "referral" in facets_of(f"{before} {folded}")


def shared_out(fact: Fact, folded: str, at: int) -> Fact:
    """The fact of a referral with who gets it as what it is `per`: `friend`, `you` or `each`; `at` is its place in the folded sentence.

    A bare sum behind "give" or "get" is what is given.
    """
    is_sum = fact.attribute is Attribute.PRICE and not fact.slot and GIVES.search(folded, 0, at)
    if is_sum:
        fact = replace(fact, attribute=Attribute.DISCOUNT, slot="amount", per="")
    if fact.attribute is not Attribute.DISCOUNT or fact.slot not in {"", "amount", "points"}:
        return fact
    return replace(fact, per=_who(SENDING.sub(lambda match: " " * len(match.group()), folded), at, at + fact.end - fact.start))


def _who(folded: str, start: int, end: int) -> str:
    """Who gets the sum at `start:end`: the nearest named before it in its clause, else behind it; nobody named is the reader."""
    if after := FOR_WHOM.match(folded[end:]):
        return after.lastgroup or ""
    if SUM_EACH.match(folded[end:]) or EACH.search(folded):
        return "each"
    named = [match.lastgroup or "" for match in WHO.finditer(folded, 0, start)]
    if HANDS.search(folded, 0, start):
        return "friend"
    return named[-1] if named else "you"
