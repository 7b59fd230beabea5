"""What a sentence is about, whatever words it takes: many words for one thing become one concept."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.checks.negations import EMPTY, KEPT, WORD, stem

_PHRASES = (
    (r"(?:payment|card|bank|billing|credit card) details", "card"),
    (r"sign(?:ed|ing|s)?[ -]up|set(?:ting)?[ -]up|get(?:ting)? started", "join"),
    (r"(?:take|takes|taking|took|carry|carries|haul) (?P<thing>(?:\w+ ){0,4})away", "remove"),
    (r"(?:take|takes|taking|took|get) (?P<thing>(?:\w+ ){0,3})out", "withdraw"),
    (r"(?:send|sends|sent|bring|take|give) (?:it |them |something |anything )?back", "return"),
    (r"(?:leave|leaves|leaving) (?:us|early|before|when)", "leave"),
    (r"(?:bring|carry|drive|get|getting)s? (?:it|them|yours|everything) (?:to (?:you|your)|home|round|for (?:nothing|free))", "delivery"),
    (r"car ?parks?|parking|valet", "parking"),
    (r"minimum (?:terms?|periods?|contracts?)|tied? in|locked? in|tie-?ins?|lock-?ins?", "contract"),
    (r"down ?payments?|up ?-?front payments?|money up ?-?front", "deposit"),
    (r"out of hours", "night"),
    (r"outside (?:of )?the (?:uk|eu|us|united kingdom|united states|country)", "abroad"),
    (r"(?:in|to|from) (?:another|other|foreign) countr(?:y|ies)|non-sterling", "abroad"),
    (r"credit checks?|credit searches?", "creditcheck"),
    (r"check-?outs?|late departures?", "checkout"),
    (r"check-?ups?", "appointment"),
    (r"text ?books?|course ?books?", "book"),
    (r"guide ?books?", "guide"),
    (r"t-?shirts?|tee-?shirts?", "shirt"),
    (r"hand ?bags?|tote ?bags?|gym ?bags?|canvas bags?|rucksacks?|backpacks?", "bag"),
    (r"top[ -]?ups?", "topup"),
    (r"pick(?:s|ed|ing)? up|collection", "collect"),
    (r"wi-?fi|internet|broadband", "internet"),
    (r"gift (?:cards?|vouchers?)|e-?gift", "voucher"),
)  # fmt: skip
PHRASES = tuple((re.compile(rf"\b(?:{words})\b"), concept) for words, concept in _PHRASES)
ANY_PHRASE = re.compile("|".join(rf"\b(?:{words.replace('?P<thing>', '?:')})\b" for words, _ in _PHRASES))
_CONCEPTS = """
fee: fee fees charge charges charged charging cost costs costing surcharge surcharges supplement supplements extras
exam: exam exams examination examinations test tests
leave: leave leaving leaver exit exits quit quits cancel cancels cancellation cancelling terminate termination closing
join: join joining registration register registering enrol enrolment enroll enrollment activate activation
abroad: abroad overseas foreign international roaming conversion
pet: pet pets dog dogs cat cats puppy puppies
delivery: delivery deliver delivers delivered deliveries shipping ship ships shipped postage post posted dispatch courier
return: return returns returned refund refunds refunded
lesson: lesson lessons class classes lecture lectures session sessions tutorial tutorials
trainer: trainer coach instructor tutor teacher
room: room rooms bedroom bedrooms
appointment: appointment appointments visit visits slot slots consultation consultations
fizz: fizz prosecco champagne cava bubbly sparkling
wine: wine wines
child: child children kid kids toddler toddlers
withdraw: withdraw withdrawal withdrawals withdrawing
change: change changes changing amend amendment amendments swap swaps move alteration alterations
remove: remove removes removal clear
carry: carry carries bring brings
packaging: packaging packing boxes wrapping
mend: mend mends mended repair repairs repaired fix fixes fixed replace replaces replaced
guarantee: guarantee guarantees guaranteed warranty warranties warrantied
mattress: mattress bed beds
sofa: sofa sofas settee couch couches
phone: phone phones telephone mobile mobiles handset handsets smartphone
internet: internet online web
insurance: insurance policy policies cover covers covered coverage
premium: premium premiums
pool: pool pools swim swimming
parking: park parks
help: help support assistance helpdesk helpline
answer: answer answers answered reply replies respond responds response
night: night nights overnight evening evenings
breakfast: breakfast breakfasts
meal: meal meals dinner dinners lunch lunches supper
drink: drink drinks
jar: jar jars pot pots
bag: bag bags sack holdall
cushion: cushion cushions pillow pillows
book: book books handbook workbook
guide: guide guides map maps
organic: organic organically
doctor: doctor doctors gp dentist dentists nurse vet vets
car: car cars vehicle vehicles van
bike: bike bikes bicycle bicycles
house: house home homes flat apartment
transfer: transfer transfers shuttle shuttles pickup
seat: seat seats seating
ticket: ticket tickets pass passes admission entry
deposit: deposit deposits
contract: contract contracts commitment commitments
interest: interest apr
user: user users people person persons guests guest
install: install installs installation fitting fitted fit
upgrade: upgrade upgrades upgraded
voucher: voucher vouchers coupon coupons giftcard
luggage: luggage baggage suitcase suitcases
tip: tip tips gratuity gratuities
"""
_WORDS = {
    word: name for line in _CONCEPTS.strip().splitlines() for name, words in [line.split(": ")] for word in words.split()
}  # fmt: skip
_TOO_BROAD_WORDS = """
fee user people change help thing year month week day order customer price plan product service time use free new extra get give make
"""
TOO_BROAD = frozenset(form for word in _TOO_BROAD_WORDS.split() for form in (word, stem(word)))
"""Concepts that so many sentences share that they show no kinship alone."""


@lru_cache(maxsize=KEPT)
def concepts(folded: str) -> frozenset[str]:
    """The concepts that a folded text names, denied or not; words of no concept stand by their stems."""
    if ANY_PHRASE.search(folded):
        for phrase, concept in PHRASES:
            folded = phrase.sub(rf" {concept} \g<thing>" if "thing" in phrase.groupindex else f" {concept} ", folded)
    return frozenset(_WORDS.get(word, stem(word)) for word in WORD.findall(folded) if word not in EMPTY and len(word) > 2)


def kin(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What two texts are both about, without what is too broad to show it."""
    return (one & other) - TOO_BROAD


def is_like(one: str, other: str) -> bool:
    """True for concepts of which one is a kind of the other by its name: "book" and "cookbook"."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and long.endswith(short))
