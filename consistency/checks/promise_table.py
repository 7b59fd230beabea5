"""Promises that adverts make in many industries, each with the words by which a page takes them back."""

from __future__ import annotations

import re
from dataclasses import dataclass

COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|twenty-four|thirty)"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise by its words (`claim`) and the words of a page that cannot be true beside it (`counter`)."""

    name: str
    claim: re.Pattern[str]
    counter: re.Pattern[str]


def _promise(name: str, claim: str, counter: str) -> Promise:
    return Promise(name, re.compile(claim), re.compile(counter))


PROMISES: tuple[Promise, ...] = (
    _promise(
        "no commitment",
        r"\bno (?:long |fixed |minimum |annual )?(?:contracts?|commitments?|tie-ins?|lock-ins?|ties|minimum terms?)\b"
        r"|\b(?:cancel|leave|stop|quit|walk away)(?: it| us)?,? (?:any ?time|at any time|when(?:ever)? you (?:like|want)"
        r"|whenever)\b|\bmonth[- ](?:to|by)[- ]month\b|\bpay (?:as you go|by the month|monthly|each month)\b"
        r"|\brolling (?:monthly|contract)\b",
        rf"\b{COUNT}[- ]months? (?:minimum|contract|term|commitment|agreement|plan)\b|\bminimum (?:term|contract"
        r"|commitment|period)\b|\bannual (?:plan|contract|commitment|subscription|payment|billing)s? (?:is "
        r"|are )?(?:required|only|needed)\b|\b(?:billed|paid|invoiced|charged) (?:once a year|yearly|annually"
        r"|for the (?:full )?year|(?:yearly|annually) in advance)\b|\b(?:only|require[sd]?|requires"
        r"|needs?)[^.]{0,30}\b(?:annual|yearly)\b|\bno monthly (?:plan|payment|billing|option)s?\b|\b(?:annual"
        r"|yearly)[ -](?:plans? |billing |payment )?only\b|\bearly (?:exit|termination|cancellation) (?:fee|charge)s?\b"
        rf"|\bfor (?:a |the )?(?:full|whole) year\b|\bnotice (?:period )?of {COUNT} (?:days|weeks|months)\b"
        rf"|\b{COUNT} (?:days|weeks|months)'? notice\b|\bsign(?:ed)? (?:up )?for (?:at least )?{COUNT} (?:months|years)\b",
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
        r"|\borders? (?:must|have to) be\b|\bat least (?:two|three|2|3) nights\b",
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
        r"\b24/7\b|\b24[- ]hours? a day\b|\bround[- ]the[- ]clock\b|\bday (?:or|and) night\b|\bany hour\b"
        r"|\bat any time of (?:the )?(?:day|night)\b|\bseven days a week\b",
        r"\bmon(?:day)?s?\.? ?(?:to|-|through) ?(?:fri(?:day)?|sat(?:urday)?)s?\b|\bweekdays(?: only)?\b|\b(?:office"
        r"|business|working) hours\b|\bclosed (?:on|at) (?:weekends?|sundays?|night)\b|\b\d{1,2} ?(?:am)? ?(?:to"
        r"|-) ?\d{1,2} ?pm\b",
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
        "no limit",
        r"\bunlimited\b|\bno (?:limits?|caps?)\b|\bas (?:many|much|often) as you (?:like|want|need)\b|\bwithout limits?\b",
        rf"\b(?:up to|maximum of|max(?:imum)?|limited to|limit of|capped at|no more than) (?:\d[\d,]*|{COUNT})\b"
        r"|\bfair[- ]use\b|\b\d+ ?(?:gb|mb|texts|minutes) (?:of |a |per )|\bcap of\b|\b(?:a|per)[- ](?:month|week|day) (?:limit|cap)\b",
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
        r"\b(?:price|rate|bill|fee)s? (?:is |are |stays? |will be )?(?:fixed|locked|frozen|guaranteed|held)\b|\b(?:fixed"
        r"|locked)[- ](?:in )?(?:price|rate)s?\b|\bnever goes up\b|\bno (?:mid-contract )?price (?:rises?|increases?)\b"
        r"|\bprice (?:never|won't) (?:rise|change|go up)",
        r"\b(?:price|rate|fee)s? (?:may|will|can|could) (?:\w+ )?(?:rise|increase|change|go up|vary)\b"
        r"|\bvariable (?:rate|price)\b|\b(?:rises?|increases?|goes up) (?:each|every|on|in|by)\b|\bprice (?:rise"
        r"|increase)s? (?:each|every|of|in)\b",
    ),
    _promise(
        "everything included",
        r"\b(?:everything|all)[- ]inclu(?:ded|sive)\b|\beverything(?:'s| is) included\b|\bno (?:hidden|extra) (?:fees"
        r"|costs|charges|extras)\b|\bnothing (?:else|more|extra) to pay\b|\bno extras\b",
        r"\b(?:not included|sold separately|costs? extra|charged (?:extra|separately)|excludes|at extra cost"
        r"|supplements? (?:apply|applies)|booking fee|service charge (?:applies|of|is))\b",
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
        "nothing to install or buy",
        r"\bno (?:hardware|equipment|software|download|app|installation|extra kit)(?: (?:needed|required|to (?:buy"
        r"|install)))\b|\bnothing to (?:install|buy|download)\b",
        r"\b(?:requires?|need|needs|must (?:buy|install|download)|have to (?:buy|install|download)) (?:our |the "
        r"|an? )?(?:hardware|equipment|router|hub|reader|app|software|kit|device|terminal)\b",
    ),
)  # fmt: skip
