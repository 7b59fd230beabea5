"""What the HTML page shows of an audit, prepared so that its template only lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consistency.records.audit import Audit, ConcernSummary, TouchpointSummary, Verdict, VoiceScore, VoiceVerdict
from consistency.records.finding import Evidence, Finding, Severity
from consistency.reports import wording
from consistency.reports.course import mark_of
from consistency.reports.finding_text import examples, other_quotes, own_quotes
from consistency.reports.passages import Passage, marked_text, room_for

CONTEXT = 140
"""How many characters of the words around a quote are shown on each side."""

BEGINNING = 60
"""Characters of a text without a title that stand for one."""

SHORT = 25
"""Copy of fewer words cannot be judged alone."""

SHOWN_QUOTES = 3
"""How many quotes of a finding stand open; more of them fold away."""

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strip:
    """A voice score beside the brand's own range, all in 0..100, and what a screen reader says of it."""

    score: int
    low: int
    middle: int
    high: int
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote in its context; `swatch` is its colour where it is one, `mark` the id of the same words in the touchpoint's whole text."""

    locator: str
    title: str
    before: str
    words: str
    after: str
    says: str
    is_code: bool
    swatch: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as it is shown; `standing` is the style and the words of whether it is new or known, empty without a history."""

    id: str
    concern: str
    title: str
    tone: str
    word: str
    message: str
    places: tuple[tuple[str, str, str], ...]
    quotes: tuple[Quote, ...]
    more: tuple[Quote, ...]
    others: tuple[Quote, ...]
    also: tuple[str, ...]
    expected: str
    swatch: str
    fix: str
    examples: tuple[Quote, ...]
    strip: Strip | None
    standing: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Section:
    """One concern with its verdict, the question that it answers, and the id of its worst finding."""

    name: str
    title: str
    question: str
    verdict: str
    tone: str
    reason: str
    tally: str
    first: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One touchpoint with all that was found in it, notes apart, and its text with the quotes marked; `harm` sorts the worst first."""

    id: str
    title: str
    locator: str
    channel: str
    stage: str
    uri: str
    tone: str
    harm: float
    score: int | None
    strip: Strip | None
    cards: tuple[Card, ...]
    notes: tuple[Card, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the grid: a verdict, or that the channel was not scanned for the concern."""

    word: str
    tone: str
    hint: str


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint in the list of all."""

    title: str
    locator: str
    channel: str
    words: int
    score: int | None
    voice: str
    drifts: bool
    rank: int
    marks: tuple[tuple[str, str, str], ...]


def tone(verdict: Verdict) -> str:
    """The style class of a verdict."""
    return {"PASS": "pass", "LOOK": "look", "STOP": "stop", "NOT CHECKED": "unchecked", "OFF": "absent"}[verdict.value]


def sections(audit: Audit) -> tuple[Section, ...]:
    """All concerns in order; findings of no known concern make one more."""
    known = {concern.concern for concern in audit.concerns}
    told = [_section(concern, [one for one in audit.findings if one.concern == concern.concern]) for concern in audit.concerns]
    stray = [finding for finding in audit.findings if finding.concern not in known]
    if stray:
        told.append(_section(ConcernSummary("other", "Other findings", _weight(stray), "", {}), stray))
    return tuple(told)


def entries(audit: Audit) -> tuple[Entry, ...]:
    """The touchpoints in which something was found, the worst first; every finding stands in exactly one, that of its first locator."""
    touchpoints = {item.locator: item for item in audit.touchpoints}
    titles = {concern.concern: concern.title for concern in audit.concerns}
    found: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        found.setdefault(finding.locators[0], []).append(finding)
    room = room_for(len(found))
    made = [_entry(f"t{number}", locator, own, touchpoints, titles, room) for number, (locator, own) in enumerate(found.items(), 1)]
    standings = {one.id: mark_of(audit, one) for one in audit.findings}
    return tuple(sorted((_standing(entry, standings) for entry in made), key=lambda entry: -entry.harm))


def _standing(entry: Entry, standings: Mapping[str, tuple[str, str]]) -> Entry:
    """The entry, each of its cards with whether its finding is new or known."""
    cards, notes = (tuple(replace(one, standing=standings[one.id]) for one in some) for some in (entry.cards, entry.notes))
    return replace(entry, cards=cards, notes=notes)


def harm(finding: Finding, voice: VoiceScore | None) -> float:
    """How much a finding weighs: a stop before any number of looks, and of voices the one further below the brand's range more."""
    weight = (0.01, 1.0, 100.0)[finding.severity.rank]
    if finding.kind != "voice-drift" or voice is None:
        return weight
    low = max(voice.yardstick.low, 0.01)
    return weight * (1 + max(0.0, low - voice.score) / low)


def grid(audit: Audit) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """A row a concern, a cell a channel, in the order of `wording.channels`."""
    gaps = {channel: _gaps(audit, channel) for channel in wording.channels(audit)}
    return tuple(
        (wording.visible(concern.title), tuple(_cell(concern, channel, gaps[channel]) for channel in gaps))
        for concern in wording.by_channel(audit)
    )


def rows(audit: Audit) -> tuple[Row, ...]:
    """All touchpoints in the order in which they were read."""
    about: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        for locator in finding.locators:
            about.setdefault(locator, []).append(finding)
    return tuple(_row(item, about.get(item.locator, ())) for item in audit.touchpoints)


def numbers(audit: Audit) -> tuple[tuple[int, str, str], ...]:
    """The figures under the verdict: amount, what it counts, style class."""
    errors, warnings, notes = (len(wording.of_severity(audit, severity)) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    missing = wording.unreadable(audit.sources)
    shown = (
        (len(audit.touchpoints), "touchpoints read", "plain"),
        (errors, "to fix", "stop" if errors else "plain"),
        (warnings, "to look at", "look" if warnings else "plain"),
        (notes, "notes", "plain"),
        (missing, "could not be read", "look" if missing else "plain"),
    )
    return tuple((amount, label[:-1] if amount == 1 and label == "notes" else label, style) for amount, label, style in shown)


def _weight(findings: Sequence[Finding]) -> Verdict:
    worst = max(finding.severity.rank for finding in findings)
    return (Verdict.PASS, Verdict.LOOK, Verdict.STOP)[worst]


def _section(concern: ConcernSummary, findings: Sequence[Finding]) -> Section:
    return Section(
        name=wording.visible(concern.concern),
        title=wording.visible(concern.title),
        question=wording.QUESTIONS.get(concern.concern, ""),
        verdict=concern.verdict.value,
        tone=tone(concern.verdict),
        reason=wording.sentence(concern.reason),
        tally=wording.tally(findings),
        first=findings[0].id if findings else "",
    )


def _entry(
    name: str,
    locator: str,
    findings: Sequence[Finding],
    touchpoints: Mapping[str, TouchpointSummary],
    titles: Mapping[str, str],
    room: int,
) -> Entry:
    item = touchpoints.get(locator)
    own = [quote for finding in findings for quote in finding.evidence if quote.locator == locator]
    text = marked_text(item.text if item else "", own, name, room)
    strip = _strip_of(findings, item)
    weight = sum(harm(finding, item.voice if item and strip else None) for finding in findings)
    cards = [(finding, card(finding, touchpoints, text.marks, titles)) for finding in findings]
    return Entry(
        id=name,
        title=_called(item),
        locator=wording.visible(locator),
        channel=wording.visible(item.channel) if item else "approved copy",
        stage=wording.visible(item.stage or "") if item else "",
        uri=wording.visible(item.uri or "") if item else "",
        tone=wording.ADVICE[max(findings, key=lambda one: one.severity.rank).severity].lower(),
        harm=round(weight, 4),
        score=strip.score if strip else None,
        strip=strip,
        cards=tuple(card for finding, card in cards if finding.severity is not Severity.NOTE),
        notes=tuple(card for finding, card in cards if finding.severity is Severity.NOTE),
        passages=text.passages if item and item.text else (),
    )


def _called(item: TouchpointSummary | None) -> str:
    """Its title, or how its text begins; empty where neither is known."""
    if item is None or item.title.strip():
        return wording.visible(item.title) if item else ""
    begins = wording.visible(item.text[: 2 * BEGINNING])
    return begins if len(begins) <= BEGINNING else f"{begins[:BEGINNING].rsplit(' ', 1)[0]} …"


def card(
    finding: Finding, touchpoints: Mapping[str, TouchpointSummary], marks: Mapping[tuple[int, int], str], titles: Mapping[str, str]
) -> Card:
    """One finding; `marks` are those of its first touchpoint's text by span, `titles` the concerns' by name."""
    quotes = [_quote(item, touchpoints, marks if item.locator == finding.locators[0] else {}) for item in own_quotes(finding)]
    quoted = {item.locator for item in other_quotes(finding)}
    word = wording.ADVICE[finding.severity]
    return Card(
        id=finding.id,
        concern=wording.visible(finding.concern),
        title=wording.visible(titles.get(finding.concern, finding.concern)),
        tone=word.lower(),
        word=word,
        message=wording.visible(finding.message),
        places=tuple(_place(locator, touchpoints) for locator in finding.locators),
        quotes=tuple(quotes[:SHOWN_QUOTES]),
        more=tuple(quotes[SHOWN_QUOTES:]),
        others=tuple(_quote(item, touchpoints) for item in other_quotes(finding)),
        also=tuple(locator for locator in finding.against if locator not in quoted),
        expected=_expected(finding),
        swatch=_swatch(finding.expected or ""),
        fix=wording.visible(finding.fix),
        examples=tuple(_quote(item, touchpoints) for item in examples(finding)),
        strip=_strip_of([finding], touchpoints.get(finding.locators[0])),
    )


def _expected(finding: Finding) -> str:
    """What is expected, where the advice does not say it already; a colour is always shown."""
    expected = wording.visible(finding.expected or "")
    is_said = expected.casefold() in wording.visible(finding.fix).casefold() and not _swatch(expected)
    return "" if is_said else expected


def _place(locator: str, touchpoints: Mapping[str, TouchpointSummary]) -> tuple[str, str, str]:
    """Title, channel and locator."""
    item = touchpoints.get(locator)
    return (wording.visible(item.title) if item else "", item.channel if item else "", wording.visible(locator))


def _quote(item: Evidence, touchpoints: Mapping[str, TouchpointSummary], marks: Mapping[tuple[int, int], str] | None = None) -> Quote:
    title, _, locator = _place(item.locator, touchpoints)
    return Quote(
        locator=locator,
        title=title,
        before=_tail(item.before),
        words=wording.visible(item.quote),
        after=_head(item.after),
        says=wording.visible(item.says),
        is_code=item.source != "text",
        swatch=_swatch(item.quote) if item.source != "text" else "",
        mark=(marks or {}).get((item.start, item.end), "") if item.start is not None and item.end is not None else "",
    )


def _head(text: str) -> str:
    """The beginning of what follows a quote."""
    shown = wording.visible_after(text)
    return shown if len(shown) <= CONTEXT else f"{shown[:CONTEXT].rsplit(' ', 1)[0]} …"


def _tail(text: str) -> str:
    shown = wording.visible_before(text)
    return shown if len(shown) <= CONTEXT else f"… {shown[-CONTEXT:].split(' ', 1)[-1]}"


def _swatch(value: str) -> str:
    """The value where it is a colour that may be put into the page as it is."""
    return value if HEX.fullmatch(value) else ""


def _strip_of(findings: Iterable[Finding], item: TouchpointSummary | None) -> Strip | None:
    """The voice of a text that drifts; a finding about short texts taken as one is not what the score of any of them says."""
    is_drift = any(finding.kind == "voice-drift" for finding in findings)
    return strip(item.voice) if is_drift and item is not None and item.voice is not None and item.voice.flagged else None


def strip(voice: VoiceScore) -> Strip:
    """A voice score beside the range of the approved copy."""
    score, low, middle, high = (_hundredths(value) for value in _four(voice))
    style = "stop" if voice.flagged else "pass" if voice.verdict is VoiceVerdict.ON_VOICE else "unchecked"
    return Strip(
        score, low, middle, high, style, f"Voice score {score} of 100; nine in ten of your approved texts lie between {low} and {high}."
    )


def _four(voice: VoiceScore) -> tuple[float, float, float, float]:
    return voice.score, voice.yardstick.low, voice.yardstick.middle, voice.yardstick.high


def _hundredths(value: float) -> int:
    return round(100 * min(max(value, 0.0), 1.0))


def _gaps(audit: Audit, channel: str) -> int:
    return wording.unreadable([item for item in audit.sources if item.channel == channel and item.purpose == "campaign"])


def _cell(concern: ConcernSummary, channel: str, gaps: int) -> Cell:
    verdict = concern.channels.get(channel)
    if verdict is None:
        return Cell("not scanned", "absent", "Nothing in this channel could be held against it.")
    unread = f"{wording.count(gaps, 'file or record', 'files or records')} could not be read" if gaps else ""
    return Cell(verdict.value.lower() if verdict in (Verdict.NOT_CHECKED, Verdict.OFF) else verdict.value, tone(verdict), unread)


def _row(item: TouchpointSummary, findings: Sequence[Finding]) -> Row:
    told = item.voice is not None and item.voice.verdict is not VoiceVerdict.CANNOT_TELL
    return Row(
        title=wording.visible(item.title or item.locator.rpartition("/")[2]),
        locator=wording.visible(item.locator),
        channel=item.channel,
        words=item.words,
        score=_hundredths(item.voice.score) if item.voice is not None and told else None,
        voice=_voice_word(item.voice, item.words),
        drifts=item.voice is not None and item.voice.flagged,
        rank=max((1 + finding.severity.rank for finding in findings), default=0),
        marks=_marks(findings),
    )


def _marks(findings: Sequence[Finding]) -> tuple[tuple[str, str, str], ...]:
    """The first finding of each kind and severity, with how many there are."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((wording.ADVICE[finding.severity], finding.kind.replace("-", " ")), []).append(finding)
    return tuple((ones[0].id, word, kind if len(ones) == 1 else f"{kind} ×{len(ones)}") for (word, kind), ones in alike.items())


def _voice_word(voice: VoiceScore | None, words: int) -> str:
    if voice is None:
        return "not measured"
    if voice.verdict is VoiceVerdict.CANNOT_TELL and words >= SHORT:
        return "cannot tell"
    return {VoiceVerdict.ON_VOICE: "on voice", VoiceVerdict.DRIFT: "drifts", VoiceVerdict.CANNOT_TELL: "too short to tell"}[voice.verdict]
