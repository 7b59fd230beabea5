"""How long one may change one's mind, put together from a time that the reader is given and money or goods that go back.

Copy has no set words for this ("you've a fortnight from your first swim to tell us, and every penny comes back"). So the time is looked
for by how it is given, and behind it, in the same sentence or the next, what is had back. A sentence that says how fast money comes, or
that none does, gives no such time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consistency import lazy_re as re
from consistency.offers.sentence import Found
from consistency.offers.signs import has_period
from consistency.offers.spans import SPAN, spans
from consistency.records.offer import Attribute

GIVEN = (
    r"\b(?:have|'ve|got|gets?|giv(?:e|es|ing) (?:you|them|it|yourself|everyone|us)|allow(?: you| yourself)?|there(?:'s| is| are)"
    r"|takes?|within|in|inside"
    r"|over|for|(?:try|use|keep|wear|sleep on|live with|ride) (?:it|them|one|yours)(?: at home)?(?: for)?|any time in|first"
    r"|and(?= an? full)|comes with|full)"
)
SIZED = r"(?: up to| as much as)?(?: the| your| a| its| our)?(?: first| full| whole| good| clear| next| entire| opening| generous)?"
TIME = re.compile(rf"{GIVEN}{SIZED} {SPAN}")
"""A time that the reader is given."""
ALONE = re.compile(
    rf"\W*(?:[a-z]+ ){{0,3}}?{GIVEN}{SIZED} {SPAN}(?: (?:from|after|since|of) [a-z' ]{{1,40}}?)?(?:,? (?:to|in which to"
    rf"|and see) [a-z' ]{{1,50}})?\W*"
)
"""A sentence that gives a time and says no more than what it counts from and that one may decide in it."""
MONEY = (
    r"(?:money|penny|pence|pennies|cents?|dollars?|pounds?|euros?|quid|bucks|fees?|deposit|payment|price|cash|cost|fare|subscription"
    r"|premium|the lot"
    r"|(?:what|whatever|all|everything) (?:that )?(?:you(?:'ve| have)?|they(?:'ve| have)?) (?:paid|spent|put in|handed over)"
    r"|full amount|everything|all of it)"
)
THING = r"(?:it|them|that|those|one|yours|the [a-z]+)"
BACK = re.compile(
    rf"\b{MONEY}\b[^.;!?]{{0,40}}?\bback\b|\bback\b[^.;!?]{{0,20}}?\b{MONEY}\b|\brefund(?:s|ed)?\b|\b{MONEY}\b[^.;!?]{{0,30}}?\b(?:returned|repaid|refunded)\b"
    rf"|\b(?:return|repay|reimburse)\b[^.;!?]{{0,30}}?\b{MONEY}\b|\b(?:send|bring|hand|pop|take|post|ship|give) {THING}(?: [a-z]+)? back\b"
    rf"|\b(?:return|swap|exchange) {THING}\b|\bback (?:it|they) (?:goes|comes|go|come)\b|\bowe (?:us )?nothing\b|\bpay(?:ing)? nothing\b"
)
"""What is had back."""
OTHERWISE = re.compile(
    r"\b(?:after|every(?! (?:last )?(?:penny|cent|dollar|pound|euro)\b)|each|per|another|late|later than|longer than|more than|lasts?"
    r"|reach(?:es)?|arriv(?:es?|ing)|lands?"
    r"|process(?:ed|ing)?|takes? (?:about|up to)"
    r"|pay for|paid for|free for|no refunds?|non-refundable|not refund[a-z]*|can't refund|cannot refund|notice|before|law|legal"
    r"|statutory)\b"
)
"""Words of other times: how often, how fast, how late, how long one pays; and that nothing is given back."""
REACH = 140
"""Code points behind the time within which what is had back must be said."""
BY_PARTS = 0.85
"""How surely a time is one to change one's mind in where that is put together from parts of a sentence."""


def find_second_thoughts(folded: str) -> Iterator[Found]:
    """The time in which one may have one's money back or send the thing back, of a sentence, folded."""
    if not has_period(folded) or OTHERWISE.search(folded):
        return
    for match in TIME.finditer(folded):
        if BACK.search(folded, match.end(), match.end() + REACH):
            yield replace(spans(Attribute.GUARANTEE, match, "return"), certainty=BY_PARTS)
            return


def find_answered_thoughts(folded: str, following: str) -> Iterator[Found]:
    """The time that a sentence gives and leaves to the next to say for what: "Give it thirty nights. If not, have your cash back."."""
    match = ALONE.fullmatch(folded) if has_period(folded) else None
    if match and BACK.search(following) and not OTHERWISE.search(folded) and not OTHERWISE.search(following):
        yield replace(spans(Attribute.GUARANTEE, match, "return"), certainty=BY_PARTS)
