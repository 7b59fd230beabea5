"""Groups the facts of a campaign into offers: one that the campaign is about, others beside it, and standing promises."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice

from consistency import lazy_re as re
from consistency.english.folding import fold
from consistency.english.numbers import VALUES
from consistency.offers.brief import with_brief
from consistency.offers.facets import facets_of
from consistency.offers.known_codes import codes_named, known_codes
from consistency.offers.mentions import Mention, mentions_of
from consistency.offers.referrals import GETTERS, is_rewarding, shared_out
from consistency.offers.subjects import pronoun_before
from consistency.offers.words import Likeness, stem, weigh
from consistency.records.offer import Attribute, DeclaredOffer, Fact, Ledger, Offer
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Role

BENEFITS = frozenset({Attribute.DISCOUNT.value, Attribute.GIFT.value, Attribute.PRICE.value})
CONDITIONS = frozenset({Attribute.ELIGIBILITY, Attribute.DEADLINE, Attribute.START, Attribute.THRESHOLD, Attribute.CODE})
TELLING, TIMELY, BESIDE = 0.6, 0.45, 0.8
"""How much the same benefit, the same date or number alone, and a place beside the offer say that two mentions mean one offer."""
ABOVE = frozenset({Role.HEADLINE, Role.TITLE, Role.SUBJECT})
"""Roles of what stands above a passage and says what it is about."""
OPENING = 160
"""Code points at the head of a touchpoint that tell what it is about."""
OF_ONE_PAGE = 0.2
"""How alike a lone message and the page behind its link must be to mean one offer of which they give another amount, where
no occasion of its own (telling a friend, say) shows that they do."""
COUNTED_TOO = 0.2
"""How much more alike two mentions are that give the same and count the same things."""
OF_ITS_PAGE = 0.55
"""How surely a message that only says until when "the sale" or "the offer" is open means one that the page behind its link tells of."""
GIVEN_SLOTS = frozenset({"amount", "free"})
SHARED_SLOTS = frozenset({"", "multibuy"})
"""Discounts that are no sum: a share, or several for the price of fewer."""
SALE_WORDS = ("sale", "offer", "deal", "promotion", "discount")
WAIVING = 0.7
"""How surely a lone code that waives the charge that the main offer waives, and gives nothing else, is that offer's, spelt wrongly."""
MOST_WRONG = 1
"""On how many scales a wrong code may say other things than the main offer: with more it is an offer of its own."""
SAMPLE = 20
"""How many mentions of an offer, and how many offers by one sign, a new mention is held against."""
MOST_COMPARED = 200
"""How many mentions a new one is held against in all: what keeps a campaign of a million facts linear."""
CLOSE = 0.35
"""How alike the words of two mentions beside the main offer must be to mean one offer."""
TWIN = 0.5
"""How alike the words of two mentions must be that share no value, only what they count."""
LINKED = 0.25
"""How much a link to one page adds to the likeness of two mentions that give the same."""
LEAST = 0.45
"""A mention that belongs to an offer less surely than this belongs to none."""
NAME_WORD = re.compile(r"[\w-]+")
LONGEST_NAME = 6
"""Words in the longest name of a product that is looked for where nothing marks it as one."""
CENTS_OF = "USD"
"""The currency that cents are read in where nothing says of what they are."""
MONTH_DAYS = 28
RECURRING = frozenset({"month", "year", "quarter", "week"})
"""What a subscription is paid by."""
JOINING_FEES = frozenset({"joining", "setup", "activation", "admin", "cancellation", "exit", "monthly", "annual", "fee", "late"})
"""Charges of a subscription itself."""
OWN_GOODS = frozenset({"second-hand"})
"""Occasions whose goods have guarantees and charges of their own."""
WIDE = 3
"""Touchpoints that must tell of a sale without a code for it to be an offer beside those with one."""
STANDING = {"age": "least age", "size": "most people", "valid": "validity", "monthly": "day of the month"}
"""Slots of promises that hold whatever the campaign, with what their offer is called."""
TRIAL_UNITS = frozenset({"day", "week", "fortnight"})
NUMBER_WORDS = {word.upper(): number for word, number in VALUES.items() if number}
CORE_SHARE = 0.4
"""An occasion on more than this share of an offer's mentions is part of the offer itself."""


@dataclass(slots=True)
class Group:
    """An offer in the making: its mentions so far with how surely each belongs, and what they say."""

    key: str
    codes: set[str]
    members: list[tuple[Mention, float]]

    def spread(self) -> int:
        """In how many touchpoints it is met."""
        return len({mention.locator for mention, _ in self.members})


@dataclass(frozen=True, slots=True)
class Profile:
    """What an offer's sure mentions have in common, and the charges that any of them waives."""

    values: Counter[tuple[str, ...]]
    words: Counter[str]
    facets: frozenset[str]
    targets: frozenset[str]
    locators: frozenset[str]
    waived: frozenset[str]


def build(readings: Sequence[Reading], brief: Sequence[DeclaredOffer] = ()) -> Ledger:
    """The ledger of a campaign's readings (each with its facts); the order of the readings changes nothing.

    What the `brief` declares comes first, also where no touchpoint tells of it.
    """
    ordered = sorted(readings, key=lambda reading: reading.touchpoint.locator)
    named, codes, given = _named(ordered), known_codes(ordered), _given(ordered)
    usual = _usual_occasions(ordered)
    currency, covered = _currency(ordered), _covered(ordered)
    has_trial = any(fact.slot == "trial" for reading in ordered for fact in reading.facts)
    standing: dict[str, list[Fact]] = defaultdict(list)
    mentions: list[Mention] = []
    for reading in ordered:
        passing: list[Fact] = []
        for fact in (*reading.facts, *codes_named(reading, codes)):
            priced = _in_currency(_as_trial(fact) if has_trial else fact, currency)
            named_fact = _as_given(_with_subject(priced, reading, named), given)
            if _is_referral(named_fact, reading):
                named_fact = _of_referral(named_fact, reading)
            key = _standing_key(named_fact, reading, named, covered, usual)
            (standing[key] if key else passing).append(named_fact)
            if key and (named_fact.subject in named or (fact.slot == "fee" and fact.value == "0")):
                standing[f"{key} at {fact.value}"].extend(_ends_of(fact, reading))
        mentions.extend(mentions_of(reading, passing))
    groups = _grouped(mentions)
    offers = [_offer(group, is_main=index == 0 and group.spread() > 1) for index, group in enumerate(groups)]
    offers += [Offer(key, key, tuple(facts)) for key, facts in sorted(standing.items()) if facts]
    return Ledger(tuple(with_brief([offer for offer in offers if offer.facts], brief, ordered)))


def _named(readings: Iterable[Reading]) -> frozenset[str]:
    """Products and plans whose price is told in more than one touchpoint, in one of them to people."""
    where: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    for reading in readings:
        for fact in reading.facts:
            if fact.attribute is Attribute.PRICE and fact.subject:
                where[fact.subject].add(fact.locator)
                if not fact.is_data:
                    told.add(fact.subject)
    return frozenset(subject for subject, locators in where.items() if len(locators) > 1 and subject in told)


def _ends_of(price: Fact, reading: Reading) -> list[Fact]:
    """The last days in the sentence of a price: until then the named product has that price.

    Where a passage gives nothing but a charge that is waived, all that it says of a last day is said of that.
    """
    passage = [fact for fact in reading.facts if fact.passage == price.passage]
    ends = [fact for fact in passage if fact.attribute is Attribute.DEADLINE]
    beside = [fact for fact in ends if fact.sentence == price.sentence]
    given = (fact for fact in passage if fact.attribute.value in BENEFITS or fact.slot == "free")
    is_alone = all((fact.slot, fact.per, fact.value) == ("fee", price.per, "0") for fact in given)
    return ends if is_alone and not beside else beside


def _as_trial(fact: Fact) -> Fact:
    """Days or weeks for nothing, in a campaign that has a trial, are the trial: "free for 14 days" and "the 14-day trial"."""
    return replace(fact, slot="trial") if fact.slot == "free" and fact.unit in TRIAL_UNITS else fact


def _currency(readings: Iterable[Reading]) -> str:
    """The currency of all of a campaign's prices; empty where they have several or none. Small coins name none: cents are of many."""
    priced = (fact for reading in readings for fact in reading.facts if fact.attribute is Attribute.PRICE and fact.number)
    money = {fact.unit for fact in priced if not _is_in_cents(fact)} - {"", "%"}
    return money.pop() if len(money) == 1 else ""


def _is_in_cents(fact: Fact) -> bool:
    """True for a price below one in a currency whose small coins are called as those of others are."""
    return fact.unit == CENTS_OF and fact.number is not None and abs(fact.number) < 1


def _in_currency(fact: Fact, currency: str) -> Fact:
    """A price that is spoken without its currency ("nineteen ninety-nine"), or in cents, is in that of all the others."""
    is_bare = fact.attribute is Attribute.PRICE and fact.number and not (fact.unit or fact.slot)
    return replace(fact, unit=currency) if is_bare or (currency and _is_in_cents(fact)) else fact


def _given(readings: Iterable[Reading]) -> frozenset[tuple[str, object]]:
    """The sums, with their currency, that more than one touchpoint says are given."""
    where: dict[tuple[str, object], set[str]] = defaultdict(set)
    for fact in (fact for reading in readings for fact in reading.facts):
        if fact.attribute is Attribute.DISCOUNT and fact.slot == "amount":
            where[fact.unit, fact.number].add(fact.locator)
    return frozenset(given for given, locators in where.items() if len(locators) > 1)


def _as_given(fact: Fact, given: frozenset[tuple[str, object]]) -> Fact:
    """A sum that is no thing's price and that others say is given ("£175 is waiting for you") is what is given."""
    is_bare = fact.attribute is Attribute.PRICE and not (fact.slot or fact.per or fact.subject or fact.is_data)
    return replace(fact, attribute=Attribute.DISCOUNT, slot="amount") if is_bare and (fact.unit, fact.number) in given else fact


def _with_subject(fact: Fact, reading: Reading, named: frozenset[str]) -> Fact:
    """A price whose sentence names a product that only other touchpoints show to be one (a heading in capitals, say)."""
    if fact.is_data or fact.attribute is not Attribute.PRICE or fact.subject in named or fact.slot == "fee" or not named:
        return fact
    before = fold(reading.touchpoint.text[fact.sentence[0] : fact.start])
    if pronoun_before(before, len(before)):
        return fact
    name = _last_named(before, named)
    return replace(fact, subject=name) if name else fact


def _last_named(folded: str, named: frozenset[str]) -> str:
    """The name that a text mentions last, the longest where several end there; empty where it mentions none."""
    words = NAME_WORD.findall(folded)
    runs = (" ".join(words[max(0, end - length) : end]) for end in range(len(words), 0, -1) for length in range(LONGEST_NAME, 0, -1))
    return next((run for run in runs if run in named), "")


def _covered(readings: Iterable[Reading]) -> frozenset[str]:
    """The things whose own guarantee more than one touchpoint tells."""
    where: dict[str, set[str]] = defaultdict(set)
    for fact in (fact for reading in readings for fact in reading.facts):
        if fact.slot == "warranty" and fact.subject:
            where[fact.subject].add(fact.locator)
    return frozenset(thing for thing, locators in where.items() if len(locators) > 1)


def _is_referral(fact: Fact, reading: Reading) -> bool:
    """True for what is given, or a bare sum, where friends are referred."""
    is_given = fact.attribute is Attribute.DISCOUNT and fact.slot in {"", "amount", "points"}
    is_sum = fact.attribute is Attribute.PRICE and not (fact.slot or fact.per or fact.is_data)
    own = fold(reading.touchpoint.text[slice(*fact.sentence)]) if is_given or is_sum else ""
    return bool(own) and is_rewarding(own, fold(_said_before(fact, reading)))


def _said_before(fact: Fact, reading: Reading) -> str:
    """The sentence before that of a fact in its passage, or the heading right above; empty where there is none."""
    at = bisect_left(reading.segments, fact.sentence[0], key=lambda segment: segment.start)
    previous = reading.segments[at - 1] if at else None
    return reading.slice(previous) if previous and (previous.block == fact.passage or previous.role in ABOVE) else ""


def _of_referral(fact: Fact, reading: Reading) -> Fact:
    """The fact with who gets it."""
    start, end = fact.sentence
    return shared_out(fact, fold(reading.touchpoint.text[start:end]), fact.start - start)


def _service_key(fact: Fact, covered: frozenset[str]) -> str:
    """The key of what its slot alone tells apart: ages, sizes, validity, trials, stock, data, referrals, guarantees of one thing."""
    if fact.slot in STANDING:
        return " of ".join(filter(None, (STANDING[fact.slot], fact.per)))
    if fact.slot in {"trial", "contract"}:
        return fact.slot
    if fact.slot == "availability" and fact.subject:
        return f"availability of {fact.subject}"
    if fact.is_data:
        return f"price of {fact.subject}"
    if fact.attribute is Attribute.DISCOUNT and fact.per in GETTERS:
        return "referral reward"
    return f"warranty period of {fact.subject}" if fact.slot == "warranty" and fact.subject in covered else ""


def _standing_key(fact: Fact, reading: Reading, named: frozenset[str], covered: frozenset[str], usual: frozenset[str]) -> str:
    """The key of a promise that holds whatever the campaign (fees, guarantees, trials, prices of a named plan); empty for others.

    `usual` are the occasions that much of the campaign speaks of: they keep no price apart.
    """
    if key := _service_key(fact, covered) or _key_beside(fact, reading.facts):
        return key
    if fact.attribute is Attribute.GUARANTEE:
        name = fact.slot if fact.slot.endswith("time") else "notice to leave" if _is_long_notice(fact) else f"{fact.slot} period"
        return ", ".join((name, *sorted(_occasions(fact, reading) & OWN_GOODS)))
    if fact.slot == "fee":
        bought = ("by subscription",) if _is_subscribed(fact, reading.facts) else ()
        return ", ".join((f"{fact.per} fee", *sorted(_occasions(fact, reading) & OWN_GOODS), *bought))
    if fact.attribute is Attribute.THRESHOLD and fact.slot == "spend" and _has_delivery(fact, reading.facts):
        return "delivery fee"
    if fact.attribute is Attribute.PRICE and fact.subject in named:
        return ", ".join((f"price of {fact.subject}", *sorted(_occasions(fact, reading) - usual)))
    return ""


def _is_long_notice(fact: Fact) -> bool:
    """True for a month and more in which to leave; what a visit or a booking is cancelled by is shorter."""
    return fact.slot == "cancel" and (
        fact.unit in {"month", "quarter", "year"} or (fact.unit == "day" and (fact.number or 0) >= MONTH_DAYS)
    )


def _key_beside(fact: Fact, facts: Iterable[Fact]) -> str:
    """The key of what an offer may be combined with, or until which age it is had, by what its sentence says beside it; else empty."""
    if fact.slot == "stacking":
        return "" if fact.per == "other" or _has_code(fact, facts) else f"use with the {fact.per} offer"
    return _key_of_age(fact, facts) if fact.slot == "youth" else ""


def _key_of_age(fact: Fact, facts: Iterable[Fact]) -> str:
    """An age and what its sentence gives at it: who says the same price or discount with another age means the same offer."""
    beside = (other for other in facts if other.sentence == fact.sentence and other.attribute.value in BENEFITS and not other.is_data)
    given = next((other for other in beside if other.attribute is not Attribute.GIFT and other.number), None)
    of = f" of {given.subject or given.per}" if given and (given.subject or given.per) else ""
    return f"{given.value} {given.unit}{of} by age" if given else ""


def _occasions(fact: Fact, reading: Reading) -> frozenset[str]:
    """What the title, the first lines and the sentence of a fact say of an occasion: a charity's price is not everybody's."""
    text = reading.touchpoint.text
    return facets_of(fold(f"{reading.touchpoint.title} {text[:OPENING]} {text[slice(*fact.sentence)]}"))


def _usual_occasions(readings: Sequence[Reading]) -> frozenset[str]:
    """The occasions on more than CORE_SHARE of a campaign's touchpoints that tell a price."""
    priced = [reading for reading in readings if any(fact.attribute is Attribute.PRICE for fact in reading.facts)]
    spoken = Counter(facet for reading in priced for facet in facets_of(fold(f"{reading.touchpoint.title} {reading.touchpoint.text}")))
    return frozenset(facet for facet, count in spoken.items() if count > CORE_SHARE * len(priced))


def _is_subscribed(fee: Fact, facts: Iterable[Fact]) -> bool:
    """True for a charge that somebody who pays by the year or month does not pay, by its passage: for others it holds."""
    return (
        fee.value == "0"
        and fee.per not in JOINING_FEES
        and any(
            one.attribute is Attribute.PRICE and one.per.rpartition("/")[2] in RECURRING and one.passage == fee.passage for one in facts
        )
    )


def _has_delivery(fact: Fact, facts: Iterable[Fact]) -> bool:
    beside = [other for other in facts if other.sentence == fact.sentence]
    return any(other.per == "delivery" for other in beside) and not any(other.attribute is Attribute.DISCOUNT for other in beside)


def _has_code(fact: Fact, facts: Iterable[Fact]) -> bool:
    """True where the fact's own sentence names a code: what it says is said of that offer alone."""
    return any(other.attribute is Attribute.CODE and other.sentence == fact.sentence for other in facts)


def _grouped(mentions: list[Mention]) -> list[Group]:
    """The offers, the most widespread first; every mention in at most one."""
    groups = _coded(mentions)
    main = groups[0] if groups and groups[0].spread() > 1 else _codeless_main(mentions)
    if main is None:
        return groups
    if main not in groups:
        groups.insert(0, main)
    alike = Likeness(weigh(mention.words for mention in mentions))
    _merge_rivals(groups, alike)
    _merge_lone_codes(groups)
    if sale := _codeless_beside(mentions, groups):
        groups.append(sale)
    taken = {id(mention) for group in groups for mention, _ in group.members}
    shelf = Shelf(groups)
    loose = [mention for mention in mentions if id(mention) not in taken and not shelf.assign(mention, alike)]
    return groups + _beside(loose, alike)


def _beside(mentions: Iterable[Mention], alike: Likeness) -> list[Group]:
    """Offers without a code beside the main one: mentions that share their words, and a value or an occasion."""
    groups: list[Group] = []
    saying: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for mention in mentions:
        strength, at = _nearest(mention, groups, {at for value in mention.values for at in saying[value]}, alike, _shares_value)
        if strength >= CLOSE:
            groups[at].members.append((mention, min(1.0, 2 * strength)))
        else:
            at = len(groups)
            groups.append(Group(" ".join(fact.value for fact in mention.facts[:2]), set(), [(mention, 1.0)]))
        for value in mention.values:
            if at not in saying[value] and len(saying[value]) < SAMPLE:
                saying[value].append(at)
    return _with_answers(_with_twins(_with_latecomers(groups, alike), alike), groups, alike)


def _with_latecomers(groups: list[Group], alike: Likeness) -> list[Group]:
    """The offers with the lone mentions that were read before the mention that they are kin to."""
    met = [group for group in groups if group.spread() > 1]
    saying: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, group in enumerate(met):
        for value in sorted(set().union(*(mention.values for mention, _ in group.members))):
            saying[value].append(at)
    kept = list(met)
    for group in (group for group in groups if group.spread() == 1):
        mention = group.members[0][0]
        candidates = {at for value in mention.values for at in saying[value][:SAMPLE]}
        strength, at = _nearest(mention, met, candidates, alike, _shares_value) if len(group.members) == 1 else (0.0, 0)
        if strength >= CLOSE:
            met[at].members.append((mention, min(1.0, 2 * strength)))
        else:
            kept.append(group)
    return kept


def _with_twins(groups: list[Group], alike: Likeness) -> list[Group]:
    """The offers met in more than one place, each with the lone mentions that count the same things in the same words."""
    met = [group for group in groups if group.spread() > 1]
    counting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, group in enumerate(met):
        for kind in sorted(set().union(*(_counted(mention) for mention, _ in group.members)), key=str):
            counting[kind].append(at)
    for mention in (group.members[0][0] for group in groups if group.spread() == 1):
        candidates = {at for kind in _counted(mention) for at in counting[kind][:SAMPLE]}
        strength, at = _nearest(mention, met, candidates, alike, _counts_the_same)
        if strength >= TWIN:
            met[at].members.append((mention, min(1.0, 2 * strength)))
    return met


def _with_answers(met: list[Group], groups: Iterable[Group], alike: Likeness) -> list[Group]:
    """The offers met in more than one place, and those of a lone message and the page behind its link that give another amount."""
    placed = {id(mention) for group in met for mention, _ in group.members}
    behind: dict[str, list[tuple[Group, Mention]]] = defaultdict(list)
    for group in sorted((*met, *(one for one in groups if one.spread() == 1)), key=lambda one: one.key):
        for mention, _ in group.members:
            if mention.own and len(behind[mention.own]) < SAMPLE:
                behind[mention.own].append((group, mention))
    joined = list(met)
    for mention in (one.members[0][0] for one in groups if one.spread() == 1):
        if id(mention) in placed or mention.own:
            continue
        pairs = (pair for target in sorted(mention.targets) for pair in behind.get(target, ()))
        kin = ((at, home, page) for at, (home, page) in enumerate(pairs) if _gives_another(mention, page, is_told=home.spread() > 1))
        found = [(alike(mention.words, page.words) + COUNTED_TOO * _shares_value(mention, page), -at, home) for at, home, page in kin]
        strength, _, home = max(found, key=lambda one: one[:2], default=(0.0, 0, None))
        if home and (mention.facets or strength >= OF_ONE_PAGE):
            home.members.append((mention, 1.0))
            joined += [] if home in joined else [home]
    return joined


def _gives_another(mention: Mention, page: Mention, *, is_told: bool) -> bool:
    """True for what is given, or the same things counted, on the same occasion.

    A share counts where others tell the page's offer too (`is_told`): else it is held against the page by itself.
    """
    kinds = {fact.scale for fact in page.facts if _is_given(fact, is_told=is_told)}
    is_given = any(fact.scale in kinds for fact in mention.facts if _is_given(fact, is_told=is_told))
    return page.facets == mention.facets and (is_given or _counts_the_same(mention, page))


def _is_given(fact: Fact, *, is_told: bool) -> bool:
    """True for a sum or a time that is given; where `is_told`, also for a share off, and for several at the price of fewer."""
    if fact.slot in GIVEN_SLOTS:
        return True
    return is_told and fact.attribute is Attribute.DISCOUNT and fact.slot in SHARED_SLOTS


def _nearest(
    mention: Mention, groups: Sequence[Group], candidates: Iterable[int], alike: Likeness, is_kin: Callable[[Mention, Mention], bool]
) -> tuple[float, int]:
    """The likeness to the most alike mention of the same occasion that is kin, and the index of its group; the first where several tie."""
    pairs = ((other, at) for at in sorted(candidates) for other, _ in groups[at].members[:SAMPLE])
    kin = ((other, at) for other, at in pairs if other.facets == mention.facets and is_kin(mention, other))
    found = (
        (alike(mention.words, other.words) + _linked(mention, other) + _counted_alike(mention, other), -at)
        for other, at in islice(kin, MOST_COMPARED)
    )
    strength, at = max(found, default=(0.0, 0))
    return strength, -at


def _linked(mention: Mention, other: Mention) -> float:
    """How much more one offer is meant where two touchpoints lead to one page, or one to the other, and give the same."""
    is_same = any(value[0] in BENEFITS for value in mention.values & other.values)
    return LINKED if is_same and mention.locator != other.locator and mention.targets & other.targets else 0.0


def _counted_alike(mention: Mention, other: Mention) -> float:
    """How much more one offer is meant where two touchpoints give the same and count the same things, whatever the numbers."""
    is_same = any(value[0] in BENEFITS for value in mention.values & other.values)
    return COUNTED_TOO if is_same and _counts_the_same(mention, other) else 0.0


def _shares_value(mention: Mention, other: Mention) -> bool:
    return not mention.values.isdisjoint(other.values)


def _counts_the_same(mention: Mention, other: Mention) -> bool:
    return not _counted(mention).isdisjoint(_counted(other))


def _counted(mention: Mention) -> frozenset[tuple[object, ...]]:
    """The things that a mention counts, whatever the numbers: in the same words, other numbers tell one offer differently."""
    counted = {Attribute.THRESHOLD, Attribute.DURATION}
    return frozenset(
        ("counts", fact.scale, fact.unit) for fact in mention.facts if fact.attribute in counted or fact.slot.startswith("for ")
    )


def _coded(mentions: list[Mention]) -> list[Group]:
    """One group a code, spellings that are nearly the same together, in order of spread."""
    by_code: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for code in mention.codes:
            by_code[code].append(mention)
    spread = sorted(by_code, key=lambda code: (-len({m.locator for m in by_code[code]}), code))
    groups: list[Group] = []
    homes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code in spread:
        near = (at for at, other in sorted({home for key in _spellings(code) for home in homes[key]}) if is_near(code, other))
        at = next(near, len(groups))
        if at == len(groups):
            groups.append(Group(code, set(), []))
        groups[at].codes.add(code)
        groups[at].members.extend((mention, 1.0) for mention in by_code[code])
        for key in _spellings(code):
            if len(homes[key]) < SAMPLE:
                homes[key].append((at, code))
    return sorted(groups, key=lambda group: (-group.spread(), group.key))


def _spellings(code: str) -> tuple[str, ...]:
    """What codes that are slips of each other have in common: their letters, their beginning or their end."""
    return f"letters {''.join(c for c in code if c.isalpha())}", f"head {code[:3]}", f"tail {code[-3:]}"


def is_near(code: str, other: str) -> bool:
    """True for codes that look like slips of each other: same letters with another number, one cut short, one letter off.

    A number at the end is the same in words and in digits.
    """
    if _in_digits(code) == _in_digits(other):
        return True
    letters, others = (("".join(c for c in word if c.isalpha())) for word in (code, other))
    if len(letters) >= 4 and letters == others:
        return True
    if min(len(code), len(other)) >= 4 and (code.startswith(other) or other.startswith(code)):
        return True
    return min(len(code), len(other)) >= 5 and SequenceMatcher(None, code, other).ratio() >= 0.75


def _in_digits(code: str) -> str:
    """A code with the number that ends it in digits: `FIRSTTEN` is `FIRST10`."""
    word = next((word for word in sorted(NUMBER_WORDS, key=len, reverse=True) if code.endswith(word) and len(code) > len(word) + 2), "")
    return code.removesuffix(word) + str(NUMBER_WORDS[word]) if word else code


def _codeless_main(mentions: list[Mention]) -> Group | None:
    """The most widespread benefit (discount, gift, free time) as the campaign's offer where no code holds it together."""
    where: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        for fact in mention.facts:
            if fact.attribute in {Attribute.DISCOUNT, Attribute.GIFT, Attribute.PRICE} or fact.slot == "free":
                where[(*fact.scale, fact.value)].append(mention)
    spread = {value: len({m.locator for m in found}) for value, found in where.items()}
    best = min(spread, key=lambda value: (-spread[value], str(value)), default=None)
    if best is None or spread[best] < 2:
        return None
    unique = {id(mention): mention for mention in where[best]}
    return Group(" ".join(str(part) for part in best if part), set(), [(mention, 1.0) for mention in unique.values()])


def _codeless_beside(mentions: list[Mention], groups: Sequence[Group]) -> Group | None:
    """The discount that most touchpoints give without a code until one same day, where no code gives it: a sale beside the codes."""
    taken = {id(mention) for group in groups for mention, _ in group.members}
    known = set().union(*(_profile(group).values for group in groups))
    where: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Mention]] = defaultdict(list)
    for mention in (one for one in mentions if id(one) not in taken and not one.facets):
        given = [value for value in mention.values if value[0] == Attribute.DISCOUNT.value and value not in known]
        days = [value for value in mention.values if value[0] == Attribute.DEADLINE.value]
        for pair in ((value, day) for value in given for day in days):
            where[pair].append(mention)
    spread = {pair: len({mention.locator for mention in found}) for pair, found in where.items()}
    best = min(spread, key=lambda pair: (-spread[pair], str(pair)), default=None)
    if best is None or spread[best] < WIDE:
        return None
    return Group(" ".join(part for part in best[0] if part), set(), [(mention, 1.0) for mention in where[best]])


def _merge_rivals(groups: list[Group], alike: Likeness) -> None:
    """A code of one touchpoint whose other conditions are the main offer's own is that offer with a wrong code."""
    main = groups[0]
    profile = _profile(main)
    kept, most = [main], max(1, main.spread() // 4)
    for group in groups[1:]:
        if group.spread() > most:
            kept.append(group)
            continue
        strengths = [_rival_strength(mention, profile, alike) for mention, _ in group.members]
        if min(strengths) >= 0.5:
            main.codes |= group.codes
            main.members.extend((mention, strength) for (mention, _), strength in zip(group.members, strengths, strict=True))
        else:
            kept.append(group)
    groups[:] = kept


def _merge_lone_codes(groups: list[Group]) -> None:
    """A code of one touchpoint that gives what the page behind its link gives with another code is that page's offer with a wrong code."""
    pages: dict[str, list[tuple[Group, Mention]]] = defaultdict(list)
    told = [(group, mention) for group in groups[1:] for mention, _ in group.members if mention.kind is Kind.PAGE]
    for pair, target in ((one, target) for one in told for target in one[1].targets):
        if len(pages[target]) < SAMPLE:
            pages[target].append(pair)
    kept = groups[:1]
    for group in groups[1:]:
        home = _home(group, pages)
        if home is None:
            kept.append(group)
        else:
            home.codes |= group.codes
            home.members.extend(group.members)
    groups[:] = kept


def _home(group: Group, pages: Mapping[str, Sequence[tuple[Group, Mention]]]) -> Group | None:
    """The other offer whose page a lone mention leads to and which gives the same, on the same occasion; None where there is none."""
    mention = group.members[0][0]
    if len(group.members) > 1 or mention.kind is Kind.PAGE:
        return None
    behind = (pair for target in sorted(mention.targets) for pair in pages.get(target, ()))
    return next((home for home, page in behind if page.facets == mention.facets and _linked(mention, page)), None)


def _rival_strength(mention: Mention, profile: Profile, alike: Likeness) -> float:
    if mention.facets - profile.facets:
        return 0.0
    shared = sum(1 for value in mention.values if profile.values[value])
    if shared >= 2:
        return 1.0
    if len(_other_scales(mention, profile)) > MOST_WRONG:
        return 0.0
    if mention.waived & profile.waived and _is_conditions(mention):
        return WAIVING
    return 0.9 if shared and (mention.targets & profile.targets) else 0.4 * shared + alike(mention.words, profile.words)


def _other_scales(mention: Mention, profile: Profile) -> set[tuple[str, ...]]:
    """The scales on which a mention says other things than all that an offer is known by."""
    said = {value[:-1] for value in mention.values if profile.values[value]}
    known = {value[:-1] for value in profile.values}
    return {value[:-1] for value in mention.values if value[:-1] in known} - said


def _profile(group: Group) -> Profile:
    sure = [mention for mention, strength in group.members if strength >= 0.9]
    values: Counter[tuple[str, ...]] = Counter()
    words: Counter[str] = Counter()
    facets: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for mention in sure:
        values.update(mention.values)
        words.update(mention.words.keys())
        facets.update(mention.facets)
        targets.update(mention.targets)
    least = max(2, len(sure) // 4)
    return Profile(
        Counter({value: n for value, n in values.items() if n >= min(2, len(sure))}),
        Counter({word: n for word, n in words.items() if n >= min(least, len(sure))}),
        frozenset(facet for facet, n in facets.items() if n > CORE_SHARE * len(sure)),
        frozenset(target for target, n in targets.items() if n >= 2),
        frozenset(mention.locator for mention in sure),
        frozenset().union(*(mention.waived for mention in sure)),
    )  # fmt: skip


class Shelf:
    """The offers so far with what each is known by, so that a mention is held against those only that it can belong to."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.profiles = [_profile(group) for group in groups]
        self._known: dict[object, list[int]] = defaultdict(list)
        for at, profile in enumerate(self.profiles):
            for sign in (*profile.values, *profile.locators, *profile.targets):
                if len(self._known[sign]) < SAMPLE:
                    self._known[sign].append(at)

    def assign(self, mention: Mention, alike: Likeness) -> bool:
        """Puts a mention into the offer that it belongs to most surely; False where it belongs to none."""
        signs = (*mention.values, mention.locator, *mention.targets)
        candidates = {*range(min(SAMPLE, len(self.groups))), *(at for sign in signs for at in self._known.get(sign, ()))}
        strength, at = max((_strength(mention, self.profiles[at], alike), -at) for at in candidates)
        if strength < LEAST:
            return False
        self.groups[-at].members.append((mention, strength))
        return True


def _strength(mention: Mention, profile: Profile, alike: Likeness) -> float:
    """How surely a mention without a code speaks of an offer, 0..1."""
    if mention.facets - profile.facets:
        return 0.0
    shared = [value for value in mention.values if profile.values[value]]
    base = TELLING if any(value[0] in BENEFITS for value in shared) else TIMELY if shared else 0.0
    strength = 0.8 * alike(mention.words, profile.words) + base + 0.25 * max(0, len(shared) - 1)
    if mention.locator in profile.locators:
        strength = max(strength + 0.3, BESIDE if _is_conditions(mention) else 0.0)
    if mention.targets & profile.targets and mention.kind is not Kind.PAGE:
        strength += 0.3
        if _ends_a_sale(mention) and any(value[0] == Attribute.DEADLINE.value for value in profile.values):
            strength = max(strength, OF_ITS_PAGE + 0.4 * alike(mention.words, profile.words))
    return min(1.0, strength)


def _ends_a_sale(mention: Mention) -> bool:
    """True for a passage that gives nothing and says until when "the sale" or "the offer" is open."""
    is_dated = any(fact.attribute is Attribute.DEADLINE for fact in mention.facts)
    return is_dated and _is_conditions(mention) and any(stem(word) in mention.words for word in SALE_WORDS)


def _is_conditions(mention: Mention) -> bool:
    """True for a passage that gives nothing itself: it states the conditions of what is given beside it."""
    return all(fact.attribute in CONDITIONS or fact.slot == "waived" for fact in mention.facts)


def _offer(group: Group, *, is_main: bool) -> Offer:
    facts = {
        (fact.locator, fact.start, fact.end, fact.attribute): replace(fact, certainty=fact.certainty * strength)
        for mention, strength in group.members
        for fact in mention.facts
    }
    return Offer(group.key, group.key, tuple(facts[key] for key in sorted(facts)), is_main=is_main)
