"""Rare wordings with what they say in plain words: each says the same for any brand and any offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, ORDINALS, SMALL, parse_number, plain

Said = Callable[[re.Match[str]], str]
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year)"
SPAN = rf"(?:{NUMBER}|an?) (?:(?:extra|working|business|calendar) )?{UNIT}s?"
YEARS = rf"(?:{NUMBER}|an?) (?:month|year)s?"
SUM = rf"(?:[£$€] ?\d(?:[\d,.]*\d)?|{NUMBER} (?:pounds|quid|dollars|bucks|euros?|pence|cents?|p))"
SHARE = r"(?:half|quarter|third|fifth|tenth)s?"
CHARGE = (
    r"(?P<fee>delivery|shipping|postage|carriage|p&p|installation|fitting|deposit|excess|surcharge|supplement|(?:[a-z]+(?:-[a-z]+)?)"
    r" (?:fee|charge))"
)
CHARGES = (
    "fee",
    "charge",
    "delivery",
    "shipping",
    "postage",
    "carriage",
    "p&p",
    "installation",
    "fitting",
    "deposit",
    "excess",
    "supplement",
)
GONE = (
    r"(?:(?:'s|'ll be| is| are| has| have| will be| gets)(?: now| then| simply| just| all)?"
    r" (?:gone|vanished|disappeared|dropped|scrapped|off|history|no more|ours(?: to pay)?)"
    r"| (?:then |simply |just |will )?(?:vanish(?:es)?|disappears?|melts? away|drops? off|falls? away|goes away|evaporates?))"
    r"(?=\W*$|[.,;!]| (?:until|till|through|when|if|once|with|for|and|at|this|on|as|from|over|too)\b)"
)
"""What is said of a charge that nobody pays."""
BASKET = r"(?P<basket>orders?|baskets?|bills?|shops?|carts?|totals?|parcels?|spends?)"
GATHER = r"(?:get|bring|round up|gather|collect|find|book for|bring along|when|if|once|with|for|make it)"
PARTY = r"(?:party|group|crew|gang|team|table|bunch|squad|class)"
AGES = {"fifty": "50", "fifties": "50", "fifty-five": "55", "sixty": "60", "sixties": "60", "sixty-five": "65"}
ANNIVERSARIES = {**dict(zip(ORDINALS, SMALL[1:], strict=False)), "twentieth": "twenty", "twenty-fifth": "twenty-five", "fiftieth": "fifty"}
MONTHS = 12
MONEY_BACK = "get your money back"
AND_MORE = r"\g<n> or more people"


@dataclass(frozen=True, slots=True)
class Rewording:
    """What `pattern` finds is said in plain words: a template as `re.Match.expand` reads it, or what a function makes of the match.

    One of the `signs` stands, in some place, in all that the pattern finds, and is quickly looked for.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    plain: str | Said

    def of(self, match: re.Match[str]) -> str:
        """What a match says in plain words."""
        return match.expand(self.plain) if isinstance(self.plain, str) else self.plain(match)


def _and_a_part(match: re.Match[str]) -> str:
    """So many and a half of something: "twenty-nine and a half cent", "a year and a half", "seven and a half thousand"."""
    count = Decimal(1) if match["n"] in {"a", "an", "one"} else parse_number(match["n"])
    count += Decimal("0.25") if match["part"] == "quarter" else Decimal("0.5")
    unit = match["unit"] or match["unit2"]
    if unit.startswith("year"):
        return f"{plain(count * MONTHS)} months"
    return plain(count * 1000) if unit == "thousand" else f"{plain(count)} {unit}"


def _free_until(match: re.Match[str]) -> str:
    """The months before that of the first payment are free; the words themselves where there is none."""
    first = parse_number(match["n"]) if match["n"] else Decimal(1 + ORDINALS.index(match["nth"]))
    return f"nothing to pay for the first {plain(first - 1)} months" if first > 1 else match.group()


def _until_anniversary(match: re.Match[str]) -> str:
    return f"for {ANNIVERSARIES[match['nth']]} years from "


def _over(match: re.Match[str]) -> str:
    return f"over-{AGES.get(match['age'], match['age'])}s"


NUMBERS_AND_TIMES = (
    Rewording(
        (" half", " quarter"),
        re.compile(
            rf"\b(?P<n>{NUMBER}|an?)(?: (?:full |whole )?(?P<unit>years?|months?|weeks?|days?|hours?))? and (?:a|one) (?P<part>half"
            rf"|quarter)"
            r"(?(unit)\b| (?P<unit2>years?|months?|weeks?|days?|hours?|thousand|per ?cent|pence|cents?|p)\b)"
        ),
        _and_a_part,
    ),
    Rewording(("full", "whole", "clear", "solid"), re.compile(rf"\b(?:a|the) (?:full|whole|clear|solid) ({NUMBER} {UNIT}s)\b"), r"\1"),
    Rewording(("full", "whole", "clear", "solid"), re.compile(rf"\ba (?:full|whole|clear|solid) ({UNIT})\b(?! (?:and|of|out)\b)"), r"a \1"),
    Rewording(("half a year",), re.compile(r"\bhalf a year\b(?! ago)"), "6 months"),
    Rewording(("couple",), re.compile(rf"\ba couple of ({UNIT}s)\b(?! ago)"), r"two \1"),
    Rewording(("half a dozen",), re.compile(r"\bhalf a dozen\b"), "six"),
    Rewording(
        ("anniversary",), re.compile(rf"\buntil the (?P<nth>{'|'.join(ANNIVERSARIES)}) anniversary of "), _until_anniversary
    ),
    Rewording(
        ("payment", "bill", "instal"),
        re.compile(
            r"\b(?:your |the |you make (?:your|the) )?first (?:payment|bill|instal?lment)(?:'s| is| comes| falls| isn't| is not)?(?: only)?"
            rf"(?: due)?(?: (?:until|till|in|before|at the start of))+ (?:month (?P<n>{NUMBER})|(?:your"
            rf"|the) (?P<nth>{'|'.join(ORDINALS)}) month)\b"
        ),
        _free_until,
    ),
    Rewording(
        ("year",),
        re.compile(
            rf"\b(?:the|your) (?:first|opening|initial) year(?: of [a-z]+)?(?: then| actually)?(?:'s| is| lasts| runs| goes on| comes to|"
            rf" has)(?: for| to)? ({NUMBER} months)(?: long)?(?= *(?:$|[.,;:!?)]|(?:and|instead|rather|not|if|when|with|for)\b))"
        ),
        rf"get \1 for the price of {MONTHS}",
    ),
    Rewording(
        ("in place of", "rather than", "instead of", "price of"),
        re.compile(
            rf"\b({NUMBER} months)(?: of (?:[a-z]+ ){{0,2}}[a-z]+)? (?:in place of|rather than|instead of|for the price of)"
            r" (?:the (?:usual|customary|normal|ordinary) )?(?:twelve|12)\b"
        ),
        rf"\1 for the price of {MONTHS}",
    ),
)  # fmt: skip
AT_ONCE = (
    Rewording(
        ("from the ", "from day one"),
        re.compile(
            r"\bfrom (?:the (?:very )?(?:moment|minute|second) (?:that )?you(?:'ve| have)? (?:sign|join|order|switch|buy|start|register"
            r"|enrol|book)[a-z]*(?: up| with us)?|day one|the word go)\b"
        ),
        "immediately",
    ),
)  # fmt: skip
SHARES_AND_SUMS = (
    Rewording(
        (" less",), re.compile(rf"\b((?:an?|one|two|three) {SHARE}) less(?= (?:on|for) (?:all|any|each|every|our|the|your)\b)"), r"\1 off"
    ),
    Rewording((" less",), re.compile(rf"\b(pays?|costs?|paid) ((?:an?|one|two) {SHARE}) less\b(?! (?:than|in)\b)"), r"\1 with \2 off"),
    Rewording(
        ("half ",),
        re.compile(
            r"\bhalf (?:of )?(?:what you(?:'d| would| have|'ve)?(?: (?:normally|usually))? (?:paid?|pay)"
            r"|the (?:usual|normal|full|going) (?:rate|price|cost|fare))\b"
        ),
        "half price",
    ),
    Rewording(("half ",), re.compile(r"\b(at|for|costs?|is) half (?:its|their|that) price\b"), r"\1 half price"),
    Rewording(
        ("halve", "in half"),
        re.compile(
            r"\b(?:we(?:'ll| will)?|it|that) (?:halves?|cuts? in half) ((?:your|the) (?:[a-z]+ ){0,2}(?:bill|price|fee|fare|cost|rent"
            r"|premium"
            r"|rate)s?)\b"
        ),
        r"50% off \1",
    ),
    Rewording(
        ("besides", "on top", "into the bargain"),
        re.compile(rf"\b(?:and|plus|with) (?:another |a further )?({SUM})(?: more| extra)? (?:besides|on top|into the bargain)\b(?! of\b)"),
        r"and we'll add \1",
    ),
    Rewording((" off", " back"), re.compile(r"\ba (pound|quid|dollar|buck|euro) (?=(?:off|back)\b)"), r"1 \1 "),
    Rewording(("back in your",), re.compile(r"\bback in your (?:pocket|purse|hand|account)\b"), "back"),
    Rewording(("nowt", "zip", "zilch", "not a "), re.compile(r"\b(?:nowt|zip|zilch|not a (?:penny|cent|bean|thing))\b"), "nothing"),
)  # fmt: skip
MORE_FOR_LESS = (
    Rewording(
        ("every ",),
        re.compile(
            rf"\b(?:for )?every ({NUMBER}) (?:[a-z]+ )?(?:you |that you )?(?:order|buy|book|take|send|bring),?"
            rf" (?:we(?:'ll| will)? (?:throw in|add|give you|send you|put in)|you(?:'ll)? get) ({NUMBER}|another)(?: one)?"
            r"(?: (?:more|extra|free|for nothing|on us))*\b"
        ),
        r"buy \1, get \2 free",
    ),
    Rewording(
        ("pay for", "pay only for", "pay just for"),
        re.compile(
            r"\b(?:(?:buy|get|take|have|order) )?(?:a|one)(?: full| whole)? year(?: of [a-z]+| [a-z]+)?,? (?:and |but |then )?(?:you )?"
            rf"(?:only |just )?pay (?:only |just )?for ({NUMBER}) months\b(?: of (?:it|them))?"
        ),
        rf"get {MONTHS} months, pay for \1",
    ),
    Rewording(
        ("pay for",),
        re.compile(rf"^\W*({NUMBER} months),? (?:and |but )?(?:you )?(?:only |just )?pay for ({NUMBER})\b"),
        r"get \1, pay for \2",
    ),
    Rewording(
        ("on us", "on the house", "treat", "compliments", "for nothing", "gratis"),
        re.compile(
            r"\b(there's|there is|there are|comes? with|you(?:'ll)? (?:get|have|find)) an? ([a-z][a-z' -]{2,30}?)"
            r"(?: for (?:(?:each|all|every one|both)(?: of (?:you|us))?|everyone|everybody)| with (?:it|that|each|every [a-z]+))?"
            r"(?: (?:at|in|on|before|after|during) the [a-z]+)?,? (?:on us|on the house|our treat|with our compliments|for nothing"
            r"|gratis)\b"
        ),
        r"\1 a free \2",
    ),
)  # fmt: skip
CHARGES_THAT_NOBODY_PAYS = (
    Rewording((" off ",), re.compile(rf"\b(?:lets?|letting) (?:you|everyone|everybody|them) off (?:the |your "
        rf"|our )?{CHARGE}\b"), r"waives the \g<fee>"),
    Rewording(CHARGES, re.compile(rf"\b(?:the |our |your )?(?:usual |normal )?(?:{SUM} )?{CHARGE}{GONE}"), r"no \g<fee>"),
    Rewording(
        CHARGES,
        re.compile(
            rf"\bwe(?:'ll| will)? (?:swallow|absorb|stand|bear|cover|pick up|pay) (?:the |your |all )?(?:{SUM} )?{CHARGE}\b"
            r"(?! (?:address|slot|day|note)|s)"
        ),
        r"no \g<fee>",
    ),
    Rewording(CHARGES, re.compile(rf"\b{CHARGE} costs? (?:you )?(?:nothing|not a (?:penny|cent|thing))\b"), r"no \g<fee>"),
    Rewording(("without",), re.compile(rf"\b(?:goes|travels?|comes?|sent|arrives?|is sent|go) without {CHARGE}\b"), r"with free \g<fee>"),
    Rewording(("pay the first",), re.compile(rf"\b(?:you|members|customers) (?:only |just )?pay the first ({SUM})"), r"the excess is \1"),
)  # fmt: skip
HOW_MANY_AND_HOW_MUCH = (
    Rewording(("of you",), re.compile(rf"\b{GATHER} (?:any |your |an? )?(?P<n>{NUMBER}) of you\b(?: or more)?"), f"with {AND_MORE}"),
    Rewording(("of you",), re.compile(rf"^\W*(?P<n>{NUMBER}) of you(?: or more)?\b"), f"with {AND_MORE}"),
    Rewording(
        ("of you",),
        re.compile(rf"\bthere (?:only |just )?(?:has|have|needs?|must)(?: only| just)?(?: to)? be (?:at least )?(?P<n>{NUMBER}) of you\b"),
        f"you need {AND_MORE}",
    ),
    Rewording(
        (" of ",),
        re.compile(
            rf"\b(?:with|for|bring|book|make up) (?:an?|your) {PARTY} of (?:at least )?(?P<n>{NUMBER})\b"
            r"(?! ?(?:or|and) (?:more|over|up|above|longer)|\+)"
        ),
        f"with {AND_MORE}",
    ),
    Rewording(
        ("order", "basket", "bill", "shop", "cart", "total", "parcel", "spend"),
        re.compile(
            rf"(?:\b(?:once|when|if|as soon as) )?(?:\b(?:your|the|an?) )?\b{BASKET} (?:pass(?:es)?|tops|clears|crosses|beats"
            rf"|gets? past|goes? (?:over|past|above)|climbs? (?:over|past|above)"
            r"|(?:just |only )?(?:has|needs?|have) (?:only )?to (?:clear|pass|reach|hit|top|beat|come to)(?: more than| at least)?)"
            rf" (?P<sum>{SUM})"
        ),
        r"when the \g<basket> comes to \g<sum>",
    ),
    Rewording(
        ("you're ", "you are "),
        re.compile(rf"\b(?:once|when|if|as soon as) you(?:'re| are) (?:at|over|past|above|spending)(?: over| more than"
            rf"| at least)? ({SUM})"),
        r"when your order comes to \1",
    ),
    Rewording(
        ("once ", "when ", "if ", "as soon as "),
        re.compile(
            rf"\b(?:once|when|if|as soon as) (?:the|your) [a-z]+ (?:hits|reaches|gets to|comes to|passes|tops|clears|goes over"
            rf"|is over) ({SUM})"
        ),
        r"when your order comes to \1",
    ),
    Rewording(
        ("year or", "month or"),
        re.compile(rf"({SUM}) (?:a|per|each|every) (?:year|month) or (?:more|over|above)\b"),
        r"\1 or more",
    ),
    Rewording(
        (" off ",),
        re.compile(r"([£$€]\d[\d.,]* off) ([£$€]\d[\d,]*(?:\.\d\d)?)(?= *(?:$|[,;!:)]|\.(?!\d)|(?:and|or|with|until|till|through)\b))"),
        r"\1 orders over \2",
    ),
)  # fmt: skip
BACK_AND_ANSWERED_FOR = (
    Rewording(
        ("covers ", "cover "), re.compile(rf"\bcovers? (?:you|it|them|(?:your|the|every|each) [a-z]+) for (?={SPAN}\b)"), "is covered for "
    ),
    Rewording(
        ("with you", "on your", "at your"),
        re.compile(
            r"(?: (?:will be|is|are|be|was)|'ll be|'s) (?:with you|(?:on|at) your (?:door|step|doorstep))"
            rf"(?= (?:in|within|inside)(?: about| around| up to| just| under)* (?:{NUMBER} ?(?:to|-|or) ?)?{SPAN}\b)"
        ),
        " delivered",
    ),
    Rewording(
        ("you order", "your order"),
        re.compile(
            rf"(?:^\W*(?:it(?:'s|'ll be| is| takes| will be) )?(?:about |around |just |allow )?)((?:{NUMBER} ?(?:to|-|or) ?)?{SPAN})"
            r" (?:from|after) (?:the (?:day|moment|time) (?:that )?you order|when you order|your order)\b"
        ),
        r"delivered within \1",
    ),
    Rewording(
        ("back what you paid",),
        re.compile(
            r"\b(?:we(?:'ll| will)? )?(?:hand|give|send|pay) (?:(?:it|all of it|the lot|every (?:cent|penny)"
            r"|you) )?(?:all )?back what you paid\b"
        ),
        MONEY_BACK,
    ),
    Rewording(
        (" back",),
        re.compile(
            r"\bwe(?:'ll| will| can)? (?:hand|give|send|pay)(?: you)? (?:it|the lot|the money|every (?:cent|penny)|your money)(?: all)?"
            r" (?:straight )?back\b"
        ),
        MONEY_BACK,
    ),
    Rewording(
        (" back",),
        re.compile(
            r"\b(?:what|whatever|everything|all) (?:that )?you(?:'ve| have)? paid (?:will be|is|comes|goes|gets sent) (?:straight )?back\b"
        ),
        MONEY_BACK,
    ),
    Rewording(
        ("your money",),
        re.compile(
            r"\bwe(?:'ll| will| can)? (?:have|take|fetch|collect) (?:it|them) (?:back|off you|off your hands)? ?(?:,|and)? ?(?:and )?"
            r"(?:you(?:'ll)? (?:have|get)|give you|return|refund) your money(?: back)?\b"
        ),
        MONEY_BACK,
    ),
    Rewording(
        ("your money", "want it back"),
        re.compile(rf"\b({SPAN}) to (?:ask for your money(?: back)?|want (?:it|your money) back)\b"),
        rf"\1 to {MONEY_BACK}",
    ),
    Rewording(
        (" back",),
        re.compile(
            r"\b(?:have|get|give you|send you|hand you) (?:the (?:whole|full|entire) (?:fee|price|sum|cost|amount|lot)|all of it"
            r"|every bit of it"
            r"|every (?:penny|cent)|the lot) back\b"
        ),
        MONEY_BACK,
    ),
    Rewording(
        ("no more than", "less than", "not more than"),
        re.compile(rf"\b(?:it's|it is|it has been|it's been)? ?(?:no more|not more|less) than ({SPAN}) (?:since|after"
            rf"|from) "), r" within \1 of ",
    ),
    Rewording(("free to go",), re.compile(r"\byou(?:'re| are) free to go\b"), "you can leave"),
    Rewording(
        ("stand", "answer for", "vouch", "we back"),
        re.compile(rf"\bwe (?:stand (?:over|behind|by)|answer for|vouch for|back) ([^.;,]{{3,60}}?),? (for {YEARS})\b"),
        r"\1 guaranteed \2",
    ),
    Rewording(
        ("stand", "answer for", "vouch", "we back"),
        re.compile(rf"\b(for {YEARS})(?: [a-z]+){{0,3}},? we (?:stand (?:over|behind|by)|answer for|vouch for|back)\b(?! up\b)"),
        r"guaranteed \1",
    ),
    Rewording(
        (" first", "before you", "card", "nothing to"),
        re.compile(
            rf"\b((?:try|use|run|test|drive|kick|play|live)\b[^.;]{{0,40}}?) (?:for )?({SPAN})"
            r"(?= first\b|,? before you (?:pay|buy|decide|spend)|,? (?:with )?(?:no|without an?) (?:credit |bank |payment )?card\b"
            r"|,? (?:with )?nothing to (?:pay|cancel))"
        ),
        r"\1 for \2 trial",
    ),
)  # fmt: skip
FOR_WHOM = (
    Rewording(
        ("over",),
        re.compile(
            r"\b(?:(?:anyone|everyone|anybody|everybody|people|those|guests|customers|if you(?:'re"
            r"| are)) (?:aged )?over (?:the age of )?|over-)"
            rf"(?P<age>{'|'.join(AGES)}|50|55|60|65)s?\b(?![-%])"
        ),
        _over,
    ),
    Rewording(
        ("same as",),
        re.compile(r"\b(?:just |exactly )?the same as (?:for )?(?:an? |our )?new [a-z]+\b|\bsame as an? new [a-z]+\b"),
        "for new and existing customers",
    ),
    Rewording(
        (" and old", " and regulars", " and existing", " alike"),
        re.compile(
            r"\b(?:first-timers|newcomers|beginners|new (?:faces|friends|hands)) and (?:old (?:hands|friends|faces)|regulars"
            r"|existing [a-z]+"
            r"|the rest of (?:you|us))\b(?: alike)?"
        ),
        "new and existing customers",
    ),
    Rewording(("account with us",), re.compile(r"\b(?:not|never) had an account with us\b"), "never been with us"),
    Rewording(
        ("whether you",),
        re.compile(
            r"\bwhether you(?:'ve| have)? (?:only )?(?:just )?(?:joined|signed up|came|started"
            r"|switched)[^.;,]{0,30} or (?:you )?(?:have|'ve)"
            r" (?:been|had)[^.;,]{0,40}"
        ),
        "whether you are new or not",
    ),
    Rewording(
        ("already ",),
        re.compile(r"\b(if you(?:'re| are)? |to those |those who (?:are )?)already (?:pay|paying|pay for|using|use) us\b"),
        r"\1already with us",
    ),
    Rewording(
        ("already ",),
        re.compile(
            r"\balready (?:on|in|part of|signed up (?:to|for|with)) (?:the|our|one of our|an?) (?:[a-z]+ ){0,2}?(?:plan|scheme"
            r"|program(?:me)?|club|list|books|service|tariff|deal|app|subscription|membership)s?\b"
        ),
        "already a member",
    ),
)  # fmt: skip
REWORDINGS = (
    *NUMBERS_AND_TIMES, *AT_ONCE, *SHARES_AND_SUMS, *MORE_FOR_LESS, *CHARGES_THAT_NOBODY_PAYS, *HOW_MANY_AND_HOW_MUCH,
    *BACK_AND_ANSWERED_FOR, *FOR_WHOM,
)  # fmt: skip
"""In the order in which they are made: numbers first, as the others count with them."""
