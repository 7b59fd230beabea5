"""A checked draft as its page shows it: the text with its marks, and beside it what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consistency.flows.draft_voice import is_of_pool
from consistency.flows.scan import touchpoint_summary, voice_score
from consistency.flows.score import said_of
from consistency.flows.surroundings import Surroundings
from consistency.records.audit import ConcernSummary, TouchpointSummary, Verdict, VoiceVerdict
from consistency.records.draft import CheckedDraft, CheckedText, DraftOffer, Fit
from consistency.records.finding import Evidence, Finding, Severity
from consistency.records.reading import Reading
from consistency.records.voice import Pool, Suggestion, Trait
from consistency.reports import page, wording
from consistency.reports.assessment_text import hundredths
from consistency.reports.page import Card, Strip
from consistency.reports.passages import LONGEST, marked_text
from consistency.reports.portrait_words import plain

FITS = {
    Fit.SAME: ("pass", "the same elsewhere"),
    Fit.NEW: ("note", "new"),
    Fit.OTHERWISE: ("note", "said otherwise elsewhere"),
    Fit.CONTRADICTS: ("stop", "contradicts"),
}
"""The style and the words of how a promise sits with the campaign."""
WIDE = 200
"""How wide a trait's picture is, in the units of its own drawing."""
OUTER = {Severity.ERROR: "stop", Severity.WARNING: "look", Severity.NOTE: "note"}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text; `mark` is its id where something is said of it, `tone` how grave that is, `note` the id of the card beside."""

    text: str
    mark: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """One countable trait of the text beside the brand's own range, in words and as places in a picture (0..WIDE)."""

    says: str
    value: str
    unit: str
    usual: str
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that a draft promises, and where else the same or something else is said."""

    what: str
    value: str
    before: str
    words: str
    after: str
    tone: str
    fit: str
    elsewhere: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A rewording that was tried: what it does, the words before and after, and what a form sends to have it made."""

    says: str
    quote: str
    replacement: str
    gain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One text of a draft; `says` is what its voice comes to where no card says it, `together` the card of what was judged with it."""

    title: str
    tone: str
    verdict: str
    says: str
    together: str
    words: tuple[Words, ...]
    cards: tuple[Card, ...]
    notes: tuple[Card, ...]
    strip: Strip | None
    ranges: tuple[Range, ...]
    promises: tuple[Promise, ...]
    changes: tuple[Change, ...]
    advice: tuple[str, ...]
    revised: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Short texts that were judged as one: what holds them together, the verdict, and each quote with its text's number and title.

    `ids` are those of the findings that it stands for, `place` is the id of its card.
    """

    place: str
    ids: tuple[str, ...]
    name: str
    tone: str
    verdict: str
    says: str
    fix: str
    strip: Strip | None
    quotes: tuple[tuple[str, str, int, str], ...]
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer: one verdict, why, a line for each concern, the texts, and those of them that were judged together."""

    tone: str
    verdict: str
    reason: str
    channel: str
    is_guessed: bool
    concerns: tuple[tuple[str, str, str, str], ...]
    texts: tuple[Shown, ...]
    together: tuple[Together, ...]
    notes: tuple[str, ...]


def answer(draft: CheckedDraft, around: Surroundings) -> Answer:
    """What the page lays out."""
    beside = {reading.touchpoint.locator: touchpoint_summary(reading, {}) for reading in around.campaign}
    beside |= {one.touchpoint.locator: _summary(one) for one in draft.texts}
    titles = {concern.concern: concern.title for concern in draft.concerns}
    pools = tuple(_together(number, pool, draft, beside) for number, pool in enumerate(draft.pools, 1))
    return Answer(
        tone=page.tone(draft.verdict),
        verdict=draft.verdict.value,
        reason=draft.reason,
        channel=wording.visible(draft.channel),
        is_guessed=draft.is_guessed,
        concerns=tuple(_concern(one) for one in draft.concerns),
        texts=tuple(_shown(number, one, beside, titles, pools) for number, one in enumerate(draft.texts, 1)),
        together=pools,
        notes=tuple(map(wording.visible, draft.notes)),
    )


def _concern(one: ConcernSummary) -> tuple[str, str, str, str]:
    """Title, question, verdict, style; why it was not checked stands in the place of the question."""
    told = one.reason if one.verdict is Verdict.NOT_CHECKED else wording.QUESTIONS.get(one.concern, "")
    return wording.visible(one.title), told, one.verdict.value, page.tone(one.verdict)


def _shown(
    number: int, one: CheckedText, beside: Mapping[str, TouchpointSummary], titles: Mapping[str, str], pools: Sequence[Together]
) -> Shown:
    touchpoint, assessment = one.touchpoint, one.assessment
    summary = beside[touchpoint.locator]
    elsewhere = {id_: pool.place for pool in pools for id_ in pool.ids}
    notes = {each.id: elsewhere.get(each.id, f"f-{number}-{each.id}") for each in one.findings}
    is_told = assessment is not None and assessment.words > 0 and assessment.verdict is not VoiceVerdict.CANNOT_TELL
    marked = marked_text(touchpoint.text, list(_quotes(one)), f"d{number}", 4 * LONGEST)
    own = [_here_first(each, touchpoint.locator) for each in one.findings if each.id not in elsewhere]
    cards = [(each, page.card(each, beside, marked.marks, titles)) for each in own]
    return Shown(
        title=wording.visible(touchpoint.title),
        tone=page.tone(one.verdict),
        verdict=one.verdict.value,
        says="" if assessment and assessment.verdict is VoiceVerdict.DRIFT else wording.visible(one.says),
        together=next((pool.place for pool in pools if set(pool.ids) & {each.id for each in one.findings}), ""),
        words=tuple(_words(notes, one, marked.marks, passage.text, passage.mark) for passage in marked.passages),
        cards=tuple(card for finding, card in cards if finding.severity is not Severity.NOTE),
        notes=tuple(card for finding, card in cards if finding.severity is Severity.NOTE),
        strip=page.strip(summary.voice) if summary.voice and is_told else None,
        ranges=tuple(_range(trait) for trait in assessment.traits) if assessment and is_told else (),
        promises=tuple(_promise(offer) for offer in one.offers),
        changes=tuple(_change(each) for each in assessment.suggestions if each.replacement is not None) if assessment else (),
        advice=tuple(wording.visible(each.says) for each in assessment.suggestions if each.replacement is None) if assessment else (),
        revised=_revised(one),
        examples=tuple((wording.visible(item.quote), wording.visible(item.locator)) for item in one.examples),
    )


def _summary(one: CheckedText) -> TouchpointSummary:
    return touchpoint_summary(Reading(one.touchpoint, ()), {one.touchpoint.locator: one.assessment} if one.assessment else {})


def _here_first(finding: Finding, locator: str) -> Finding:
    """The finding as it is told beside one of its texts: that one, and what it says, before the others."""
    others = tuple(place for place in finding.locators if place != locator)
    evidence = sorted(finding.evidence, key=lambda item: item.locator != locator)
    return replace(finding, locators=(locator, *others), evidence=tuple(evidence))


def _together(number: int, pool: Pool, draft: CheckedDraft, beside: Mapping[str, TouchpointSummary]) -> Together:
    assessment, findings = pool.assessment, _of_pool(pool, draft)
    numbers = {one.touchpoint.locator: place for place, one in enumerate(draft.texts, 1)}
    is_told, score = assessment.verdict is not VoiceVerdict.CANNOT_TELL, voice_score(assessment)
    word = wording.ADVICE[findings[0].severity] if findings else (Verdict.PASS if is_told else Verdict.NOT_CHECKED).value
    quoted = [item for one in findings for item in one.evidence if item.locator in numbers]
    return Together(
        place=f"together-{number}",
        ids=tuple(one.id for one in findings),
        name=wording.visible(f"{wording.count(len(pool.members), 'text')} of {pool.name}"),
        tone=word.lower() if findings else page.tone(Verdict(word)),
        verdict=word,
        says=wording.visible(findings[0].message if findings else said_of(assessment)),
        fix=wording.visible(findings[0].fix) if findings else "",
        strip=page.strip(score) if score and is_told else None,
        quotes=tuple((wording.visible(item.quote), item.says, numbers[item.locator], beside[item.locator].title) for item in quoted),
        ranges=tuple(_range(trait) for trait in assessment.traits) if findings else (),
    )


def _of_pool(pool: Pool, draft: CheckedDraft) -> list[Finding]:
    """The findings about the pool as a whole."""
    members = [one for one in draft.texts if one.touchpoint.locator in pool.members]
    found = (each for one in members for each in one.findings if is_of_pool(each, pool))
    return list({one.id: one for one in found}.values())


def _quotes(one: CheckedText) -> Iterator[Evidence]:
    """All of the text that something is said of."""
    locator = one.touchpoint.locator
    yield from (item for finding in one.findings for item in finding.evidence if item.locator == locator)
    yield from (offer.quote for offer in one.offers)


def _words(notes: Mapping[str, str], one: CheckedText, marks: Mapping[tuple[int, int], str], text: str, mark: str) -> Words:
    """A marked stretch takes the tone of the gravest finding that quotes it; one that is only a promise of an offer has none.

    `notes` are the ids of the cards of its findings.
    """
    about = [
        finding
        for finding in one.findings
        if mark and any(marks.get((item.start or 0, item.end or 0)) == mark for item in finding.evidence if item.start is not None)
    ]
    if not about:
        return Words(text, mark, "told" if mark else "")
    worst = max(about, key=lambda finding: finding.severity.rank)
    return Words(text, mark, OUTER[worst.severity], notes[worst.id])


def _range(trait: Trait) -> Range:
    ends = [0.0, trait.value, trait.low, trait.high]
    bottom, room = min(ends), max(max(ends) - min(ends), 1e-6) * 1.04
    at, low, high = (round(WIDE * (value - bottom) / room, 1) for value in (trait.value, trait.low, trait.high))
    usual = f"{trait.low:g}" if trait.low == trait.high else f"{trait.low:g} to {trait.high:g}"
    return Range(wording.sentence(plain(trait.says)), f"{trait.value:g}", trait.unit, usual, at, low, max(high, low + 3))


def _promise(offer: DraftOffer) -> Promise:
    tone, fit = FITS[offer.fit]
    return Promise(
        what=wording.visible(offer.attribute),
        value=wording.visible(offer.value),
        before=wording.visible_before(offer.quote.before),
        words=wording.visible(offer.quote.quote),
        after=wording.visible_after(offer.quote.after),
        tone=tone,
        fit=fit,
        elsewhere=tuple((wording.visible(said.value), _places(said.evidence)) for said in offer.elsewhere),
    )


def _places(evidence: Sequence[Evidence]) -> tuple[tuple[str, str], ...]:
    return tuple((wording.visible(item.quote), wording.visible(item.locator)) for item in evidence)


def _change(one: Suggestion) -> Change:
    shown = hundredths(one.before), hundredths(one.after)
    gain = f"score {shown[0]} → {shown[1]}" if shown[0] != shown[1] else "nearer, though the score stays the same"
    return Change(wording.visible(one.says), wording.visible(one.quote), one.replacement or "", gain, one.start, one.end)


def _revised(one: CheckedText) -> str:
    """The score with all changes made, where there are several."""
    if one.assessment is None or one.assessment.revised is None:
        return ""
    made = sum(each.replacement is not None for each in one.assessment.suggestions)
    return f"score {hundredths(one.assessment.score)} → {hundredths(one.assessment.revised)}" if made > 1 else ""
