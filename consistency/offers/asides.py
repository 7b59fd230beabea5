"""Tells where copy speaks of something else than its own offer: history, other companies, examples, the law, stored data."""

from __future__ import annotations

from consistency import lazy_re as re
from consistency.records.offer import Attribute

OTHERS = (
    r"(?:banks?|gyms?|providers?|shops?|stores?|brands?|compan(?:y|ies)|supermarkets?|airlines?|apps?|tools?|insurers?"
    r"|suppliers?|networks?|agenc(?:y|ies)|vendors?|sellers?|places?|people|firms?|lenders?|hotels?|sites?|retailers?"
    r"|services?|systems?|vendors?|competitors?|salons?|garages?|schools?|studios?|chains?|cafes?|restaurants?|makers?)"
)
OTHERS_MANY = (
    r"(?:banks|gyms|providers|shops|stores|brands|companies|airlines|insurers|agencies|lenders|hotels|retailers|firms|people|places|sites"
    r"|apps|tools|supermarkets|vendors|sellers|services|systems|suppliers|networks|garages|chains|agents|competitors|salons|schools|studios"
    r"|cafes|restaurants|makers|operators|dealers|platforms|couriers|opticians|dentists|clinics|builders|landlords|energy companies)"
)
WHO_CAME = re.compile(
    r"\b(?:people|those|anyone|anybody|everyone|everybody|[a-z]+s) who [a-z]+ (?:[a-z]+ ){0,4}last (?:year|season|summer|winter|time)\b"
    r"|\bwhether (?:you|they)(?:'ve| have)? [a-z]+ (?:[a-z0-9']+ ){0,8}or\b[^.;,]{0,30}"
)
"""For whom an offer is, by what they did: no history of the brand's."""
STOCK = (
    r"last (?:year|season|spring|summer|autumn|fall|winter)'s (?!(?:offer|sale|price|deal|discount|event|show|result)s? )(?:[a-z-]+ ){1,3}"
    r"(?:are|is|now|at|for|from|reduced|half)\b"
)
"""Goods left from last year and sold today: "last season's boots are two for £20"."""
HISTORY = re.compile(
    rf"\b(?:(?<!keep )(?<!keeps )(?<!keeping )(?<!lock in )(?<!pay )(?<!at )(?!{STOCK})last (?:black friday|cyber monday|easter|halloween"
    r"|thanksgiving|year|spring|summer|autumn|fall|winter|month|week"
    r"|christmas|time|january|february|march|april|june"
    r"|july|august|september|october|november|december)(?:'s)?|back in (?:the (?:day|early|late|spring|summer|autumn|fall|winter|19|20)"
    r"|[jfmasond][a-z]+ (?:of )?(?:19|20)|19|20|my|our|those)|years? ago|months ago|used to|in those days"
    r"|when we (?:opened|started|began|first)|founded|established|previously(?! (?:only )?[£$€]?\d)|in (?:the )?(?:19|20)\d\d(?:s)?,? (?:we"
    r"|they|a|an|the|it|i|our|my)|we (?:once|ran|tried|sold|offered|gave|took|charged)|(?:he|she|they|i) (?:once |then "
    r"|first )?(?:paid|charged|bought"
    r"|sold|started|earned|saved|spent|borrowed|owed|lent|won|lost|quoted|told us|wanted)|since (?:19|20)\d\d|that year|in (?:19\d\d"
    r"|20[01]\d)|at the time"
    r"|in (?:our|my|the) first (?:year|week|month|summer|winter),? (?:we|i)|(?:we've|we have|you've been) refunded"
    r"|long ago|back then|in the old days|in days gone by)\b"
)
COMPARISON = re.compile(
    rf"\b(?:other|most|many|some|big|bigger|the big)(?: [a-z-]+)? {OTHERS_MANY}\b"
    rf"|\b(?:rival|competing|typical|traditional|ordinary|average|another|most other)(?: [a-z-]+)? {OTHERS}\b|\bothers (?:charge|ask"
    r"|take|want)\b|\belsewhere\b|\bcompetitors?\b|\brivals?\b"
    r"|\bsupermarkets?\b|\bon the high street\b|\bhigh[- ]street [a-z]+\b"
    rf"|^\W*(?:[a-z-]+ )?{OTHERS_MANY} (?:[a-z]+ly |often |usually )?(?:charge|ask|take|want|add|sell|keep)\b|"
    r"\bunlike [^.;]{0,40}\b(?:who|which|that)(?= (?:charge|ask|take|want|add|make))|^\W*(?:their|theirs)\b(?! (?:own|first))|"
    r"\b(?:most|average|typical) (?:[a-z]+ )?(?:households?|famil(?:y|ies)|drivers?|homes?|renters?|homeowners?|parents|brits"
    r"|americans|adults)\b|"
    r"\b(?:average|typical) [a-z-]+ (?:[a-z-]+ )?(?:sells|costs|goes|pays|rents|spends|is|uses|loses)\b|"
    rf"\bthe other {OTHERS}\b|\b(?:council|local authority|government|hmrc|taxman|irs)\b|"
    r"\bindustry (?:average|standard)\b|\bthe average\b|\bothers will\b"
)
OURS = re.compile(r"\b(?:we|us|our|ours|here)\b")
APART = re.compile(r"[,;:] | - ")
"""What parts a price from somebody else's, told behind it."""
THAN = re.compile(r"\b(?:than|unlike|not like|instead of|beats?|while|where|when) (?:the |a )?$")
STORY = re.compile(r"\b(?:he|she)\b(?!'ll)")
TO_YOU = re.compile(r"\b(?:you|your|yours|we'll|book|get|save|buy|call|use)\b")
MARKET = re.compile(
    r"\b(?:fell|rose|gained|slipped|climbed|slid|jumped) (?:by )?(?:about |around )?[£$€]?\d"
    r"|^\W*if (?:the )?(?:inflation|interest|rates?|prices?|rents?|the rate)\b"
)
"""News of prices elsewhere, and what would follow from them."""
EXAMPLE = re.compile(
    r"\b(?:for example|(?<!representative )example(?=:)|for instance|e\.g(?=\.)|your (?:[a-z]+ )?balance (?:is|was|stands)"
    r"|say,? (?!(?:that )?you(?:'re| are|'ve| have| saw| heard| come| came)\b"
    r"|the (?:word|code|password|name)\b)(?:you|your|that|a|the)|let's say|imagine|suppose|picture (?:this|a)"
    r"|if (?:you|your|she|he|they|i) (?:\w+ )?(?:owes?|spent|paid|earns?|earned|wants?ed|fare|rent)|an example"
    r"|if you (?:borrow|invest|owe)\b|you'll have (?:put in|paid in|put by|saved up|built up)\b|if you (?=[^.;]{3,50}, that (?:is"
    r"|comes to|adds up to|makes)\b)|you(?:'d| might| would"
    r"| may) (?:normally |usually |then )?(?:repay|owe|have to pay|pay|earn)\b"
    r"|would (?:be|cost|come to|set you back)(?= (?:you )?(?:about |around |over |nearly )?[£$€\d])"
    r"|if your \w+ (?:is|was|cost|costs) (?:about |around |just |only )*"
    r"(?![£$€]?[\d,.]+(?:\+| (?:or|and) (?:more|over|above|up)\b))[£$€\d])\b"
)
STATUTORY = re.compile(
    r"\bstatutory\b|\bby law\b|\blegal right|\bconsumer contracts\b|\bright to cancel\b|\bregulations? \d{4}\b"
    r"|\bconsumer rights act\b"
)
STORED = re.compile(
    r"\b(?:keep|kept|keeps|retain\w*|stor(?:e[ds]?|ing|age)|delet\w*|hold|logged|archiv\w*|eras\w*)\b.*\b(?:data|logs?"
    r"|records?|backups?|histor\w+|recordings?|details|information|cvs?|files?|exports?)\b"
    r"|\b(?:data|logs?|records?|backups?|histor\w+|recordings?|details|information|files?)\b.*\b(?:keep|kept|retain\w*"
    r"|stor(?:e[ds]?|age)|delet\w*|held|archiv\w*|eras\w*)\b"
)
SURVEY = re.compile(
    r"\b(?:surve(?:y|yed)|of (?:our )?(?:customers|people|users|guests|members|respondents|those)|said|told us"
    r"|report(?:ed)? that|studies|study|research|according to|out of (?:ten|10|five|5))\b"
)
SURVEYED = frozenset({Attribute.DISCOUNT, Attribute.PRICE, Attribute.GUARANTEE, Attribute.DURATION})
NEGATED = re.compile(
    r"\b(?:no|not|never|without|don't|doesn't|isn't|aren't|cannot|can't|won't|nor|neither|no longer)\b(?:(?! (?:and|but"
    r"|or) )[^,;:.]){0,22}$"
)
NOT_NEGATED = re.compile(
    r"\bif (?:you|your [a-z]+|they)(?:'ve| have| has) never\b|\bif (?:you|it|they|he|she|that|this) (?:don't|doesn't|aren't|isn't"
    r"|do not|does not|can't|cannot|won't)\b|\bno [a-z]+ (?:charge|fee"
    r"|cost)s?\b|"
    r"\bat no (?:extra )?(?:cost|charge)\b|\bno charge\b|"
    r"\bno (?:price|rate) (?:rises?|increases?|hikes?|changes?)\b|"
    r"\b(?:(?:don't|do not) (?:miss|forget|wait|hang|worry|delay)|why not|not only|no later than|not just|no \w+,"
    r"|can't (?:beat|wait)|not one)\b"
)


def is_aside(folded: str, at: int, attribute: Attribute, *, is_fee: bool = False) -> bool:
    """True where the words around position `at` of a folded sentence say that it is no offer of this brand today."""
    return (
        _is_history(folded, at, attribute)
        or bool(MARKET.search(folded))
        or (bool(STORY.search(folded)) and not TO_YOU.search(folded))
        or _is_others(folded, at)
        or _is_example(folded, at)
        or (attribute in SURVEYED and bool(SURVEY.search(folded)) and "%" in folded)
        or (attribute in {Attribute.GUARANTEE, Attribute.DURATION} and bool(STATUTORY.search(folded) or STORED.search(folded)))
        or (not is_fee and _is_negated(folded, at))
    )


def _is_history(folded: str, at: int, attribute: Attribute) -> bool:
    """True in a sentence that tells of earlier times; for whom an offer is may have been said before it comes to them."""
    told = folded[:at] if attribute is Attribute.ELIGIBILITY else folded
    return bool(HISTORY.search(WHO_CAME.sub(" ", told)))


def _is_others(folded: str, at: int) -> bool:
    for match in COMPARISON.finditer(folded):
        clause = folded[match.end() : at] if at > match.end() else ""
        if THAN.search(folded, 0, match.start()) and not (at > match.end() and not OURS.search(clause)):
            continue
        if at > match.start() and not OURS.search(clause):
            return True
        if (
            at <= match.start()
            and not OURS.search(folded[: match.start()])
            and not APART.search(folded, at, match.start())
            and not THAN.search(folded, 0, match.start())
        ):
            return True
    return False


def _is_example(folded: str, at: int) -> bool:
    match = EXAMPLE.search(folded)
    return bool(match and (match.start() <= at or match.group().startswith(("would", "you'll have"))))


def _is_negated(folded: str, at: int) -> bool:
    before = folded[:at]
    return bool(NEGATED.search(before)) and not NOT_NEGATED.search(before)
