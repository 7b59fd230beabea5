"""From which age something is open: "you must be at least 21", "over-18s only", "suitable from five"."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.sentence import Found
from consistency.offers.signs import has_number
from consistency.records.offer import Attribute

OLDEST = 30
"""From this age on it is an offer for older people, and no least age."""
COUNTED = r"(?:guests?|people|persons?|covers?|seats?|bottles?|nights?|tickets?|items?|places?|spaces?|rooms?|units?|orders?|bookings?)"
BOUND = rf"(?:(?:or|and) (?:over|older|above|up)|\+)(?! ?(?:[a-z-]+ )?{COUNTED}\b)"
WHOLE = r"(?![a-z]|[.,]\d| ?(?:%|per ?cent))"
"""Behind an age stands no unit."""
LEAST_AGE = re.compile(
    rf"\b(?:must|have to|has to|need to|needs to|should) be (?:at least |over |aged (?:at least |over )?)(?P<a>{NUMBER}){WHOLE}"
    r"(?! (?!years|or|and)[a-z])"
    rf"|\b(?:must|have to|has to|need to|needs to|should) be (?P<b>{NUMBER}) {BOUND}"
    rf"|\b(?:aged?|ages|years? of age|the age of|anyone|everyone|children|drivers|guests|suitable for|open to|if you're|if you are)"
    rf" (?P<c>(?<![£$€])\d{{1,2}}|(?<![£$€]){NUMBER}) ?(?:years? (?:old )?|years of age )?{BOUND}"
    rf"|\b(?:minimum|lower|least) age(?: limit)?(?: is| of| for [a-z ]{{2,20}} is|:)? (?P<d>{NUMBER})\b"
    rf"|\b(?:for |open to |strictly )?over[- ](?P<e>\d\d|eighteen|twenty-one)s?(?:(?<=s) only|-only| only)\b"
    rf"|\b(?:(?:suitable|recommended|best|open|aimed at)(?: (?:for|to) (?:children|people|anyone))? (?:aged from|from (?:the age of|ages?))"
    rf"|(?:suitable|recommended|best|aimed at) for (?:children|people|anyone) from|suitable from)"
    rf" (?P<f>{NUMBER})(?: years)?(?=[.,;)]| years|$)"
    rf"|\b(?:at least|no younger than) (?P<g>{NUMBER}) years (?:old|of age)\b"
)
"""Words that set a least age; a number alone sets none."""
PERSON = re.compile(
    r"(?:^|[.,;:!?(] ?|\b(?:you|you'll|they|he|she|who|everyone|everybody|anyone|anybody|and|people|adults?|children|kids|parents?|men"
    r"|women|boys|girls|guests?|delegates?|candidates?|residents?|students?|clients?|patients?|pupils?|tenants?|attendees?|trainees?|cyclists?"
    r"|(?:entr|applic|particip|claim|contest|occup|assist)ants?|(?:visit|spectat|competit|invest|act)ors?|volunteers?"
    r"|(?:custom|memb|rid|driv|hir|rent|travell?|swimm|play|climb|runn|walk|skat|div|learn|borrow|teenag|passeng|start|join|subscrib|buy|hold"
    r"|own|us|view|work|begin|camp|don|sav|shopp|winn|bik|sail|ski|surf|danc|sing|gam|golf)ers?)\b[^.,;]{0,30}) ?$"
)
"""Before what must be of an age: a person, or nothing; a deposit, an order or a file has a number, and no age."""


def find_ages(folded: str) -> Iterator[Found]:
    """The least ages that a folded sentence asks for, in years."""
    for match in LEAST_AGE.finditer(folded) if has_number(folded) else ():
        group = next(name for name in "abcdefg" if match[name])
        years = parse_number(match[group])
        is_age = group not in "abg" or PERSON.search(folded, 0, match.start())
        if is_age and 1 < years < OLDEST:
            yield Found(Attribute.ELIGIBILITY, plain(years), match.start(), match.end(), unit="year", number=years, slot="age")
