"""Sentences that law, regulators, banks and mail providers ask of everybody in much the same words: they are nobody's voice.

After the CAP and BCAP Codes on significant conditions and the FCA's risk warnings (United Kingdom), and the FTC's guides on disclosures
(United States). A sentence counts only where it begins with such a wording: "20% off, terms apply" is copy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 40
"""Words of the longest sentence that is a disclaimer: what goes on for longer is somebody's drafting."""
SUBJECT = r"(?!it |they |we |you )(?:(?:all|any|our|the|this|these) )?(?:[a-z]+ ){0,3}?(?:is |are )?"
"""Up to four words that say what a condition is of: "All tickets are subject to availability"."""
OFFER = r"(?:this |the )?(?:offer|code|voucher|promotion|discount|sale|price|event)s?"
APPLYING = (
    r"(?:t'?s? ?(?:&|&amp;|and) ?c'?s?|terms|conditions|exclusions|restrictions|requirements|charges|fees|rates|dates"
    r"|surcharges?|limits?|spend|fair[- ]us(?:e|age) policy)"
)
"""What is said to apply, and says no more."""
MAIL = r"(?:message|e-?mail|notification)"
FORMULAE: Mapping[str, tuple[str, ...]] = {
    "conditions": (
        rf"{SUBJECT}subject to (?:availability|status|stock|survey|change|credit|approval|eligibility|terms)\b",
        rf"(?:[a-z&]+,? ){{0,5}}?{APPLYING} (?:may |will )?appl(?:y|ies)\b(?! (?:to|for)\b)",
        r"for (?:full )?(?:terms|t&cs)[a-z ]{0,24}(?:see|visit)\b",
        r"see (?:[a-z]+ ){0,4}?for (?:full |more |our )?(?:terms|conditions|t&cs)\b",
        r"(?:see|ask) (?:the |our )?(?:website|web ?site|staff|in[- ]store|online|pack) for (?:full |more )?details\b",
        r"(?:proof of (?:[a-z]+ ){1,4}|(?:photo )?id )(?:is |may be )?required\b",
        r"travel must be (?:completed|taken)\b",
    ),
    "limits of an offer": (
        rf"{OFFER} (?:excludes?|do(?:es)? not apply to|(?:is|are) not valid|cannot be|can't be|may not be)\b",
        rf"{OFFER} (?:may|can) be (?:withdrawn|changed|amended|cancelled|ended)\b",
        r"excludes\b",
        r"not valid (?:on|with|in|for|at|towards)\b",
        r"(?:cannot|can't|may not|not to) be (?:used|combined|redeemed|exchanged)\b",
        r"(?:limited to |limit )?(?:one|1|two|2) (?:[a-z]+ )?per (?:customer|person|household|order|account|e-?mail|transaction|visit)\b",
        r"(?:offer )?(?:available |valid )?(?:only )?(?:in|at) participating\b",
        r"(?:no cash (?:alternative|value)|non[- ]transferable|cash value)\b",
        r"(?:we|the promoter) reserves? the right to\b",
    ),
    "prize promotions": (
        r"no purchase (?:is )?necessary\b",
        r"open (?:only )?to (?:legal )?(?:residents of|(?:[a-z]+ ){1,3}residents)\b",
        r"void where prohibited\b",
        r"promoter:",
        r"(?:16|18|21)\+(?: only|\W*$)",
        r"(?:strictly )?(?:over|under)[- ]?(?:16|18|21)s? (?:only|must)\b",
        r"(?:you )?must be (?:aged )?(?:16|18|21)\b",
    ),
    "credit and investment": (
        r"representative (?:example|[\d.]+ ?%)",
        r"your home may be repossessed\b",
        r"(?:your )?capital (?:is )?at risk\b",
        r"(?:the )?(?:value of )?(?:your )?investments? (?:can|may)\b[^.]*\b(?:fall|down|less)\b",
        r"past performance\b",
        r"(?:warning: )?late repayment\b",
        r"credit (?:is )?(?:subject|provided|broker)\b",
        r"(?:member fdic|equal housing (?:lender|opportunity))\b",
    ),
    "goods": (
        r"always read the (?:label|leaflet)\b",
        r"keep out of (?:the )?reach of children\b",
        r"(?:warning: )?(?:not suitable for children under|choking hazard)\b",
        r"(?:please )?(?:drink|gamble|enjoy) (?:responsibly|aware)\b",
        r"(?:[a-z]+ )?(?:images?|photos?|pictures?)(?: shown)?(?: is| are)? (?:for )?illustrat(?:ion|ive)\b",
        r"serving suggestion\b",
        r"(?:e ?& ?oe|errors and omissions excepted)\b",
        r"(?:individual )?results (?:may|will) vary\b",
        r"(?:all )?prices (?:are )?(?:includ(?:e|es|ing)|exclud(?:e|es|ing)|inclusive of|exclusive of|correct at)\b",
        r"(?:this statement has|these statements have) not been evaluated by\b",
    ),
    "payments and messages": (
        r"(?:your |this )?(?:payment|charge|transaction|purchase)s? (?:will|may) (?:appear|show)\b",
        r"(?:payment|charge|fee|refund)s? (?:is|are) (?:taken|made|due|charged|given) under (?:clause|section|paragraph)s? \d",
        r"to dispute (?:a|this|the|your) (?:charge|invoice|bill|payment)\b",
        r"(?:all |your )?calls (?:may|will|are|cost)\b[^.]*\b(?:record|monitor|per minute|network|standard)",
        rf"this is an automat(?:ed|ic) {MAIL}(?=\W*$|[,;] | and\b)",
        rf"(?:please )?do not reply (?:directly )?to this {MAIL}\b",
        r"this (?:inbox|mailbox|(?:e-?mail )?address) is not monitored\b",
        rf"if you (?:believe|think) (?:that )?you(?:'ve| have)? (?:received|got) this {MAIL}\b",
        rf"you(?:'re| are)? (?:receiv|gett)ing this (?:{MAIL}|because)",
        r"to (?:update|change|manage) your (?:e-?mail )?preferences\b",
        r"(?:to stop receiving these|reply stop to|text stop to)\b",
    ),
    "law": (
        r"any disputes?\b[^.]*\b(?:law|courts?|jurisdiction)",
        r"(?:these terms|this agreement|this offer)[^.]* governed by\b",
        r"(?:all )?(?:[a-z]+ )?(?:trade ?marks?|logos?)(?: and [a-z ]+)? (?:are|is)\b[^.]*\b(?:property|registered|trade ?mark)",
        r"[a-z ]{1,40} (?:is|are) (?:an? )?(?:registered )?trade ?marks? of\b",
    ),
}
"""What a disclaimer begins with, by what asks for it: in small letters, apostrophes straight."""
DISCLAIMER = re.compile(r"\W*(?:" + "|".join(one for family in FORMULAE.values() for one in family) + ")")


def is_disclaimer(sentence: str) -> bool:
    """True for a sentence that begins with a wording of `FORMULAE`, without exclamation marks, of at most `LONGEST` words."""
    is_told_calmly = "!" not in sentence and len(sentence.split()) <= LONGEST
    return is_told_calmly and bool(DISCLAIMER.match(sentence.replace("’", "'").lower()))
