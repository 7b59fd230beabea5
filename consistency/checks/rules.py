"""Holds the copy to the rules that the brand's settings lay down: never this, always that, this only with that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from consistency.checks.masks import Span, is_within, machine_spans, quoted_spans, without_overlap
from consistency.checks.rule_patterns import Pattern, patterns_of
from consistency.checks.slicing import quote_around
from consistency.protocols import UNASKED
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.reading import Reading, Segment
from consistency.records.rule import Rule, Scope, Sort
from consistency.records.touchpoint import Role

UNREAD = frozenset({Role.CODE, Role.DATA, Role.DIRECTION})
"""What no customer reads or hears as copy."""
SHOWN = 3
"""Touchpoints that are quoted at most where a wording is missing from all of them."""
CODES = {Sort.NEVER: "RUL01", Sort.MUST: "RUL02", Sort.MUST_IF: "RUL03"}
WORD = re.compile(r"\w[\w’'&.-]*")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place where a rule's wording stands, in its sentence."""

    place: Span
    segment: Segment


class Rules:
    """Rules about wording that the brand's own settings lay down.

    **What it measures.** Every `[[rule]]` of consistency.toml: places of a wording that must `never` stand, touchpoints, channels or a
    campaign without a wording that `must` stand there, and claims without the disclaimer that `must_if` asks for.

    **Why it matters.** Disclosures are the law's, bans are often a settlement's: neither is a matter of voice, and a guide seldom says
    them in a table.

    **How.** Wordings are looked for as whole words, whatever the capitals, their last word in any form, spaces and hyphens alike. Capitals
    after a first letter (APR, iPhone) count. `regex = true` takes them as regular expressions.

    **What is flagged.** Banned wordings and claims in all that people read, small print and menus too; of a missing wording, the first
    words of what lacks it. A disclaimer counts within `within` words before or after its claim, wherever it stands.

    **What is fine.** Words in other people's mouths (unless `quotations = true`), addresses, handles, hashtags, codes, code samples and
    directions, and whatever stands beside a wording of `unless`.

    **Settings.** `[[rule]]`; `checks.skip`.

    **Limits.** A wording is not its meaning: "no risk" is no "risk-free". A page's sentence that is repeated on most pages is read once.

    **Method.** Prose linting by rule (Vale's existence, conditional and occurrence rules), with scopes across a campaign added.
    """

    name: ClassVar[str] = "rules"
    concern: ClassVar[str] = "rules"
    kinds: ClassVar[tuple[str, ...]] = ("rule-broken",)

    def lacks(self, campaign: Campaign) -> str | None:
        """`UNASKED` where the settings have no rules."""
        return None if campaign.rules else UNASKED

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement a rule and touchpoint, in the order of the rules; for a wider scope one a channel or campaign."""
        for rule in campaign.rules:
            readings = [reading for reading in campaign.readings if rule.holds_in(reading.touchpoint.channel)]
            yield from _missing(rule, readings) if rule.sort is Sort.MUST else _misplaced(rule, readings)


def _misplaced(rule: Rule, readings: Iterable[Reading]) -> Iterator[Measurement]:
    """Banned wordings, and claims without their disclaimer."""
    looked_for, fine = patterns_of(rule, rule.wordings), patterns_of(rule, rule.unless)
    disclaimers = patterns_of(rule, rule.then)
    for reading in readings:
        claims = _claims(rule, reading, looked_for, fine)
        if rule.sort is Sort.MUST_IF and claims:
            told = [place for place, _ in _said(reading, disclaimers)]
            claims = [claim for claim in claims if not _is_disclaimed(claim.place, told, rule.within, reading.touchpoint.text)]
        if claims:
            yield _measurement(rule, (reading,), tuple(_quoted(reading, claim) for claim in claims), len(claims))


def _claims(rule: Rule, reading: Reading, wordings: Iterable[Pattern], fine: Sequence[Pattern]) -> list[_Claim]:
    """Where the wordings stand as the brand's own words, the longer one where two overlap, but for sentences that lift the rule."""
    text = reading.touchpoint.text
    shields = [*machine_spans(text), *([] if rule.reads_quotations else quoted_spans(text)[0])]
    skipped = {Role.QUOTATION} if not rule.reads_quotations else set()
    found = sorted(_said(reading, wordings), key=lambda hit: (hit[0][0] - hit[0][1], hit[0][0]))
    kept = [found[index] for index in without_overlap([place for place, _ in found], len(text))]
    return [
        _Claim(place, segment)
        for place, segment in sorted(kept, key=lambda hit: hit[0])
        if segment.role not in skipped and not segment.is_boilerplate and not is_within(place, shields)
        and not any(any(pattern.places(reading.slice(segment))) for pattern in fine)
    ]  # fmt: skip


def _said(reading: Reading, wordings: Iterable[Pattern]) -> Iterator[tuple[Span, Segment]]:
    """Where the wordings stand in what people read or hear, small print and repeated lines included, each with its first segment."""
    segments = [segment for segment in reading.segments if segment.role not in UNREAD]
    for pattern in wordings:
        for start, end in pattern.places(reading.touchpoint.text):
            segment = next((one for one in segments if one.start <= start < one.end), None)
            if segment is not None:
                yield (start, end), segment


def _is_disclaimed(claim: Span, told: Iterable[Span], within: int | None, text: str) -> bool:
    return any(within is None or _words_between(claim, place, text) <= within for place in told)


def _words_between(one: Span, other: Span, text: str) -> int:
    """Words that lie between two places of a text, 0 where they touch or overlap."""
    first, last = sorted((one, other))
    return len(WORD.findall(text, first[1], max(first[1], last[0])))


def _missing(rule: Rule, readings: Sequence[Reading]) -> Iterator[Measurement]:
    """Touchpoints, channels or a campaign in which a required wording stands nowhere."""
    wordings, fine = patterns_of(rule, rule.wordings), patterns_of(rule, rule.unless)
    for group in _groups(rule, readings):
        asked = [reading for reading in group if reading.segments and not any(_said(reading, fine))]
        if asked and not any(any(_said(reading, wordings)) for reading in group):
            yield _measurement(rule, asked, tuple(_opening(reading) for reading in asked[:SHOWN]), 1)


def _groups(rule: Rule, readings: Sequence[Reading]) -> Iterable[Sequence[Reading]]:
    """What the wording must stand in once: each touchpoint, each channel, all together."""
    if rule.scope is Scope.TOUCHPOINT:
        return [(reading,) for reading in readings]
    if rule.scope is Scope.CAMPAIGN:
        return [readings]
    channels: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        channels[reading.touchpoint.channel].append(reading)
    return list(channels.values())


def _quoted(reading: Reading, claim: _Claim) -> Evidence:
    found = reading.touchpoint.text[slice(*claim.place)]
    sentence = (claim.segment.start, max(claim.segment.end, claim.place[1]))
    return quote_around(reading.touchpoint, claim.place, sentence, says=f"“{found}”")


def _opening(reading: Reading) -> Evidence:
    """The first words of a touchpoint, which stand for the whole that lacks something."""
    first = next((one for one in reading.segments if one.role not in UNREAD), reading.segments[0])
    return quote_around(
        reading.touchpoint, (first.start, first.start), (first.start, first.end), says="begins so; the wording stands nowhere"
    )


def _measurement(rule: Rule, readings: Sequence[Reading], evidence: tuple[Evidence, ...], count: int) -> Measurement:
    return Measurement(
        check=Rules.name,
        kind=Rules.kinds[0],
        code=CODES[rule.sort],
        about=tuple(reading.touchpoint.locator for reading in readings),
        value=float(count),
        attribute=rule.name,
        expected=rule.fix or None,
        evidence=evidence,
        message=_message(rule, readings, evidence[0].says),
        fix=rule.fix or _fix(rule),
        severity=rule.severity,
    )


def _message(rule: Rule, readings: Sequence[Reading], found: str) -> str:
    asked = _either(rule.then if rule.sort is Sort.MUST_IF else rule.wordings)
    near = f" within {rule.within} words" if rule.within is not None else ""
    what = {
        Sort.NEVER: f"{found} is not to be said",
        Sort.MUST: f"{_place(rule, readings)} says nowhere {asked}",
        Sort.MUST_IF: f"{found} stands without {asked}{near}",
    }[rule.sort]
    return f"Rule “{rule.name}”: {what}.{' ' + rule.says if rule.says else ''}"


def _place(rule: Rule, readings: Sequence[Reading]) -> str:
    if rule.scope is Scope.CAMPAIGN:
        return "the campaign"
    return f"the channel {readings[0].touchpoint.channel}" if rule.scope is Scope.CHANNEL else "this"


def _fix(rule: Rule) -> str:
    if rule.sort is Sort.NEVER:
        return "Take it out, or say it in other words."
    asked = _either(rule.then or rule.wordings)
    return f"Add {asked}{' near it' if rule.within is not None else ''}."


def _either(wordings: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or another of 5"."""
    shown = [f"“{wording}”" for wording in wordings]
    return " or ".join(shown) if len(shown) <= 3 else f"{', '.join(shown[:2])} or another of {len(shown)}"
