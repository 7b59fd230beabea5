"""What promotional copy claims of a company's service, with the words of service that back each claim, weaken it or take it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|twenty-four|thirty|sixty|ninety)"
MONEY = r"[£$€] ?(?!0(?:[.,]0+)?(?![\d.,]))\d[\d.,]*"
"""A sum that is not nothing."""
ZERO = r"[£$€] ?0(?:[.,]0+)?(?![\d.,])"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?|noon|midnight|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)(?: o'clock)?)"
)
CONTACT = r"\b(?:phones?|lines?|calls?|telephone|ring|chat|support|help ?(?:line|desk)?|advis[eo]rs?|agents?|team|answer\w*|speak|talk)\b"


@dataclass(frozen=True, slots=True)
class Claim:
    """One kind of claim, by its words, and those of service that speak to it.

    `about`, where given, must stand in the claim and in the answer, so that both speak of one thing. `is_money` marks what costs a customer
    money where it is not true, `is_total` what one other case takes back as well ("anywhere").
    """

    name: str
    words: re.Pattern[str]
    backed: re.Pattern[str]
    broken: re.Pattern[str]
    weaker: re.Pattern[str] | None = None
    about: re.Pattern[str] | None = None
    is_money: bool = False
    is_total: bool = False


def _claim(
    name: str, words: str, backed: str, broken: str, weaker: str = "", about: str = "", *, is_money: bool = False, is_total: bool = False
) -> Claim:
    return Claim(
        name,
        re.compile(words),
        re.compile(backed),
        re.compile(broken),
        re.compile(weaker) if weaker else None,
        re.compile(about) if about else None,
        is_money,
        is_total,
    )


def _no_fee(name: str, kind: str) -> Claim:
    """There is no fee of some kind, against a fee of that kind with a sum."""
    fee = rf"\b(?:{kind})[ -](?:fees?|charges?|costs?)\b"
    return _claim(
        f"no {name} fee",
        rf"\b(?:no|zero|without|never an?y?) (?:{kind})[ -](?:fees?|charges?|costs?)\b|\bno (?:fees?|charges?) (?:for|on|to"
        rf"|when) [a-z ]{{0,20}}"
        rf"(?:{kind})",
        rf"\b(?:no|never|without|don't|do not|not)\b[^.;]{{0,30}}{fee}|{fee}[^.;]{{0,12}} ?{ZERO}|{fee}[^.;]{{0,20}}\b(?:waived|free)\b",
        rf"{fee}[^.;\n]{{0,40}} ?{MONEY}|{MONEY} (?:{kind})[ -](?:fee|charge)",
        is_money=True,
    )


CLAIMS: tuple[Claim, ...] = (
    _claim(
        "open round the clock",
        r"\b24/7\b|\b24[- ]hours? a day\b|\ba?round[- ]the[- ]clock\b|\b(?:day (?:and|or) night|night (?:and|or) day)\b|\bat any hour\b",
        r"\b24/7\b|\b24[- ]hours?\b|\ba?round[- ]the[- ]clock\b|\b(?:day (?:and|or) night|night (?:and|or) day)\b|\bat any hour\b",
        rf"\bmon(?:day)?s?\.? ?(?:to|-|through) ?(?:fri|sat)|\bweekdays\b|\b(?:office|business|working) hours\b|\b(?:gone home"
        rf"|closes?|closed) (?:at|for)\b"
        rf"|\bgone home\b|\b(?:from|between) {CLOCK} (?:to|until|and|-) {CLOCK}",
        about=CONTACT,
    ),
    _claim(
        "free returns",
        r"\bfree (?:and easy )?returns?\b|\breturns? (?:are|is) (?:always )?(?:free|on us)\b|\bsend (?:it|them) back (?:for )?free\b",
        r"\breturns? [a-z ]{0,20}(?:free|on us)\b|\bfree returns?\b|\bpre-?paid (?:return )?label\b|\b(?:costs? you nothing"
        r"|at no cost|we pay)\b",
        r"\b(?:customers?|you|buyers?) (?:must |will |have to )?(?:pays?|covers?|bears?)\b[^.;]{0,30}\breturn"
        r"|\breturns?\b[^.;]{0,40}\bat your own"
        rf" (?:cost|expense)|\breturn (?:postage|shipping|delivery|carriage) (?:is|costs) {MONEY}|\bdeduct {MONEY}[^.;]{{0,40}}\breturn"
        r"|\breturn (?:postage|shipping|delivery)[^.;]{0,30}\b(?:yours|your responsibility|not included|by the customer)\b",
        is_money=True,
    ),
    _claim(
        "free delivery",
        r"\bfree (?:[a-z-]+ )?(?:delivery|shipping|postage)\b|\b(?:delivery|shipping|postage) (?:is|are) (?:always )?(?:free|on us)\b",
        r"\b(?:delivery|shipping|postage)\b[^.;]{0,30}\b(?:free|on us|included|nothing)\b|\bfree (?:delivery|shipping|postage)\b"
        r"|\b(?:not|don't|never) (?:pay|charge) (?:you )?for (?:delivery|shipping|postage)\b",
        rf"^\W*(?:delivery|shipping|postage)(?: (?:and|&) (?:packing|handling))?[ :]+{MONEY}"
        rf"|\b(?:delivery|shipping|postage) (?:is|costs|charge is|fee is) {MONEY}",
        rf"\bfree\b[^.;]{{0,30}}\b(?:over|above|from|when you spend|of) {MONEY}|\bspend {MONEY}",
        is_money=True,
    ),
    _claim(
        "delivery to anywhere",
        r"\b(?:deliver|ship|post|send)[a-z]*\b[a-z ]{0,15}\b(?:worldwide|anywhere|everywhere|to every country|all over the world)\b",
        r"\b(?:worldwide|anywhere|everywhere|every country|all over the world)\b",
        r"\b(?:not|don't|cannot|can't|only|unable to) (?:currently )?(?:deliver|ship|post|send)\b[^.;]{0,30}\b(?:outside|to"
        r"|within|abroad|overseas)\b"
        r"|\b(?:uk|us|mainland)[ -]only\b",
        is_total=True,
    ),
    _claim(
        "money back",
        r"\bmoney[- ]back\b|\bfull refund\b|\brefund(?:ed)? in full\b|\bget (?:all )?your money back\b",
        r"\brefund(?:ed)?\b[^.;]{0,20}\bin full\b|\bfull refund\b|\bmoney back\b|\ball your money\b",
        r"\b(?:no|not (?:give|offer|make)|don't (?:give|offer|make)|never (?:give|offer)) refunds?\b(?! (?:of|for) (?:the|any))|\b(?:are"
        r"|is) non-?refundable\b|\bcannot (?:be refunded|refund)\b"
        r"|\b(?:store credit|credit note|exchange)s? only\b|\bonly (?:as |in |offer )?(?:store credit|a credit note)\b",
        rf"\b(?:less|minus|deduct(?:ing)?)\b[^.;]{{0,30}}(?:charge|fee|{NUMBER} ?%)|\brestocking\b",
        is_money=True,
    ),
    _claim(
        "people who answer",
        r"\b(?:real|actual) (?:people|humans?|person)\b|\b(?:speak|talk) to (?:a |an )?(?:human|person|people|somebody)\b|\b(?:no"
        r"|not an?) (?:ro)?bots?\b"
        r"|\ba (?:human|person) (?:answers|picks up)\b",
        r"\b(?:an? )?(?:advis[eo]r|agent|colleague|person|human|member of (?:our|the) team)\b[^.;]{0,30}\b(?:with you|help|answer|speak)"
        r"|\b(?:speak|talk) to (?:an?|somebody|someone|one of)\b|\bstay on the line\b|\bhold the line\b",
        r"\b(?:does not|do not|don't|cannot|never) (?:take|accept|answer) (?:phone )?calls\b|\bno phone (?:line|number|support)\b"
        r"|\b(?:chatbot|bot|virtual assistant|automated (?:system|assistant)) (?:answers|handles|replies to) (?:all|every)"
        r"|\bsupport (?:by|over|via) (?:e-?mail|chat) only\b|\b(?:by )?e-?mail only\b",
    ),
    _claim(
        "no contract",
        r"\bno (?:long |fixed |minimum )?(?:contracts?|commitments?|tie-ins?|minimum terms?)\b|\bcancel (?:any ?time|at any time"
        r"|whenever)\b"
        r"|\bleave (?:any ?time|at any time|whenever)\b",
        r"\b(?:leave|cancel|end (?:your|the) (?:plan|contract)|stop)\b[^.;]{0,25}\b(?:whenever|any ?time|at any time)\b"
        r"|\bno (?:contract|minimum term)\b",
        rf"\bminimum (?:term|contract|period)\b|\b{NUMBER}[- ]month (?:contract|term|commitment|agreement)\b|\bearly (?:exit"
        rf"|termination|cancellation)"
        rf" (?:fee|charge)|\b{NUMBER} (?:days|weeks|months)'? notice\b",
        is_money=True,
    ),
    _no_fee("booking", "booking|reservation|transaction"),
    _no_fee("joining", "joining|sign-?up|registration|enrol(?:l)?ment|activation|set-?up"),
    _no_fee("cancellation", "cancellation|exit|change|amendment|termination"),
    _no_fee("service", "service|admin|administration|handling|processing"),
    _claim(
        "no hidden fees",
        r"\bno (?:hidden|extra|surprise) (?:fees?|charges?|costs?|extras)\b|\bno (?:fees|charges)(?=[.!,]|$)",
        rf"\b(?:no|never)\b[^.;]{{0,20}}\b(?:hidden|extra) (?:fees?|charges?|costs?)\b|\b(?:fee|charge)[^.;]{{0,10}} {ZERO}",
        rf"\b(?:admin(?:istration)?|handling|processing|service|convenience|paper bill|facility) (?:fee|charge)[^.;\n]{{0,30}} ?{MONEY}",
        is_money=True,
    ),
    _claim(
        "free installation",
        r"\bfree (?:installation|fitting|set-?up|assembly)\b|\b(?:installation|fitting|set-?up|assembly) (?:is )?(?:free|included|on us)\b",
        rf"\b(?:installation|fitting|set-?up|assembly)\b[^.;\n]{{0,20}}(?:free|included|on us|{ZERO})",
        rf"\b(?:installation|fitting|set-?up|assembly)\b[^.;\n]{{0,20}} ?{MONEY}",
        is_money=True,
    ),
    _claim(
        "no minimum order",
        r"\bno minimum (?:order|spend|purchase)\b",
        r"\bno minimum\b|\border as little as\b",
        rf"\bminimum (?:order|spend|purchase)(?: value)? (?:is|of) {MONEY}|\bspend at least {MONEY}",
        is_money=True,
    ),
    _claim(
        "guaranteed for life",
        r"\b(?:lifetime|for life|forever)\b[^.;]{0,20}\b(?:guarantee|warranty)|\b(?:guaranteed|covered) for life\b"
        r"|\blifetime (?:guarantee|warranty)\b",
        r"\bfor (?:life|ever)\b|\blifetime\b",
        rf"\b(?:the |your |our )?(?:guarantee|warranty) (?:is|lasts|runs|holds)(?: for)? {NUMBER} (?:months|years?)\b"
        rf"|\b{NUMBER}[- ]year (?:guarantee|warranty)\b",
    ),
    _claim(
        "details kept private",
        r"\bnever (?:share|sell|pass on)\b[^.;]{0,20}\b(?:details|data|information|e-?mail|address)\b",
        r"\b(?:never|not|don't)\b[^.;]{0,15}\b(?:share|sell|pass)\b|\bstays? with us\b",
        r"\b(?:may |will |can )?share (?:your |some )?(?:details|data|information)\b[^.;]{0,20}\bwith (?:our |selected |other |third)",
    ),
)  # fmt: skip
_DEEDS = r"(?:answer|repl|respon|call you back|get back|dispatch|despatch|deliver|ship|refund|repair|mend|fit|install)"
SOON = re.compile(
    rf"\b(?:we|our [a-z]+|you(?:'ll| will)? (?:get|have))\b[^.;]{{0,25}}\b{_DEEDS}|\b(?:same|next)[- ]day\b"
    rf"|\b{_DEEDS}[a-z]*,? (?:usually |always )?(?:in|within|inside|by)\b"
)
"""A claim of how soon something is done for customers."""
OTHER_CASE = re.compile(
    r"\b(?:outside|unless|except|other than|sale items|outlet|clearance|personalised|personalized|custom|gift cards?|batteries"
    r"|express|saturdays?|bulky"
    r"|international|overseas|under|below|for (?:plans|phones|orders|items|products) (?:with|over|under|bought)|in instalments"
    r"|some|certain|selected)\b"
)
"""An answer about another case than the one that is claimed."""
OWN_CASE = re.compile(
    r"\b(?:over|above|when you spend|on orders|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|on [a-z-]+ plans|with [a-z]+ plans|up to|selected|for (?:members|students|new customers))\b"
)
"""A claim that names a condition of its own."""
