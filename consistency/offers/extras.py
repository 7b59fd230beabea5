"""Gifts, free months and trials: what comes on top and costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.nouns import STOP, singular
from consistency.offers.sentence import Found
from consistency.offers.signs import GIVEN
from consistency.records.offer import Attribute

PERIOD = r"(?:minute|hour|day|night|week|fortnight|month|quarter|year)"
FREE_THING = re.compile(
    r"(?<![a-z-])(?:free|complimentary|gratis|bonus)(?![a-z-]) (?P<thing>(?!hand (?:of|to)\b)[a-z0-9][a-z0-9' -]{2,60})"
)
THROWN_IN = re.compile(r"\b(?:throw|throwing|thrown|slip|pop|tuck|put) in an? (?:free )?(?P<thing>[a-z][a-z' -]{2,60})")
THING_THROWN_IN = re.compile(
    r"\b(?:an?|the|your) (?P<thing>[a-z][a-z' -]{2,40}?)(?: on arrival)?,? (?:is |are |comes )?"
    r"(?:thrown in|on top, free|compliments of|with our compliments|courtesy of)\b"
)
IS_FREE = re.compile(
    r"(?<!\byou )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bi )(?<!\bwho )\b(?:is|are|costs?|comes|stays|remains?|will be)"
    r" (?:completely |absolutely |totally |always |now |also |then )*(?:free|on us|on the house|gratis|complimentary|nothing)\b"
    r"(?! (?:of|from|to (?!(?:use|enter|join|watch|download|attend|park|try)\b)|as|range|and|on (?:mon|tues|wednes|thurs|fri)))"
    r"|\bcosts? you nothing\b"
)
"""What costs nothing by the verb: "the Starter plan is free", "dessert is on us"."""
WHO_FREE = re.compile(
    r"\b(?:under[- ]\d{1,2}s?|(?:kids|children|infants|toddlers|babies|juniors|carers?|companions?|seniors|students|members|dogs|pets"
    r"|everyone|guests|partners?|drivers?)(?: (?:under|over|aged) [a-z0-9 -]{1,14}?)?) free\b(?=\W*(?:$|[.,;!)])| (?:with|when|on"
    r"|until|all|every"
    r"|if|this|throughout)\b)"
)
"""Who pays nothing: "under-16s free"."""
FREE_FOR = re.compile(
    r"\bfree (?:for|to) (?:all(?! to)\b|our\b|anyone|everyone|everybody|over|under|kids|children|members|students|seniors|nhs|teachers"
    r"|residents"
    r"|subscribers|customers|visitors|guests|charities|families|teams|carers|schools|up to (?!\d+ (?:days|weeks|months|years)))"
)
"""For whom something is free: "free for over-65s"."""
PAY_NOTHING = re.compile(
    r"\bpays? (?:nothing|zero|zilch)\b|\bnothing (?:more )?to pay\b|\bwon't (?:pay|cost you) (?:a thing|anything|a penny|a cent)\b"
)
THING_FREE = re.compile(
    r"\b(?:an?|the|your) (?P<thing>[a-z][a-z' -]{2,40}?),? (?:(?:absolutely|completely|totally|entirely) free\b|for free(?= *(?:$"
    r"|[.,;:!?]|when|if|with|until|and|or|for|at|on|in|by|this|every|all))|free of charge|at no (?:extra )?(?:cost|charge)"
    r"|on the house|as a (?:free )?gift|to keep)\b"
)
_NO_GIFT_WORDS = """
to from of up and or range standing will time as choice spirited kick fall cancellation cancellations
changes throughout speech press market trade cash trial
trials month months week weeks day days year years delivery shipping postage returns return installation fitting quote
download newsletter app account plan tier version guide call number parking entry space if when at in on by then
"""
NO_GIFT = frozenset(_NO_GIFT_WORDS.split())
_SOFT_WORDS = """
consultation advice guide quote assessment demo webinar support help session survey estimate check sample
"""
SOFT = frozenset(_SOFT_WORDS.split())

AT_NO_COST = re.compile(
    r"\b(?:at no (?:extra |additional )?(?:charge|cost)|without (?:extra )?charge|free of charge|for nothing"
    r"|for free(?! (?!(?:when|if|with|until|and|or|for|at|on|in|by|this|every|all|as|once|after|before|during)\b)[a-z])"
    r"|(?:there is|with) no charge|on the house)\b"
)
GO_FREE = re.compile(
    r"\b(?:go|goes|eat|eats|stay|stays|ride|rides|travel|travels|enter|enters|skate|skates|fly|flies|play|plays|drink|drinks|get in"
    r"|gets in|swim|swims|come|comes|join|joins|park|parks|climb|learn|bounce|train|sail|sails) free\b(?! (?:of|from|to|as)\b)"
)
"""What somebody may do without paying: "kids eat free"."""
COUNTED_FREE = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|tenth)(?: (?!for\b)[a-z0-9,]+){1,3}?|delivery|shipping|postage|carriage|freight|returns?"
    r"|installation|fitting"
    r"|entry|admission|parking|collection|it(?:'s| is))(?: (?:is|are|comes|of [a-z ]+ is))? (?:free|on us|on the house|nothing"
    r"|complimentary)\b"
)
"""Things without a price that are told as something else: a count, a charge, a pronoun."""
FREE_PERIOD = re.compile(
    rf"\b(?P<n>{NUMBER}|an?|(?:the |your )?(?:first|(?:second|third|fourth|fifth|sixth|seventh|eighth|tenth|twelfth|thirteenth|next"
    rf"|last|final)(?= (?:month|week|year"
    rf"|quarter))))[ -](?:(?P<n2>{NUMBER}) )?(?:extra |whole "
    rf"|full )?(?P<unit>{PERIOD})s?(?:'s?)?[ -](?:(?:is|are|comes?|goes|of [a-z ]+ is|of (?!(?:them|it)\b)[a-z]+(?: (?!(?:over|across"
    rf"|out|in|up)\b)[a-z]+)?) )?(?:(?:completely|absolutely"
    r"|totally) )?(?:free\b|for free|for nothing|on us|costs? (?:you )?nothing)"
    rf"|\b(?P<n5>{NUMBER}|an?|your|extra) free (?P<unit5>{PERIOD})s?\b(?! (?:trial|pass|ticket))"
    rf"|\bsave (?P<n4>{NUMBER}) (?P<unit4>month|week)s\b(?! (?:of|on)\b)"
    rf"|\bfree for (?:(?:the|your) first |a |an )?(?P<n3>{NUMBER} )?(?P<unit2>{PERIOD})s?\b"
)
GOES_ON = (
    r"(?:and|then|when|with|without|if|while|after|or|but|as|of (?:your|the|a)|you|we|on (?:us|the|an?|any|all|every|our|your)|at|to|for"
    r"|by|in|before|until|from|once|plus|it's|that's)"
)
"""How a sentence goes on behind a time; any other word makes of the time a part of a name ("day guests")."""
NOTHING_FOR = re.compile(
    rf"\b(?:pays? (?:nothing|zero)|nothing to pay|not pay (?:a thing|anything)|won't (?:pay|cost you|be charged)"
    r"(?: a thing| anything| a penny| a cent)?|no charge|costs? (?:you )?nothing|without paying(?: anything| a thing)?)(?: at all)?"
    rf" (?:for|in|during|over|until after)"
    rf" (?:(?:the|your) (?:first |whole |full |next )?(?:(?P<n>{NUMBER}) )?|first (?:(?P<n2>{NUMBER}) )?"
    rf"|(?P<n3>{NUMBER}|an?) (?:whole |full )?)(?P<unit>{PERIOD})s?\b(?! (?!{GOES_ON}\b)[a-z])"
)
"""A free time told by what is not paid in it: "you won't pay anything for the first three months"."""
ON_CREDIT = re.compile(
    r"\b(?:buy now|pay later|spread|financ[a-z]+|on credit|credit agreement|apr|interest|defer[a-z]*|instal?ments?"
    rf"|then (?:pay )?(?:in )?{NUMBER} (?:equal |monthly )*payments?)\b"
)
"""Where what is not paid at first is paid later."""
TRIAL = re.compile(
    rf"\b(?P<n>{NUMBER}|one|an?)[ -](?P<unit>{PERIOD})s?(?:'s?)?[ -](?:[a-z-]+ )?(?P<what>trial|pilot|taster)\b"
    rf"|\b(?:trial|pilot)(?: period)?(?:'s| (?:lasts|runs|is|of|for|takes))(?: for)? (?P<n2>{NUMBER}) (?P<unit2>{PERIOD})s?\b"
    rf"|\btry (?:[a-z]+ ){{0,3}}?(?:out )?(?:for )?free for (?P<n3>{NUMBER}|an?) (?P<unit3>{PERIOD})s?\b"
    rf"|\btry (?:[a-z]+ ){{0,3}}?(?:out )?for (?:(?:the|your) first )?(?P<n4>{NUMBER}|an?) (?P<unit4>{PERIOD})s?,?"
    rf" (?:for free|free|for nothing|on us|on the house|at no (?:cost|charge)|without (?:charge|paying))\b"
)


def find_extras(folded: str) -> Iterator[Found]:
    """Gifts, free periods and trials of a folded sentence."""
    if (
        "free" in folded
        or "compl" in folded
        or "trial" in folded
        or "pilot" in folded
        or "taster" in folded
        or "on us" in folded
        or "nothing" in folded
        or "save" in folded
    ):
        yield from _trials(folded)
        yield from _periods(folded)
        yield from _gifts(FREE_THING, folded)
    if not GIVEN.search(folded):
        return
    yield from _gifts(THROWN_IN, folded)
    yield from _gifts(THING_THROWN_IN, folded)
    yield from _nothing_paid(folded)
    timed = [found.span() for pattern in (FREE_PERIOD, COUNTED_FREE, NOTHING_FOR, TRIAL) for found in pattern.finditer(folded)]
    for match in (
        *AT_NO_COST.finditer(folded),
        *GO_FREE.finditer(folded),
        *IS_FREE.finditer(folded),
        *WHO_FREE.finditer(folded),
        *FREE_FOR.finditer(folded),
        *PAY_NOTHING.finditer(folded),
    ):
        if not any(start < match.end() and match.start() < end for start, end in timed):
            timed.append(match.span())
            yield Found(Attribute.PRICE, "0", match.start(), match.end(), number=Decimal(0), slot="free")
    yield from _gifts(THING_FREE, folded)


def count_of(word: str | None) -> Decimal:
    """A number in digits or words; one where it is an article, an ordinal or nothing."""
    return parse_number(word.strip()) if word and re.fullmatch(NUMBER, word.strip()) else Decimal(1)


def _trials(folded: str) -> Iterator[Found]:
    for match in TRIAL.finditer(folded):
        count = count_of(match["n"] or match["n2"] or match["n3"] or match["n4"])
        unit = match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
        yield Found(Attribute.DURATION, plain(count), match.start(), match.end(), unit=unit, number=count, slot="trial")


def _periods(folded: str) -> Iterator[Found]:
    for match in FREE_PERIOD.finditer(folded):
        if TRIAL.match(folded, match.start()) or folded.rfind("try ", 0, match.start()) >= 0:
            continue
        count = count_of(match["n2"] or match["n3"] or match["n4"] or match["n5"] or match["n"])
        yield Found(
            Attribute.DURATION,
            plain(count),
            match.start(),
            match.end(),
            unit=match["unit"] or match["unit2"] or match["unit4"] or match["unit5"],
            number=count,
            slot="free",
        )


def _nothing_paid(folded: str) -> Iterator[Found]:
    for match in NOTHING_FOR.finditer(folded) if not ON_CREDIT.search(folded) else ():
        count = count_of(match["n"] or match["n2"] or match["n3"])
        yield Found(
            Attribute.DURATION, plain(count), match.start(), match.end(), unit=match["unit"], number=count, slot="free"
        )  # fmt: skip


VERBS = frozenset(["is", "are", "comes", "goes", "stays", "was", "were", "be"])
"""What makes words before "on the house" a sentence and no thing."""
SUM = re.compile(r" ?[£$€]\d|\d+ (?:pounds|dollars|euros)\b")
"""After what is thrown in: a sum, of which those words only tell how it is."""
BARE_PERIOD = re.compile(rf"{PERIOD}s?'? $")


def _gifts(pattern: re.Pattern[str], folded: str) -> Iterator[Found]:
    for match in pattern.finditer(folded):
        if BARE_PERIOD.search(folded, 0, match.start()) or (
            SUM.match(folded, match.end()) and not match["thing"].rstrip().endswith("worth")
        ):
            continue
        words = thing_of(match["thing"]) if pattern not in {THING_FREE, THING_THROWN_IN} else match["thing"].split()[-3:]
        if set(words) & VERBS:
            continue
        if words and words[0] not in NO_GIFT and words[-1] not in NO_GIFT and not words[0].isdigit():
            start = match.start("thing")
            end = folded.find(words[-1], start) + len(words[-1])
            certainty = 0.6 if words[-1] in SOFT or pattern is THING_FREE else 1.0
            yield Found(Attribute.GIFT, " ".join([*words[:-1], singular(words[-1])]), match.start(), end, certainty=certainty)


ENDING = frozenset({"worth", "valued", "yours", "inside", "included", "today", "tonight", "tomorrow", "instore"})
"""Words behind a thing that are no part of its name."""


def thing_of(words: str) -> list[str]:
    """The noun phrase at the head of some words: up to four of them, `of` between nouns allowed."""
    thing: list[str] = []
    for word in re.split(r"[ ]+", words.strip())[:5]:
        if word == "of" and thing:
            thing.append(word)
        elif word in STOP or word in ENDING or not word[0].isalnum():
            break
        else:
            thing.append(word)
    while thing and thing[-1] == "of":
        thing.pop()
    return thing[:4]
