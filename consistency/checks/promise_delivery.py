"""Promise and delivery: what adverts, pages and messages claim of the service, against what service itself says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, Literal

from consistency.checks.lead_times import leads, slower
from consistency.checks.service_claims import CLAIMS, OTHER_CASE, OWN_CASE, SOON, Claim
from consistency.checks.slicing import quote_around
from consistency.checks.statements import Line, lines_of
from consistency.english.rule_pages import tells_rules
from consistency.protocols import UNASKED, Recall, Task, anew
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Role, Touchpoint

CLAIMING = frozenset({Role.SUBJECT, Role.PREHEADER, Role.HEADLINE, Role.BODY, Role.CTA, Role.DESCRIPTION, Role.TITLE})
ANSWERING = CLAIMING | {Role.LEGAL, Role.FORM, Role.DATA, Role.SIGNATURE}
PROMOTIONAL = frozenset({Kind.AD, Kind.POST, Kind.EMAIL, Kind.PAGE})
SERVING = frozenset({Kind.MACRO, Kind.SCRIPT, Kind.DOCUMENT})
SURE_OF_MONEY, SURE, UNSURE = 0.9, 0.75, 0.45
Way = Literal["backing", "weaker", "broken", "plain", "timed"]
"""What a line of service makes of a claim: it backs it, weakens it, breaks it, breaks it for every case; or says how long things take."""
WAYS: tuple[Way, ...] = ("backing", "weaker", "broken", "plain")
HOW_SOON = "how soon"
"""The claim that something takes no longer than some time."""
OF_MONEY = frozenset(kind.name for kind in CLAIMS if kind.is_money)
KINDS = {"contradicted": "promise-contradicted", "weaker": "promise-weakened", "none": "promise-unbacked"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What service says to a claim: the verdict, the line that shows it (None where there is none) and how sure that is."""

    verdict: str
    line: Line | None = None
    locator: str = ""
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Made:
    """A claim that a line makes, by its name."""

    name: str
    line: Line


@dataclass(frozen=True, slots=True)
class Said:
    """One line with the touchpoint that it stands in, and how it answers claims: the name of each with the way."""

    locator: str
    line: Line
    answers: tuple[tuple[str, Way], ...]


class Service:
    """All that service says to claims, in order, by the claim's name and by what it makes of the claim."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._answers: dict[tuple[str, Way], list[Said]] = defaultdict(list)
        for one in said:
            for answer in one.answers:
                self._answers[answer].append(one)

    def to(self, name: str, way: Way, linked: frozenset[str]) -> Iterator[Said]:
        """What it says to a claim in this way, elsewhere than on the `linked` pages."""
        return (one for one in self._answers.get((name, way), ()) if one.locator not in linked)


class PromiseDelivery:
    """Holds what promotional copy claims of the service against what support, telephone menus, invoices and terms say.

    **What it measures.** Claims in adverts, posts, e-mails and pages: help round the clock, answers and deliveries within some time,
    free returns, delivery or installation, no fees, people who answer, money back, no contract, delivery to anywhere, guarantees for
    life, details kept private. Each is looked up in saved replies, scripts, documents and pages of terms: it is backed, weaker,
    contradicted, or no evidence is found.

    **Why it matters.** The advert is believed until the first call. What the claim costs is lost there, and customers tell.

    **Flagged** (the claim, then what service says):

    - "Free returns." / "Please note that the customer pays the return postage."
    - "Help by phone 24/7." / "Our phone lines are open from 9am to 5pm, Monday to Friday."
    - "Free delivery." / "Delivery is free on orders over £50. Below that it costs £4.95."

    **Fine:**

    - "Free delivery over $50." / "Shipping is $5.95 on orders under $50."
    - "Help by phone 24/7." / "Our shop on Mill Street opens from 10am to 4pm on Saturdays."
    - "Free returns." / "Here is a prepaid label, so sending it back costs you nothing."

    **How sure it is.** A contradiction that costs customers money is an error, another a warning; what service says of another case,
    or says both ways, is a note. A claim that nothing was found for is a note at most, told once a campaign.

    **Settings.** `checks.silence = ["promise-unbacked"]` leaves out claims that nothing was found for; `checks.skip` leaves the check
    out.

    **Limits.** Kinds of claim that are not listed are not seen. A page that an advert links to is not looked at here but by message match.
    """

    name: ClassVar[str] = "promise_delivery"
    concern: ClassVar[str] = "service"
    kinds: ClassVar[tuple[str, ...]] = tuple(KINDS.values())

    def lacks(self, campaign: Campaign) -> str | None:
        """`UNASKED` where nothing was read that service says: no saved reply, script, document or page of terms."""
        if any(_serves(reading.touchpoint) for reading in campaign.readings):
            return None
        return UNASKED

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each claim of a touchpoint that is not backed, and one a kind of claim without evidence."""
        return self.remeasure(campaign, anew)

    def remeasure(self, campaign: Campaign, recall: Recall) -> Iterable[Measurement]:
        """The same; what a touchpoint claims, and what service says to such claims, is recalled as long as it is what it was."""
        promoting = [reading for reading in campaign.readings if _promotes(reading.touchpoint)]
        made = recall(tuple[Made, ...], "claims", list(map(_alone, promoting)), lambda places: (_claims(promoting[at]) for at in places))
        service = Service(_said(campaign, frozenset(one.name for claims in made for one in claims), recall))
        touchpoints = {reading.touchpoint.locator: reading.touchpoint for reading in campaign.readings}
        unbacked: dict[str, tuple[Touchpoint, Line]] = {}
        for reading, claims in zip(promoting, made, strict=True):
            touchpoint = reading.touchpoint
            linked = frozenset(campaign.leads_to(touchpoint))
            for claim in claims:
                answer = _answer(claim, service, linked)
                if answer.line is None:
                    unbacked.setdefault(claim.name, (touchpoint, claim.line))
                elif answer.certainty:
                    yield _measurement(claim.name, answer, (touchpoint, claim.line), touchpoints[answer.locator])
        yield from (_unbacked(name, touchpoint, line) for name, (touchpoint, line) in unbacked.items())


def _alone(reading: Reading) -> Task:
    return Task((reading,))


def _said(campaign: Campaign, names: frozenset[str], recall: Recall) -> Iterator[Said]:
    """Every line in which service speaks to claims of these names, in order."""
    serving = [reading for reading in campaign.readings if _serves(reading.touchpoint)]
    tasks = [Task((reading,), ", ".join(sorted(names))) for reading in serving]
    return chain.from_iterable(recall(tuple[Said, ...], "service", tasks, lambda places: (_replies(serving[at], names) for at in places)))


def _is_rule(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind is Kind.PAGE and tells_rules(touchpoint.title, touchpoint.locator, touchpoint.uri or "")


def _serves(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in SERVING or _is_rule(touchpoint)


def _promotes(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in PROMOTIONAL and not _is_rule(touchpoint)


def _claims(reading: Reading) -> tuple[Made, ...]:
    """Every claim of a touchpoint, line by line."""
    return tuple(Made(name, line) for line in lines_of(reading, CLAIMING) for name in _claimed(line))


def _claimed(line: Line) -> Iterator[str]:
    for kind in CLAIMS:
        if kind.words.search(line.folded) and (kind.about is None or kind.about.search(line.folded)):
            yield kind.name
    if SOON.search(line.folded) and any(lead.processes for lead in leads(line.folded)):
        yield HOW_SOON


def _replies(reading: Reading, names: frozenset[str]) -> tuple[Said, ...]:
    """The lines of a touchpoint of service that answer claims of these names."""
    said = (Said(reading.touchpoint.locator, line, tuple(_answering(line, names))) for line in lines_of(reading, ANSWERING))
    return tuple(one for one in said if one.answers)


def _answering(line: Line, names: frozenset[str]) -> Iterator[tuple[str, Way]]:
    """How a line answers claims of these names."""
    for kind in (kind for kind in CLAIMS if kind.name in names):
        if kind.about is None or kind.about.search(f"{line.heading} {line.folded}"):
            yield from ((kind.name, way) for way in _ways(line.folded, kind))
    if HOW_SOON in names and leads(line.folded):
        yield HOW_SOON, "timed"


def _ways(folded: str, kind: Claim) -> Iterator[Way]:
    if kind.backed.search(folded):
        yield "backing"
    elif kind.broken.search(folded):
        yield "broken"
        if kind.is_total or not OTHER_CASE.search(folded):
            yield "plain"
    if kind.weaker and kind.weaker.search(folded):
        yield "weaker"


def _answer(claim: Made, service: Service, linked: frozenset[str]) -> Answer:
    """The plainest answer: a line that takes the claim back, else one that weakens it, else one that backs it."""
    if claim.name == HOW_SOON:
        return _in_time(claim.line, list(service.to(HOW_SOON, "timed", linked)))
    backing, weaker, broken, plain = (next(service.to(claim.name, way, linked), None) for way in WAYS)
    own = bool(OWN_CASE.search(claim.line.folded))
    if weaker and not own:
        return Answer("weaker", weaker.line, weaker.locator, SURE)
    if plain and not own:
        sure = UNSURE if backing else SURE_OF_MONEY if claim.name in OF_MONEY else SURE
        return Answer("contradicted", plain.line, plain.locator, sure)
    if broken and backing and not own:
        return Answer("weaker", broken.line, broken.locator, SURE if broken.locator == backing.locator else UNSURE)
    if backing:
        return Answer("backed", backing.line, backing.locator)
    return Answer("other case", broken.line, broken.locator) if broken else Answer("none")


def _in_time(claim: Line, said: Sequence[Said]) -> Answer:
    """What service says of how long the same work takes."""
    by_line = {id(one.line): one for one in said}
    late = max(slower([claim], [one.line for one in said]), key=lambda breach: breach.certainty, default=None)
    if late is None or late.answer is None or late.certainty < SURE:
        return Answer("backed", claim)
    return Answer("contradicted", late.answer, by_line[id(late.answer)].locator, min(late.certainty, SURE))


def _measurement(name: str, answer: Answer, claim: tuple[Touchpoint, Line], service: Touchpoint) -> Measurement:
    touchpoint, line = claim
    told = "takes this back" if answer.verdict == "contradicted" else "keeps this only in part"
    evidence = [_quote(touchpoint, line, "claimed here")]
    if answer.line:
        evidence.append(_quote(service, answer.line, "said in service"))
    return Measurement(
        check=PromiseDelivery.name,
        kind=KINDS[answer.verdict],
        code=f"promise-{answer.verdict}",
        about=(touchpoint.locator,),
        value=answer.certainty,
        certainty=answer.certainty,
        attribute=name,
        against=(service.locator,),
        evidence=tuple(evidence),
        message=f"What customers are told in service {told} ({name}).",
        fix="Claim what service does, or change what it does and says.",
    )


def _unbacked(name: str, touchpoint: Touchpoint, line: Line) -> Measurement:
    return Measurement(
        check=PromiseDelivery.name,
        kind=KINDS["none"],
        code="promise-unbacked",
        about=(touchpoint.locator,),
        value=0.0,
        attribute=name,
        evidence=(_quote(touchpoint, line, "claimed here"),),
        message=f"Nothing that was read of service speaks to this claim ({name}): nobody knows whether it is kept.",
        fix="See that support and terms say the same, or leave such notes out with checks.silence.",
    )


def _quote(touchpoint: Touchpoint, line: Line, says: str) -> Evidence:
    span = (line.segment.start, line.segment.end)
    return quote_around(touchpoint, span, span, says)
