"""Promise and delivery: what adverts, pages and messages claim of the service, against what service itself says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from consistency.checks.lead_times import leads, slower
from consistency.checks.rule_pages import tells_rules
from consistency.checks.service_claims import CLAIMS, OTHER_CASE, OWN_CASE, SOON, Claim
from consistency.checks.slicing import quote_around
from consistency.checks.statements import Line, lines_of
from consistency.protocols import UNASKED
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Role, Touchpoint

CLAIMING = frozenset({Role.SUBJECT, Role.PREHEADER, Role.HEADLINE, Role.BODY, Role.CTA, Role.DESCRIPTION, Role.TITLE})
ANSWERING = CLAIMING | {Role.LEGAL, Role.FORM, Role.DATA, Role.SIGNATURE}
PROMOTIONAL = frozenset({Kind.AD, Kind.POST, Kind.EMAIL, Kind.PAGE})
SERVING = frozenset({Kind.MACRO, Kind.SCRIPT, Kind.DOCUMENT})
SURE_OF_MONEY, SURE, UNSURE = 0.9, 0.75, 0.45
KINDS = {"contradicted": "promise-contradicted", "weaker": "promise-weakened", "none": "promise-unbacked"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What service says to a claim: the verdict, the line that shows it (None where there is none) and how sure that is."""

    verdict: str
    line: Line | None = None
    locator: str = ""
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Said:
    """One line with the touchpoint that it stands in."""

    locator: str
    line: Line


@dataclass(frozen=True, slots=True)
class Replies:
    """Every line in which service speaks to one kind of claim, in order: what backs it, weakens it, breaks it, breaks it for every case."""

    backing: tuple[Said, ...]
    weaker: tuple[Said, ...]
    broken: tuple[Said, ...]
    plain: tuple[Said, ...]


class Service:
    """All that service says, looked through once for each kind of claim that is made, however many make it."""

    def __init__(self, said: tuple[Said, ...]) -> None:
        self._said = said
        self._replies: dict[str, Replies] = {}

    def to(self, kind: Claim) -> Replies:
        """What it says to claims of a kind."""
        if kind.name not in self._replies:
            self._replies[kind.name] = self._look_through(kind)
        return self._replies[kind.name]

    def _look_through(self, kind: Claim) -> Replies:
        about = [one for one in self._said if kind.about is None or kind.about.search(f"{one.line.heading} {one.line.folded}")]
        broken = [one for one in about if kind.broken.search(one.line.folded) and not kind.backed.search(one.line.folded)]
        return Replies(
            backing=tuple(one for one in about if kind.backed.search(one.line.folded)),
            weaker=tuple(one for one in about if kind.weaker and kind.weaker.search(one.line.folded)),
            broken=tuple(broken),
            plain=tuple(one for one in broken if kind.is_total or not OTHER_CASE.search(one.line.folded)),
        )

    @cached_property
    def timed(self) -> tuple[Said, ...]:
        """The lines that say how long something takes."""
        return tuple(one for one in self._said if any(True for _ in leads(one.line.folded)))


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
        service = Service(tuple(Said(one.touchpoint.locator, line) for one in _serving(campaign) for line in lines_of(one, ANSWERING)))
        touchpoints = {reading.touchpoint.locator: reading.touchpoint for reading in campaign.readings}
        unbacked: dict[str, tuple[Touchpoint, Line]] = {}
        for reading in campaign.readings:
            touchpoint = reading.touchpoint
            if not _promotes(touchpoint):
                continue
            linked = frozenset(campaign.leads_to(touchpoint))
            for line in lines_of(reading, CLAIMING):
                for name, answer in _answers(line, service, linked):
                    if answer.line is None:
                        unbacked.setdefault(name, (touchpoint, line))
                    elif answer.certainty:
                        yield _measurement(name, answer, (touchpoint, line), touchpoints[answer.locator])
        yield from (_unbacked(name, touchpoint, line) for name, (touchpoint, line) in unbacked.items())


def _serving(campaign: Campaign) -> Iterator[Reading]:
    return (reading for reading in campaign.readings if _serves(reading.touchpoint))


def _is_rule(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind is Kind.PAGE and tells_rules(touchpoint.title, touchpoint.locator, touchpoint.uri or "")


def _serves(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in SERVING or _is_rule(touchpoint)


def _promotes(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in PROMOTIONAL and not _is_rule(touchpoint)


def _answers(claim: Line, service: Service, linked: frozenset[str]) -> Iterator[tuple[str, Answer]]:
    """For each claim that a line makes its name, and what service says to it elsewhere than on the `linked` pages."""
    for kind in CLAIMS:
        if kind.words.search(claim.folded) and (kind.about is None or kind.about.search(claim.folded)):
            yield kind.name, _answer(kind, claim, service.to(kind), linked)
    if SOON.search(claim.folded) and any(lead.processes for lead in leads(claim.folded)):
        yield "how soon", _in_time(claim, [one for one in service.timed if one.locator not in linked])


def _answer(kind: Claim, claim: Line, said: Replies, linked: frozenset[str]) -> Answer:
    """The plainest answer: a line that takes the claim back, else one that weakens it, else one that backs it."""
    backing, weaker, broken, plain = (_first(lines, linked) for lines in (said.backing, said.weaker, said.broken, said.plain))
    own = bool(OWN_CASE.search(claim.folded))
    if weaker and not own:
        return Answer("weaker", weaker.line, weaker.locator, SURE)
    if plain and not own:
        sure = UNSURE if backing else SURE_OF_MONEY if kind.is_money else SURE
        return Answer("contradicted", plain.line, plain.locator, sure)
    if broken and backing and not own:
        return Answer("weaker", broken.line, broken.locator, SURE if broken.locator == backing.locator else UNSURE)
    if backing:
        return Answer("backed", backing.line, backing.locator)
    return Answer("other case", broken.line, broken.locator) if broken else Answer("none")


def _first(lines: Iterable[Said], linked: frozenset[str]) -> Said | None:
    return next((one for one in lines if one.locator not in linked), None)


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
