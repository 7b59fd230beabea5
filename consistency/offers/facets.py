"""Occasions that make an offer one of its own: referral, students, gifts, coming back, loyalty and the like."""

from __future__ import annotations

from consistency import lazy_re as re

FACETS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        ("referral",
            (r"\brefer(?:s|ral|red|ring)?\b|\b(?:tell|invite|bring|introduce|recommend)(?: [a-z]+)? (?:a |your )?(?:friend"
            r"|mate|colleague|neighbour|neighbor)s?\b|\bfriend(?:s)? (?:joins?|signs?|orders?|gets?)\b")),
        ("student", r"\bstudents?\b|\bstudent id\b|\bgraduates?\b"),
        ("comeback",
            (r"\b(?:come|coming|welcome) back\b|\bmissed you\b|\bmiss you\b|\bback to (?:us|your account)\b|\bcomeback\b"
            r"|\bbeen a while\b|\blapsed\b|\breactivate\b|\bpaused (?:your|subscription)")),
        ("gift",
            (r"\bgift (?:subscriptions?|cards?|vouchers?|boxe?s?|sets?|memberships?|orders?)\b|\bas a gift\b|\bgifting\b"
            r"|\bmonth gift\b")),
        ("loyalty", r"\bloyalty\b|\breward points\b|\bpoints\b|\bstamp card\b"),
        ("trade-in", r"\btrade[- ]in\b|\bold (?:phone|mattress|bike|machine|device)s?\b"),
        ("birthday", r"\bbirthday\b|\banniversary\b"),
        ("newsletter", r"\bnewsletter\b|\bmailing list\b"),
        ("yearly",
            (r"\b(?:pay|paid|billed|paying|pays) (?:yearly|annually|by the year|for (?:the|a) year)\b"
            r"|\bannual (?:plan|billing|payment)\b|\byearly (?:plan|billing)\b")),
        ("charity", r"\b(?:charit(?:y|ies)|non-?profits?|not-for-profits?|schools? and charities)\b"),
        ("wholesale", r"\bwholesale\b|\btrade (?:account|customers|price)s?\b|\bbulk\b|\bresellers?\b"),
        ("staff", r"\b(?:nhs|key workers?|military|blue light|veterans?|teachers?|first responders?)\b"),
        ("senior", r"\b(?:over[ -](?:50|55|60|65)s?|seniors?|pensioners?)\b"),
        ("app", r"\b(?:in|through|download|via) (?:the|our) app\b"),
        ("apology", r"\b(?:sorry|apolog\w+|to make up for|as a thank you|goodwill)\b"),
        ("early", r"\bearly[- ]bird\b|\bpre-?order\b"),
    )
)  # fmt: skip


def facets_of(folded: str) -> frozenset[str]:
    """The occasions that a folded passage speaks of."""
    return frozenset(name for name, pattern in FACETS if pattern.search(folded))
