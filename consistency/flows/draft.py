"""A draft held against a brand: voice, words, offers, before anybody publishes it. Nothing is kept of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from consistency.baseline import assess_all
from consistency.checks import CHECKS
from consistency.flows.compare import Comparison, compare
from consistency.flows.draft_offers import draft_offers
from consistency.flows.draft_voice import DraftVoice, draft_voice, is_heard_in, is_of_pool, said_of_text
from consistency.flows.gate import demands_of, with_set_apart
from consistency.flows.progress import silent
from consistency.flows.read import read, with_facts
from consistency.flows.scan import touchpoint_summary
from consistency.flows.surroundings import Surroundings
from consistency.flows.work import Splitter
from consistency.judge import Scene, decide, judge, overall, summarise
from consistency.judge.concerns import COVERAGE, concern_named
from consistency.offers import build_ledger
from consistency.records.audit import ConcernSummary, Verdict, VoiceVerdict
from consistency.records.campaign import Campaign
from consistency.records.draft import CheckedDraft, CheckedText
from consistency.records.finding import Finding, Severity
from consistency.records.offer import Ledger
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.reports.wording import headline_of
from consistency.represent import represent_all
from consistency.segment import mark_boilerplate

DRAFT = "draft"
"""What a draft's locator begins with, so that it is never taken for a touchpoint of the campaign."""
ALONE = frozenset({"voice", "terms", "rules", "placeholders", "slips", "look", "identity", "ad_assets"})
"""Checks that need no other text of the campaign, and are shown none, so that a draft is answered at once however large that is."""
LEADS = frozenset({"message_match"})
"""Checks that follow links to the campaign's pages; they are shown no link but the draft's, so that no other is followed."""
PATH, UNFOLLOWED = "path", "hop-unchecked"
COMPARING = frozenset({"offer", "path", "service"})
"""Concerns that a draft which promises nothing, leads nowhere or stands alone leaves nothing to ask about."""
HEADER = re.compile(
    r"(subject|(?:from|to)(?=[ \t]*:[ \t]*[^\s\d£$€])|cc|bcc|reply-to|date|sent|preheader|preview)(?: (?:line|text))?[ \t]*:", re.IGNORECASE
)
"""What a line of a mail's head begins with, in a mail program or in a writer's document; hours and prices go from one figure to another."""
MAIL = re.compile(r"\be-?mail|newsletter|(?<!direct[ -])\bmail(?:s|ings?)?\b(?![ -]order)", re.IGNORECASE)
"""What channels of mail are called; what goes by post is another."""
OF_APPROVED = "It is about the guide and the approved copy, not about a draft."


def draft_of(text: str, name: str = "") -> Touchpoint:
    """A text at hand as a draft; its channel is still open."""
    return Touchpoint(locator=f"{DRAFT}/{name}" if name else DRAFT, channel="", kind=Kind.TEXT, text=text)


def check_draft(
    around: Surroundings, drafts: Sequence[Touchpoint], channel: str = "", *, instead_of: str = "", asks_model: bool = False
) -> CheckedDraft:
    """What is to be said of one draft, which may have several texts (the rows of an export).

    Without `channel` it is guessed. `instead_of` is the locator of the campaign's touchpoint that the draft would replace, with which it
    is then not compared. Only with `asks_model` is a language model that the settings name asked for rewordings.
    """
    named = [_apart(one) for one in drafts]
    guessed = channel or guessed_channel(around, named)
    own = with_facts(_read(around, [replace(one, channel=guessed) for one in named], instead_of), around.brand, around.launch)
    voice = draft_voice(around, own, f"{DRAFT}/", asks_model=asks_model)
    beside = tuple(one for one in around.campaign if one.touchpoint.locator != instead_of)
    whole = _campaign(around, own, beside, voice)
    comparison = _compared(around, own, whole)
    findings, concerns = _judged(around, own, whole, comparison)
    offers = draft_offers(whole, own, findings)
    texts = [_text(one, findings, voice, around.missing) for one in own]
    told = tuple(replace(one, offers=offers.get(one.touchpoint.locator, ())) for one in texts)
    verdict = overall(concerns, complete=True)
    notes = (*voice.notes, *_unfollowed(around, own, whole, comparison), *around.notes)
    return CheckedDraft(verdict, headline_of(verdict, findings), guessed, not channel, concerns, told, notes, voice.pools)


def _read(around: Surroundings, drafts: Sequence[Touchpoint], instead_of: str) -> tuple[Reading, ...]:
    """The drafts as a scan would read them in their place of the campaign, which shows what all of it repeats."""
    places = [one.touchpoint.locator for one in around.campaign]
    at = places.index(instead_of) if instead_of in places else len(places)
    among = (*around.campaign[:at], *Splitter()(drafts), *around.campaign[at + 1 :])
    return mark_boilerplate(among, around.approved)[at : at + len(drafts)]


def _apart(one: Touchpoint) -> Touchpoint:
    """The touchpoint by a name that none of the campaign has; what it says of its own style stays its own."""
    if one.locator == DRAFT or one.locator.startswith(f"{DRAFT}/"):
        return one
    named = f"{DRAFT}/{one.locator}"
    return replace(
        one, locator=named, styles=tuple(replace(fact, origin=named) if fact.origin == one.locator else fact for fact in one.styles)
    )


def _unfollowed(around: Surroundings, own: Sequence[Reading], whole: Campaign, made: Comparison) -> tuple[str, ...]:
    """A note where a draft leads to nothing but pages that nobody read; where it leads to others too, the check tells of them."""
    if made.checks_made.get(PATH) is None or PATH in made.off or UNFOLLOWED in around.project.settings.checks.silence:
        return ()
    unread = dict.fromkeys(key for one in own for key in whole.unread_behind(one.touchpoint))
    return tuple(f"This links to {key}, which was not read: whether it keeps what is promised here is not checked." for key in unread)


def guessed_channel(around: Surroundings, drafts: Sequence[Touchpoint]) -> str:
    """The channel that a draft is most likely meant for: that of its format, else the one in whose approved copy it fits best."""
    kind = _kind_of(drafts[0]) if drafts else Kind.TEXT
    if kind is not Kind.TEXT and (of_kind := _channel_of_kind(around, kind)):
        return of_kind
    if around.judge is None or not drafts:
        return ""
    baseline = around.judge.learned.edition.baseline
    channels = tuple(dict.fromkeys(text.channel for text in baseline.texts))
    represented = represent_all(read(drafts[:1]), around.encoder, around.judge.names)
    tried = assess_all(baseline, [replace(text, channel=channel) for text in represented for channel in channels])
    return max(zip(channels, tried, strict=True), key=lambda pair: pair[1].score)[0] if tried else ""


def _kind_of(draft: Touchpoint) -> Kind:
    """The draft's format; pasted text that begins with a subject, or with several lines of a mail's head, is a mail."""
    if draft.kind is not Kind.TEXT:
        return draft.kind
    lines = (line.strip() for line in draft.text.splitlines() if line.strip())
    head = {found[1].casefold() for found in takewhile(bool, map(HEADER.match, lines)) if found}
    return Kind.EMAIL if "subject" in head or len(head) > 1 else Kind.TEXT


def _channel_of_kind(around: Surroundings, kind: Kind) -> str:
    """The channel in which most texts of this format lie; for mails else one that is called so."""
    channels = [one.touchpoint.channel for one in (*around.approved, *around.campaign) if one.touchpoint.kind is kind]
    named = (name for name in around.channels if kind is Kind.EMAIL and MAIL.search(name))
    return max(dict.fromkeys(channels), key=channels.count) if channels else next(named, "")


def _campaign(around: Surroundings, own: tuple[Reading, ...], beside: tuple[Reading, ...], voice: DraftVoice) -> Campaign:
    """The draft among what it is compared with."""
    readings = (*beside, *own)
    return Campaign(
        name=around.project.settings.campaign.name,
        launch=around.launch,
        brand=around.brand,
        readings=readings,
        approved=around.approved,
        pages=around.pages,
        voices={locator: one.assessment for locator, one in voice.scored.items()} if around.judge else None,
        pools=voice.pools,
        ledger=build_ledger(readings, around.terms.brief),
        rules=around.terms.rules,
        look=around.project.settings.look.rules,
    )


def _compared(around: Surroundings, own: tuple[Reading, ...], whole: Campaign) -> Comparison:
    """What the checks measured about the draft, each shown no more of the campaign than it holds a text against."""
    alone = _part(whole, own)
    leading = replace(whole, readings=(*map(_without_links, whole.readings[: -len(own)]), *own)) if own else whole
    off = {**around.terms.standards.gate.off} | {name: OF_APPROVED for name in CHECKS if concern_named(CHECKS[name].concern).is_of_approved}
    silence = around.project.settings.checks.silence
    made = compare(whole, off, silent, silence, lambda name: alone if name in ALONE else leading if name in LEADS else whole)
    mine = {one.touchpoint.locator for one in own}
    return replace(made, measurements=tuple(one for one in made.measurements if mine & set(one.about)))


def _without_links(one: Reading) -> Reading:
    return replace(one, touchpoint=replace(one.touchpoint, links=())) if one.touchpoint.links else one


def _part(whole: Campaign, readings: tuple[Reading, ...]) -> Campaign:
    """The campaign as it would be with these readings alone; what belongs to one offer stays together."""
    places = {one.touchpoint.locator for one in readings}
    offers = (replace(offer, facts=tuple(fact for fact in offer.facts if fact.locator in places)) for offer in whole.ledger.offers)
    return replace(whole, readings=readings, ledger=Ledger(tuple(one for one in offers if one.facts or one.declared)))


def _judged(
    around: Surroundings, own: tuple[Reading, ...], whole: Campaign, made: Comparison
) -> tuple[tuple[Finding, ...], tuple[ConcernSummary, ...]]:
    """What the measurements mean, by the standards of a scan; nothing of a draft was accepted, but differences may be on purpose."""
    standards = around.terms.standards
    summaries = [touchpoint_summary(reading, whole.voices or {}) for reading in own]
    channel_of = {one.touchpoint.locator: one.touchpoint.channel for one in whole.readings}
    demands = demands_of(standards.gate, made.asked, summaries)
    scene = Scene(channel_of, {}, set(made.checks_made), is_complete=True)
    decided = decide(judge(made.measurements, standards.gate.thresholds, channel_of), (), standards.intended, around.launch, scene)
    told = {concern: why for concern, why in made.checks_made.items() if not (why and concern in COMPARING)}
    concerns = summarise(decided.findings, replace(whole, readings=own), (), told, with_set_apart(demands, decided))
    return decided.findings, tuple(one for one in concerns if one.concern != COVERAGE and not concern_named(one.concern).is_of_approved)


def _text(reading: Reading, findings: Sequence[Finding], voice: DraftVoice, missing: str) -> CheckedText:
    locator = reading.touchpoint.locator
    (place, pool), scored = voice.heard_at(locator), voice.scored.get(locator)
    own = tuple(one for one in findings if locator in one.locators or (pool and place in one.locators and is_of_pool(one, pool)))
    heard = (scored, pool if pool and is_heard_in(pool, place) else None)
    judged = [one.assessment.verdict for one in heard if one is not None]
    is_told = any(verdict is not VoiceVerdict.CANNOT_TELL for verdict in judged)
    return CheckedText(
        touchpoint=reading.touchpoint,
        verdict=_worst(own) or (Verdict.PASS if is_told else Verdict.NOT_CHECKED),
        says=said_of_text(scored, place, pool) if scored else missing,
        findings=own,
        assessment=scored.assessment if scored else None,
        examples=scored.examples if scored and scored.assessment.verdict is VoiceVerdict.DRIFT else (),
    )


def _worst(findings: Sequence[Finding]) -> Verdict | None:
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Verdict.STOP
    return Verdict.LOOK if Severity.WARNING in severities else None
