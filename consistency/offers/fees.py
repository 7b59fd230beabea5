"""Charges beside a price: what each is called, which are waived, and what one costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consistency import lazy_re as re
from consistency.offers.money import Money, money_in, value_of
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

FEE = (
    r"(?<!')(?![a-z]+s charge\b|of charge\b)(?P<fee>delivery|shipping|postage|carriage|freight|p&p|returns?|installation|fitting"
    r"|deposit|excess|deductible|surcharge|supplement|set-?up(?= (?:is|costs?)\b)|entry|entrance|admission|parking|click (?:and"
    r"|&) collect|collection"
    r"|(?:[a-z]+(?:-[a-z]+)?) (?:fees?|charges?))"
)
FEE_OF = re.compile(r"(?:(?:fees?|charges?|deposit|excess|supplement|surcharge) of|(?:fee|charge|deposit|excess):) $")
"""A charge that is named right before its sum."""
FEE_AFTER = re.compile(
    r"^ (?:per [a-z]+ )?(?:for |standard |flat |refundable |small |one-off |single |fixed |extra |returnable "
    rf"|low )*{FEE}\b"
)
FEE_BEFORE = re.compile(
    rf"\b{FEE}(?: and packing|'s)?(?: (?:on|with|for) (?:the |our |your )?[a-z-]+)?(?: (?:is|are|costs?|of|from|for|at|only|just|a"
    rf"|now|will|be|everywhere|within|in|the|uk|us"
    r"|standard|to|mainland|europe|island|anywhere|inside|outside|starts|starting|you|an extra|another|always|charged))*:? $"
)
FREE_FEE = re.compile(
    r"\b(?P<free>free|no|zero|without(?: paying)?(?: any| an?)?|waiv(?:e|ed|es|ing)(?: the| your| our| all| any)*"
    r"|skip(?:ping)?(?: the)?|drop(?:ped|ping)?(?: the| our)?|complimentary|never an?) (?:(?:standard|next-day"
    r"|next day|uk|home|tracked|express|hidden|upfront|up-front|extra|same-day|worldwide|doorstep|whatsoever"
    r"|any|foreign|late|monthly|annual|early|card|currency|international|transaction|overseas|cash|account|ongoing"
    rf"|surprise) )*?(?:(?P<cost>set-?up|start-?up|up-?front|hidden|admin|closing|delivery|shipping|postage) costs?|{FEE}"
    r"|(?P<bare>fees?)(?= *(?:$|[.,;:!?)]| and | or | abroad| at all| ever| whatsoever| when| on (?:us|any|all)| to (?:pay|worry))))\b"
)
FEE_FREE = re.compile(
    rf"\b{FEE}(?: (?:and|&) packing)?(?: (?:by|in|on|to|within|for|across) (?:[a-z-]+ ){{0,3}}?[a-z-]+)?(?:'s| (?:is|are|comes?|now"
    rf"|always|stays?|will be))+ (?:free|waived|included|complimentary"
    rf"|on us|on the house|zero)\b"
    r"|\b(?P<fee3>[a-z]+(?:-[a-z]+)?) (?:charges?|fees?|costs?) (?:waived|scrapped|dropped)\b"
    r"|\b(?P<fee2>delivery|shipping|postage|returns|installation) (?:free|on us|on the house)\b"
    r"|\b(?P<shipped>ships?|shipped|delivered|posted|sent) (?:to you |to your door )?(?:for )?free\b(?! of)"
    r"|\bwe(?:'ll| will| can|'d)? (?P<brought>(?:ship|deliver|post|send|drop|bring)(?: (?:it|them|yours|everything|that|one|your [a-z]+))?"
    r"(?: (?:round|over|to you|to your (?:door|home)))* (?:for )?free)\b(?! of)"
    r"|\b(?:don't|do not|never|no longer|won't|will never) (?:charge|bill)(?: you)?(?: anything| a penny| a cent"
    r"| extra)? for (?P<fee5>delivery|shipping|postage"
    r"|carriage|returns?|installation|fitting|parking|entry|admission|collection)\b"
    r"|\bwe(?:'ll)? (?:pay|cover|pick up|foot|take care of|swallow)(?: for)?(?: the| your| all)?(?: bill for| cost of)?"
    r" (?P<fee4>delivery|shipping|postage|carriage|return postage|returns|installation|fitting|p&p)(?: (?:costs?|bill|charges?))?\b"
)
ALSO_FREE = re.compile(
    r"\b(?P<fee>delivery|shipping|postage|carriage) (?:is|costs?) [£$€][\d.]+[^.;,]{0,20},? (?:and|but|or) (?:it's |it is |is )?"
    r"(?P<free>free|nothing) (?=(?:on|over|from|for|when|if|once|above|with)\b)"
)
"""A charge that has a sum and is none in some case: "shipping is $6, and free on orders over $75"."""
HOLD_BEFORE = re.compile(
    r"(?<!keep )(?<!get )(?<!take )(?<!took )\bhold(?: of| is|:) (?:up to )?$|\b(?:we|we'll|they) (?:will )?(?:hold|block"
    r"|pre-?authori[sz]e|freeze) $"
)
HOLD_AFTER = re.compile(
    r"^ (?:card |refundable |security |pre-?authori[sz]ation )*hold\b(?! (?:bags?|luggage|baggage|items?|cases?|suitcases?)\b)"
    r"|^ (?:is|are|will be|gets) (?:held|blocked|frozen|pre-?authori[sz]ed)\b"
)
"""A sum that is set aside on somebody's card, which is a deposit by another name."""
ON_CARD = re.compile(r"^ on (?:your|that|the|a|any) (?:(?:credit|debit|bank|payment) )?card\b(?! (?:balance|account))")
"""After a sum: the card that it is on, be it set aside or given."""
HELD = re.compile(r"\b(?:h[eo]ld|deposit|block|reserve|set aside|put aside|pre-?authori[sz]|need|require|until|released?\b)")
"""What shows that a sum on a card is set aside there."""
IT_IS_FREE = re.compile(
    r"\W*(?P<free>(?:yes,? )?(?:it's|it is|that's|they're|they are) (?:always |now |completely )*free)\b(?! (?:to|of|from)\b)"
)
NAMED_FEE = re.compile(
    r"\b(?P<fee>delivery|shipping|postage|carriage|returns?|installation|fitting|parking|collection|entry|admission|deposit|excess"
    r"|deductible)\b"
)
IT_COSTS = re.compile(r"\W*(?:it's|it is|that's|it costs) (?:just |only |now )?(?P<sum>(?=[£$€]|\d))")
FEE_NAMES = {
    "shipping": "delivery", "postage": "delivery", "p&p": "delivery", "return": "returns", "registration": "joining",
    "enrolment": "joining", "enrollment": "joining", "sign-up": "joining", "signup": "joining", "membership": "joining",
    "set-up": "setup", "start-up": "setup", "fitting": "installation", "install": "installation", "connection": "activation",
    "administration": "admin", "carriage": "delivery", "freight": "delivery", "entrance": "entry", "admission": "entry",
    "click and collect": "collection", "click & collect": "collection",
}  # fmt: skip
NO_FEE = frozenset(
    [
        "fee",
        "fees",
        "fixed",
        "one-off",
        "standard",
        "full",
        "total",
        "nominal",
        "modest",
        "low",
        "reduced",
        "single",
        "the",
        "a",
        "an",
        "our",
        "your",
        "this",
        "extra",
        "hidden",
        "any",
        "no",
        "these",
        "flat",
        "small",
        "additional",
        "of",
        "and",
        "or",
        "we",
        "they",
        "you",
        "i",
        "also",
        "only",
        "us",
        "not",
        "to",
        "that",
        "never",
        "banks",
        "others",
        "who",
    ]
)


TOLD = ("fee", "fee2", "fee3", "fee4", "fee5", "cost", "bare")
"""The groups that name a charge; "it ships free" names none, and means the delivery."""


def _fee_name(words: str) -> str:
    name = re.sub(r" (?:fees?|charges?)$", "", words).replace("up-front", "upfront")
    return FEE_NAMES.get(name, name)


def find_waived(folded: str) -> Iterator[Found]:
    """Charges that a folded sentence says nobody pays."""
    for match in [*FREE_FEE.finditer(folded), *FEE_FREE.finditer(folded)]:
        words = match.groupdict()
        told = next((words[key] for key in TOLD if words.get(key)), "delivery")
        name = _fee_name(told)
        if (name == "returns" and words.get("free") == "no") or (name in NO_FEE and folded.endswith("at ", 0, match.start())):
            continue
        certainty = 0.5 if (name in NO_FEE and not words.get("bare")) or name.endswith("returns") else 1.0
        yield Found(
            Attribute.PRICE, "0", match.start(), match.end(), per=name if name not in NO_FEE else "fee", number=Decimal(0), slot="fee",
            certainty=certainty,
        )  # fmt: skip


def find_also_free(folded: str) -> Iterator[Found]:
    """Charges that a folded sentence says are none in some case, besides what they are in the others."""
    for match in ALSO_FREE.finditer(folded):
        name = _fee_name(match["fee"])
        yield Found(Attribute.PRICE, "0", *match.span("free"), per=name, number=Decimal(0), slot="fee")


def find_followed_fee(folded: str, previous: str) -> Iterator[Found]:
    """ "It's free over £40", or what it costs, behind a heading or a question that names a charge ("How much is delivery?")."""
    named = [*NAMED_FEE.finditer(previous)]
    if not named:
        return
    if match := IT_IS_FREE.match(folded):
        name = _fee_name(named[-1]["fee"])
        yield Found(Attribute.PRICE, "0", match.start("free"), match.end(), per=name, number=Decimal(0), slot="fee", certainty=0.9)
    elif (match := IT_COSTS.match(folded)) and (money := next((one for one in money_in(folded) if one.start == match.end()), None)):
        yield replace(fee_of(named[-1]["fee"], money, value_of(money.amount)), certainty=0.9)


def is_held(before: str, after: str, *, is_given: bool) -> bool:
    """True for a sum between these words that is set aside on a card; of one that is given, only "a hold of" says so."""
    if HOLD_BEFORE.search(before) or HOLD_AFTER.match(after):
        return True
    return bool(ON_CARD.match(after) and not is_given and (HELD.search(before) or HELD.search(after)))


def fee_of(words: str, money: Money, value: str) -> Found:
    """A sum that is a charge by the `words` beside it."""
    name = _fee_name(words)
    certainty = 0.5 if name in NO_FEE else 1.0
    name = "fee" if name in NO_FEE else name
    unit = money.currency if money.amount else ""
    return Found(Attribute.PRICE, value, money.start, money.end, unit=unit, per=name, number=money.amount, slot="fee", certainty=certainty)
