"""Percentages and amounts of money, told apart by the words beside them: discount, price, fee, threshold, or no offer at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consistency import lazy_re as re
from consistency.english.numbers import FRACTIONS, NUMBER, parse_number, plain
from consistency.offers.extras import PERIOD
from consistency.offers.fees import FEE_AFTER, FEE_BEFORE, FEE_OF, fee_of, find_also_free, find_waived, is_held
from consistency.offers.instalments import part_of
from consistency.offers.money import PERIODS, Money, money_in, value_of
from consistency.offers.multibuys import find_multibuys
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

PERCENT = re.compile(rf"(?P<number>{NUMBER}) ?(?:%|per ?cent\b|pct\b)")
REWARD = (
    r"(?:cash ?-?back|credits?|bonus|vouchers?|rewards?|rebates?|gift ?card|prepaid card|visa card|gift certificate|e-gift"
    r"|welcome gift|contribution|trade-in allowance"
    r"|allowance towards|price cut|markdown)"
)
LINKING = (
    r"(?:with|after|before|because|without|including|plus|minus|less|once|when|if|while|until|from|and|or|but|is|was|for|on|by|to|the|your"
    r"|our|his|her|its|their|that|this|which|as|than)"
)
"""Words behind which another thing begins: "$25 with the credit" is what is left to pay, "$25 bill credit" what is given."""
OFF_AFTER = re.compile(
    rf"^(?: (?:code|coupon|promo)\b|,? ?-? ?(?:(?!{LINKING} )[a-z]+ ){{0,2}}?(?:off\b(?! sale\b)|discount|reduction\b"
    rf"|savings?\b|{REWARD}\b)"
    r"|(?: in| of| as"
    rf"| worth of)? (?:(?!{LINKING} )[a-z-]+ ){{0,2}}?{REWARD}\b| back\b(?! (?:in|to)\b)| cheaper\b| from your (?:bill|total|order)"
    rf"|(?: off| from) the (?:price|cost|bill|total|fare)s?\b"
    r"| (?:on|onto|on to|off|back on) your (?:next |first )?(?:[a-z-]+ )?(?:bill|account|card|statement)s?\b| to spend (?:on|in|at"
    r"|aboard|as)\b)"
)
CUT_BEFORE = re.compile(
    r"\b(?:lower|cut|reduc|trim|slash|shrink|bring down|drop|shav)(?:e|es|ed|s|ing)?(?: [a-z']+){1,5} by (?:up to |as much as "
    r"|a further )?$"
)
"""What a price is made less by: "lower your bill by 15%"."""
BACK_BEFORE = re.compile(r"\b(?:get|earn|claim|receive|have|give you|pay you) back (?:up to )?$")
BACK_AFTER = re.compile(r"^ of (?:your|the|what you|each|every) (?:[a-z]+ ){0,3}?(?:back|refunded|returned)\b")
"""A share that is paid back: "10% of your premium back"."""
CUT_TO = re.compile(r"^,? (?:is |has been )?(?:reduced|cut|down|dropped|slashed|marked down|discounted) to (?:just |only )?$")
EACH_PERIOD = re.compile(
    r"\b(monthly|yearly|annual|weekly|daily) (?:[a-z]+ )?(?:premium|price|rent|cost|rate|membership|subscription|pass|plan|cover|total)s?"
    r"(?: (?:is|are|of|from|only|just|now|starts at))*:? $"
)
LESS_AFTER = re.compile(r"^ (?:less|lower|extra|more|bigger)\b")
OFF_BEFORE = re.compile(
    r"\b(?:sav(?:e|es|ing)|saved|savings?(?: of|:)|knock|knocks|discount(?: of| is| to| now|:)?|(?P<cut>reduc(?:ed|es|tion) (?:by|of)"
    r"|(?:cut"
    rf"|drop(?:s|ped)?|falls?|slashed|down|off|less|lower|cheaper) by)|{REWARD} (?:of|worth)) (?:you |yourself |around |about |at least "
    r"|an? |another |an extra |a flat |a further |cool |whopping |huge |massive |tidy |handy |whole |full |easy "
    r"|instant )*(?P<bound>up to |as much as )?$"
)
PRICED = re.compile(
    r"\b(?:prices?|priced|fares?|rates?|bills?|costs?|fees?|premiums?|rents?|tickets?|subscriptions?|plans?|tariffs?|charges|sale|stock"
    r"|everything|range|rooms?|stays?|flights?|holidays?|orders?|items?)\b"
)
"""What can be cut or reduced as a price is; humidity falls by a tenth as well."""
SIGNED, ON_AFTER = re.compile(r"(?:^|[ (:])- ?$"), re.compile(r"^ on\b|^\W*$")
"""A percentage with a minus before it, as shop windows have it: "-20% on all trainers"."""
UP_TO = re.compile(r"\b(?:up to|as much as) (?:a |an )?$")
FROM = re.compile(r"\b(?:from|starting at|starts? (?:at|from)|as little as|as low as)(?: just| only)? $")
RATE_AFTER = re.compile(
    r"^ ?(?:\([a-z ]+\) ?)?(?:(?:intro|introductory|promotional|purchase) )?"
    r"(?:aer|apr|aprc|apy|ear|eir|p\.a\b|a year fixed|interest|gross|representative|variable|fixed"
    r"|(?:on )?(?:finance|financing|credit)(?! card)"
    r"|(?:on )?balance transfers|on purchases)\b"
)
RATE_BEFORE = re.compile(r"\b(?:fixed|rates?(?: is| are)?|interest|apr|aer|apy) (?:at|of) (?:just |only )?$")
RATE_SPREAD, SPREAD_RATE = re.compile(r"^ ?(?:to|-|and) ?\d[\d.]* ?%"), re.compile(r"\d ?% ?(?:to|-|and) ?$")
"""Both ends of a spread of rates, which states no one rate."""
NO_RATE = re.compile(rf"^ for (?:the first |up to )?{NUMBER}[ -](?:months?|years?)\b")
"""After "0%": nothing but interest is told for a time."""
PACK = re.compile(
    rf"(?:^|[ (:])(?:any |mix and match )?(?P<n>(?!one\b|1\b){NUMBER})(?! (?:{PERIOD})s?\b)(?: [a-z]+){{0,3}} for (?:just |only |a )*$"
    rf"|\b(?:book|pack|box|bundle|set|bag|case|strip) of (?P<n2>{NUMBER})(?: [a-z]+)? (?:for|is|costs|at) (?:just |only |a )*$"
)
"""Before a sum that pays for so many together: "any 4 for €20", "a book of ten for £8"."""
NO_INTEREST = re.compile(
    r"\b(?:interest[- ]free|no interest|without interest|zero interest)\b(?! (?:[a-z]+ )?(?:payments?|instal?lments?)\b)"
)
IS_LESS_BEFORE = re.compile(r"(?:'s|'re|\b(?:is|are|now|all|both)) (?:now |all |both |a |an? extra )*$")
IS_LESS_AFTER = re.compile(r"^ (?:less|cheaper)(?= *(?:$|[.,;:!?)]|(?:for|until|till|through|with|when|if|in the|this|on|from)\b))")
"""Both sides of how much less a thing costs: "the long coat is 15% less until Sunday"."""
BARE_LESS = re.compile(r"^ less\b(?! than)")
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
    r"\b(?:give|pay|send|hand|owe|credit|refund|gift) you(?: both| each| up to| back| an extra| a| another)? $"
    r"|\bwe(?:'ll| will)?(?: also| then| even| both)?"
    r" (?:(?:cover|reimburse|contribute|match|refund|knock|take|chop|slice)|pay(?: (?:off|your|out|the|back|old|provider|network"
    r"|insurer|bank|bill|fees|costs|rent"
    r"|towards|current|landlord|legal))*)(?: up to)? $"
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
    r"^(?: (?:a|each|every) (?:day|week|month|year))?(?: of (?:your|their) (?:own )?(?:money|savings))?"
    r" (?:aside\b|away\b|by\b(?= *(?:$|[.,;:!?]|(?:each|every|a|for|and|in)\b)))"
)
"""After a sum: what puts it by; "$79 by Friday" is a price with a last day."""
SAVED_RANGE = re.compile(r"^ ?(?:to|-) ?[£$€]?[\d,.]+ (?:a|each|every|per) (?:week|month)\b(?! (?:on|off)\b)")
"""After "save" and a sum: how much somebody may put by, not how much less they pay."""
LENT = re.compile(
    r"\b(?:borrow(?:ing|s|ed)?|loans?(?: amount)? of|credit (?:limit )?of|amount of credit|total (?:amount )?(?:re)?payable"
    r"|total charge for credit|assumed [a-z ]{0,20}of|(?:balances?|deposits?|claims?|loss(?:es)?|loans?|overdrafts?|credit limits?"
    r"|on savings|belongings|valuables|contents)"
    r"(?: of| between| from| worth)* (?:up to|between)|balances? of|on (?:your|the) first|(?:apr|aer"
    r"|representative)(?: \([a-z]+\))? on)[ :]*(?:is |just |only |up to |about |around )*$"
)
"""A sum that is lent, saved or insured: what an offer is reckoned on, not what it costs."""
SMALLER = re.compile(
    r"\b(?:orders?|baskets?|purchases?|spends?|bookings?|bills?|invoices?) (?:of |that are )?(?:under|below|less than|smaller than) $"
)
"""Below which sum a charge is due."""
CROSSED = re.compile(
    r"\b(?:falls?|fell|drops?|dropped|goes|go|went|rises?|rose|climbs?|gets?|is|was|stays?) (?:below|under|above|beneath) $"
)
"""Before a sum that only marks where something would change: "if our rate falls below £20"."""
REPRESENTATIVE = re.compile(r"\brepresentative example\b")
"""What a loan would cost somebody: no sum of it is asked for or given, and only its rate is offered."""
RISES = re.compile(r"\b(?:ris(?:e|es|en|ing)|go(?:es)? up|increas(?:e|es|ed|ing)|went up|rose)\b[^,.;]{0,25} (?:by|of) (?:up to )?$")
"""By how much a price grows."""
TIMES = re.compile(r"\b\d+ ?(?:at|x|×|@) ?[£$€] ?\d[\d.,]*(?: (?:each|apiece))? ?(?::|=|–|—|-|comes to|makes) ?$")
"""Before what several pieces come to: "2 at £30: £60"."""
PAID = re.compile(
    r"\b(?:payments? (?:received|taken|made)|you(?:'ve| have)? (?:already )?paid|has been paid|debited|refunded|withdrawn|deducted"
    r"|amount paid|(?:opening|closing|current|available|outstanding|account) balance|balance brought forward|last bill|uses|burns"
    r"|wastes|loses|gets through|was (?:settled|bought|charged))\b[^.;]{0,28}$"
)
"""What a statement of account says has been paid."""
OPENED = re.compile(r"\bopen(?:ed|ing|s)?\b[^.;,]{0,30} (?:with|from|for) (?:just |only |as little as |at least )?$")
"""A sum that opens an account."""
MADE = re.compile(
    r"^ (?:was |has been )?received\b|^[^.,;]{0,24} (?:will be|was|has been|is being) (?:taken|collected|debited|refunded|paid|sent)\b"
    r"|^[^.,;]{0,20} to (?:make|run"
    r"|heat|cook|build|produce|charge|feed|raise)\b|^ (?:notes?|coins?|banknote)\b|^ (?:worth of (?!our)|of (?:food|waste"
    r"|damage|debt))"
)
"""After a sum: what something takes to make, no price of it."""
TAXED = re.compile(r"\b(?:vat|tax|gst|mwst)\b(?: at| of)?[^a-z]{0,14}$")
"""A line of an invoice that tells the tax."""
SIGNED_LINE = re.compile(r"\b(?:discount|code|promo\w*|voucher|coupon|savings?|offer|reduction)\b")
"""What makes a sum with a minus before it, on a bill, a discount and no payment."""
TOP_UP = re.compile(r"\b(?:top up|recharge|load|invest|transfer|move over|pay in)(?: (?:by|with|at least|just|another))* $")
GETS = re.compile(r"\b(?:and|to|,) (?:you'll |you |we'll )?(?:get|receive|earn|unlock|have|enjoy|give|add)\b")
"""After a sum that is put in: what comes of it."""
SPREAD = re.compile(r"^ ?(?:to|and|-) (?:up to )?$")
EARNED = re.compile(r"^ (?:of|in) (?:the )?interest\b|^ interest\b")
INSURED = re.compile(r"\b(?:protected|insured|covered|compensat\w+|safe)(?:[a-z ,]{0,20})? up to $")
"""A sum that is insured or made good, no price."""
GIVEN_AFTER = re.compile(
    r"^(?:\W*$|[.,;!]| (?:and|until|by|before)\b)|^ (?:when|if|once|each|towards|for (?:your|any) (?:old|used|unwanted|trade-in"
    r"|current)|for (?:every|each|switching|joining"
    r"|referring|signing|you)|to (?:spend|put|use)"
    r"|on your|on an? (?:prepaid|gift|visa|reward|store) card)\b"
)
NO_SAVING = re.compile(
    r"^ (?:of (?:your|their|our|the) (?:time|day|week|energy)|(?:of )?time\b|on average|of what|of our|of the (?:world|team"
    r"|people))"
)

WAS_BEFORE = re.compile(
    r"\b(?:was|were|would have (?:been|cost)|previously|formerly|before|usual(?:ly)?|normal(?:ly)?|(?<=\bthe )regular|rrp"
    r"|(?:list|full|regular|usual|normal|original|standard"
    r"|retail) price(?: is| of| was|:)?|regularly|originally|instead of|rather than|down from|compare at|msrp:?|worth|valued at"
    r"|value of|in place of|not|(?:go(?:es)?|going|is|are|be|it's|they're) back(?: up)?(?= to )|reverts?(?= to ))(?: \w+ (?:cost"
    r"|costs|is))?(?: a| an| the| about| up to| at| over| costs?| is"
    r"| of| to)?[ :(]*$"
)
OR_ELSE = re.compile(r"^[^,.;]{0,20},? or $")
NOW_AFTER = re.compile(r"^ (?:with|when|now|using|today|until|till|through|on)\b")
"""After another usual price ("the normal £40, or £25 for two"): what makes the second one today's price all the same."""
SPEND_BEFORE = re.compile(
    r"\b(?:(?:orders?|spends?|spending|baskets?|purchases?|bookings?|bills?|shops?"
    r"|carts?|totals?|deposits?|balances?|invoices?|parcels?)(?: \w+){0,2}? (?:is |are |comes to )?(?:over|above|of|from|at least"
    r"|more than|worth"
    r"|totalling|reaches|exceeding)|minimum (?:spend|order|purchase|booking|deposit|basket|value)?(?: value)?(?: of| is"
    r"|:)?|(?:spend|spends|spent|pay in|deposit|when you spend|if you spend|order)(?: at least| over| more than| just)?"
    r"|(?<!from )over|above|at least|more than) (?:at least )?$"
    r"|\b(?:when|if|once|as soon as) (?:your|the|an) (?:order|basket|bill|shop|cart|total|booking)s? (?:comes? to|reaches|hits|gets to"
    r"|adds up to) $"
)
FREE_FROM = re.compile(
    r"(?:\bfree|\bon us|\bwaived|\bincluded|\bgoes away|\bdrops off|\bdisappears|\bfalls away) (?:at|from|past"
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
SKIPPED = re.compile(
    r"\b(?:(?:don't|won't|doesn't|do not|will not|never|no longer) (?:charge|take|ask for|bill|want|need)(?: you)?|without"
    r"|skip|drop|scrap|forget|lose|ditch|cancel|swallow|absorb|let you off|spare you|waive|waived:)(?:s|d|ing|ped|ping|ped)?"
    r"(?: (?:the|that|your|our|this|usual|normal|whole|full|first))* $"
)
"""A sum after these is one that nobody pays."""
STATISTIC = re.compile(
    r"\b(?:rais(?:ed?|ing)|donat\w+|turnover|revenue|profits?|fined|grants?|invested|funding|sold(?! out)|lost|won)\b[^.;]{0,25}$"
)

FRACTION = re.compile(
    r"\b(?:(?:(?P<n>one|two|three|an?|1|2|3)[ -])?(?P<fraction>half|quarter|third|fifth|tenth)s?)(?:[ -](?P<kind>price"
    r"|off)\b| (?P<less>less|cheaper)(?= *(?:$|[.,;:!?)]|(?:for|until|till|through|with|when|if|this|on|from)\b))|(?: of)? (?:the|our"
    r"|your) (?:[a-z]+ ){0,2}?(?P<the>price|cost|fare|rate|fee|rent)\b(?! of (?:an?|other|most|your)\b))"
    r"|\bpays? (?:only |just )?(?P<half>half)\b(?! (?:an|a|of your|of all))"
    r"|(?P<glyph>[½⅓¼⅔¾]) (?P<kind2>price|off)\b"
    r"|\bsav(?:e|es|ing) (?:up to )?(?:(?P<n2>one|two|an?)[ -])?(?P<saved>half|quarter|third|fifth|tenth)s?\b(?! (?:of|an|a|your)\b)"
)


def find_amounts(folded: str) -> Iterator[Found]:
    """Discounts, prices, fees and spending thresholds of a folded sentence."""
    yield from find_multibuys(folded)
    yield from _fractions(folded)
    for match in PERCENT.finditer(folded):
        yield from _percent(match, folded)
    for match in NO_INTEREST.finditer(folded):
        yield Found(Attribute.PRICE, "0", match.start(), match.end(), unit="%", number=Decimal(0), slot="rate")
    yield from find_waived(folded)
    yield from find_also_free(folded)
    yield from _money(folded)


def _fractions(folded: str) -> Iterator[Found]:
    for match in FRACTION.finditer(folded):
        if match["less"] and not IS_LESS_BEFORE.search(folded, 0, match.start()):
            continue
        times = {"two": 2, "2": 2, "three": 3, "3": 3}.get(match["n"] or match["n2"] or "", 1)
        name = match["fraction"] or match["half"] or match["glyph"] or match["saved"]
        share = FRACTIONS[name] * times + (1 if times == 2 and name == "third" else 0)
        off = share if "off" in {match["kind"], match["kind2"]} or match["saved"] or match["less"] else 100 - share
        yield Found(Attribute.DISCOUNT, plain(off), match.start(), match.end(), unit="%", number=off, bound=_bound(folded, match.start()))


def _bound(folded: str, start: int) -> str:
    return "up to" if UP_TO.search(folded, max(0, start - 14), start) else ""


def _percent(match: re.Match[str], folded: str) -> Iterator[Found]:
    before, after = folded[max(0, match.start() - 48) : match.start()], folded[match.end() : match.end() + 48]
    number = parse_number(match["number"])
    is_back = BACK_AFTER.match(after) or BACK_BEFORE.search(before)
    if (NO_SAVING.match(after) and not is_back) or number > 100:
        return
    saved = OFF_BEFORE.search(before)
    is_back = is_back or (CUT_BEFORE.search(before) and PRICED.search(folded))
    if saved and saved["cut"] and not PRICED.search(folded):
        saved = None
    is_signed = bool(SIGNED.search(before) and ON_AFTER.match(after))
    is_less = (LESS_AFTER.match(after) and BUYING.search(folded)) or (IS_LESS_BEFORE.search(before) and IS_LESS_AFTER.match(after))
    if OFF_AFTER.match(after) or is_back or saved or is_signed or is_less:
        yield Found(
            Attribute.DISCOUNT, plain(number), match.start(), match.end(), unit="%", number=number, bound=_bound(folded, match.start())
        )
    elif (RATE_AFTER.match(after) or RATE_BEFORE.search(before) or (not number and NO_RATE.match(after))) and not (
        RATE_SPREAD.match(after) or SPREAD_RATE.search(before)
    ):
        bound = "from" if FROM.search(before) else "up to" if UP_TO.search(before) else ""
        yield Found(Attribute.PRICE, plain(number), match.start(), match.end(), unit="%", number=number, slot="rate", bound=bound)


def _money(folded: str) -> Iterator[Found]:
    amounts = money_in(folded) if not REPRESENTATIVE.search(folded) else []
    kept = was = False
    given: set[tuple[Decimal, str]] = set()
    for index, money in enumerate(amounts):
        before, after = folded[max(0, money.start - 60) : money.start], folded[money.end : money.end + 48]
        is_was = index + 1 < len(amounts) and _is_cut(before, folded[money.end : amounts[index + 1].start])
        own = (
            (PUT_BY.search(before) and not PAID_OUT.search(before))
            or PUT_ASIDE.match(after)
            or (before.endswith("save ") and SAVED_RANGE.match(after))
        )
        between = folded[amounts[index - 1].end : money.start] if index else ""
        is_reckoned = _is_reckoned(before) and not SPEND_AFTER.match(after)
        kept = bool(own) or is_reckoned or (kept and bool(SPREAD.match(between)))
        beside = kept or EARNED.match(after) or MADE.match(after)
        was = bool(WAS_BEFORE.search(before)) or (was and bool(OR_ELSE.match(between)) and not NOW_AFTER.match(after))
        if not (is_was or money.is_scaled or beside or was or STATISTIC.search(before)):
            found = _sorted_money(money, before, after, part_of(folded, money.start) or _period_of(before))
            if found.slot == "amount":
                given.add((money.amount, money.currency))
            if found.attribute is not Attribute.PRICE or found.per or (money.amount, money.currency) not in given:
                yield found


def _is_cut(before: str, between: str) -> bool:
    """True for the higher of two prices: "from £45 to £30", "£45 reduced to £30"."""
    return (before.endswith("from ") and between.strip() == "to") or bool(CUT_TO.match(between))


def _period_of(before: str) -> str:
    """The period that a price is for, where the words before it tell it: "monthly premium €11,40"."""
    match = EACH_PERIOD.search(before)
    return PERIODS[match[1]] if match else ""


def _is_reckoned(before: str) -> bool:
    """True for a sum that is insured, lent, a tax, the growth of a price or what several come to: no price itself."""
    return any(pattern.search(before) for pattern in (INSURED, LENT, SMALLER, CROSSED, RISES, TAXED, PAID, TIMES))


def _sorted_money(money: Money, before: str, after: str, part: str = "") -> Found:
    value, start, end = value_of(money.amount), money.start, money.end
    bound = "up to" if UP_TO.search(before) else "from" if FROM.search(before) else ""
    if SKIPPED.search(before) and (fee := FEE_AFTER.match(after)):
        return fee_of(fee["fee"], replace(money, amount=Decimal(0)), "0")
    if SKIPPED.search(before):
        return Found(Attribute.PRICE, "0", start, end, number=Decimal(0), slot="waived")
    if is_held(before, after, is_given=_is_handed_over(before)):
        return fee_of("deposit", money, value)
    if _is_given(before, after):
        return Found(Attribute.DISCOUNT, value, start, end, unit=money.currency, number=money.amount, bound=bound, slot="amount")
    if (fee := FEE_AFTER.match(after)) or (not SPEND_AFTER.match(after) and (fee := FEE_BEFORE.search(before)) and FEE_OF.search(before)):
        return fee_of(fee["fee"], money, value)
    if _is_spend(before, after):
        return Found(Attribute.THRESHOLD, value, start, end, unit=money.currency, number=money.amount, slot="spend")
    if (fee := FEE_BEFORE.search(before)) and not before.endswith("returns "):
        return fee_of(fee["fee"], money, value)
    pack = PACK.search(before)
    slot = f"for {plain(parse_number(pack['n'] or pack['n2']))}" if pack and not money.per else ""
    return Found(
        Attribute.PRICE,
        value,
        start,
        money.per_end,
        unit=money.currency,
        per=part or money.per,
        number=money.amount,
        bound=bound,
        slot=slot,
    )


def _is_spend(before: str, after: str) -> bool:
    """True for a sum that one must spend to get something."""
    if SPEND_AFTER.match(after) or SPEND_BEFORE.search(before) or (SPENT_AFTER.match(after) and SPENT_BEFORE.search(before)):
        return True
    if (TOP_UP.search(before) or OPENED.search(before)) and GETS.search(after):
        return True
    return bool(FREE_FROM.search(before) or (UNTIL_SUM.search(before) and THEN_FREE.match(after)))


def _is_handed_over(before: str) -> bool:
    """True behind words that give the reader the sum that follows: "you'll get", "we'll put"."""
    return any(pattern.search(before) for pattern in (GIVEN_BEFORE, PAID_OUT, OFF_BEFORE, BACK_BEFORE, TOP_UP))


def _is_given(before: str, after: str) -> bool:
    """True for money that the customer gets or keeps."""
    if OFF_AFTER.match(after) or OFF_BEFORE.search(before) or PAID_OUT.search(before) or REWARD_AFTER.match(after):
        return True
    if CUT_BEFORE.search(before) or BACK_BEFORE.search(before) or BARE_LESS.match(after):
        return True
    if SIGNED.search(before) and SIGNED_LINE.search(before):
        return True
    return bool(GIVEN_BEFORE.search(before) and GIVEN_AFTER.match(after))
