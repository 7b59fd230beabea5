"""How long before somebody must say that they cancel, leave or do not come: "48 hours' notice"."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, plain
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

SPAN = rf"(?P<n>{NUMBER}|an?)(?: full| clear)?[ -](?P<unit>(?:working |business |calendar )?{PERIOD})s?"
NOTICE = re.compile(rf"\b{SPAN}(?:'s?)?[ -](?:written |advance )?notice\b")
"""A time and the word for it; "at a moment's notice" has no unit of time."""
TOLD = re.compile(
    rf"\b(?:(?:tell|let|warn) us|let [a-z]+ know)(?: know)? (?:at least |up to |no later than |more than |until )?{SPAN}"
    r" (?:before|ahead|prior|in advance)\b"
)
"""A time before which the brand must be told."""
SIGNED = (
    r"(?:plans?|contracts?|memberships?|subscriptions?|agreements?|tenanc(?:y|ies)|polic(?:y|ies)|leases?|cover|service|account"
    r"|direct debit|bookings?|appointments?|reservations?|lessons?|class(?:es)?|sessions?|visits?|slots?|tickets?|seats?|dates?|times?"
    r"|box(?:es)?|deliver(?:y|ies)|orders?)"
)
"""What is signed or booked, so that it can be ended or moved."""
LEAVING = re.compile(
    r"\b(?:cancel[a-z]*|leav(?:e|ing)\b(?! (?:from|on|at|for|an?|the|home|your)\b)|quit|resched[a-z]+|postpon[a-z]+|rebook[a-z]*"
    r"|(?:end|stop|terminat(?:e|ing)|ending|stopping|paus(?:e|ing)|skip|skipping|mov(?:e|ing)|chang(?:e|ing)|swap|exchang(?:e|ing)|miss)"
    rf" (?:it|them|(?:(?:your|the|an?|any) )?(?:[a-z]+ )?{SIGNED})\b"
    rf"|missed (?:[a-z]+ )?{SIGNED}|mov(?:e|ing) out|pull out|no-shows?|walk away"
    r"|(?:can't|cannot|can not|can no longer|unable to|won't be able to) (?:make|come|attend|keep|be there|get here))\b"
)
"""What somebody does who must give notice."""
ASKED = re.compile(
    r"\b(?:give (?:us|[a-z]+ at least)|please|we (?:just |only )?(?:ask|need|require)|you(?:'ll| just| only)* need|tell us|let us)\b"
)
"""How notice is asked for where only the sentence before says what for."""
OURS = re.compile(
    r"\b(?:we|we'll|we will|they'll|at)(?: always| will)?(?: give you| tell you| write to you| change[a-z ]*)?(?: with"
    r"| at)?(?: at least| just| only)* $"
    r"|\b(?:give|giving|gives) (?:you|customers|members)\b[^.;]{0,20}$|\bwe (?:may|can|might|promise|must|reserve)\b[^.;]{0,60}$"
    r"|\b(?:landlords?|employers?|banks?|suppliers?|providers?)\b[^.;]{0,40}$"
)
"""Before a notice that the brand or somebody else gives, or that tells how quickly something comes."""
OTHERWISE = re.compile(
    r"\b(?:prices?|pricing|rates?|terms|conditions|tariffs?|cakes?|catering"
    r"|(?:orders?|bookings?|parties|party|groups?|tours?|collections?|deliver(?:y|ies)) (?:need|take|require)s?"
    r"|to (?:make|bake|prepare|arrange|book)|if you (?:need|want|have|would like|are bringing)\b"
    r"(?! to (?:cancel|leave|stop|end|quit|move|pause|skip|change|swap))"
    r"|allerg[a-z]+|diet[a-z]*|wheelchairs?)\b"
)
"""Of what else notice is given."""
HEAD = 4
"""Words up to which a sentence says only what the next is about: "Cancel any time."."""


def find_notices(folded: str, previous: str = "") -> Iterator[Found]:
    """The notice that a folded sentence, with the folded one before it, asks of a customer who leaves."""
    if not _is_of_leaving(folded, previous):
        return
    for match in (*NOTICE.finditer(folded), *TOLD.finditer(folded)):
        if not OURS.search(folded, 0, match.start()):
            count = count_of(match["n"])
            unit = match["unit"].replace("business", "working").replace("calendar ", "")
            yield Found(Attribute.GUARANTEE, plain(count), match.start(), match.end(), unit=unit, number=count, slot="cancel")


def _is_of_leaving(folded: str, previous: str) -> bool:
    """True where the sentence speaks of leaving, or asks for something right after a question or a few words that do."""
    if OTHERWISE.search(folded):
        return False
    is_head = previous.rstrip().endswith("?") or len(previous.split()) <= HEAD
    return bool(LEAVING.search(folded) or (is_head and ASKED.search(folded) and LEAVING.search(previous)))
