"""A checked draft as its page shows it: the text with its marks, and beside it what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.flows.scan import touchpoint_summary
from consistency.flows.surroundings import Surroundings
from consistency.records.audit import ConcernSummary, TouchpointSummary, Verdict, VoiceVerdict
from consistency.records.draft import CheckedDraft, CheckedText, DraftOffer, Fit
from consistency.records.finding import Evidence, Severity
from consistency.records.reading import Reading
from consistency.records.voice import Suggestion, Trait
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
    """One text of a draft; `says` is what its voice comes to where no card says it."""

    title: str
    tone: str
    verdict: str
    says: str
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
class Answer:
    """The whole answer: one verdict, why, a line for each concern, and the texts."""

    tone: str
    verdict: str
    reason: str
    channel: str
    is_guessed: bool
    concerns: tuple[tuple[str, str, str, str], ...]
    texts: tuple[Shown, ...]
    notes: tuple[str, ...]


def answer(draft: CheckedDraft, around: Surroundings) -> Answer:
    """What the page lays out."""
    beside = {reading.touchpoint.locator: touchpoint_summary(reading, {}) for reading in around.campaign}
    titles = {concern.concern: concern.title for concern in draft.concerns}
    return Answer(
        tone=page.tone(draft.verdict),
        verdict=draft.verdict.value,
        reason=draft.reason,
        channel=wording.visible(draft.channel),
        is_guessed=draft.is_guessed,
        concerns=tuple(_concern(one) for one in draft.concerns),
        texts=tuple(_shown(number, one, beside, titles) for number, one in enumerate(draft.texts, 1)),
        notes=tuple(map(wording.visible, draft.notes)),
    )


def _concern(one: ConcernSummary) -> tuple[str, str, str, str]:
    """Title, question, verdict, style; why it was not checked stands in the place of the question."""
    told = one.reason if one.verdict is Verdict.NOT_CHECKED else wording.QUESTIONS.get(one.concern, "")
    return wording.visible(one.title), told, one.verdict.value, page.tone(one.verdict)


def _shown(number: int, one: CheckedText, beside: Mapping[str, TouchpointSummary], titles: Mapping[str, str]) -> Shown:
    touchpoint, assessment = one.touchpoint, one.assessment
    summary = touchpoint_summary(Reading(touchpoint, ()), {touchpoint.locator: assessment} if assessment else {})
    is_told = assessment is not None and assessment.words > 0 and assessment.verdict is not VoiceVerdict.CANNOT_TELL
    marked = marked_text(touchpoint.text, list(_quotes(one)), f"d{number}", 4 * LONGEST)
    cards = [(finding, page.card(finding, {**beside, touchpoint.locator: summary}, marked.marks, titles)) for finding in one.findings]
    return Shown(
        title=wording.visible(touchpoint.title),
        tone=page.tone(one.verdict),
        verdict=one.verdict.value,
        says="" if assessment and assessment.verdict is VoiceVerdict.DRIFT else wording.visible(one.says),
        words=tuple(_words(one, marked.marks, passage.text, passage.mark) for passage in marked.passages),
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


def _quotes(one: CheckedText) -> Iterator[Evidence]:
    """All of the text that something is said of."""
    locator = one.touchpoint.locator
    yield from (item for finding in one.findings for item in finding.evidence if item.locator == locator)
    yield from (offer.quote for offer in one.offers)


def _words(one: CheckedText, marks: Mapping[tuple[int, int], str], text: str, mark: str) -> Words:
    """A marked stretch takes the tone of the gravest finding that quotes it; one that is only a promise of an offer has none."""
    about = [
        finding
        for finding in one.findings
        if mark and any(marks.get((item.start or 0, item.end or 0)) == mark for item in finding.evidence if item.start is not None)
    ]
    if not about:
        return Words(text, mark, "told" if mark else "")
    worst = max(about, key=lambda finding: finding.severity.rank)
    return Words(text, mark, OUTER[worst.severity], f"f-{worst.id}")


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
        before=wording.visible(offer.quote.before),
        words=wording.visible(offer.quote.quote),
        after=wording.visible(offer.quote.after),
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
