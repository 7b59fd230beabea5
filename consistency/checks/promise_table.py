"""Promises that adverts make in many industries, each with the words by which a page takes them back."""

from __future__ import annotations

import re
from dataclasses import dataclass

COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|twenty-four|thirty)"

PORTION = r"(?:box|boxe|bag|crate|case|delivery|deliverie|shipment|order|pack|parcel|issue|edition|visit|session|lesson|class|payment)"
"""What a subscription sends or holds, one at a time."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise by its words (`claim`) and the words of a page that cannot be true beside it (`counter`)."""

    name: str
    claim: re.Pattern[str]
    counter: re.Pattern[str]
    needs_kin: bool = False
    """True where the counter says something of many things, so that both ends must name the same."""
    works: tuple[re.Pattern[str], ...] = ()
    """Kinds of work by which both ends may mean the same in other words."""


def _promise(name: str, claim: str, counter: str, *works: str, needs_kin: bool = False) -> Promise:
    return Promise(name, re.compile(claim), re.compile(counter), needs_kin, tuple(re.compile(words) for words in works))


MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)"
    r"(?: ?(?:am|pm|a\.m\.|p\.m\.)|(?: o'clock)?(?: in the (?:morning|afternoon|evening)| at night)?)?"
)
HOURS = rf"\b(?:from |between )?{CLOCK}(?: ?(?:to|until|till|-|through|and) ?){CLOCK}(?=[ .,;)]|$)"
"""A stretch of the day, in figures or words."""


PROMISES: tuple[Promise, ...] = (
    _promise(
        "no commitment",
        r"\bno (?:long |fixed |minimum |annual )?(?:contracts?|commitments?|tie-ins?|lock-ins?|ties|minimum terms?)\b"
        r"|\b(?:cancel|leave|stop|quit|walk away)(?: it| us)?,? (?:any ?time|at any time|when(?:ever)? you (?:like|want|please|choose)"
        r"|when(?:ever)? it suits you|whenever)\b|\bmonth[- ](?:to|by)[- ]month\b|\bpay (?:as you go|by the month|monthly|each month)\b"
        r"|\brolling (?:monthly|contract)\b",
        rf"\b{COUNT}[- ]months? (?:minimum|contract|term|commitment|agreement|plan)\b|\bminimum (?:term|contract"
        r"|commitment|period)\b|\bannual (?:plan|contract|commitment|subscription|payment|billing)s? (?:is "
        r"|are )?(?:required|only|needed)\b|\b(?:billed|paid|invoiced|charged) (?:once a year|yearly|annually"
        r"|for the (?:full )?year|(?:yearly|annually) in advance)\b|\b(?:only|require[sd]?|requires"
        r"|needs?)[^.]{0,30}\b(?:annual|yearly)\b|\bno monthly (?:plan|payment|billing|option)s?\b|\b(?:annual"
        r"|yearly)[ -](?:plans? |billing |payment )?only\b"
        r"|(?<!no )(?<!early )\b(?:early )?(?:exit|termination|cancellation|leaving) (?:fee|charge)s?\b"
        rf"|\bfor (?:a |the )?(?:full|whole) year\b|\bnotice (?:period )?of {COUNT} (?:days|weeks|months)\b"
        rf"|\b{COUNT} (?:days|weeks|months)'? notice\b|\bsign(?:ed)? (?:up )?for (?:at least )?{COUNT} (?:months|years)\b"
        rf"|\b(?:stay|commit|committed|tied in|sign up|signed up|keep it)(?: with us)? for (?:at least |a minimum of )?{COUNT} (?:months"
        rf"|years)\b"
        rf"|\b{COUNT}[- ]{PORTION}s?[- ]minimum\b|\bminimum (?:of )?{COUNT} {PORTION}s?\b|\b{COUNT} {PORTION}s? (?:minimum|at least)\b"
        rf"|\b(?:commit|sign up|signed up|agree) (?:to|for) (?:at least |a minimum of )?{COUNT} {PORTION}s\b"
        rf"|\bpaid for (?:a|the) year in advance\b|\b(?:at least|minimum of) {COUNT} months\b",
    ),
    _promise(
        "no card needed",
        r"\bno (?:credit |debit |bank )?card(?: details)?(?: is| are)?(?: needed| required|,|\.|$)|\bwithout (?:a|your"
        r"|any) (?:credit |debit )?card\b",
        r"\bcard (?:details )?(?:is |are |will be )?(?:required|needed)\b|\b(?:need|require|ask for|enter|add"
        r"|give us)s? (?:a |your )(?:valid )?(?:credit |debit |payment )?card\b|\bcharged (?:automatically"
        r"|at the end of)",
    ),
    _promise(
        "no minimum",
        r"\bno minimum (?:spend|order|purchase|stay|basket)\b|\b(?:spend|order) as little as you like\b",
        r"\bminimum (?:spend|order|purchase|stay|basket)(?: value)?(?: of| is|:)|\bspend (?:at least|over|more than)\b"
        r"|\borders? (?:must|have to) be\b|\bat least (?:two|three|2|3) nights\b|\b(?:two|three|four|2|3|4) nights or (?:more|longer)\b",
    ),
    _promise(
        "for two",
        r"\bjoint (?:account|names?|polic|application|membership|mortgage|loan|ticket|pass)|\bjointly\b"
        r"|\b(?:the two of you|both of you|you both|you and your (?:partner|spouse|husband|wife|flatmate)) can (?:both )?"
        r"(?:hold|open|share|own|use|have|apply|sign)\b"
        r"|\b(?:open|hold|share|own|apply for|take out) (?:it|one|them) (?:together|with (?:your|a) (?:partner|spouse|husband|wife|friend))"
        r"|\bin (?:two|both|joint|both your) names\b",
        r"\bin (?:one|a single|one person's) name\b(?! (?:or|and))"
        r"|\b(?:one|sole|single) (?:name|holder|owner|applicant|member|person) only\b"
        r"|\bonly one (?:name|holder|owner|applicant|person)\b|\b(?:can't|cannot|can not|not) be (?:held |owned |shared |opened "
        r"|taken out )?(?:jointly|joint|shared|transferred)\b|\bno joint\b|\bnot (?:available )?(?:in|to) joint\b",
    ),
    _promise(
        "the customer chooses",
        r"(?<!\bwe )\b(?:choose|pick|decide) (?:what|which|your own)\b|\byou (?:choose|pick|decide)\b",
        r"\bwe (?:choose|pick|decide) (?:what|which|the|them|it|for you)\b"
        r"|\byou (?:can't|cannot|don't|do not) (?:get to )?(?:choose|pick)\b",
        needs_kin=True,
    ),
    _promise(
        "brought to the door",
        r"\b(?:delivered|deliver|deliver it|bring it|bring them|brought|comes?|sent) (?:straight |right )?to your "
        r"(?:door|doorstep|front door|house|home)\b",
        r"\b(?:collection|pick[- ]?up|click and collect) only\b|\b(?:we )?(?:don't|do not) deliver(?=[.,;]| and| but|$)"
        r"|\bno (?:home )?delivery"
        r"(?=[.,;]|$)|\bonly (?:for collection|to collect)\b",
    ),
    _promise(
        "nobody need be in",
        r"\b(?:no need|needn't|don't (?:have|need)|do not (?:have|need)|no one (?:has|needs)|nobody (?:has|needs)) "
        r"(?:to )?be (?:in|at home|home)\b",
        r"\b(?:somebody|someone|you|an adult) (?:must|has to|have to|needs? to|will need to|'ll need to) "
        r"be (?:in|at home|home|there to sign)\b",
    ),
    _promise(
        "pause or skip",
        r"\b(?:pause|skip)(?: it| one| an? [a-z]+| any [a-z]+)?,? (?:any ?time|at any time|when(?:ever)? you (?:like|want|please))\b"
        r"|\bskip any\b",
        r"\b(?:paus|skip)[a-z]* (?:it |them )?(?:only )?(?:after|from) (?:the|your)\b|\bskip (?:up to |only |at most )?"
        r"(?:one|two|three|four|\d) "
        r"[a-z]+s? (?:a|per|each|every|in)\b|\b(?:can't|cannot) (?:be )?(?:pause|skip)",
    ),
    _promise(
        "one alone",
        r"\b(?:order|buy|book|try|get|take|have) (?:(?:just|only) (?:the )?one\b(?!,? (?:of|click|tap|minute|hour|day|call|step|form)\b)"
        r"|an? single [a-z]+)|\b(?:one-off|one-time) (?!payment|fee|cost|charge|price|offer|set-?up|code|discount)[a-z]+",
        r"\b(?:by )?subscription only\b|\bonly (?:by|on|with|as) (?:an? )?subscription\b|\bno (?:ordering|buying|booking|getting)"
        r" (?:just |only )?(?:the |an? )?(?:one\b|single)|\bno (?:single|one-off|one-time) [a-z]+|\b(?:can't|cannot|don't|do not)"
        r" (?:order|buy|book|sell|do|offer|take|get) (?:(?:just|only) (?:the )?one\b|(?:an? )?(?:single|one-off|one-time|individual)\b)",
    ),
    _promise(
        "free trial",
        r"\bfree trial\b|\btry (?:[a-z]+ ){0,3}free\b|\bfree for (?:\d+|[a-z]+) (?:days|weeks|months?)\b",
        r"\b(?:no|not offer an?|doesn't have an?|without an?) (?:free )?trials?\b|\btrials? (?:is|are) not\b"
        r"|\bcharged (?:from|on) (?:the )?(?:first day|day one|sign-?up)\b",
    ),
    _promise(
        "no deposit",
        r"\b(?:no|zero|without a|£0|\$0|€0) (?:upfront |up-front )?(?:deposit|down ?payment)\b"
        r"|\bnothing (?:to pay )?up ?front\b|\bpay nothing (?:now|today|up ?front)\b",
        r"\bdeposit (?:of|is|required|payable)\b|\b(?:pay|leave|need|take|require) an? [^.]{0,20}\bdeposit\b"
        r"|[£$€]\d[\d,.]* (?:refundable |non-refundable |holding |security )?deposit\b|\b(?:payable|paid|payment"
        r"|due) (?:in full )?(?:up ?front|in advance|at (?:the time of )?booking)\b",
    ),
    _promise(
        "at the customer's own place",
        r"\b(?:at|in|to) your (?:own )?(?:home|house|office|desk|place|workplace|premises|kitchen|garden|site|door)\b"
        r"|\bwe(?:'ll)? (?:come|drive|travel) to (?:you|your)\b|\bin person\b|\bon[- ]site\b|\bface[- ]to[- ]face\b"
        r"|\bhome visits?\b",
        r"\b(?:remote|online|virtual|video)(?:ly)?[ -](?:only|sessions? only)\b|\b(?:only|always|all|entirely|held|done"
        r"|run|happens?|takes? place|are|is) (?:\w+ )?(?:remote(?:ly)?|online|by video|over video|virtual(?:ly)?)\b"
        r"|\b(?:do not|don't|cannot|can't|never) (?:\w+ )?(?:visit|travel|come (?:out|to))\b|\bno (?:home |site "
        r"|on-site |office )?visits\b|\bnot (?:in person|on[- ]site|face to face)\b|\bonly at our (?:own )?(?:studio"
        r"|workshop|branch|shop|office|clinic|showroom)s?\b",
    ),
    _promise(
        "round the clock",
        r"\b24/7\b|\b24[- ]hours? a day\b|\ba?round[- ]the[- ]clock\b|\bopen (?:24 hours|all night|night and day|day and night)\b"
        r"|\bnever (?:closes?|shuts?)\b|\bday (?:or|and) night\b|\bany hour\b"
        r"|\bat any time of (?:the )?(?:day|night)\b|\bseven days a week\b",
        rf"(?:open|answer\w*|available|here|hours|lines?|staffed|phones?|desk|team)\b[^.;]{{0,25}} {HOURS}"
        r"|\bmon(?:day)?s?\.? ?(?:to|-|through) ?(?:fri(?:day)?|sat(?:urday)?)s?\b|\bweekdays(?: only)?\b|\b(?:office"
        r"|business|working) hours\b|\bclosed (?:on|at) (?:weekends?|sundays?|night)\b|\b\d{1,2} ?(?:am)? ?(?:to"
        r"|-) ?\d{1,2} ?pm\b",
        r"\b(?:answer\w*|support|help|call\w*|phone\w*|ring|chat\w*|speak|talk|advis[eo]rs?|agents?|team|lines?|reply)\b",
        r"\b(?:open|opening|closed?s?|gyms?|shops?|stores?|come in|doors)\b",
        needs_kin=True,
    ),
    _promise(
        "people answer",
        r"\b(?:real|actual|live) (?:people|person|humans?)\b|\b(?:speak|talk) to (?:a|an) (?:person|human|expert|adviser"
        r"|advisor|real)\b|\b(?:ring|call|phone) us\b|\ba (?:person|human) (?:answers|picks up)\b",
        r"\b(?:chatbot|virtual assistant|automated (?:replies|system|assistant)) (?:only|answers|replies|handles)\b"
        r"|\b(?:email|chat|online)[- ]only support\b|\bno (?:phone|telephone) (?:support|line|number)\b|\b(?:do not"
        r"|don't) (?:\w+ )?(?:phone|telephone|calls)\b|\bby email only\b|\bsupport is by (?:email|chat)\b",
    ),
    _promise(
        "for life",
        r"\b(?:lifetime|for life|for ever|forever)\b[^.]{0,25}\b(?:warranty|guarantee|cover|support|updates)|\b(?:guaranteed"
        r"|covered) for life\b"
        r"|\b(?:warranty|guarantee|cover|support|updates) (?:is |are |lasts )?for (?:life|ever)\b",
        rf"\b{COUNT}[- ](?:months?|years?) (?:[a-z]+ )?(?:warranty|guarantee)|\b(?:guaranteed|covered|warranty|guarantee|support)(?: is"
        rf"| lasts)? (?:for|of|lasts)"
        rf" (?:up to )?{COUNT} (?:months|years?)\b",
        needs_kin=True,
    ),
    _promise(
        "free cancellation",
        r"\bfree cancellation\b|\bfully refundable\b|\b(?:cancel|change)[^.]{0,25}\b(?:for free|free of charge"
        r"|at no cost|without (?:a )?(?:fee|charge|penalty))\b|\bfull refund\b",
        r"\bnon-?refundable\b|\bno refunds?\b|\bcannot be refunded\b|\bnot refundable\b|\b(?:cancellation|change"
        r"|amendment) (?:fee|charge)s?\b",
    ),
    _promise(
        "free returns",
        r"\bfree returns?\b|\breturns? (?:are|is) (?:free|on us)\b|\bsend (?:it|them) back (?:for )?free\b",
        r"\breturn (?:postage|shipping|delivery)[^.]{0,30}\b(?:you|your|customer|deduct|charge)|\b(?:pay|cover"
        r"|bear)[^.]{0,20}\breturn (?:postage|shipping)\b|\bcost of (?:return|sending)",
    ),
    _promise(
        "in stock",
        r"\bin stock\b|\bavailable (?:now|today)\b|\bready to (?:ship|go|post)\b|\bships? (?:today|now)\b",
        r"\bsold out\b|\bout of stock\b|\bwait(?:ing)? ?list\b|\bpre-?orders? only\b|\bcoming soon\b"
        r"|\bnot (?:yet )?available\b|\bno longer available\b|\bback in stock\b",
    ),
    _promise(
        "direct",
        r"\b(?:direct|non-?stop) (?:flights?|trains?|service|ferr(?:y|ies)|coach)\b|\bfl(?:y|ies) (?:direct|non-?stop)\b",
        r"\b(?:with|via|includes?) (?:one|a|two|1|2) (?:stop|stopover|change|connection)s?\b|\bconnecting (?:flight"
        rf"|train)s?\b|\bchange (?:at|in) [a-z]+\b|\bno direct\b|\bvia {COUNT}?[a-z]+\b (?:airport|station)",
    ),
    _promise(
        "fixed price",
        r"^(?:[a-z]+ )?fixed (?:for|until)\b|\b(?:price|rate|bill|fee)s? (?:is |are |stays? |will be )?(?:fixed|locked|frozen"
        r"|guaranteed|held)\b|\b(?:fixed"
        r"|locked)[- ](?:in )?(?:price|rate)s?\b|\bnever goes up\b|\bno (?:mid-contract )?price (?:rises?|increases?)\b"
        r"|\bprice (?:never|won't) (?:rise|change|go up)",
        r"\b(?:price|rate|fee)s? (?:may|will|can|could) (?:\w+ )?(?:rise|increase|change|go up|vary)\b"
        r"|\b(?:price|rate|bill|tariff)s? (?:follows?|tracks?|moves?|varies|vary|changes?) (?:with|the|every|each|by)\b"
        r"|\bvariable (?:rate|price)\b|\b(?:rises?|increases?|goes up) (?:each|every|on|in|by)\b|\bprice (?:rise"
        r"|increase)s? (?:each|every|of|in)\b",
    ),
    _promise(
        "everything included",
        r"\b(?:everything|all)[- ]inclu(?:ded|sive)\b|\beverything(?:'s| is) included\b|\bno (?:hidden|extra) (?:fees"
        r"|costs|charges|extras)\b|\bnothing (?:else|more|extra) to pay\b|\b(?:one price|price),? all[- ]in\b|\bno extras\b",
        r"\b(?:not included|sold separately|costs? extra|charged (?:extra|separately)|excludes|at extra cost"
        r"|supplements? (?:apply|applies)|[£$€]\d[\d.,]* (?:is|are|will be) added|fee of [£$€]\d|booking fee|service charge (?:applies|of"
        r"|is))\b",
    ),
    _promise(
        "breakfast included",
        r"\b(?:with|including|includes?|free) (?:a )?(?:full |cooked )?breakfast\b|\bbreakfast (?:is )?(?:included|on us"
        r"|free)\b|\bbed (?:and|&) breakfast\b",
        r"\broom[- ]only\b|\bbreakfast (?:is )?(?:extra|not included|costs?|from|available for|[£$€])|\bself-catering\b",
    ),
    _promise(
        "works on everything",
        r"\b(?:works|runs|fits) (?:on|with|in) (?:any|every|all)\b|\b(?:on|for) (?:any|every) (?:phone|device|computer"
        r"|browser|car|bike|machine|tap|oven)\b|\bcompatible with (?:all|any|every)\b",
        r"\b(?:iphones?|ios|android|windows|mac|desktop|chrome)(?: phones?| devices?)?[ -]only\b|\bonly (?:works?|runs?"
        r"|fits?|supports?|available|compatible)\b|\bnot (?:compatible|supported|available) (?:with|on|for)\b"
        r"|\b(?:do not|don't|doesn't|does not) (?:\w+ )?(?:support|fit|work with|run on)\b",
    ),
    _promise(
        "all year",
        r"\ball year(?: round)?\b|\byear[- ]round\b|\b365 days\b|\bevery (?:month|season) of the year\b|\bsummer and winter\b",
        rf"\b(?:from|between|only) (?:[a-z]+ )?{MONTH} (?:to|until|till|and|through) (?:[a-z]+ )?{MONTH}\b|\b(?:closed?|shut) (?:from|for"
        rf"|in|during)"
        rf" (?:the )?(?:{MONTH}|winter|summer|season)\b|\bseasonal\b|\bsummer only\b",
        r"\b(?:open|closed?|shut)\b",
        needs_kin=True,
    ),
    _promise(
        "pay later",
        r"\bpay (?:when you|on) arriv\w+\b|\bnothing to pay (?:until|till|before|now|today)\b|\bpay (?:later|nothing (?:now|until|till))\b"
        r"|\bpay (?:us )?(?:afterwards|when (?:it|the work) is done|once you(?:'ve| have))\b|\bpay at the (?:desk|hotel|door)\b",
        r"\b(?:full amount|full payment|payment|balance|half|third|quarter|deposit|\d+%)\b[^.]{0,30}\b(?:when you (?:book|order)"
        r"|at (?:the time of )?booking"
        r"|up ?front|in advance|with your order|before we (?:start|begin))\b",
    ),
    _promise(
        "no booking",
        r"\bno (?:need to book|booking|appointment|reservation)s?(?: needed| required| necessary)?\b|\bwalk[- ]ins? (?:are )?welcome\b"
        r"|\b(?:just )?(?:turn up|drop in|walk (?:right |straight )?in)\b|\bwithout (?:an appointment|booking)\b|\bno need to book\b",
        r"\bby appointment only\b|\bplease (?:pre-?)?book\b|\b(?:not|cannot|can't|unable)\b[^.;]{0,40}\bwithout (?:an appointment|a booking"
        r"|booking|a reservation)\b|\bmust (?:be )?(?:pre-?)?book(?:ed)?\b|\bbook(?:ing)? (?:is |are )?(?:required|essential|necessary)\b"
        r"|\bappointments? (?:are |is )?(?:required|needed|only|necessary)\b|\b(?:booked|book|reserve|reserved) (?:at least|in advance"
        r"|ahead"
        r"|beforehand|(?:a|one|two|three) days? (?:ahead|before))\b|\bpre-?booked only\b",
    ),
    _promise(
        "all ages",
        r"\ball ages\b|\b(?:of )?any age\b|\bwhatever your age\b|\b(?:kids|children|the whole family|families) (?:are )?welcome\b"
        r"|\bbring the (?:kids|children|family)\b",
        r"\badults?[- ]only\b|\bover[- ]?(?:16|18|21|25)s? only\b|\bmust be (?:over |at least |aged )?\d\d\b|\b(?:no|not (?:for"
        r"|suitable for))"
        r" (?:children|under[- ]\d+s?|kids)\b|\bminimum age\b|\bunder[- ]\d+s? (?:are not|aren't|cannot|can't|may not)\b|\b\d\d or over\b"
        r"|\baged \d\d and over\b",
    ),
    _promise(
        "interest free",
        r"\binterest[- ]free\b|\b0% (?:interest|apr)\b|\bno interest\b|\bwithout (?:any )?interest\b",
        r"\b[1-9]\d?(?:\.\d+)?% (?:apr|interest)\b|\binterest (?:is|will be) charged\b|\b(?:no|not offer"
        r"|don't offer) [^.]{0,20}interest-free\b",
    ),
    _promise(
        "in a shop",
        r"\b(?:in|at|from) (?:any|all|every|your (?:local|nearest)|our)(?: of our)? (?:stores?|shops?|branch(?:es)?|restaurants?)\b"
        r"|\bin[- ](?:store|branch)\b",
        r"\bonline only\b|\bonly (?:available |valid )?(?:online|on our website|on the website|in the app|through the app)\b"
        r"|\bnot (?:available |valid )?(?:in|at) (?:our |any )?(?:stores?|shops?|branch(?:es)?|restaurants?)\b|\bweb exclusive\b",
    ),
    _promise(
        "online",
        r"\bonline\b|\bin the app\b|\bfrom your (?:phone|sofa|couch|armchair|bed)\b|\bwithout leaving (?:home|the house)\b",
        r"\bbring [^.;]{0,50}\bto (?:a|your|our|the|any) (?:nearest |local )?(?:branch|office|store|shop)\b"
        r"|\b(?:in[- ](?:store|branch|person)|over the phone|by (?:phone|post)) only\b|\bonly (?:available |valid )?(?:in[- ](?:store"
        r"|branch|person|our (?:shops|stores|branches))"
        r"|by (?:phone|post))\b|\b(?:cannot|can't) be (?:done|ordered|booked|bought|used|opened|made|changed) online\b"
        r"|\bnot (?:available )?online\b"
        r"|\b(?:come|coming|go) (?:in ?)?to (?:a|your|the|our) (?:nearest |local )?(?:branch|office|store|shop)\b|\bpaper form\b",
        needs_kin=False,
    ),
    _promise(
        "in one's own time",
        r"\bwhen(?:ever)? (?:it|that) suits(?: you)?\b|\bat your own (?:pace|speed)\b|\bin your own time\b|\bto your own timetable\b"
        r"|\b(?:learn|study|train|work) (?:whenever|any ?time|at any time)\b|\b(?<!no )(?<!not )(?<!n't )self-paced\b",
        r"\b(?:attendance|being there) (?:is )?(?:compulsory|required|expected)\b|\bcompulsory (?:attendance|sessions?|classes)\b"
        r"|\b(?:set|fixed) (?:times?|timetables?|hours|dates)\b|\bmust attend\b|\b(?:no|not|isn't|aren't) self-paced\b"
        r"|\b(?:taught|held|run|meets?|happens?) live (?:on|every|each|at)\b"
        r"|\blive (?:only|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    ),
    _promise(
        "every day",
        r"\bevery day\b|\bany day\b|\b(?:seven|7) days a week\b|\ball week\b",
        r"\bnot valid on (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweekdays only\b|\bonly on (?:weekdays|week(?:ends|end days)"
        r"|mondays|tuesdays"
        r"|wednesdays|thursdays|fridays|saturdays|sundays)\b|\bexcept (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
        r"|\bclosed on (?:mon|tues"
        r"|wednes|thurs|fri|satur|sun)days?\b|\bon weekdays [^.]{0,20}only\b|\bterm time only\b",
    ),
    _promise(
        "nothing to install or buy",
        r"\bno (?:hardware|equipment|software|download|app|installation|extra kit)(?: (?:needed|required|to (?:buy"
        r"|install)))\b|\bnothing to (?:install|buy|download)\b",
        r"\b(?:requires?|need|needs|must (?:buy|install|download)|have to (?:buy|install|download)) (?:our |the "
        r"|an? )?(?:hardware|equipment|router|hub|reader|app|software|kit|device|terminal)\b",
    ),
)  # fmt: skip
