"""Conditions of an offer: how many, with which code, for how long, for whom, and until when one may change one's mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.durations import JOINING
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.nouns import IRREGULAR, STOP, singular
from consistency.offers.sentence import Found
from consistency.offers.signs import CODED, KEPT, has_number, has_period
from consistency.records.offer import Attribute

WORD = r"[a-z]+(?:-[a-z]+)?"
UNITS = rf"(?P<unit>{WORD}(?: {WORD})?)"
ACTIONS = (
    r"(?:buy|order|take|choose|pick|book|add|get|have|bring|hire|rent|collect|join with|stay|set up|switch|subscribe to"
    r"|sign up|register|refer|completed?|reserve|purchased?|made?|make|placed?|paid|used|taken|booked|ordered|bought|stayed|referred)"
)
OR_MORE = r"(?:\+|or more|or longer|or upwards|and over|and up(?:wards)?|or over|and above|upwards)"
EACH = re.compile(rf"\b(?:for|with) (?:each|every) (?P<n>{NUMBER}) {UNITS}")
GIVES = re.compile(
    r"\b(?:gets?|earns?|receives?|saves?|saving|free|off|on us|points?|credit|vouchers?|cashback|discount|gift|throw in|claim|collect)\b"
)
GOOD_CAUSE = re.compile(r"\b(?:plant(?:s|ed|ing)?|trees?|donat[a-z]+|charit[a-z]+|offset[a-z]*|food ?banks?|good causes?)\b")
"""What a count must bring the customer to be one that is asked for, and what it brings somebody else."""
THRESHOLDS = (
    re.compile(rf"\b(?P<unit>{WORD}) of (?P<n>{NUMBER}) ?{OR_MORE}"),
    re.compile(rf"\b(?P<n>{NUMBER})\+? ?(?:or more|or above|and over|plus)? (?P<x>or more|and over) {UNITS}"),
    re.compile(rf"(?<![-£$€])(?P<n>{NUMBER})\+ {UNITS}"),
    re.compile(rf"(?<![-£$€])(?P<n>{NUMBER}) {UNITS} {OR_MORE}\b"),
    re.compile(
        rf"\b(?:need|needs|have|has) to (?:be )?(?:book|stay|order|buy|take|bring|hire)(?:ing)?(?: at least)? (?P<n>{NUMBER}) {UNITS}"
    ),
    re.compile(rf"\b(?P<n>{NUMBER}) {UNITS} (?:minimum|to qualify)\b"),
    re.compile(
        rf"\b(?:once|when|after|if) (?P<n>{NUMBER}) {UNITS} (?:are|is|have been|has been) (?:active|set up|paid|made|complete|switched)\b"
    ),
    re.compile(
        rf"\bminimum (?:stay|order|booking|purchase|hire|party|group)(?: (?:size|quantity|number|length))?(?: is| of|:)? (?P<n>{NUMBER})"
        rf" {UNITS}"
    ),
    re.compile(rf"\b(?:at least|minimum of|a minimum|minimum|no fewer than|from|over|above|more than) (?P<n>{NUMBER}) {UNITS}"),
    re.compile(rf"\b(?:when|if|as long as|once|every time|whenever|and) you(?:'ve)? {ACTIONS} (?:any |your |up )?(?P<n>{NUMBER}) {UNITS}"),
    re.compile(
        rf"\b{ACTIONS} (?:any )?(?P<n>{NUMBER}) {UNITS}(?: at (?:a|one) time| at once| together| (?:in|during|this) [a-z]+)?,? (?:and"
        r"|to|for|get|save|we"
        r"|you)\b"
    ),
    re.compile(rf"\b{ACTIONS} (?:any )?(?P<n>{NUMBER}) {UNITS} (?:at (?:a|one) time|at once|together)\b"),
    re.compile(rf"\b(?:on|with|for) (?P<n>{NUMBER}) {UNITS} {OR_MORE}"),
    EACH,
)
BARE_COUNT = re.compile(
    r"\b(?:buy|order|take|book|choose|pick|add) (?:any |an? (?:course|block|pack|set|bundle"
    rf"|series) of )?(?P<n>{NUMBER})(?: or more(?=\W*(?:$|[.,;!]|(?:and|to|for|get|save)\b))"
    r"|(?=,? (?:and |to )?(?:save|get (?!the |an?other |one )[£$€\d])))"
)
NEEDED = re.compile(
    r"\bthere(?:'s| is) a $|"
    r"\b(?:you(?:'ll| will)? (?:need|have to have)|there(?:'s| is) a minimum of|(?:with|needs|requires) a minimum of)(?: at least)? $"
)
"""What says by itself that the number behind it is asked for."""
MORE_COUNTS = re.compile(rf"\b(?:from|for|over|on|above) (?P<n>{NUMBER})(?: or more)?(?=\W*(?:$|[.,;!]| and | or ))")
"""A further count in a list that named its things before: "5% off from 100 units, 12% off from 500"."""
_NOT_COUNTED_WORDS = """
day days week weeks month months year years hour hours minute minutes night percent january february march april may june july august
september october november december save saves get gets pay pays take takes receive receives earn earns off from
percent per pound pounds dollar dollars euro
euros time times of first one more less off working free pm am pence cents and or
"""
LEAST_TERM = re.compile(
    r"\b(?P<what>agreements?|contracts?|terms?|plans?|memberships?|subscriptions?|leases?|loans?|polic(?:y|ies)|stays?|bookings?|hires?"
    r"|rentals?"
    r"|deals?|fix(?:es)?|bonds?|courses?|trips?|holidays?|breaks?|tenanc(?:y|ies)|it|one)"
    rf"(?: (?:is|are|that is|that runs?|lasts?|lasting))?(?: of| for| over)? (?:(?P<least>at least|a minimum of"
    rf"|no less than) )?(?P<n>{NUMBER})[ -]"
    rf"(?P<unit>{PERIOD})s?(?P<more> (?:or (?:more|longer|over|above)|and (?:over|above|up|longer)|minimum))?"
    rf"|\b(?:for|stay|stays of|book|join for|sign up for|commit to) (?P<least2>at least |a minimum of |no less than )?(?P<n2>{NUMBER})[ -]"
    rf"(?P<unit2>{PERIOD})s?(?P<more2> (?:or (?:more|longer|over|above)|and (?:over|above|up|longer)))?"
)
"""How long somebody must commit to get something: "a plan of six months or more", "stay at least two nights"."""
SIGNED_FOR = re.compile(
    r"\b(?:when|if|by|for those who|as long as) (?:you(?:'re)? )?(?:commit|committing|sign up|signing up|sign|signing|prepay|prepaying"
    r"|stay|staying"
    r"|subscribe|subscribing|pay up ?front|lock in)(?: with us)? (?:to |for )?(?:a )?(?:full "
    rf"|whole )?(?P<n>{NUMBER})[ -](?P<unit>(?!night){PERIOD})s?\b"
)
"""How long one signs for, as a condition: "when you commit to three years"."""
ASKED = re.compile(r"\b(?:if|when|whenever|once|as long as|provided|choose|pick|take|with|on|for|you)\b")
NOT_COUNTED = frozenset(_NOT_COUNTED_WORDS.split())

CODE = re.compile(
    r"(?:(?<![A-Za-z])(?:[Cc]ode|CODE|[Cc]oupon|[Vv]oucher|[Pp]romo(?=:? [A-Z]+\d))(?: is"
    r"|['’]?s)?:? ?[“\"'‘]?(?P<a>[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
    r"|[A-Z0-9]*\d[A-Z0-9]*[A-Z][A-Z0-9]*|[A-Z][a-z]+\d+)\b"
    r"|(?:(?:[Uu]se|[Ee]nter|[Qq]uote|[Tt]ype|[Ww]ith|[Gg]ive|[Mm]ention|[Aa]pply"
    r"|[Pp]ut(?: in)?|[Pp]op(?: in)?|[Kk]ey(?: in)?|[Tt]ell them|[Tt]ell the [a-z]+|[Ww]rite"
    r"|[Ss]ay|[Ss]how|[Ff]lash|[Tt]ell us|[Tt]ext|[Pp]assword"
    r"|[Ww]ord)(?: in)?|(?:[Uu]se|[Qq]uote|[Qq]uoting|[Ee]nter|[Mm]ention) (?:the )?(?:reference|ref"
    r"|keyword)) [“\"'‘]?(?P<b>[A-Z][A-Z0-9]{3,}(?:-[A-Z0-9]+)*"
    r"|[A-Z][A-Z0-9]{2}(?= (?:at (?:the )?(?:checkout|till)|when you (?:check|order|book|pay))))"
    r"[”\"'’]?(?=(?: (?:at|when|in at|in the|in when|into"
    r"|is the (?:[a-z]+ )?code"
    r"|on (?:the phone"
    r"|your)|before|to|for|as you|through|until|till|and|by|off)\b)|[.,;!)]|$)"
    r"|\b(?P<e>[A-Z][A-Z0-9]{3,}) (?:is|was|'s) (?:the|your|our) (?:[a-z]+ )?(?:code|word|password)\b"
    r"|\b(?P<d>[A-Z]{4,}\d{1,3})\b(?= (?:at|for|to|when|gets|takes|gives)\b)"
    r"|(?<![A-Za-z])(?:[Cc]ode)(?: is)?:? ?(?P<c>(?:[A-Z0-9]-){3,}[A-Z0-9])\b)"
)
OTHER_CODE = re.compile(
    r"\b(?:error|dial|dialling|dialing|area|post|postal|zip|sort|country|dress|source|status|product|fault|access|security|airport|tax"
    r"|verification|booking|order|stock|item|model|building) ?$",
    re.IGNORECASE,
)
"""Codes of other kinds: nothing that a customer gives to pay less."""
SPELLED = re.compile(r"(?:[A-Z0-9]-){3,}[A-Z0-9]")
_NO_CODE_WORDS = """
NOT VALID ONLY TERMS EXPIRED QR PIN ZIP AND THE IBAN SMS PDF CSV API HTML TBC XX XXX HERE FREE IS AT TODAY STOP HELP QUIT UNSUBSCRIBE INFO
YES
"""
NO_CODE = frozenset(_NO_CODE_WORDS.split())

SPAN = rf"(?P<n>{NUMBER}|an?)[ -](?P<unit>(?:working |business |calendar )?{PERIOD})s?\b(?! and an? (?:half|quarter)\b)(?:'s?)?"
RANGE = rf"(?:{NUMBER} ?(?:to|-|or) ?)?"
"""Before the longer of two times: "three to five days"."""
COUNTED = r"(?:[A-Z][a-z]+|\d+)(?:[ -][A-Z][a-z]+)? (?:Days|Nights|Weeks|Months)"
REFUND = (
    r"(?:refund\w*|money[- ]back|return(?:s|ed|able)?\b|send (?:it|them|the \w+) back|bring (?:it|them) back|exchange[ds]?"
    r"|swap (?:it|them)|change your mind(?! (?:before|until|while))|full value|hand (?:it|them) back|cancel free|make it right"
    r"|replace (?:it|them)"
    r"|(?:every (?:last )?(?:dollar|penny|cent|pound|euro)|everything|it all|all of it|every bit of it|your (?:fee|payment|deposit|cash"
    r"|premium))"
    r" back\b|(?:get|getting|gets|give you|have) back (?:what|whatever|all|every|the)\b)"
)
REGRET = r"(?:chang(?:e|ed) your mind(?! (?:before|until|while))|wish you hadn't|second thoughts|think better of it)"
CANCEL = (
    r"(?:cancel(?:led|ling|ing|ed|lation)?|(?:exchange|swap|transfer|postpone|reschedule|amend|rebook) (?:your |the |any "
    r"|an? )?(?:tickets?|seats?"
    r"|bookings?|appointments?|reservations?|orders?|lessons?|visits?|dates?|it|them)"
    r"|(?:change|move) (?:(?:your |the )?(?:dates?|stay|trip|booking|plans|mind|nights?|days?"
    r"|times?|seats?|tickets?|slots?|reservations?|appointments?|deliver(?:y|ies))|it|them)|call it off|rebook|reschedul(?:e|ed|ing)"
    r"|(?:swap|exchange)(?:ped|d)?|pull out)"
)
BEFORE = r"(?:before|ahead|prior|in advance)"
SPAN_3 = SPAN.replace("<n>", "<n3>").replace("<unit>", "<unit3>")
GUARANTEES = (
    (re.compile(rf"\b{CANCEL}\b[^.;]{{0,50}}?\b(?:up to|until|till|at least|no later than|more than|by) {SPAN} {BEFORE}"), "cancel"),
    (re.compile(rf"\b(?:up to|until|till|at least|no later than) {SPAN} {BEFORE}[^.;]{{0,50}}?\b{CANCEL}\b"), "cancel"),
    (re.compile(rf"\b(?:with|give us|on) (?:at least )?{SPAN} notice\b[^.;]{{0,40}}\b{CANCEL}\b"
            rf"|\b{CANCEL}\b[^.;]{{0,30}}?\bwith (?:at least )?{SPAN_3} notice"), "cancel"),
    (re.compile(rf"\b(?:cancel|leave|walk away|quit|stop)\b[^.;]{{0,20}}? (?:in|within|inside) (?:the|your) first {SPAN}"), "return"),
    (re.compile(rf"\btry (?:it|them|us|one|yours|this) (?:out )?(?:at home )?for (?:up to )?{SPAN}\b[^.]{{0,90}}?{REFUND}"), "return"),
    (re.compile(rf"\b{SPAN}[ -](?:[a-z-]+[ -]){{0,2}}?(?:guarantee|refund|returns?|money[- ]back|promise|exchange)\b"), "return"),
    (re.compile(rf"\b{SPAN}[ -](?:[a-z-]+(?:'s?)? (?:(?:and|&) [a-z]+ )?)?(?:warranty|parts warranty|cover guarantee)\b"), "warranty"),
    (re.compile(rf"\b{SPAN} (?:to|in which to) (?:change your mind|return (?:it|them)|send (?:it|them) back)\b"), "return"),
    (re.compile(
        rf"\b(?:coverage|cover|protection|warranty|guarantee)(?: (?:is|lasts|runs))? (?:for|of) {SPAN} or "
        r"(?=[\d,]+ (?:miles|kilomet(?:re|er)s|km|hours)\b)"), "warranty"),
    (re.compile(rf"\b(?:guarantee[ds]?|warranty|warrantied|covered) (?:for|of|is|lasts) {SPAN}"), "warranty"),
    (re.compile(
        r"\brefund\w*[^.;]{0,40}?\b(?:reach\w*|land\w*|arrive\w*|paid|pay|process\w*|goes|go|issued?|within|in|take[sn]?"
        rf"|be with you)[^.;0-9]{{0,30}}?\b(?:within|in|inside|takes?|up to)(?: up to)? {RANGE}{SPAN}(?! of (?:buying|purchase"
        r"|delivery|receiving|receipt|your order|getting|ordering|arriv))"), "refund"),
    (re.compile(rf"\brefunds? (?:take|takes|arrive in|are with you in)(?: up to)? {RANGE}{SPAN}"), "refund"),
    (re.compile(
        rf"\b(?:have|got|get|gives? (?:you|them|everyone)|allow|full|you've) {SPAN} (?:(?:after|from|since) (?:\w+ ){{1,4}})?(?:to"
        rf"|in which to)"
        rf" (?:[a-z ]{{0,40}}?)(?:{REFUND}|decide|try|think)"), "return"),
    (re.compile(
        rf"\b(?:have|got|get|gives? you|allow|you've|there are) {SPAN} to (?:tell|write to|ring|call|let|e-?mail|phone) us\b"
        rf"[^.;]{{0,60}}?(?:{REFUND}|\bback\b[^.;]{{0,20}}\b(?:full|interest)\b)"), "return"),
    (re.compile(rf"\b{REGRET}[^.;]{{0,40}}?\b(?:have|got|you've|within|in|there are) {SPAN}\b"), "return"),
    (re.compile(rf"\bchange your mind\b[^.;]{{0,40}}?\b(?:have|got) {SPAN}\b to (?:[a-z]+ ){{1,3}}back\b"), "return"),
    (re.compile(rf"{REFUND}[^.;]{{0,60}}?\b(?:within|in|inside|up to|for|any time in)(?: the first| your first)? {SPAN}"), "return"),
    (re.compile(rf"\b(?:within|inside(?: of)?|in|up to|any time in) (?:the first |your first )?{SPAN}[^.;]{{0,80}}?{REFUND}"), "return"),
    (re.compile(rf"\b(?:for|during|over) (?:the|your) first {SPAN}[^.;]{{0,40}}?{REFUND}"), "return"),
    (re.compile(rf"\b(?:warranty|guarantee|promise)\b[^.;:]{{0,30}}: {SPAN}\b[^.;]{{0,25}}\b(?:replac|refund|repair)"), "return"),
    (re.compile(rf"\b(?:cooling-off|returns?|refund|money-back|exchange|withdrawal) period(?: of| is| lasts|:) {SPAN}"), "return"),
    (re.compile(
        rf"\bperiod of {SPAN} (?:in|during|within) which you (?:can|may) (?:return|send|bring|tell|report|claim|show|exchange)\b"
    ), "return"),
    (re.compile(rf"\b(?:guarantee|warranty)[^.;]{{0,30}}?(?:,| and|, and) {SPAN} on (?:the|all|every|parts|labou?r)\b"), "warranty"),
    (re.compile(rf"\b{SPAN},? [^.;]{{0,25}}?(?:or )?(?:your money back|full refund|no-quibble)"), "return"),
)  # fmt: skip
NAMED_PERIOD = re.compile(
    rf"\b(?:(?:[Hh]ave|[Uu]nder|[Ww]ith|[Gg]ive you|[Gg]et|[Hh]as) (?:the|our) (?P<a>{COUNTED})(?![\w'’-]| [\w])"
    rf"|(?:[Tt]he|[Oo]ur) (?P<b>{COUNTED}) (?:appl(?:y|ies)|covers?|starts?|begins?|runs?)\b)"
)
"""A promise that is named after its length: "you have the Thirty Days", "our Hundred Nights apply"."""
UPTIME = re.compile(
    r"(?<![\d.])(?P<n>\d{2}(?:\.\d+)?) ?(?:%|per ?cent)(?= (?:uptime|up ?-?time|availability|service level|available\b"
    r"|of (?:the time|(?:the|each|every|any) (?:month|year|quarter|week))\b))"
)
RUNNING = re.compile(r"\b(?:up|uptime|up-time|online|running|available|availability|service level)\b")
"""What a share of the time is of where it is promised that a service runs."""
BARE_PERIOD = re.compile(
    rf"\W*(?:you(?:'ve got|'ve| have(?: got)?|'ll have|'ll get| get)|(?:have|keep|use|try|live with|sleep on) (?:it|them|one|yours)"
    rf"(?: (?:at home|out|yourself))? for|take|there are) (?:the (?:first|next) )?(?:a full |a whole )?{SPAN}(?: (?:at home|to try it"
    rf"|to decide"
    r"|with it))?\W*"
)
"""A sentence that gives a time and leaves it to the next to say for what."""
BACK_NEXT = re.compile(rf"{REFUND}|\b(?:take|fetch|collect|have) (?:it|them) back\b")
LASTS = re.compile(rf"\b(?:it|this|yours) (?:lasts|runs(?: for)?|is free for) {SPAN}")
FROM_ARRIVAL = re.compile(
    rf"\b{SPAN} (?:from|after|of) (?:the (?:day|date)|delivery|purchase|receipt|receiving|buying|when|getting|it arriv|arrival"
    r"|(?:your|the) (?:first )?(?:payment|order|booking|delivery|visit|bill))"
)
MENDED = re.compile(
    r"\b(?:break|fail|fault|goes? wrong|stops? working|damage|defect|split|wear)[a-z]*\b[^.;]{0,50}?\b(?:within|in|inside|during)"
    rf"(?: the first| its first| your first)? {SPAN}[^.;]{{0,40}}\b(?:mend|repair|replac|fix|new one|swap)"
)
SERVICE = re.compile(
    r"\b(?P<verb>complet|finish|install|repair|set (?:you |it |this )?up|do (?:the|this|your) work|migrat|mov|carr(?:y"
    r"|ied) out|repl(?:y|ies)|answer|respond"
    r"|get back|despatch|dispatch|ship|deliver|arriv|process|approv|decid)[a-z]*\b[^.;0-9]{0,40}?\b(?:within|in|inside"
    r"|takes?|under)(?: (?:about|around|up to|just|only|at most))*"
    rf" {RANGE}{SPAN}(?! of {JOINING}\b)"
)
VERBS = {
    "answer": "answer",
    "deliver": "deliver",
    "process": "decide",
    "approv": "decide",
    "decid": "decide",
    "repl": "answer",
    "respond": "answer",
    "get back": "answer",
    "ship": "deliver",
    "arriv": "deliver",
    "despatch": "deliver",
    "dispatch": "deliver",
}
WARRANTY_UNITS = frozenset(["year"])

PEOPLE = (
    r"(?:customers?|(?:card ?)?members?|card ?holders?|donors?|supporters?|ticket[- ]holders?"
    r"|subscribers?|users?|account holders?|patients?|clients?|guests?|buyers?|policyholders?"
    r"|shoppers?|passengers?|riders?|holders?|drinkers?|readers?|teams?|workspaces?|business(?:es)?|compan(?:y|ies)|organi[sz]ations?"
    r"|starters?|joiners?|visitors?|students?|borrowers?|savers?|pupils?|owners?|households?)"
)
REGIONS = (
    ("uk", "uk|united kingdom|great britain|gb"), ("us", "us|usa|united states|u\\.s\\."), ("eu", "eu"), ("ireland", "ireland|irish"),
    ("northern ireland", "northern ireland"), ("scotland", "scotland|scottish"), ("wales", "wales|welsh"), ("england", "england"),
    ("canada", "canada|canadian"), ("australia", "australia|australian"),
)  # fmt: skip
CAME = (
    r"who (?:bought|booked|came|ordered|stayed|travelled|traveled|visited|joined|gave|shopped|attended|donated|subscribed|had an? [a-z]+)\b"
    r"[^.;,]{0,40}\b(?:last (?:year|season|summer|winter|time)|before|already|(?:in|since) 20\d\d)\b"
)
"""What somebody did who is no new customer."""
ELIGIBILITIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("everyone", re.compile(
        r"\bnew (?:and|or|as well as) (?:existing|old|current|returning)\b"
        rf"|\b(?:existing|current|old|returning) (?:{PEOPLE} )?(?:and|or|as well as) new\b"
        rf"|\b(?:everyone|everybody|anyone|anybody|all (?:our )?{PEOPLE}|every {PEOPLE}|any {PEOPLE})\b"
        rf"(?! {CAME})(?! (?:aged )?(?:under|over)\b)(?! (?:who|that)(?:'s| is| are|'ve| has| have)? (?:never|not|new|hasn't|haven't)\b)"

            r"|\b(?:isn't|aren't|not|isn't just|not just) (?:only|just) (?:for|open to|about) (?:people |those |customers "
            r"|members )?(?:new|coming"
            r"|joining|switching|starting|first)|\bno matter (?:whether|if) you(?:'re|'ve| are| have)\b|\bdoesn't matter (?:whether"
            r"|if) you\b|\bdon't (?:have|need) to be (?:an? )?new\b"
            r"|\ball of you\b|\bwhether (?:you're|you are|it's|you) [^.;]{0,25}\bnew[^.;]{0,12} or\b|\bhowever long you've\b"
            r"|\bno matter how long you've\b"
        r"|\bnew or not\b"
        r"|\b(?:that|who) (?:are|have)\b(?! new)[^.;,]{1,40}? (?:already|today|now|at the moment)(?: [a-z]+)?,? (?:too|as well)\b")),
    ("new", re.compile(
        rf"\bnew (?:[a-z-]+ )?{PEOPLE}(?: only)?\b|\bnew [a-z]+s (?:only|get|pay|earn|receive|join)\b"
        r"|\b(?:it's|it is|this is|that's|this one's|(?:offer|code|deal|discount)(?:'s| is)) (?:only |just )?for new [a-z]+s\b"
        r"|\bnew (?:accounts?|sign-?ups?|bookings?)(?: only)?\b"
        rf"|\bonly (?:for )?new {PEOPLE}\b|\bfirst-time (?:[a-z-]+ )?{PEOPLE}\b"
        r"|\bnew to (?:us|the|[a-z]+)\b|\bfirst (?:order|purchase|booking)s? only\b|\bnewcomers\b|\bif you(?:'re| are) new\b"
        r"|\bfirst-timers?\b|\b(?:be|you're|are|if you are) new(?: here)?(?=[.,;!]|$)|\bnew here\b"
        r"|\b(?:haven't|hasn't|have not|have never|has never|you've never|who've never|never)(?: ever| yet)? [a-z]+(?:ed|en|n|own"
        r"|ought)? (?:with|from|at|by) us\b"
        r"|\bhaven't (?:[a-z]+ )?(?:[a-z]+ed|been|flown|bought) (?:here |with us |from us )?before\b"
        r"|\b(?:haven't|hasn't|have not|has not|never) (?:ever |yet )?(?:bought|ordered|booked|tried|had|owned|used|taken|hired|rented)\b"
        r"[^.;,]{1,30}\b(?:from|with|at|by) us\b"
        r"|\bhaven't (?:ordered|bought|been|booked|used|tried)\b")),
    ("existing", re.compile(rf"\b(?:existing|current|present|loyal|returning|long-standing) (?:account |card )?{PEOPLE}\b"
            r"|\bif you(?:(?:'ve| have) been| were| used to be) (?:with|on|at) (?:us|[a-z]+) (?:for|since|before"
            r"|once)\b[^.;]{0,70}?\b(?:just the same|too|as well)\b"
        rf"|\balready (?:an? (?:[a-z-]+ )?{PEOPLE}"
        r"|with us|have an account|subscribe|bank with us|insured with us)\b|\b(?:with us|a (?:customer|member) (?:of ours )?)already\b"
        r"|\b(?:people|those|anyone|everyone|customers|members|households) who(?:'ve| have) (?:already )?been with us\b"
        rf"|\b(?:people|those|anyone|anybody|everyone|everybody|{PEOPLE}) {CAME}")),
    ("student", re.compile(r"\bstudents?\b")),
    *((region, re.compile(
        rf"\b(?:{words})(?: mainland)? (?:residents?|customers?|address(?:es)?|households?|shoppers?)\b"
        rf"|\bresidents of (?:the )?(?:{words})\b"
        rf"|\b(?:mainland )?(?:{words})(?: mainland)? only\b"))
        for region, words in REGIONS),
    ("teacher", re.compile(r"\bteachers?\b|\bschool staff\b")),
    ("key worker", re.compile(
        r"\b(?:nhs|key workers?|nurses|first responders?|military|veterans?|armed forces|blue light)"
        r"(?: (?:staff|workers|families|personnel|members|card holders|community))?\b")),
    ("under", re.compile(
        r"\bunder[- ](?P<age>1[6-9]|2\d|3[05])s\b"
        r"|(?:^\W*(?:are you )?|\b(?:anyone|anybody|everyone|everybody|people|those|guests|(?:if )?you(?:'re| are)"
        r"|(?:who|that)(?:'s| is| are)|aged) )under (?:the age of )?(?P<age2>1[6-9]|2\d|3[05])\b"
        r"(?=\W*$|[.,;:!?)]| (?:pays?|gets?|saves?|go(?:es)?|joins?|half|free|and|or (?!so\b)|can)\b)")),
    ("months", re.compile(rf"\b(?:under|younger than|not yet) (?P<months>{NUMBER}) months\b(?: old| of age)?")),
    ("senior", re.compile(r"\b(?:over[ -](?:50|55|60|65)s?|seniors?|pensioners?|retired)\b")),
    ("member", re.compile(r"\b(?:members|subscribers|cardholders|loyalty card(?: ?holders?)?)\b")),
    ("nonprofit", re.compile(r"\b(?:charities|charity|non-?profits?|not-for-profits?)\b")),
)  # fmt: skip
NOT_ONLY = re.compile(r"\b(?:not|isn't|aren't|doesn't|don't|no matter|whether)\b")
ALIKE = ("too", "as well", "just the same")
"""How words end that give to some what others have."""
NEVER = re.compile(r"\b(?:haven't|hasn't|have not|never|new here|be new|are new|you're new)\b")
REFUSED_BEFORE = re.compile(
    r"\b(?:not|isn't|aren't|never|cannot be used by|can't be used by|excludes?|excluding|except(?: for)?)"
    r" (?:(?:available|open|valid|meant|intended|offered|given|extended) )?(?:to|for|by|with)?(?: all| our| any| the)* ?$"
)
REFUSED_AFTER = re.compile(
    r"^,? (?:do not|don't|does not|doesn't|cannot|can't|can not|won't|will not|are not|aren't|is not|isn't|are excluded|are unable"
    r"|need not apply)\b"
)
DEMANDED_AFTER = re.compile(r"^,? (?:must|needs? to|should|ha(?:ve|s) to)\b")
"""Behind those of whom something is asked: it grants them nothing ("existing customers must log in first")."""
GRANT_BEFORE = re.compile(
    r"\b(?:for|to|only|open to|available to|exclusive to|exclusively|welcome|includes?|valid for|given to|goes to|applies to"
    r"|(?:staff|workers|students|members|teachers|customers|seniors|veterans|nurses|pensioners|over-\d\ds),? (?:and|or)|limited to"
    r"|must be|must be (?:an? )?[a-z0-9 ]{1,24} and|whether you're|whether you are|if you're|if you are|those)(?: all| our"
    r"| any| the| a| an| both| either)* $"
)
GRANT_AFTER = re.compile(
    r"^(?:,? (?:half|free|a (?:third|quarter)|[£$€-]?\d[\d.]*%?|only|get|gets|save|saves|pay|pays|take|takes|receive|receives|enjoy"
    r"|enjoys|have|has|use|earn|earns|claim|claims|start"
    r"|starts|keep|are (?:half|[£$€\d])|who sign|who join|can|qualif|are included|welcome"
    r"|exclusive|too|[a-z]+ (?:free|half[- ]price)|(?:can )?(?:bring|travel|eat|fly|swim|book|shop"
    r"|skip|order|add|park)\b)|\W*[:.!]|$| when| until| and | at )"
)


def find_thresholds(folded: str) -> Iterator[Found]:
    """How many of something an offer asks for."""
    taken: list[tuple[int, int]] = []
    is_given = bool(GIVES.search(folded)) and not GOOD_CAUSE.search(folded)
    for pattern in THRESHOLDS if has_number(folded) else ():
        for match in pattern.finditer(folded) if is_given or pattern is not EACH else ():
            span = match.span("n")
            unit = _unit(match["unit"])
            if unit and not any(a < span[1] and span[0] < b for a, b in taken):
                taken.append(span)
                number = parse_number(match["n"])
                yield Found(
                    Attribute.THRESHOLD, plain(number), match.start(), match.end("unit") if match.end("unit") > span[1] else match.end(),
                    unit=unit, number=number, slot="count",
                )  # fmt: skip


def find_more_counts(folded: str, counts: list[Found]) -> Iterator[Found]:
    """Counts behind others of a list, without the name of the things."""
    first = min((found.end for found in counts), default=len(folded))
    for match in MORE_COUNTS.finditer(folded, first):
        number = parse_number(match["n"])
        yield Found(Attribute.THRESHOLD, plain(number), match.start(), match.end("n"), number=number, slot="count")


def find_least_terms(folded: str) -> Iterator[Found]:
    """How long one must stay, sign or commit to get what is offered; only where the words say that it is the least."""
    if not has_period(folded):
        return
    for match in LEAST_TERM.finditer(folded):
        a, b = match["n"], match["n2"]
        is_least = (match["least"] or match["more"]) if a else (match["least2"] or match["more2"])
        unit = match["unit"] if a else match["unit2"]
        if is_least and unit != "night" and ASKED.search(folded, 0, match.start("n" if a else "n2")):
            number = parse_number(a or b)
            yield Found(Attribute.THRESHOLD, plain(number), match.start(), match.end(), unit=unit, number=number, slot="term")
    for match in SIGNED_FOR.finditer(folded):
        number = parse_number(match["n"])
        yield Found(Attribute.THRESHOLD, plain(number), match.start(), match.end(), unit=match["unit"], number=number, slot="term")


def find_bare_counts(folded: str) -> Iterator[Found]:
    """Counts of what the copy sells without its name: "buy three or more", "buy six, save 25%"."""
    for match in BARE_COUNT.finditer(folded):
        number = parse_number(match["n"])
        yield Found(Attribute.THRESHOLD, plain(number), match.start("n"), match.end("n"), number=number, slot="count")


def _unit(words: str) -> str:
    first, _, second = words.partition(" ")
    if first in NOT_COUNTED or first in STOP or not first:
        return ""
    if first in IRREGULAR or (first.endswith("s") and not first.endswith("ss")):
        return singular(first)
    if second.endswith("s") and second not in STOP and second not in NOT_COUNTED:
        return f"{first} {singular(second)}"
    return first


def find_codes(text: str) -> Iterator[Found]:
    """Codes to enter or to say, in the text as written: a code is told by its capitals."""
    for match in CODE.finditer(text) if CODED.search(text) else ():
        group = next(name for name in "abcde" if match[name])
        word = match[group]
        if OTHER_CODE.search(text, max(0, match.start() - 16), match.start()):
            continue
        value = word.replace("-", "") if SPELLED.fullmatch(word) else word.upper()
        if value not in NO_CODE and len(value) >= 3:
            yield Found(Attribute.CODE, value, match.start(group), match.end(group))


@lru_cache(maxsize=KEPT)
def find_guarantees(folded: str) -> tuple[Found, ...]:
    """Return periods, money-back guarantees, warranties, and how fast refunds are paid."""
    return tuple(_guarantees(folded))


def _guarantees(folded: str) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for pattern, slot in GUARANTEES if has_period(folded) else ():
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            name = "n" if groups["n"] else "n3"
            span = match.span(name)
            if not any(a <= span[0] < b for a, b in taken):
                taken.append(span)
                unit = (groups["unit"] or groups.get("unit3") or "").replace("business", "working").replace("calendar ", "")
                count = count_of(groups[name])
                kind = "warranty" if unit in WARRANTY_UNITS and slot == "return" else slot
                yield Found(Attribute.GUARANTEE, plain(count), match.start(), match.end(), unit=unit, number=count, slot=kind)


def find_uptime(folded: str) -> Iterator[Found]:
    """The share of the time for which a service is promised to run."""
    for match in UPTIME.finditer(folded) if RUNNING.search(folded) else ():
        number = parse_number(match["n"])
        yield Found(Attribute.GUARANTEE, plain(number), match.start(), match.end(), unit="%", number=number, slot="uptime")


def find_answered(folded: str, following: str) -> Iterator[Found]:
    """A time that stands alone before a sentence that pays back: "You have 60 days. If it isn't right you get your money back."."""
    match = BARE_PERIOD.fullmatch(folded)
    if match and BACK_NEXT.search(following):
        yield replace(_period(Attribute.GUARANTEE, match, "return"), certainty=0.9)


def find_named_periods(text: str) -> Iterator[Found]:
    """Return periods that go by a name of their own, in the text as written: a name is told by its capitals."""
    for match in NAMED_PERIOD.finditer(text):
        group = "a" if match["a"] else "b"
        words, _, unit = match[group].lower().rpartition(" ")
        words = "a hundred" if words == "hundred" else words
        if re.fullmatch(NUMBER, words):
            number = parse_number(words)
            start, end = match.span(group)
            yield Found(Attribute.GUARANTEE, plain(number), start, end, unit=singular(unit), number=number, slot="return", certainty=0.8)


def find_followed(folded: str, topics: frozenset[str]) -> Iterator[Found]:
    """Periods whose thing an earlier sentence names ("Your trial has started. It lasts 30 days."), and how long work takes."""
    if "trial" in topics:
        for match in LASTS.finditer(folded):
            yield _period(Attribute.DURATION, match, "trial")
    if topics & {"return", "warranty"}:
        for match in FROM_ARRIVAL.finditer(folded):
            is_warranty = "warranty" in topics or match["unit"] in WARRANTY_UNITS
            yield _period(Attribute.GUARANTEE, match, "warranty" if is_warranty else "return")
    for match in MENDED.finditer(folded):
        yield _period(Attribute.GUARANTEE, match, "warranty")
    for match in SERVICE.finditer(folded):
        verb = next((name for head, name in VERBS.items() if match["verb"].startswith(head)), "work")
        yield _period(Attribute.GUARANTEE, match, f"{verb} time")


def _period(attribute: Attribute, match: re.Match[str], slot: str) -> Found:
    count = count_of(match["n"])
    return Found(
        attribute, plain(count), match.start(), match.end(), unit=match["unit"].replace("business", "working"), number=count, slot=slot
    )


def find_eligibility(folded: str) -> Iterator[Found]:
    """For whom an offer is."""
    taken: list[tuple[int, int]] = []
    for value, pattern in ELIGIBILITIES:
        for match in pattern.finditer(folded):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            before, after = folded[max(0, match.start() - 40) : match.start()], folded[match.end() : match.end() + 16]
            if said := _audience(value, match.group(), before, after):
                taken.append(match.span())
                yield _under(match) if said in {"under", "months"} else Found(Attribute.ELIGIBILITY, said, match.start(), match.end())


def _under(match: re.Match[str]) -> Found:
    """The age below which an offer is to be had; ages are compared with each other."""
    if match.re.groupindex.get("months"):
        return Found(Attribute.ELIGIBILITY, f"under {plain(parse_number(match['months']))} months", *match.span(), slot="youth")
    age = match["age"] or match["age2"]
    return Found(Attribute.ELIGIBILITY, f"under {age}", match.start(), match.end(), slot="youth")


def _audience(value: str, words: str, before: str, after: str) -> str:
    """For whom an offer is by these words; refusing existing customers opens it to new ones; empty where it says nothing."""
    if REFUSED_BEFORE.search(before) or REFUSED_AFTER.match(after):
        return "new" if value == "existing" else ""
    if DEMANDED_AFTER.match(after) and value != "new":
        return ""
    if value == "existing" and words.startswith("if you") and words.endswith(ALIKE):
        return value
    if value == "everyone" and (NOT_ONLY.search(words) or words.endswith(ALIKE)):
        return value
    if value == "new" and NEVER.search(words):
        return value
    opens = not before.strip(" \"'([-*") and value in {"new", "existing", "everyone", "under"}
    if value == "months" or (value == "under" and not words.startswith("under")):
        return value
    if opens or " only" in words or "new and" in words or GRANT_BEFORE.search(before) or GRANT_AFTER.match(after):
        return value
    return ""
