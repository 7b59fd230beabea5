"""What a guarantee is on, and guarantees that are told in short: for life, or for the second of two things."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, plain
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.nouns import STOP, singular
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

LIFETIME = re.compile(
    r"\b(?:lifetime|life-long|lifelong) (?:[a-z]+ )?(?:guarantee|warranty)\b|\b(?:guaranteed|warrantied|covered) (?:for life|for ever"
    r"|forever)\b"
    r"|\b(?:guarantee|warranty)(?: is| lasts| runs)? for (?:life|ever)\b"
)
SECOND = re.compile(
    rf"\b(?:guaranteed|warrantied|covered|guarantee|warranty)[^.;]{{0,20}}? (?:for|of) (?:{NUMBER}"
    rf"|an?) (?P<unit>{PERIOD})s?,? (?:and |but )?"
    rf"(?P<thing>(?:the|its|all|any|every) [a-z]+)(?: [a-z]+){{0,3}}? for (?P<n>{NUMBER})(?=\W*$|[.,;]| {PERIOD})"
)
"""A second thing behind the first, without the verb: "the frame is guaranteed for ten years, the motor for two"."""
THING = re.compile(
    r"(?:^\W*|[,;:.] |\b(?:the|every|each|our|your|all|any|its|an?) )(?P<thing>[a-z-]+)(?: itself| themselves)?(?: on top)? "
    r"(?=(?:is|are|comes?|has|have|carr(?:y|ies)) (?:also |both |all |its own |their own |with |an? |the |now )*[a-z0-9-]*)"
)
ON = re.compile(r"^ (?:is |lasts |holds )?(?:on|for) (?:the |your |all |every |our |any )?(?P<thing>[a-z-]+)\b")
_NAMELESS_WORDS = """
it they that this those these which what all everything anything work part parts labour labor year years month months day days life warranty
guarantee purchase order product item we you
"""
NAMELESS = frozenset(_NAMELESS_WORDS.split()) | STOP
"""What may stand for any thing that is sold."""


def find_covered(folded: str) -> Iterator[Found]:
    """Guarantees for life, and those of a second thing whose verb is left out."""
    for match in LIFETIME.finditer(folded):
        yield Found(Attribute.GUARANTEE, "a lifetime", match.start(), match.end(), slot="warranty")
    for match in SECOND.finditer(folded):
        count = count_of(match["n"])
        yield Found(
            Attribute.GUARANTEE, plain(count), match.start("thing"), match.end("n"), unit=match["unit"], number=count, slot="warranty"
        )  # fmt: skip


def covered_thing(folded: str, start: int, end: int) -> str:
    """The thing that a guarantee at `start:end` of a folded sentence is on, in the singular; empty where it names none."""
    behind = ON.match(folded, end)
    told = SECOND.search(folded)
    if told and told.start("thing") == start:
        return singular(told["thing"].split()[-1])
    before = [match["thing"] for match in THING.finditer(folded[:start] + " is")]
    named = behind["thing"] if behind else before[-1] if before else ""
    return "" if named in NAMELESS else singular(named)
