"""Whether a sentence opens an offer to those who are customers already, put together from who is meant and what they are given.

Copy has no set words for this ("it's for our old hands too, so put it in when you renew"). So two things are looked for apart from each
other, in any order: somebody whom the business knows, and that they get what others get. A sentence that refuses, asks or sets them apart
opens nothing.
"""

from __future__ import annotations

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER

PERSONS = (
    r"(?:hands?|friends?|faces|guard|mates?|pals?|folks?|families|members?|clients?|guests?|students?|pupils?|fans?|[a-z]+(?:ers?|ors?|ants?|ists?|ees?|ians?)"
    r"|ones who)"
)
PEOPLE = (
    r"\b(?:old|loyal|existing|current|present|returning|former|past|previous|lapsed|faithful|long-?standing|long-?time|long-?serving"
    rf"|seasoned) {PERSONS}\b|\b(?:old-timers?|regulars|stalwarts|returners|familiar faces)\b"
)
SO_LONG = (
    rf"(?:since|for (?:years|ages|ever|decades|(?:a|{NUMBER})(?: or (?:more|so))? (?:year|season|winter|summer|month|decade)s?"
    rf"|the long haul)"
    r"|before|every (?:year|winter|summer|season|month|week)|already|from the (?:start|beginning|very first)|for as long as"
    r"|from day one|all along)"
)
TENURE = (
    rf"\b(?:(?:you|who|that|they)(?:'ve| have| had) [a-z]+|(?:you|who|that|they)(?:'re| are| were) (?:with|on|in|at|ours|here|[a-z]+ing))\b"
    rf"[^.;!?,]{{0,40}}?\b{SO_LONG}\b"
)
ALREADY = (
    r"\balready (?:with|on|in|an?|one of|ours|have|has|got|getting|pay|paying|use|using|know|here|aboard|signed|subscribed|subscribe"
    r"|joined|booked"
    r"|part|insured|bank|banking|shop|shopping|buy|buying|come|coming)\b|\b(?:with us|of ours|on board|signed up|here|a member"
    r"|a customer) already\b"
)
RENEWAL = (
    r"\b(?:when|whenever|if|as) (?:you|they) (?:next )?renew\b|\b(?:at|on|with|for) (?:your|their|a|the|every|each) (?:next )?renewals?\b"
)
COMING_BACK = (
    r"\b(?:com(?:e|ing)|welcome|wander(?:ed)?|drift(?:ed)?|return(?:ed|ing)?) (?:on |right |straight )?back\b|\b(?:drifted|wandered"
    r"|slipped) (?:off|away)\b"
    r"|\bused to (?:be|come|have|shop|buy|swim|read|order|subscribe|bank|pay)\b|\b(?:who|you) left us\b"
)
KNOWN = re.compile("|".join((PEOPLE, TENURE, ALREADY, RENEWAL, COMING_BACK)))
"""Somebody who buys or bought here."""
SAME = (
    r"\b(?:too|as well|also|just the same|the same|alike|equally|either way|likewise|no less|every bit as much"
    r"|same (?:deal|offer|price|code))\b"
)
MEANT = (
    r"\b(?:works?|counts?|good|valid|open|available|yours|there|meant|goes|appl(?:y|ies)|holds) (?:just as well |equally )?(?:for"
    r"|to) (?:you|them|our|any"
    r"|every|all|those|people|both|old|regulars|existing)"
)
INCLUDED = (
    r"\b(?:you're|you are|they're|they are|are|is) (?:all |very )?(?:welcome|included|invited|eligible)\b|\bincludes? (?:you|those"
    r"|our|any|every|all)\b"
    r"|\b(?:nobody|no one)(?:'s| is)? left out\b|\b(?:not|isn't|aren't) (?:just|only)(?: for)? (?:new|the new|those)"
)
REDEEM = (
    r"\b(?:use|put|pop|type|drop|enter|claim|grab|quote|apply|redeem|take|have) (?:it|the code|this code|that code|yours)\b"
    r"|\byou(?:'ll| will| can|'d)? (?:still )?(?:get|have|use|claim|take) (?:it|this|that|yours|the (?:offer|code|discount|deal|lot))\b"
)
SHARED = re.compile("|".join((SAME, MEANT, INCLUDED, REDEEM)))
"""That somebody gets what others get."""
HARMLESS = re.compile(
    r"\b(?:not|isn't|aren't|doesn't have to be|don't have to be|don't need to be|needn't be|you needn't be) (?:just|only"
    r"|new)\b(?: for)?|\bno matter\b"
    r"|\b(?:doesn't|does not) matter\b|\b(?:nobody|no one)(?:'s| is)? left out\b|\bnever mind\b|\bno less\b|\bjust the same\b"
    r"|\bjust as (?:well|much)\b"
)
"""Refusals that refuse nobody."""
REFUSED = re.compile(
    r"\b(?:not|no|never|nor|neither|cannot|without|only|except|unless|sorry|afraid|instead|separate|different|another|excluded?|excluding|[a-z]+n't)\b|\?"
)


def opens_to_regulars(folded: str) -> tuple[int, int] | None:
    """Where a sentence, folded, says that those who are customers already get an offer as well; None where it does not say so."""
    known = KNOWN.search(folded)
    shared = SHARED.search(folded) if known else None
    if not known or not shared or REFUSED.search(HARMLESS.sub(" ", folded)):
        return None
    return min(known.start(), shared.start()), max(known.end(), shared.end())
