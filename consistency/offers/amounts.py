"""Percentages and amounts of money, told apart by the words beside them: discount, price, fee, threshold, or no offer at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.offers.instalments import part_of
from consistency.offers.money import Money, money_in
from consistency.offers.numbers import FRACTIONS, JOINED, NUMBER, parse_number, plain
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

PERCENT = re.compile(rf"(?P<number>{NUMBER}) ?(?:%|per ?cent\b|pct\b)")
REWARD = r"(?:cash ?-?back|credits?|bonus|vouchers?|rewards?|rebates?|gift ?card|e-gift|welcome gift)"
LINKING = (
    r"(?:with|after|before|because|without|including|plus|minus|less|once|when|if|while|until|from|and|or|but|is|was|for|on|by|to|the|your"
    r"|our|his|her|its|their|that|this|which|as|than)"
)
"""Words behind which another thing begins: "$25 with the credit" is what is left to pay, "$25 bill credit" what is given."""
OFF_AFTER = re.compile(
    rf"^(?:,? ?-? ?(?:(?!{LINKING} )[a-z]+ ){{0,2}}?(?:off\b|discount|reduction\b|savings?\b|{REWARD}\b)|(?: in| of| as"
    rf"| worth of)? (?:(?!{LINKING} )[a-z-]+ ){{0,2}}?{REWARD}\b| back\b(?! (?:in|to)\b)| cheaper\b| from your (?:bill|total|order)"
    r"| (?:on|onto|on to|off|back on) your (?:next |first )?(?:bill|account|card|statement)s?\b| to spend (?:on|in|at|aboard|as)\b)"
)
LESS_AFTER = re.compile(r"^ (?:less|lower|extra|more|bigger)\b")
OFF_BEFORE = re.compile(
    r"\b(?:sav(?:e|es|ing)|saved|saving of|knock|knocks|discount (?:of|is|to|now)|(?P<cut>reduc(?:ed|es|tion) (?:by|of)|(?:cut"
    rf"|drop(?:s|ped)?|falls?|slashed|down|off) by)|{REWARD} (?:of|worth)) (?:you |yourself |around |about |at least "
    r"|an? |another |an extra |a flat |a further )*(?P<bound>up to |as much as )?$"
)
PRICED = re.compile(
    r"\b(?:prices?|priced|fares?|rates?|bills?|costs?|fees?|premiums?|rents?|tickets?|subscriptions?|plans?|tariffs?|charges|sale|stock"
    r"|everything|range|rooms?|stays?|flights?|holidays?|orders?|items?)\b"
)
"""What can be cut or reduced as a price is; humidity falls by a tenth as well."""
SIGNED, ON_AFTER = re.compile(r"(?:^|[ (])-$"), re.compile(r"^ on\b|^\W*$")
"""A percentage with a minus before it, as shop windows have it: "-20% on all trainers"."""
UP_TO = re.compile(r"\b(?:up to|as much as) (?:a |an )?$")
FROM = re.compile(r"\b(?:from|starting at|starts? (?:at|from)|as little as|as low as)(?: just| only)? $")
RATE_AFTER = re.compile(
    r"^ ?(?:\([a-z ]+\) ?)?(?:aer|apr|apy|interest|gross|representative|variable|fixed|(?:on )?(?:finance|financing|credit)(?! card)"
    r"|(?:on )?balance transfers)\b"
)
RATE_BEFORE = re.compile(r"\b(?:fixed|rates?(?: is| are)?|interest) (?:at|of) (?:just |only )?$")
NO_INTEREST = re.compile(
    r"\b(?:interest[- ]free|no interest|without interest|zero interest)\b(?! (?:[a-z]+ )?(?:payments?|instal?lments?)\b)"
)
BUYING = re.compile(
    r"\b(?:pay|pays|price[ds]?|costs?|first|buy|order|when you|bill|fares?|fees?|subscri\w+|book|get|gets|data|points"
    r"|free)\b"
)
GIVEN_BEFORE = re.compile(
    r"\b(?:get|gets|earn|earns|receive|give you|pay you|send you|hand you|you both get|claim)(?: you)?(?: up to| an extra| a"
    r"| another)? $"
)
REWARD_AFTER = re.compile(r"^ (?:to|for|when you|if you) (?:switch|join|sign(?:ing)? up|refer|mov|open)")
PAID_OUT = re.compile(
    r"\b(?:give|pay|send|hand|owe) you(?: both| each| up to| an extra| a| another)? $"
    r"|\bwe(?:'ll| will|'re going to| can|'d like to)?(?: also| then| even| both)? (?:add|put in|put|chip in|pop in|throw in|top (?:it|this"
    r"|that|yours|you) up (?:with|by)|credit)(?: you)?(?: with)?(?: up to| an extra| another| a further| an?(?: [a-z]+(?:-[a-z]+)?)?)? $"
)
"""Money that the brand hands over: "we'll add", "we'll throw in a whole" and the sum."""
PUT_BY = re.compile(
    r"\b(?:(?:put|putting|set|setting|tuck|stick|sticking|squirrel)(?: (?:in|by|aside|away))|(?:pay|paying|save|saving|put|deposit|pop)"
    r"(?: in"
    r"| into it)?(?: (?:between|anything from|anything between|any sum from|any amount from|as little as|as much as)))"
    r"(?: (?:anything|any sum|any amount|as little as|as much as|between|from|up to|just|about|around))* $"
)
"""What somebody puts by for themselves: neither a price nor a saving."""
PUT_ASIDE = re.compile(
    r"^(?: (?:a|each|every) (?:day|week|month|year))?(?: of (?:your|their) (?:own )?(?:money|savings))? (?:by|aside|away)\b"
)
SAVED_RANGE = re.compile(r"^ ?(?:to|-) ?[£$€]?[\d,.]+ (?:a|each|every|per) (?:week|month)\b(?! (?:on|off)\b)")
"""After "save" and a sum: how much somebody may put by, not how much less they pay."""
SPREAD = re.compile(r"^ ?(?:to|and|-) (?:up to )?$")
EARNED = re.compile(r"^ (?:of|in) (?:the )?interest\b|^ interest\b")
INSURED = re.compile(r"\b(?:protected|insured|covered|compensat\w+|safe)(?:[a-z ,]{0,20})? up to $")
"""A sum that is insured or made good, no price."""
GIVEN_AFTER = re.compile(
    r"^(?:\W*$|[.,;!]| (?:and|until|by|before)\b)|^ (?:when|if|once|each|towards|for (?:every|each|switching|joining"
    r"|referring|signing|you)|to (?:spend|put|use)"
    r"|on your)\b"
)
NO_SAVING = re.compile(
    r"^ (?:of (?:your|their|our|the) (?:time|day|week|energy)|(?:of )?time\b|on average|of what|of our|of the (?:world|team"
    r"|people))"
)

WAS_BEFORE = re.compile(
    r"\b(?:was|were|usual(?:ly)?|normal(?:ly)?|(?<=\bthe )regular|rrp|(?:list|full|regular|usual|normal|original|standard"
    r"|retail) price(?: is| of| was|:)?|regularly|originally|instead of|rather than|down from|compare at|msrp:?|worth|valued at"
    r"|value of|in place of|not)(?: \w+ (?:cost|costs|is))?(?: a| an| the| about| up to| at| over| costs?| is"
    r"| of)?[ :(]*$"
)
OR_ELSE = re.compile(r"^[^,.;]{0,20},? or $")
NOW_AFTER = re.compile(r"^ (?:with|when|now|using|today|until|till|through|on)\b")
"""After another usual price ("the normal £40, or £25 for two"): what makes the second one today's price all the same."""
SPEND_BEFORE = re.compile(
    r"\b(?:(?:orders?|spends?|spending|baskets?|purchases?|bookings?|bills?|shops?"
    r"|carts?|totals?)(?: \w+){0,2}? (?:is |are |comes to )?(?:over|above|of|from|at least|more than|worth"
    r"|totalling|reaches|exceeding)|minimum (?:spend|order|purchase|booking|deposit|basket|value)?(?: value)?(?: of| is"
    r"|:)?|(?:spend|spends|pay in|deposit|when you spend|if you spend|order)(?: at least| over| more than| just)?"
    r"|(?<!from )over|above|at least|more than) (?:at least )?$"
    r"|\b(?:when|if|once|as soon as) (?:your|the|an) (?:order|basket|bill|shop|cart|total|booking)s? (?:comes? to|reaches|hits|gets to"
    r"|adds up to) $"
)
FREE_FROM = re.compile(
    r"(?:\bfree|\bon us|\bwaived|\bincluded) (?:at|from|past"
    r"|(?:when|once|if|as soon as) (?:your|the|an?|you) (?:[a-z]+ )?(?:comes? to|reach(?:es)?|hits?|gets? to|adds? up to"
    r"|tops?|pass(?:es)?)) $"
)
"""What costs nothing from a sum on: "delivery's free at $45"."""
UNTIL_SUM = re.compile(r"\b(?:until|till|'til|til|unless) (?:you|your [a-z]+|it) (?:hits?|reach(?:es)?|gets? to|pass(?:es)?|spends?) $")
THEN_FREE = re.compile(r"^[^.;]{0,20}\b(?:free|nothing|on us|waived)\b")
"""A charge up to a sum and nothing from there: "$6 till you hit $45, then it's free"."""
SPENT_BEFORE = re.compile(r"\b(?:off|on|with|for)(?: an?| any| your| every| all)* $")
SPENT_AFTER = re.compile(r"^ (?:shop|spend|orders?|baskets?|purchases?|bookings?)\b")
"""Both sides of what one must spend: "£5 off a £40 shop"."""
SPEND_AFTER = re.compile(r"^(?:\+| (?:or (?:more|over|above)|and (?:over|above|up)|minimum|upwards)\b)")
FEE = (
    r"(?<!')(?![a-z]+s charge\b|of charge\b)(?P<fee>delivery|shipping|postage|p&p|returns?|installation|fitting|deposit"
    r"|(?:[a-z]+(?:-[a-z]+)?) (?:fees?|charges?))"
)
FEE_AFTER = re.compile(rf"^ (?:for |standard |flat |refundable )*{FEE}\b")
FEE_BEFORE = re.compile(
    rf"\b{FEE}(?: and packing|'s)?(?: (?:is|are|costs?|of|from|for|at|only|just|a|now|will|be|everywhere|within|in|the|uk|us"
    r"|standard))*:? $"
)
FREE_FEE = re.compile(
    r"\b(?P<free>free|no|zero|without(?: an?y?)?|waiv(?:e|ed|es|ing)(?: the| your| our| all| any)*"
    r"|skip(?:ping)?(?: the)?|drop(?:ped|ping)?(?: the| our)?|complimentary|never an?) (?:(?:standard|next-day"
    r"|next day|uk|home|tracked|express|hidden|upfront|up-front|extra|same-day|worldwide|doorstep|whatsoever"
    rf"|any) )*(?:(?P<cost>set-?up|start-?up|up-?front|hidden|admin|closing|delivery|shipping|postage) costs?|{FEE})\b"
)
FEE_FREE = re.compile(
    rf"\b{FEE}(?: (?:and|&) packing)?(?:'s| (?:is|are|comes?|now|always|stays?|will be))+ (?:free|waived|included|complimentary"
    rf"|on us|on the house|zero)\b"
    r"|\b(?P<fee3>[a-z]+(?:-[a-z]+)?) (?:charges?|fees?|costs?) (?:waived|scrapped|dropped)\b"
    r"|\b(?P<fee2>delivery|shipping|postage|returns|installation) (?:free|on us|on the house)\b"
)
FEE_NAMES = {
    "shipping": "delivery", "postage": "delivery", "p&p": "delivery", "return": "returns", "registration": "joining",
    "enrolment": "joining", "enrollment": "joining", "sign-up": "joining", "signup": "joining", "membership": "joining",
    "set-up": "setup", "start-up": "setup", "fitting": "installation", "install": "installation", "connection": "activation",
    "administration": "admin",
}  # fmt: skip
NO_FEE = frozenset(
    [
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
SKIPPED = re.compile(
    r"\b(?:(?:don't|won't|doesn't|do not|will not|never|no longer) (?:charge|take|ask for|bill|want|need)(?: you)?|without"
    r"|skip|drop|scrap|forget|lose|ditch|cancel|swallow|absorb|let you off|spare you|waive)(?:s|d|ing|ped|ping|ped)?"
    r"(?: (?:the|that|your|our|this|usual|normal|whole|full|first))* $"
)
"""A sum after these is one that nobody pays."""
STATISTIC = re.compile(
    r"\b(?:rais(?:ed?|ing)|donat\w+|turnover|revenue|profits?|fined|grants?|invest\w+|funding|sold|lost|won)\b[^.]{0,25}$"
)

FRACTION = re.compile(
    r"\b(?:(?:(?P<n>one|two|three|an?|1|2|3)[ -])?(?P<fraction>half|quarter|third|fifth|tenth)s?)(?:[ -](?P<kind>price"
    r"|off)\b|(?: of)? the (?P<the>price|cost|fare|usual price)\b)"
    r"|\bpays? (?:only |just )?(?P<half>half)\b(?! (?:an|a|of your|of all))"
    r"|(?P<glyph>[½⅓¼⅔¾]) (?P<kind2>price|off)\b"
)
BOGO = re.compile(
    rf"\b(?:(?P<a>{NUMBER})[ -]for[ -](?:the price of )?(?P<b>{JOINED})\b(?! ?(?:[£$€%]|pounds|dollars|euros))"
    rf"|(?P<a2>{NUMBER}) [a-z]+ for the price of (?P<b2>{NUMBER})\b"
    rf"|(?:stay|buy|take|book|get|order|choose)(?: for)? (?P<a3>{NUMBER})(?: [a-z]+)?,? (?:and |but )?(?:only |just )?pay (?:only "
    rf"|just )?for (?P<b3>{NUMBER})\b"
    rf"|buy (?P<buy>{NUMBER})(?: [a-z]+)?,? (?:and )?(?:get|have) (?P<get>{NUMBER}|another|a second"
    r"|(?:the|a) (?:second|third|fourth|fifth|sixth|seventh|tenth))(?: one)?(?: [a-z]+)? (?:free|for free|for nothing|on us)"
    r"|(?P<bogof>bogof|bogo)\b)"
)
POINTS = re.compile(
    rf"\b(?:(?:get|earn|collect|receive|claim|give you|win) (?:up to |an extra )?)?(?P<n>{NUMBER}) (?:bonus|extra|welcome) "
    r"(?:reward |nectar |clubcard |loyalty )?(?P<unit>points|miles|stars|stamps|avios)\b"
    rf"|\b(?:earn|collect) (?:up to |an extra )?(?P<n2>{NUMBER}) (?:reward )?(?P<unit2>points|miles|stars|stamps|avios)\b"
)
MULTIPLE = re.compile(
    r"\b(?P<times>double|triple|twice the|2x|3x) (?:the )?(?P<what>[a-z]+ )?(?P<unit>points|miles|stars|data|rewards|stamps"
    r"|nectar|avios)\b"
)


def find_amounts(folded: str) -> Iterator[Found]:
    """Discounts, prices, fees and spending thresholds of a folded sentence."""
    yield from _multibuys(folded)
    yield from _fractions(folded)
    for match in PERCENT.finditer(folded):
        yield from _percent(match, folded)
    for match in NO_INTEREST.finditer(folded):
        yield Found(Attribute.PRICE, "0", match.start(), match.end(), unit="%", number=Decimal(0), slot="rate")
    yield from _waived(folded)
    yield from _money(folded)


def _multibuys(folded: str) -> Iterator[Found]:
    for match in BOGO.finditer(folded):
        if first := match["a"] or match["a2"] or match["a3"]:
            a, b = parse_number(first), parse_number(match["b"] or match["b2"] or match["b3"])
        elif match["buy"]:
            b = parse_number(match["buy"])
            a = b + (parse_number(match["get"]) if re.fullmatch(NUMBER, match["get"]) else 1)
        else:
            a, b = Decimal(2), Decimal(1)
        if b < a <= 12:
            yield Found(Attribute.DISCOUNT, f"{plain(a)}-for-{plain(b)}", match.start(), match.end(), slot="multibuy")
    for match in MULTIPLE.finditer(folded):
        times = Decimal(3 if match["times"] in {"triple", "3x"} else 2)
        yield Found(Attribute.DISCOUNT, plain(times), match.start(), match.end(), unit=match["unit"], number=times, slot="multiple")
    for match in POINTS.finditer(folded):
        number = parse_number(match["n"] or match["n2"])
        unit = match["unit"] or match["unit2"]
        yield Found(Attribute.DISCOUNT, plain(number), match.start(), match.end(), unit=unit, number=number, slot="points")


def _fractions(folded: str) -> Iterator[Found]:
    for match in FRACTION.finditer(folded):
        times = {"two": 2, "2": 2, "three": 3, "3": 3}.get(match["n"] or "", 1)
        share = FRACTIONS[match["fraction"] or match["half"] or match["glyph"]] * times
        share += 1 if times == 2 and match["fraction"] == "third" else 0
        off = share if "off" in {match["kind"], match["kind2"]} else 100 - share
        yield Found(Attribute.DISCOUNT, plain(off), match.start(), match.end(), unit="%", number=off, bound=_bound(folded, match.start()))


def _bound(folded: str, start: int) -> str:
    return "up to" if UP_TO.search(folded, max(0, start - 14), start) else ""


def _percent(match: re.Match[str], folded: str) -> Iterator[Found]:
    before, after = folded[max(0, match.start() - 48) : match.start()], folded[match.end() : match.end() + 48]
    number = parse_number(match["number"])
    if NO_SAVING.match(after) or number > 100:
        return
    saved = OFF_BEFORE.search(before)
    if saved and saved["cut"] and not PRICED.search(folded):
        saved = None
    is_signed = bool(SIGNED.search(before) and ON_AFTER.match(after))
    if OFF_AFTER.match(after) or saved or is_signed or (LESS_AFTER.match(after) and BUYING.search(folded)):
        yield Found(
            Attribute.DISCOUNT, plain(number), match.start(), match.end(), unit="%", number=number, bound=_bound(folded, match.start())
        )
    elif RATE_AFTER.match(after) or RATE_BEFORE.search(before):
        bound = "from" if FROM.search(before) else "up to" if UP_TO.search(before) else ""
        yield Found(Attribute.PRICE, plain(number), match.start(), match.end(), unit="%", number=number, slot="rate", bound=bound)


def _fee_name(words: str) -> str:
    name = re.sub(r" (?:fees?|charges?)$", "", words).replace("up-front", "upfront")
    return FEE_NAMES.get(name, name)


def _waived(folded: str) -> Iterator[Found]:
    for match in [*FREE_FEE.finditer(folded), *FEE_FREE.finditer(folded)]:
        words = match.groupdict()
        name = _fee_name(words["fee"] or words.get("fee2") or words.get("fee3") or words.get("cost") or "")
        if name == "returns" and words.get("free") == "no":
            continue
        certainty = 0.5 if name in NO_FEE or name.endswith("returns") else 1.0
        yield Found(
            Attribute.PRICE, "0", match.start(), match.end(), per=name if name not in NO_FEE else "fee", number=Decimal(0), slot="fee",
            certainty=certainty,
        )  # fmt: skip


def _money(folded: str) -> Iterator[Found]:
    amounts = money_in(folded)
    kept = was = False
    for index, money in enumerate(amounts):
        before, after = folded[max(0, money.start - 60) : money.start], folded[money.end : money.end + 48]
        is_was = index + 1 < len(amounts) and before.endswith("from ") and folded[money.end : amounts[index + 1].start].strip() == "to"
        own = (
            (PUT_BY.search(before) and not PAID_OUT.search(before))
            or PUT_ASIDE.match(after)
            or (before.endswith("save ") and SAVED_RANGE.match(after))
        )
        between = folded[amounts[index - 1].end : money.start] if index else ""
        kept = bool(own) or (kept and bool(SPREAD.match(between)))
        beside = kept or EARNED.match(after) or INSURED.search(before)
        was = bool(WAS_BEFORE.search(before)) or (was and bool(OR_ELSE.match(between)) and not NOW_AFTER.match(after))
        if not (is_was or money.is_scaled or beside or was or STATISTIC.search(before)):
            yield _sorted_money(money, before, after, part_of(folded, money.start))


def _sorted_money(money: Money, before: str, after: str, part: str = "") -> Found:
    value, start, end = (
        plain(money.amount) if money.amount == money.amount.to_integral_value() else f"{money.amount:.2f}",
        money.start,
        money.end,
    )
    bound = "up to" if UP_TO.search(before) else "from" if FROM.search(before) else ""
    if SKIPPED.search(before):
        return Found(Attribute.PRICE, "0", start, end, number=Decimal(0), slot="waived")
    if _is_given(before, after):
        return Found(Attribute.DISCOUNT, value, start, end, unit=money.currency, number=money.amount, bound=bound, slot="amount")
    if fee := FEE_AFTER.match(after):
        return _fee(fee["fee"], money, value)
    if _is_spend(before, after):
        return Found(Attribute.THRESHOLD, value, start, end, unit=money.currency, number=money.amount, slot="spend")
    if fee := FEE_BEFORE.search(before):
        return _fee(fee["fee"], money, value)
    return Found(Attribute.PRICE, value, start, money.per_end, unit=money.currency, per=part or money.per, number=money.amount, bound=bound)


def _is_spend(before: str, after: str) -> bool:
    """True for a sum that one must spend to get something."""
    if SPEND_AFTER.match(after) or SPEND_BEFORE.search(before) or (SPENT_AFTER.match(after) and SPENT_BEFORE.search(before)):
        return True
    return bool(FREE_FROM.search(before) or (UNTIL_SUM.search(before) and THEN_FREE.match(after)))


def _is_given(before: str, after: str) -> bool:
    """True for money that the customer gets or keeps."""
    if OFF_AFTER.match(after) or OFF_BEFORE.search(before) or PAID_OUT.search(before) or REWARD_AFTER.match(after):
        return True
    return bool(GIVEN_BEFORE.search(before) and GIVEN_AFTER.match(after))


def _fee(words: str, money: Money, value: str) -> Found:
    name = _fee_name(words)
    certainty = 0.5 if name in NO_FEE else 1.0
    name = "fee" if name in NO_FEE else name
    unit = money.currency if money.amount else ""
    return Found(Attribute.PRICE, value, money.start, money.end, unit=unit, per=name, number=money.amount, slot="fee", certainty=certainty)
