"""What the HTML page shows of an audit, prepared so that its template only lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consistency.records.audit import Audit, ConcernSummary, TouchpointSummary, Verdict, VoiceScore, VoiceVerdict
from consistency.records.finding import Evidence, Finding, Severity
from consistency.reports import wording

CONTEXT = 140
"""How many characters of the words around a quote are shown on each side."""

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
    """One quote in its context; `swatch` is its colour where it is one."""

    locator: str
    title: str
    before: str
    words: str
    after: str
    says: str
    is_code: bool
    swatch: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as it is shown."""

    id: str
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


@dataclass(frozen=True, slots=True)
class Section:
    """One concern with its verdict and its findings, notes apart."""

    id: str
    title: str
    verdict: str
    tone: str
    reason: str
    tally: str
    cards: tuple[Card, ...]
    notes: tuple[Card, ...]


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
    strip: Strip | None
    voice: str
    marks: tuple[tuple[str, str, str], ...]


def tone(verdict: Verdict) -> str:
    """The style class of a verdict."""
    return {"PASS": "pass", "LOOK": "look", "STOP": "stop", "NOT CHECKED": "unchecked", "OFF": "absent"}[verdict.value]


def sections(audit: Audit) -> tuple[Section, ...]:
    """All concerns in order, each with its findings; findings of no known concern come last, none is lost."""
    titles = {item.locator: item for item in audit.touchpoints}
    known = {concern.concern for concern in audit.concerns}
    told = [_section(concern, [one for one in audit.findings if one.concern == concern.concern], titles) for concern in audit.concerns]
    stray = [finding for finding in audit.findings if finding.concern not in known]
    if stray:
        told.append(_section(ConcernSummary("other", "Other findings", _weight(stray), "", {}), stray, titles))
    return tuple(told)


def grid(audit: Audit) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """A row a concern, a cell a channel, in the order of `wording.channels`."""
    gaps = {channel: _gaps(audit, channel) for channel in wording.channels(audit)}
    return tuple(
        (wording.visible(concern.title), tuple(_cell(concern, channel, gaps[channel]) for channel in gaps))
        for concern in wording.by_channel(audit)
    )


def rows(audit: Audit) -> tuple[Row, ...]:
    """All touchpoints in the order in which they were read."""
    return tuple(_row(item, audit.findings) for item in audit.touchpoints)


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


def _section(concern: ConcernSummary, findings: Sequence[Finding], touchpoints: Mapping[str, TouchpointSummary]) -> Section:
    return Section(
        id=f"concern-{re.sub(r'[^a-z0-9]+', '-', concern.concern.lower())}",
        title=wording.visible(concern.title),
        verdict=concern.verdict.value,
        tone=tone(concern.verdict),
        reason=wording.sentence(concern.reason),
        tally=wording.tally(findings),
        cards=tuple(_card(finding, touchpoints) for finding in findings if finding.severity is not Severity.NOTE),
        notes=tuple(_card(finding, touchpoints) for finding in findings if finding.severity is Severity.NOTE),
    )


def _card(finding: Finding, touchpoints: Mapping[str, TouchpointSummary]) -> Card:
    own = [item for item in finding.evidence if item.locator in finding.locators]
    others = [item for item in finding.evidence if item.locator in finding.against and item not in own]
    examples = [item for item in finding.evidence if item not in own and item not in others]
    quoted = {item.locator for item in others}
    quotes = [_quote(item, touchpoints) for item in own]
    word = wording.ADVICE[finding.severity]
    return Card(
        id=finding.id,
        tone=word.lower(),
        word=word,
        message=wording.visible(finding.message),
        places=tuple(_place(locator, touchpoints) for locator in finding.locators),
        quotes=tuple(quotes[:SHOWN_QUOTES]),
        more=tuple(quotes[SHOWN_QUOTES:]),
        others=tuple(_quote(item, touchpoints) for item in others),
        also=tuple(locator for locator in finding.against if locator not in quoted),
        expected=_expected(finding),
        swatch=_swatch(finding.expected or ""),
        fix=wording.visible(finding.fix),
        examples=tuple(_quote(item, touchpoints) for item in examples),
        strip=_strip_of(finding, touchpoints),
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


def _quote(item: Evidence, touchpoints: Mapping[str, TouchpointSummary]) -> Quote:
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
    )


def _head(text: str) -> str:
    """The beginning of what follows a quote; a leading blank stays, so that words do not run together."""
    shown = ("\n" * text[:1].isspace()).replace("\n", " ") + wording.visible(text)
    return shown if len(shown) <= CONTEXT else f"{shown[:CONTEXT].rsplit(' ', 1)[0]} …"


def _tail(text: str) -> str:
    shown = wording.visible(text) + " " * text[-1:].isspace()
    return shown if len(shown) <= CONTEXT else f"… {shown[-CONTEXT:].split(' ', 1)[-1]}"


def _swatch(value: str) -> str:
    """The value where it is a colour that may be put into the page as it is."""
    return value if HEX.fullmatch(value) else ""


def _strip_of(finding: Finding, touchpoints: Mapping[str, TouchpointSummary]) -> Strip | None:
    item = touchpoints.get(finding.locators[0])
    if finding.kind != "voice-drift" or item is None or item.voice is None or not item.voice.flagged:
        return None  # a finding about short texts taken as one is not what the score of any of them says
    return _strip(item.voice)


def _strip(voice: VoiceScore) -> Strip:
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


def _row(item: TouchpointSummary, findings: Iterable[Finding]) -> Row:
    about = [finding for finding in findings if item.locator in finding.locators]
    told = item.voice is not None and item.voice.verdict is not VoiceVerdict.CANNOT_TELL
    return Row(
        title=wording.visible(item.title or item.locator.rpartition("/")[2]),
        locator=wording.visible(item.locator),
        channel=item.channel,
        words=item.words,
        strip=_strip(item.voice) if item.voice is not None and told else None,
        voice=_voice_word(item.voice),
        marks=_marks(about),
    )


def _marks(findings: Sequence[Finding]) -> tuple[tuple[str, str, str], ...]:
    """The first finding of each kind and severity, with how many there are."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((wording.ADVICE[finding.severity], finding.kind.replace("-", " ")), []).append(finding)
    return tuple((ones[0].id, word, kind if len(ones) == 1 else f"{kind} ×{len(ones)}") for (word, kind), ones in alike.items())


def _voice_word(voice: VoiceScore | None) -> str:
    if voice is None:
        return "not measured"
    return {VoiceVerdict.ON_VOICE: "on voice", VoiceVerdict.DRIFT: "drifts", VoiceVerdict.CANNOT_TELL: "too short to tell"}[voice.verdict]
