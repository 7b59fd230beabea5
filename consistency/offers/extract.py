"""Reads the offer facts of one touchpoint: benefits first, then the conditions that stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from consistency import lazy_re as re
from consistency.english.folding import fold
from consistency.english.numbers import SMALL, TENS
from consistency.english.plain_words import in_plain_words
from consistency.offers.ages import find_ages
from consistency.offers.amounts import find_amounts
from consistency.offers.asides import is_aside
from consistency.offers.audiences import find_eligibility
from consistency.offers.conditions import NEEDED, find_bare_counts, find_codes, find_least_terms, find_more_counts, find_thresholds
from consistency.offers.covered import covered_thing, find_covered
from consistency.offers.deadlines import find_deadlines, speaks_to_customers
from consistency.offers.durations import find_durations
from consistency.offers.extras import PERIOD, find_extras
from consistency.offers.fees import find_followed_fee
from consistency.offers.guarantees import find_answered, find_followed, find_guarantees, find_named_periods, find_uptime
from consistency.offers.instalments import find_instalments
from consistency.offers.limits import find_availability, find_limits
from consistency.offers.mentions import is_short
from consistency.offers.monthdays import find_month_days
from consistency.offers.notices import find_notices
from consistency.offers.sentence import Found, Sentence, Setting
from consistency.offers.sizes import find_sizes
from consistency.offers.stacking import find_stacking
from consistency.offers.structured import find_structured
from consistency.offers.subjects import names_in, subject_of
from consistency.offers.validity import find_validity
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Role

UNREAD = frozenset({Role.QUOTATION, Role.NAV, Role.CODE, Role.DATA})
"""Roles whose words are not the brand's own offer: customers, menus, listings, machine data (read elsewhere)."""
OFFER_WORD = re.compile(
    r"\b(?:offers?|sale|deals?|discounts?|promotions?|promo|prices?|save|savings|voucher|coupon|code|off|fares?|rates?|tariffs?"
    r"|trial|for free|half price|special|bonus|terms|on us|on the house|valid (?:on|for|with|at|in)|applies|redeemable|eligible"
    r"|qualif\w+|open to|available to|exclusive(?:ly)? (?:to|for)|reserved for|costs? (?:you )?nothing|nothing to pay|requires"
    r"|(?:fix|lock|freeze|hold)(?:e?s)? (?:your|the|our) (?:[a-z]+ ){1,2}(?:for|until)"
    r"|quotations?|estimate|vouchers|redeem\w*"
    r"|claim (?:it|yours|them|your (?!back))|(?<!-)free(?![ -](?:to|of|from|standing|range|speech|fall|kick|time)\b))\b"
)
OWN_OFFER_WORD = re.compile(r"\b(?:offers?|sale|deals?|discounts?|promotions?|promo|price|savings?|voucher|coupon|code|trial|bonus)\b")
TOPIC = re.compile(
    r"\b(?P<trial>trial)\b|\b(?P<return>returns?|refund\w*|guarantees?|send (?:it|them) back|bring (?:it|them) back|money back"
    r"|change your mind)\b"
    r"|\b(?P<warranty>warrant\w+|breaks?|broken|mend|repair|replace|faulty|goes wrong|stops working)\b"
)
"""What a sentence that says only "it" or "you have" may be about, when it or an earlier sentence of its passage names it."""
SIGNAL = re.compile(
    r"\d|[£$€%½¼⅓⅔¾]|\b(?:nothing|sold|booked|stocks?|unavailable|available|charges?|fees?|costs?|gifts?|bonus|points|cancel|returns?"
    r"|delivery|shipping|postage|included|ships?|open to|skip|compliments)\b|\b(?:free|half|quarter|third|code|until|till|ends?"
    r"|by|before|off|save|per ?cent|waive|complimentary|first|new|within"
    r"|already|never|haven't|whether|everybody|anybody|everyone"
    r"|anyone|all of you|members|students?|existing|too|as well|alike|the same|renew|renewal|regulars|back|on us|fee|deposit|contract"
    r"|notice|guarantee|warranty|refund|money back|trial|throw|no"
    r"|for"
    r"|hundred|doubled?|tripled?|trebled?|match(?:ed)?"
    r"|closes|finish(?:es)?|stops|expires?|combined?|conjunction|alongside|together|stack(?:s|ed)?|runs|last|second|voucher|promo|without|while|whilst|waived|waives"
    r"|scrapped|interest|pound|tenner|fiver|residents|" + "|".join((*SMALL, *TENS)) + r")\b"
)
"""A sentence without any of these states no fact; most sentences end here."""


GOES_ON = re.compile(r"\W*(?:it|they|that|this|these|those|which|and|or|but)\b")
"""How a sentence begins that says more of the thing before it."""
FOR_WHOM = re.compile(
    r"\W*(?:(?:only |just )?for (?:new|existing|current|returning)\b|(?:new|existing|current|returning) [a-z ]{3,24} only\b)"
)
"""How a sentence begins that says nothing but for whom an offer of the same touchpoint is."""
GIVES_IT = re.compile(
    r"\b(?:it(?:'s| is)|this(?: one)?(?:'s| is)|that(?:'s| one's| is)|they(?:'re| are)|the (?:code|offer|deal|discount)(?:'s| is)"
    r"|we(?:'re|'ve| are| have)?(?: only| just)? (?:keep|kept|keeping|giv(?:e|en|ing)|sav(?:e|ed|ing)|reserv(?:e|ed|ing))"
    r" (?:it|this|that|them))(?: all| only| just| there| here)? (?:for|to)\b"
)
"""Words that say for whom what another passage gives is: "It's for …", "We keep it for …"."""
ASKS, DENIES = (
    re.compile(r"\W*(?:is|are|does|do|can|must|will)\b[^.!]*\?\W*$"),
    re.compile(r"\W*(?:no\b(?! one)|not (?:at all|only|just|any)|nope)"),
)
"""A question that is answered with yes or no, and how an answer begins that says no."""
ALREADY = re.compile(
    r"\W*(?:(?:are you |if you're )?already (?:an? (?:[a-z-]+ ){0,2}?(?:member|customer|subscriber|user|client|reader|guest)"
    r"|with us|one of us)|(?:been )?with us already|(?:an? )?existing (?:member|customer|subscriber|client)s?)\?\W*$"
)
AFFIRMS = re.compile(
    r"^\W*so (?:are|can|do) you\b"
    r"|^\W*(?:yes|yep|of course|absolutely|certainly)\b[^.;]{0,40}?\b(?:yours|for you|you (?:can|may) (?:use|have|get|claim|take)"
    r"|you get)\b"
    r"|^\W*you can (?:also )?(?:use|have|get|claim|take) (?:it|this|that|yours|the same"
    r"|(?:[a-z0-9%£$€-]+ ){0,3}(?:code|offer|deal|discount|off))\b"
    r"|\b(?:works?|counts?|appl(?:y|ies)|valid|open|yours|for you|you(?:'ll)? (?:get|have))\b[^.;]{0,30}\b(?:too|as well)(?=\W*$|[,;])"
)
AFFIRMS_NOT = re.compile(r"\b(?:not|no|never|nor|cannot|[a-z]+n't|(?:log|sign)(?:ged|ging)?[ -]?in)\b|\?")
"""A question to those who are customers already, an answer that opens the offer to them, and one that does not."""
THEN = re.compile(r"\W*(?:then|in that case|if so)\b")
"""How a sentence begins that holds only where the answer to the question before it is yes: "Spending over £50? Then delivery is free."."""
LONGEST = 4000
"""Code points of one sentence that are read; what is longer is no sentence but a table or a dump without line breaks."""
CLOSING = re.compile(
    r"^\W*(?:just |simply |please |so |but |only )?(?:valid|redeem|expires?|exp|use|book|order|register|enrol"
    r"|apply) (?:\w+ )?(?:until|till|through|thru|to|by|before|on)\b"
    r"|\bif you (?:order|book|buy|join|apply|register|sign up|switch) (?:it |them |yours |online )?by\b"
    r"|\b(?:registrations?|enrol?ments?|bookings?|applications?|entries|the (?:box office|window)|sign-?ups?|pre-?orders?"
    r"|pre-?sales?) (?:closes?|ends?|shuts?|finish(?:es)?|opens?|starts?)\b"
    r"|\b(?:points|miles|vouchers?|gift cards?|credits?|coupons?|codes?|tickets?|passes) (?:expires?|must be|run out|lapse|are valid"
    r"|is valid)\b"
)
"""What ends or must be done by a day, said in words that only offers use."""
OWN_THING = re.compile(rf" for (?:the|an?|your) (?!(?:[a-z]+ )?{PERIOD}\b)[a-z]")
"""After a sum in a list: what it is the price of."""
MINIMUM = re.compile(r"minimum (?:stay|order|booking|purchase|hire|party|group)\b")
"""A least number that says by itself what it is asked for."""
READ_AS = 0.85
"""How surely a rare wording means what it says in plain words."""
OF_A_CHARGE = 0.5
"""How surely a day beside nothing but a charge is the offer's: it may be until when that charge holds."""
NEAR = 60
"""Code points up to which a price of a list takes its unit from the one before it."""
ALONE = 0.6
"""How surely a limit that stands without any benefit ("only 20 places left") belongs to an offer."""
SHOUTED = re.compile(r"\b[A-Z][A-Z0-9]{3,}\b")
"""What may be a code."""
SPOKEN = re.compile(
    r"(?<=[:,] )\"[^\"]{20,}(?:\"|$)|\"(?=[^\"]*\b(?:i|my|me|i'm|i've)\b)[^\"]{20,}(?:\"|$)"
    r"|\"[^\"]{12,}\"(?=,? ?(?:- ?[a-z]|(?:(?!we\b)[a-z]+ ){0,2}(?:says?|said|writes?|wrote|told|reports?|recalls?|adds?)\b))"
)
"""A customer's words inside a sentence of the brand's."""


WHOLLY_SAID = re.compile(r"\s*\"[^\"]+\"\s*")
SIGNATURE = re.compile(r"\s*[—–-] ?[A-Z]")
"""Behind a sentence in quotation marks: the name of who said it."""


def extract(reading: Reading, brand: Brand, launch: date) -> tuple[Fact, ...]:
    """The facts that a touchpoint states about offers, in reading order; `launch` is the anchor of undated days.

    A touchpoint with a date of its own is read on that date: "until Sunday" in a post is the Sunday after the post.
    """
    sentences = _with_following(list(_sentences(reading, launch)))
    benefits = [_benefits(sentence) for sentence in sentences]
    settings = _settings(sentences, benefits, is_long=not is_short(reading.touchpoint))
    names = names_in(
        (sentence.text for sentence in sentences),
        frozenset(part for name in brand.names for part in (name.lower(), name.lower().split()[0])),
    )
    facts: list[Fact] = []
    for sentence, found, setting in zip(sentences, benefits, settings, strict=True):
        written = _as_written(sentence)
        read = [*found, *_conditions(sentence, setting, has_code=any(one.attribute is Attribute.CODE for one in written))]
        facts.extend(_placed(sentence, read, written, reading.touchpoint.locator, names))
    facts.extend(find_structured(reading.touchpoint, brand.names))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.attribute)))


def _sentences(reading: Reading, launch: date) -> Iterator[Sentence]:
    observed = reading.touchpoint.observed_at
    anchor = observed.date() if observed else launch
    opening = reading.touchpoint.title if reading.touchpoint.kind is Kind.MACRO else ""
    block, topics, previous, is_heading = -1, frozenset[str](), opening, False
    for segment in reading.segments:
        if segment.role in UNREAD:
            continue
        text = reading.slice(segment)[:LONGEST]
        written = _own_words(fold(text))
        if SIGNATURE.match(reading.touchpoint.text, segment.end) and WHOLLY_SAID.fullmatch(written):
            continue
        plain = in_plain_words(written, fold(previous))
        folded = plain.text if plain else written
        named = frozenset(match.lastgroup or "" for match in TOPIC.finditer(folded))
        topics = topics | named if segment.block == block or is_heading else named
        if segment.block != block and not is_heading:
            previous = opening
        block, is_heading = segment.block, segment.role is Role.HEADLINE
        if SIGNAL.search(folded) or SHOUTED.search(text) or _answers(previous):
            yield Sentence(
                text, folded, written, segment.start, block, segment.role, anchor, observed is not None, topics, previous,
                plain=plain, opening=opening,
            )  # fmt: skip
        previous = previous if GOES_ON.match(folded) else text


def _answers(previous: str) -> bool:
    """True behind a question to those who are customers already: any sentence may be the answer."""
    return previous.rstrip().endswith("?") and bool(ALREADY.match(fold(previous)))


def _with_following(sentences: list[Sentence]) -> list[Sentence]:
    """Each sentence with the next that may state a fact in the same passage."""
    after = [*sentences[1:], None]
    return [
        replace(one, following=other.folded) if other and other.passage == one.passage else one
        for one, other in zip(sentences, after, strict=False)
    ]


def _own_words(folded: str) -> str:
    """The sentence with what somebody else says in it blanked out."""
    return SPOKEN.sub(lambda match: " " * len(match.group()), folded)


def _benefits(sentence: Sentence) -> list[Found]:
    """What is given: discounts, prices, fees waived, gifts, free time. Things that the sentence tells of somebody else are left out."""
    kept: list[Found] = []
    if THEN.match(sentence.folded) and sentence.previous.rstrip().endswith("?"):
        return [found for found in find_amounts(sentence.folded) if found.value != "0"]
    followed = find_followed_fee(sentence.folded, fold(sentence.previous))
    for found in [*followed, *find_amounts(sentence.folded), *find_extras(sentence.folded)]:
        clash = any(found.start < other.end and other.start < found.end and found.attribute is other.attribute for other in kept)
        if not clash and not is_aside(sentence.folded, found.start, found.attribute, is_fee=found.slot in {"fee", "waived"}):
            kept.append(found)
    return kept


def _settings(sentences: list[Sentence], benefits: list[list[Found]], *, is_long: bool) -> list[Setting]:
    rich = {s.passage for s, found in zip(sentences, benefits, strict=True) if found or OWN_OFFER_WORD.search(s.folded)}
    anywhere = any(benefits)
    return [
        Setting(
            sentence=any(not _is_charge(one) for one in found) or bool(OFFER_WORD.search(s.folded)), passage=s.passage in rich,
            touchpoint=anywhere, is_far=is_long and not speaks_to_customers(s.folded),
            is_charged=bool(found) and all(_is_charge(one) for one in found), taken=tuple((f.start, f.end) for f in found),
        )
        for s, found in zip(sentences, benefits, strict=True)
    ]  # fmt: skip


def _as_written(sentence: Sentence) -> list[Found]:
    """What is told by its capitals, placed in the text as written."""
    return [*find_codes(sentence.text), *find_named_periods(sentence.text)]


def _is_charge(found: Found) -> bool:
    """True for what somebody has to pay beside a price: a charge gives nothing."""
    return found.slot == "fee" and bool(found.number)


def _conditions(sentence: Sentence, setting: Setting, *, has_code: bool) -> Iterator[Found]:
    folded = sentence.folded
    certainty = 1.0 if has_code else setting.certainty
    if certainty:
        yield from _weighed(find_deadlines(sentence), folded, certainty * (OF_A_CHARGE if setting.is_charged else 1.0))
    near = 1.0 if setting.sentence or has_code else 0.8 if setting.passage else 0.0
    standing, followed = list(_standing(sentence)), list(find_followed(folded, sentence.topics))
    yield from _weighed(standing, folded, 1.0)
    limits = [found for found in find_limits(folded) if not _overlaps(found, _spans(standing))]
    yield from _weighed(limits, folded, near or ALONE)
    yield from _weighed(find_availability(folded), folded, 0.9)
    if near:
        taken = (*setting.taken, *_spans(limits), *_spans(standing))
        counts = list(find_thresholds(folded))
        counts += [found for found in find_bare_counts(folded) if not _overlaps(found, tuple((c.start, c.end) for c in counts))]
        counts += find_more_counts(folded, counts)
        free = [found for found in counts if not _overlaps(found, taken)]
        yield from _weighed(free, folded, near)
        promised = _spans((*find_guarantees(folded), *find_least_terms(folded), *followed, *standing))
        yield from _weighed(_durations(folded, (*setting.taken, *promised)), folded, near if setting.sentence else 0.0)
        audiences = () if _is_denied(folded, sentence.following) else find_eligibility(folded)
        yield from _weighed((one for one in audiences if not _is_aged(one, standing)), folded, near)
    yield from _weighed(find_stacking(folded), folded, 0.9)
    yield from _weighed(find_instalments(folded), folded, 0.9)
    term = near or (0.6 if setting.touchpoint else 0.0)
    yield from _weighed(find_least_terms(folded), folded, term)
    if ALREADY.match(folded) and _is_affirmed(sentence.following):
        yield Found(Attribute.ELIGIBILITY, "existing", 0, len(folded), certainty=0.9)
    if not near and setting.touchpoint and (FOR_WHOM.match(folded) or GIVES_IT.search(folded)):
        yield from _weighed(find_eligibility(folded), folded, 0.8)
    if not setting.sentence:
        yield from _weighed(_standing_ends(sentence), folded, 0.0 if certainty else ALONE)
        yield from _weighed(_standing_minimums(folded), folded, 0.8 if not near else 0.0)
        lasting = [found for found in _durations(folded, setting.taken) if found.slot in {"contract", "window"}]
        yield from _weighed(lasting, folded, 0.9)
    yield from _weighed(find_guarantees(folded), folded, 1.0)
    yield from _weighed(find_uptime(folded), folded, 1.0)
    yield from find_answered(folded, sentence.following)
    yield from _weighed(followed, folded, 0.9)


def _is_denied(folded: str, following: str) -> bool:
    """True for a question whose answer says no, or leaves those who are customers already without an offer of their own."""
    if ALREADY.match(folded):
        return not _is_affirmed(following) and (bool(AFFIRMS_NOT.search(following)) or not list(find_amounts(following)))
    return bool(ASKS.match(folded) and DENIES.match(following))


def _is_affirmed(following: str) -> bool:
    return bool(AFFIRMS.search(following)) and not AFFIRMS_NOT.search(following)


def _standing(sentence: Sentence) -> Iterator[Found]:
    """What is told of a service whatever is offered beside it: least ages, notice, sizes of groups, vouchers."""
    folded = sentence.folded
    promised = _spans(find_guarantees(folded))
    yield from find_ages(folded)
    yield from find_sizes(folded)
    yield from find_month_days(folded)
    for found in (*find_notices(folded, fold(sentence.previous)), *find_covered(folded), *find_validity(folded, fold(sentence.previous))):
        if not _overlaps(found, promised):
            yield found


def _is_aged(audience: Found, standing: Iterable[Found]) -> bool:
    """True for an audience whose least age is told behind it: "anyone aged 16 or over" is not everyone."""
    return any(found.slot == "age" and 0 <= found.start - audience.end <= 1 for found in standing)


def _spans(found: Iterable[Found]) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in found)


def _standing_minimums(folded: str) -> Iterator[Found]:
    """Least numbers that say by themselves that they are asked for: "minimum stay two nights", "you need five seats or more"."""
    for found in find_thresholds(folded):
        if MINIMUM.match(folded, found.start) or NEEDED.search(folded, 0, found.start):
            yield found


def _standing_ends(sentence: Sentence) -> Iterable[Found]:
    """Days that close something by its own words, where nothing beside them is offered: "registration closes on 27 March"."""
    return find_deadlines(sentence) if CLOSING.search(sentence.folded) else ()


def _durations(folded: str, taken: tuple[tuple[int, int], ...]) -> Iterable[Found]:
    return [found for found in find_durations(folded) if not _overlaps(found, taken)]


def _overlaps(found: Found, taken: tuple[tuple[int, int], ...]) -> bool:
    return any(found.start < end and start < found.end for start, end in taken)


def _weighed(found: Iterable[Found], folded: str, certainty: float) -> Iterator[Found]:
    for item in found:
        if certainty and not is_aside(folded, item.start, item.attribute, is_fee=item.attribute is Attribute.ELIGIBILITY):
            yield replace(item, certainty=item.certainty * certainty)


def _priced(found: list[Found], folded: str) -> list[Found]:
    """Prices of one sentence as they explain each other: a list names its unit once, and a unit price beside a sum makes that a total."""
    unit = next((item for item in found if item.attribute is Attribute.PRICE and item.per and item.slot == ""), None)
    if not unit:
        return found
    return [item if OWN_THING.match(folded, item.end) or item.start > unit.end + NEAR else _explained(item, unit) for item in found]


def _explained(item: Found, unit: Found) -> Found:
    if item.attribute is not Attribute.PRICE or item.slot or item.per or item.unit != unit.unit or not (item.number and unit.number):
        return item
    is_total = item.number > 5 * unit.number
    return replace(item, slot="total") if is_total else replace(item, per=unit.per) if item.start > unit.start else item


def _placed(sentence: Sentence, read: list[Found], written: list[Found], locator: str, names: frozenset[str]) -> Iterator[Fact]:
    """The facts of what was `read` in the plain words of a sentence, and of what is told in it as `written`."""
    for item in _priced(read, sentence.folded):
        start, end = sentence.back(item.start, item.end)
        is_guessed = sentence.plain and item.attribute is not Attribute.GIFT and sentence.plain.is_reworded(item.start, item.end)
        sure = READ_AS if is_guessed else 1.0
        placed = replace(item, start=start, end=end, certainty=item.certainty * sure)
        yield _fact(sentence, placed, locator, _subject(sentence, item, start, names))
    for item in written:
        yield _fact(sentence, item, locator)


def _subject(sentence: Sentence, item: Found, start: int, names: frozenset[str]) -> str:
    """What the price, the discount or the guarantee at `start` of the text is of; empty for other facts."""
    if (item.attribute in {Attribute.PRICE, Attribute.DISCOUNT} or item.slot == "availability") and item.slot != "fee":
        return subject_of(sentence.text, sentence.written, start, names, sentence.previous, sentence.opening)
    return covered_thing(sentence.folded, item.start, item.end) if item.slot == "warranty" else ""


def _fact(sentence: Sentence, item: Found, locator: str, subject: str = "") -> Fact:
    span = (sentence.start, sentence.start + len(sentence.text))
    return Fact(
        locator, item.attribute, item.value, sentence.start + item.start, sentence.start + item.end, span, unit=item.unit, per=item.per,
        number=item.number, day=item.day, subject=subject, certainty=item.certainty, slot=item.slot, bound=item.bound,
        passage=sentence.passage,
    )  # fmt: skip
