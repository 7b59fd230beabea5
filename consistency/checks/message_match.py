"""Message match: what an advert or a message promises must stand on the page that it links to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import ClassVar

from consistency.checks.appointments import off_hours, rescheduled
from consistency.checks.availability import ALL, BROAD, denied_names, limited, partial
from consistency.checks.benefits import Ends, ungiven
from consistency.checks.charges import charged
from consistency.checks.hop_amounts import Key, outbid, unasked, underquoted
from consistency.checks.hop_prices import unpriced
from consistency.checks.hop_scene import HopScene, scene_of
from consistency.checks.hops import Leg, legs, unfollowed
from consistency.checks.lead_times import slower
from consistency.checks.measures import miscounted
from consistency.checks.negations import KEPT, Denial, affirmed, denials, stems
from consistency.checks.opposites import opposed
from consistency.checks.ordinals import misplaced
from consistency.checks.promise_table import PROMISES, Promise
from consistency.checks.rephrased import asked_for, done_after_all, excluded, refused
from consistency.checks.slicing import quote_around
from consistency.checks.statements import Breach, Line, fold, lines_of
from consistency.checks.strings_attached import attached
from consistency.checks.ways import BY_WAY, counted_out, misdirected
from consistency.checks.weekdays import off_days
from consistency.protocols import UNASKED, Recall, Task, anew
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Role, Touchpoint

PROMISING = frozenset({Role.SUBJECT, Role.PREHEADER, Role.HEADLINE, Role.BODY, Role.CTA, Role.DESCRIPTION, Role.TITLE})
ANSWERING = PROMISING | {Role.LEGAL, Role.FORM, Role.ALT}
NEGATED = re.compile(r"\b(?:no|not|never|without|don't|doesn't|isn't|aren't|can't|cannot|won't)\b[^,;.]{0,20}$")
MUST = re.compile(r"[£$€%]|\b(?:required?|need(?:ed|s)?|must|minimum|payable|applies|apply|non-refundable|have to|ask|asks|charged?)\b")
USES = re.compile(r"\b(?:we use|contains?|made with|with added|there (?:is|are))\b")
AT_ONCE = re.compile(r"\b(?:same|next)[- ]day\b")
"""What is denied with these words is how soon a thing is had, and not the thing."""
NO_DUTY = re.compile(r"(?:do not|don't|does not|doesn't|won't|will not) have to\b|need not\b|needn't\b")
"""What nobody has to do may well be done."""
INCLUDED = re.compile(r"(?<!n't )(?<!\bnot )(?<!never )\binclud")
FREE = re.compile(r"\b(?:free|none|nothing|waived|not needed|zero|no)\b|[£$€]0(?![\d.,]\d|\d)")
THEN_CHARGED = re.compile(r"[£$€]0(?!\d)[^.;]{0,40}\b(?:then|after that|afterwards|thereafter)\b[^.;]{0,20}[£$€][1-9]")
"""A charge that is none for a while only."""
FOR_A_WHILE = re.compile(
    r"\b(?:(?:in|for|during|over|until) )?(?:(?:the|your|our) first (?:[a-z0-9]+ )?(?:year|month|week|bill)s?|(?:year|month) one)\b"
)
"""What limits a promise to the beginning."""
ONLY = re.compile(
    r"\b(?:for|on|in|to|at) (?:the |an? )?(?P<a>(?!one\b|two\b)[a-z]{3,})(?: [a-z]+)? only\b|\bonly (?:for|on|in|to|at|the"
    r"|an?) (?:the )?(?P<b>(?!one\b|two\b)[a-z]{3,})\b"
)
ORIGIN = re.compile(r"\b([Mm]ade|[Gg]rown|[Rr]oasted|[Bb]uilt|[Bb]rewed|[Pp]rinted|[Bb]aked|[Ww]oven|[Bb]ased|[Ss]ewn) in ([A-Z][a-z]+)")
ABROAD = re.compile(r"\b(?:abroad|overseas|throughout|every|all|any|anywhere|everywhere|wherever|worldwide|world|europe|global(?:ly)?)\b")
"""Promised without a border; a page that denies it "outside" some place takes that back."""
ASKS_FIRST = re.compile(
    r"\W*(?:send|order|buy|spend|book|bring|take|get|choose|pick) (?:[£$€]?\d[\d.,]*|two|three|four|five|six|eight|ten|a dozen"
    r"|a pair)\b[^.;]*"
    r"\b(?:and|to) (?:we|you|it|there|no|get|save|have)\b"
)
"""How a line begins that promises on a condition of its own: "send three and we'll pay the postage"."""
LATER = re.compile(r"\W*(?:after|once|following|from) (?!sales\b|hours\b)")
"""How a line begins that promises for later only: "after your third box, cancel any time"."""
GIVEN = 0.9
"""The certainty from which a fact of the source is a promise."""
CENTRAL = frozenset({Role.SUBJECT, Role.PREHEADER, Role.HEADLINE, Role.CTA, Role.TITLE})
SHORT = 60
"""Words up to which a message has one subject."""
IN_PASSING = 0.45
"""How surely a page lacks what a longer message promises by the way: the link may be for something else."""
LIKELY = 0.5
"""How sure a contradiction must be to be told of a promise that a longer touchpoint makes by the way: what is less is mostly chance."""
MOST_OPEN = 64
"""Pages whose sentences are held at a time."""
NO_CODE = re.compile(r"\b(?:no|without an?y?|(?:don't|doesn't|won't) need an?y?) (?:[a-z]+ )?codes?\b")


class MessageMatch:
    """Finds promises of adverts and messages that the page behind their link does not keep.

    **What it measures.** Every leg of a customer's way: from an advert, a post or a message to the pages that it links to (through
    redirects, whatever tags hang on the address), and along each `[[path]]` that the settings declare, such as advert, page, video,
    follow-up mail, invoice. Each promise – what is given, when, where, how many, on what condition – is kept, weaker, missing or
    contradicted there. The page that is linked decides, not the site.

    **Why it matters.** The click is where trust is won or lost, and a promise that the page takes back is the costliest click there is.

    **Flagged** (the advert, then its page):

    - "Cancel any time." / "All plans have a 12-month minimum term."
    - "A free tote bag with every order." / "Every order comes with a free notebook."
    - "No exams." / "A three-hour written examination in July."
    - "Free delivery on every order." / "Delivery is free on baskets of £60 or more."

    **Fine:**

    - "Cancel any time." / "There is no contract, and you can stop when you like."
    - "A free tote bag with every order." / "We add a canvas tote bag to each order, free."
    - "No exams." / "You hand in a portfolio. Nobody sits a test."

    **How sure it is.** What the page says otherwise is an error, a condition that it attaches or a benefit that it does not mention in any
    words a warning. What it may say in words that were not understood is a note where the touchpoint is about that promise, and nothing
    where a longer one makes it by the way. A linked page that was not read, and a step of a path that matches nothing, is told as not
    checked, in a note.

    **Settings.** `[[path]]` declares ways that links do not show; `checks.silence = ["hop-unchecked"]` leaves out the notes on what was not
    read.

    **Limits.** A broken promise that takes knowledge of the world is not found. Amounts that differ from most of the campaign are told as
    offer conflicts. Later steps of a path are looked at for what contradicts a promise, not for what they leave out.
    """

    name: ClassVar[str] = "message_match"
    concern: ClassVar[str] = "path"
    kinds: ClassVar[tuple[str, ...]] = ("message-mismatch", "hop-unchecked")

    def lacks(self, campaign: Campaign) -> str | None:
        """Needs at least one link from a touchpoint to a page of the campaign; `UNASKED` where nothing leads anywhere."""
        if any(campaign.is_followed(reading.touchpoint) for reading in campaign.readings):
            return None
        if not campaign.leads_anywhere:
            return UNASKED
        return "No advert or message links to a page that was read, so there is nothing to follow."

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each promise that is not kept."""
        return self.remeasure(campaign, anew)

    def remeasure(self, campaign: Campaign, recall: Recall) -> Iterable[Measurement]:
        """The same; what a leg came to is recalled as long as its two ends, and what is around them, are as they were."""
        if found := tuple(legs(campaign)):
            scene = scene_of(campaign, ANSWERING, recall)
            ends = ((leg, (leg.source, *leg.targets)) for leg in found)
            tasks = [Task(tuple(scene.readings[one] for one in both), scene.around(leg)) for leg, both in ends]
            each = recall(tuple[Measurement, ...], "legs", tasks, lambda places: _followed([found[at] for at in places], scene))
            yield from chain.from_iterable(each)
        yield from unfollowed(campaign)


def _followed(found: Sequence[Leg], scene: HopScene) -> Iterator[tuple[Measurement, ...]]:
    """What each leg came to; those to the same pages are followed together, so that each page is read once and then forgotten."""
    lines = lru_cache(maxsize=MOST_OPEN)(lambda locator: lines_of(scene.readings[locator], ANSWERING))
    measured: dict[int, tuple[Measurement, ...]] = {}
    for at, leg in sorted(enumerate(found), key=lambda one: one[1].targets):
        hop = Hop(
            source=scene.readings[leg.source],
            pages={target: scene.readings[target] for target in leg.targets},
            lines={target: lines(target) for target in leg.targets},
            common=scene.common,
            names=scene.names,
            offers=scene.offers,
            told=scene.told.get(leg.source, frozenset()),
            launch=scene.launch,
            must_give=leg.must_give,
            where=leg.where,
        )
        measured[at] = tuple(_measurement(breach, page, hop) for breach, page in _breaches(hop))
    return (measured[at] for at in range(len(found)))


@dataclass(frozen=True, slots=True)
class Hop:
    """A touchpoint and the campaign's pages that it links to, with what of the `HopScene` bears on them.

    `must_give` says that the pages must hold what is given, `where` what they are.
    """

    source: Reading
    pages: Mapping[str, Reading]
    lines: Mapping[str, tuple[Line, ...]]
    common: frozenset[str]
    names: frozenset[str]
    offers: Mapping[Key, int]
    told: frozenset[str]
    launch: date
    must_give: bool
    where: str


def _breaches(hop: Hop) -> Iterator[tuple[Breach, str]]:
    """Each promise once: the surest breach of a line on the page that takes it back."""
    promises = [line for line in lines_of(hop.source, PROMISING) if not line.segment.is_boilerplate]
    best: dict[int, tuple[Breach, str]] = {}
    for page, lines in hop.lines.items():
        unconditional = [line for line in promises if not (NO_CODE.search(line.folded) and _names_code_of(hop, page))]
        for breach in (
            *_denied(promises, lines, hop.common),
            *_conditioned(unconditional, lines),
            *_countered(promises, lines),
            *_limited(promises, lines),
            *slower(promises, lines),
            *partial(promises, lines),
            *limited(promises, lines),
            *charged(promises, lines),
            *opposed(promises, lines),
            *miscounted(promises, lines),
            *misdirected(promises, lines),
            *counted_out(promises, lines),
            *off_days(promises, lines),
            *rescheduled(promises, lines),
            *off_hours(promises, lines),
            *unasked(promises, hop.pages[page].facts, lines),
            *underquoted(promises, _untold(hop), hop.pages[page].facts, lines, hop.offers),
            *unpriced(promises, _untold(hop) if _is_short(hop.source) else (), hop.pages[page].facts, lines),
            *misplaced(promises, lines),
            *denied_names(promises, lines, hop.names),
            *asked_for(unconditional, lines),
            *refused(promises, lines),
            *done_after_all(promises, lines),
            *excluded(promises, lines),
            *attached(promises, lines, hop.names),
            *outbid(promises, _untold(hop), hop.pages[page].facts, lines, hop.offers),
        ):
            at = breach.line.segment.start
            if breach.certainty < LIKELY and not _is_central(breach.line, hop.source):
                continue
            if at not in best or best[at][0].certainty < breach.certainty:
                best[at] = (breach, page)
    page = next(iter(hop.lines))
    for breach in _elsewhere(promises, hop):
        best.setdefault(breach.line.segment.start, (breach, page))
    for breach, page in _ungiven(promises, hop) if hop.must_give else ():
        best.setdefault(breach.line.segment.start, (breach, page))
    yield from (best[at] for at in sorted(best))


def _denied(promises: Iterable[Line], lines: Sequence[Line], common: frozenset[str]) -> Iterator[Breach]:
    """The page denies a thing that the promise affirms."""
    affirmations = [line.words for line in lines]
    for line in lines:
        for denial in denials(line.folded):
            if denial.is_condition or NO_DUTY.match(line.folded, denial.start) or (len(denial.words) == 1 and denial.words & common):
                continue
            contested = sum(1 for words in affirmations if denial.words <= words)
            is_contested = contested > (0 if denial.words & BY_WAY else 1)
            for promise in promises:
                is_abroad = denial.is_qualified and bool(ABROAD.search(promise.folded))
                if any(denial.words & own.words for own in denials(promise.folded)):
                    continue  # it denies as much itself
                certainty = _coverage(replace(denial, is_qualified=denial.is_qualified and not is_abroad), promise)
                if AT_ONCE.search(line.folded, denial.start, denial.end) and not AT_ONCE.search(promise.folded):
                    continue
                certainty *= 0.45 if is_contested or (denial.is_local and _holds_for_all(denial, lines)) else 1.0
                if certainty:
                    yield Breach(promise, line, certainty, "contradicted", "the page says that there is none")


def _holds_for_all(denial: Denial, lines: Iterable[Line]) -> bool:
    """True where the page has for all what it denies in one place ("the lift goes to all floors", "no lift to the roof")."""
    return any(denial.words <= line.words and ALL.search(line.folded) for line in lines)


def _coverage(denial: Denial, promise: Line) -> float:
    """How surely a promise affirms the thing denied: all of its words, or most of them with the last."""
    shared = denial.words & promise.words
    if shared == denial.words:
        sure = 1.0 if len(shared) > 1 else 0.9
    elif len(denial.words) > 2 and denial.head in shared and 3 * len(shared) >= 2 * len(denial.words):
        sure = 0.7
    else:
        return 0.0
    return sure * (0.45 if denial.is_qualified else 1.0)


def _names_code_of(hop: Hop, page: str) -> bool:
    """True where the source names a code of the page itself: its "no code" is said of another offer."""
    text = hop.source.touchpoint.text
    return any(fact.attribute is Attribute.CODE and fact.value in text for fact in hop.pages[page].facts)


def _conditioned(promises: Iterable[Line], lines: Iterable[Line]) -> Iterator[Breach]:
    """The promise denies a thing ("no deposit") that the page asks for or has, and that it nowhere has itself."""
    for promise in promises:
        for denial in () if ASKS_FIRST.match(promise.folded) else denials(promise.folded):
            for line in lines:
                if denial.words <= line.words and not denial.words <= promise.words and not _is_free(line, promise):
                    yield Breach(promise, line, _demand(denial, promise, line), "contradicted", "the page asks for it")


def _is_free(line: Line, promise: Line) -> bool:
    """True where a line of the page says that it costs nothing, and for as long as the promise does."""
    is_later = THEN_CHARGED.search(line.folded) and not FOR_A_WHILE.search(promise.folded)
    return bool(FREE.search(line.folded)) and not is_later


def _demand(denial: Denial, promise: Line, line: Line) -> float:
    """How surely a line of the page demands or uses what the promise says there is none of."""
    if _is_asked_for(denial, line):
        return 0.85
    if len(denial.words) > 1:
        return (0.9 if MUST.search(line.folded) else 0.8) if denial.is_condition else 0.45
    if denial.is_condition and MUST.search(line.folded):
        return 0.85 if len(line.words & promise.words) > 0 else 0.45
    return 0.8 if USES.search(line.folded) and not denial.is_condition else 0.45


def _is_asked_for(denial: Denial, line: Line) -> bool:
    """True where the page puts a sum or a duty right beside the thing: "the excess is £150", "you'll need two years' experience"."""
    head = re.escape(denial.head)
    asked = re.compile(
        rf"\b{head}[a-z]*,? (?:of|is|are|:|will be|applies|apply|costs?|starts at|from)[^.;]{{0,25}}(?:[£$€%\d]|required|needed|payable"
        rf"|due|charged)"
        rf"|\b(?:need|needs|require[sd]?|requires|must have|have to have|ask (?:you )?for|ask you|give us|download|install"
        rf"|bring)\b[^.;]{{0,30}}\b{head}"
        rf"|\b{head}[a-z]* (?:applies|apply|required|needed)\b|[£$€]\d[\d.,]* (?:[a-z-]+ )?{head}|\bpenalty of\b[^.]*\b{head}"
    )
    return bool(asked.search(line.folded)) and not NEGATED.search(line.folded)


def _limited(promises: Iterable[Line], lines: Iterable[Line]) -> Iterator[Breach]:
    """The promise names two things of which the page says "only" one."""
    for line in lines:
        for match in ONLY.finditer(line.folded):
            thing = re.escape(match["a"] or match["b"])
            pair = re.compile(rf"\b{thing} (?:and|or) (?:the |an? |our )?[a-z]+|\b[a-z]+ (?:and|or) (?:the |an? |our )?{thing}\b")
            for promise in promises:
                if pair.search(promise.folded):
                    yield Breach(promise, line, 0.8, "weaker", f"the page says {match['a'] or match['b']} only")


def _elsewhere(promises: Iterable[Line], hop: Hop) -> Iterator[Breach]:
    """The promise says that something is made or based in one place, the page in another."""
    for page, lines in hop.lines.items():
        made = [(line, match) for line in lines for match in ORIGIN.finditer(hop.pages[page].slice(line.segment))]
        for promise in promises:
            for own in ORIGIN.finditer(hop.source.slice(promise.segment)):
                rivals = [(line, match) for line, match in made if match[1].lower() == own[1].lower()]
                if rivals and all(match[2] != own[2] for _, match in rivals):
                    yield Breach(promise, rivals[0][0], 0.8, "contradicted", f"the page says {rivals[0][1].group()}")


def _countered(promises: Iterable[Line], lines: Iterable[Line]) -> Iterator[Breach]:
    """The promise is one of the usual ones, and the page says what cannot be true beside it."""
    countering: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        for at in _counters(line.folded):
            countering[at].append(line)
    for at, counters in sorted(countering.items()):
        kind = PROMISES[at]
        repeated = any(at in _claims(line.folded) and not LATER.match(line.folded) for line in lines)
        for promise in promises:
            if at in _claims(promise.folded):
                shared = max(counters, key=lambda line: (len(line.topic & promise.topic), _same_work(kind, promise, line)))
                is_kin = not kind.needs_kin or bool((shared.topic & promise.topic) - BROAD) or _same_work(kind, promise, shared)
                yield Breach(
                    promise, shared, 0.45 if repeated or not is_kin else 0.9, "contradicted", f"the page does not keep “{kind.name}”"
                )


def _same_work(kind: Promise, promise: Line, answer: Line) -> bool:
    """True where both ends speak of the same work (answering people, being open), in whatever words."""
    told = f"{answer.heading} {answer.folded}"
    return any(pattern.search(promise.folded) and pattern.search(told) for pattern in kind.works)


@lru_cache(maxsize=KEPT)
def _counters(folded: str) -> tuple[int, ...]:
    """The places in PROMISES of what cannot be true beside a sentence."""
    return tuple(at for at, kind in enumerate(PROMISES) if kind.counter.search(folded))


@lru_cache(maxsize=KEPT)
def _claims(folded: str) -> frozenset[int]:
    """The places in PROMISES of what a sentence claims."""
    found = ((at, kind.claim.search(folded)) for at, kind in enumerate(PROMISES))
    return frozenset(at for at, match in found if match and not NEGATED.search(folded[: match.start()]))


def _untold(hop: Hop) -> list[Fact]:
    """The facts of the source that no offer conflict and no expired offer is told of."""
    return [fact for fact in hop.source.facts if fact.attribute.value not in hop.told and not (fact.day and fact.day < hop.launch)]


def _ungiven(promises: list[Line], hop: Hop) -> Iterator[tuple[Breach, str]]:
    """What is given that the linked pages charge for, or that none of them mentions."""
    page = next(iter(hop.pages))
    given = [fact for reading in hop.pages.values() for fact in reading.facts]
    for fact in hop.source.facts:
        line = next((line for line in promises if line.segment.start <= fact.start < line.segment.end), None)
        if line and fact.certainty >= GIVEN and (breach := _paid_for(fact, line, given, hop)):
            yield breach, page
    lines = [line for found in hop.lines.values() for line in found]
    for breach in ungiven(Ends(promises, hop.source.facts, lines, given)):
        sure = breach.certainty if _is_central(breach.line, hop.source) else min(breach.certainty, IN_PASSING)
        yield replace(breach, certainty=sure), page


def _is_short(source: Reading) -> bool:
    """True for an advert or a message of one subject, whose price can only be that of the page behind its link."""
    return source.touchpoint.kind is not Kind.PAGE and len(source.touchpoint.text.split()) <= SHORT


def _is_central(line: Line, source: Reading) -> bool:
    """True where a promise is what its touchpoint is about: an advert's, a headline's, or that of a short message."""
    touchpoint = source.touchpoint
    return touchpoint.kind is Kind.AD or line.segment.role in CENTRAL or len(touchpoint.text.split()) <= SHORT


def _paid_for(fact: Fact, line: Line, given: Sequence[Fact], hop: Hop) -> Breach | None:
    """A gift that has a price on the page, or a waived fee that is asked for there."""
    if fact.attribute is Attribute.GIFT:
        head = affirmed(fact.value.split()[-1])
        charge = next((other for other in given if _is_price_of(other, head, hop)), None)
        return _charged(fact, line, hop, charge) if charge else None
    same = [other for other in given if other.scale == fact.scale]
    is_from_a_sum = _asks_spend(fact, hop.source.facts) and any(_asks_spend(other, given) for other in same)
    charges = [other for other in same if other.value != "0"]
    is_asked = all(other.value != "0" or _asks_spend(other, given) for other in same)
    if fact.slot == "fee" and fact.value == "0" and charges and is_asked and not is_from_a_sum:
        return _charged(fact, line, hop, charges[0])
    return None


def _asks_spend(fact: Fact, facts: Iterable[Fact]) -> bool:
    """True where the fact's own sentence names a sum to be spent."""
    return any(
        one.attribute is Attribute.THRESHOLD and one.slot == "spend" and (one.locator, one.sentence) == (fact.locator, fact.sentence)
        for one in facts
    )


def _is_price_of(fact: Fact, head: frozenset[str], hop: Hop) -> bool:
    """True for a price whose sentence names the thing and does not give it away."""
    if fact.attribute is not Attribute.PRICE or fact.value == "0":
        return False
    sentence = fold(hop.pages[fact.locator].touchpoint.text[slice(*fact.sentence)])
    return bool(head & stems(sentence)) and not FREE.search(sentence) and not INCLUDED.search(sentence)


def _charged(fact: Fact, line: Line, hop: Hop, charge: Fact) -> Breach:
    answer = next((one for one in hop.lines[charge.locator] if one.segment.start <= charge.start < one.segment.end), None)
    return Breach(line, answer, 0.9, "contradicted", f"the page charges for {fact.per or fact.value}")


def _measurement(breach: Breach, page: str, hop: Hop) -> Measurement:
    source = hop.source.touchpoint
    evidence = [_quote(source, breach.line, "promised here")]
    if breach.answer:
        evidence.append(_quote(hop.pages[page].touchpoint, breach.answer, "said on the page"))
    return Measurement(
        check=MessageMatch.name,
        kind="message-mismatch",
        code=f"message-{breach.verdict}",
        about=(source.locator,),
        value=breach.certainty,
        certainty=round(breach.certainty, 3),
        against=(page,),
        evidence=tuple(evidence),
        message=f"The promise is {breach.verdict} {hop.where}: {breach.what}.",
        fix="Promise what the page keeps, or change the page.",
    )


def _quote(touchpoint: Touchpoint, line: Line, says: str) -> Evidence:
    span = (line.segment.start, line.segment.end)
    return quote_around(touchpoint, span, span, says)
