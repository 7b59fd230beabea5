"""Occasions that make an offer one of its own: referral, students, gifts, coming back, loyalty and the like."""

from __future__ import annotations

from consistency import lazy_re as re

FRIEND = "(?:friend|mate|colleague|neighbou?r)"
SENT = (
    r"(?:\b(?:refer|invit|recommend|introduc)(?:e|es|ing)?\b|\b(?:share|send|pass on) [^.!?]{0,20}\b(?:link|code)\b"
    r"|\b(?:when|if|once) they (?:join|sign up|order|buy|book|subscribe|switch)\b)"
)
"""What shows that those who "get £10 while you get £20" were sent by the reader."""
WITHIN = r"(?:[^.!?]|\.\d)"
TO_BOTH = (
    rf"(?:^|[.!?] )(?={WITHIN}*?{SENT}){WITHIN}*?\bthey(?:'ll)? (?:get|take|save|receive|earn)\b{WITHIN}{{0,40}}?\b(?:and|while) you\b"
)
"""What two get, in a sentence that tells how the one sent the other."""
FACETS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, signs, re.compile(words))
    for name, signs, words in (
        ("referral", ("refer", "friend", "mate", "colleague", "neighbo", "they"),
            (r"\brefer(?:s|ral|red|ring)?\b"
            rf"|\b(?:invite|introduce|recommend)(?: [a-z]+)? (?:a |your )?{FRIEND}s?\b(?! (?:to (?!join|sign|try|switch|us\b)|round|over"
            r"|along|for|on)\b)"
            rf"|\btell (?:a |your )?{FRIEND}s?\b(?![:,]| (?:to|about (?!us\b)))"
            r"|\bsend (?:us (?:a |your )?(?:friend|mate)|(?:a |your )?(?:friend|mate)s? (?:to us|our way))"
            r"|\bgive (?:a |your )?(?:friend|mate)s? (?:up to |an? (?:extra )?)?[£$€\d]"
            rf"|\b{FRIEND}s? (?:who |that )?(?:signs?|orders?|gets?)\b|\b{FRIEND}s?\b[^.!?;]{{0,40}}\b(?:joins?|signs? up|subscribes?)\b"
            rf"|{TO_BOTH}"
            r"|\bfriends? (?:an?|your) (?:[a-z]+ )?(?:link|code)\b|\byour (?:[a-z]+ )?link (?:with|to) (?:a |your )?friends?\b")),
        ("company", ("friend", "mate", "someone"),
            r"\bbring(?:ing)? (?:along )?(?:a|your|any) (?:friend|mate)s?\b|\bbring someone\b"),
        ("student", ("student", "graduate"), r"\bstudents?\b|\bstudent id\b|\bgraduates?\b"),
        ("comeback", ("back", "miss", "while", "lapsed", "reactivate", "paused"),
            (r"(?<!\bnot )(?<!\bdon't )(?<!\bnever )\b(?:come|coming|welcome) back\b|\bmissed you\b|\bmiss you\b"
            r"|\bback to (?:us|your account)\b|\bcomeback\b|\bbeen a while\b|\blapsed\b|\breactivate\b|\bpaused (?:your|subscription)")),
        ("gift", ("gift",),
            (r"\bgift (?:subscriptions?|cards?|vouchers?|boxe?s?|sets?|memberships?|orders?)\b|\bas a gift\b|\bgifting\b"
            r"|\bmonth gift\b")),
        ("loyalty", ("loyalty", "points", "stamp card"), r"\bloyalty\b|\breward points\b|\bpoints\b|\bstamp card\b"),
        ("trade-in", ("trade", "old "), r"\btrade[- ]in\b|\bold (?:phone|mattress|bike|machine|device)s?\b"),
        ("second-hand", ("second", "pre", "refurb", "reconditioned", "nearly new", "ex-"),
            (r"\bsecond[- ](?:hand|life)\b|\bpre-?(?:owned|loved)\b|\brefurb(?:ished|s)?\b|\breconditioned\b|\bnearly new\b"
            r"|\bex-(?:display|demo|demonstration|rental|hire)\b")),
        ("birthday", ("birthday", "anniversary"), r"\bbirthday\b|\banniversary\b"),
        ("newsletter", ("newsletter", "mailing list"), r"\bnewsletter\b|\bmailing list\b"),
        ("yearly", ("year", "annual"),
            (r"\b(?:pay|paid|billed|paying|pays) (?:yearly|annually|by the year|for (?:the|a) year)\b"
            r"|\bannual (?:plan|billing|payment)\b|\byearly (?:plan|billing)\b")),
        ("charity", ("charit", "profit"), r"\b(?:charit(?:y|ies)|non-?profits?|not-for-profits?|schools? and charities)\b"),
        ("wholesale", ("wholesale", "trade", "bulk", "reseller"),
            r"\bwholesale\b|\btrade (?:account|customers|price)s?\b|\bbulk\b|\bresellers?\b"),
        ("staff", ("nhs", "key worker", "military", "blue light", "veteran", "teacher", "first responder"),
            r"\b(?:nhs|key workers?|military|blue light|veterans?|teachers?|first responders?)\b"),
        ("senior", ("over", "senior", "pensioner"), r"\b(?:over[ -](?:50|55|60|65)s?|seniors?|pensioners?)\b"),
        ("app", (" app",), (r"(?:^|[.;!?,:])(?:(?!\b(?:turn|cancel|drop|manag|track|paus|chang|check(?! ?-?out)|switch|stop"
            r"|see\b|view|message|chat|send))[^.;!?,:])*?"
            r"\b(?:in|through|download|via) (?:the|our) app\b")),
        ("apology", ("sorry", "apolog", "to make up for", "as a thank you", "goodwill"),
            r"\b(?:sorry|apolog\w+|to make up for|as a thank you|goodwill)\b"),
        ("early", ("early", "order"), r"\bearly[- ]birds?\b|\bpre-?order\b"),
    )
)  # fmt: skip
"""By name: what stands, in some place, in all that the pattern finds, and is quickly looked for; and the pattern."""
CORE_SHARE = 0.4
"""An occasion on more than this share of an offer's mentions is part of the offer itself."""


def facets_of(folded: str) -> frozenset[str]:
    """The occasions that a folded passage speaks of."""
    return frozenset(name for name, signs, pattern in FACETS if any(sign in folded for sign in signs) and pattern.search(folded))
