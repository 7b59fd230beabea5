"""Scores the audit of a campaign case against the case's truth: what was planted, what was found, what was only imagined.

Voice is scored by touchpoint, everything else by finding. A planted finding is found when a reported one of its kind names one of its
touchpoints and, where the truth gives one, its attribute. A reported one that meets nothing planted is false, and counted apart where it
falls into a trap. Notes are advice and count neither way. A contradiction between an ad and its page may be told as a conflict, as a
broken promise or as an offer that has passed: one told as another of these is not false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consistency.records.audit import Audit
from consistency.records.finding import Finding, Severity

OFFER_KINDS = frozenset({"offer-conflict", "offer-expired", "message-mismatch"})
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
LEAST_SHARED = 3
"""Words that two quotes must share at least before half of the shorter one's is enough."""
Planted = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was right, imagined and missed."""

    right: int
    false: int
    missed: int
    found: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the reported that is right; None where nothing was reported."""
        return self.right / (self.right + self.false) if self.right + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of the planted that was found; None where nothing was planted."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None

    @property
    def f1(self) -> float:
        """Harmonic mean of both, 0 where either is."""
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


@dataclass(slots=True)
class KindScore:
    """One kind of finding: its counts, how many fell into traps, and what went wrong in words."""

    kind: str
    counts: Counts
    in_traps: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def planted(self) -> int:
        """How many are in the truth."""
        return self.counts.found + self.counts.missed


@dataclass(slots=True)
class VoiceFigures:
    """Drift by touchpoint: counts of flags, AUC of the score (None where only one side has scores), and quotes that hit."""

    counts: Counts
    auc: float | None
    quoted: int
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CaseScore:
    """One case's figures."""

    brand: str
    voice: VoiceFigures
    kinds: dict[str, KindScore]
    not_collected: tuple[str, ...] = ()

    @property
    def in_traps(self) -> int:
        """Findings of any kind inside a trap."""
        return sum(one.in_traps for one in self.kinds.values())

    @property
    def notes(self) -> list[str]:
        """Everything that went wrong, voice first."""
        return [*self.voice.notes, *(note for one in self.kinds.values() for note in one.notes)]


def score(truth: Planted, audit: Audit) -> CaseScore:
    """The figures of an audit against a `truth.json` that was read."""
    seen = {touchpoint.locator for touchpoint in audit.touchpoints}
    kinds = sorted({planted["kind"] for planted in truth["findings"]})
    missing = tuple(planted["locator"] for planted in truth["touchpoints"] if planted["locator"] not in seen)
    return CaseScore(truth["brand"], _voice(truth, audit), {kind: _kind(kind, truth, audit) for kind in kinds}, missing)


def overlaps(quote: str, planted: str) -> bool:
    """True where one holds the other, or they share half of the shorter one's words (three at least)."""
    one, other = _folded(quote), _folded(planted)
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    first, second = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    shorter = min(len(first), len(second))
    return shorter >= LEAST_SHARED and 2 * len(first & second) >= shorter


def _folded(text: str) -> str:
    return " ".join(text.translate(STRAIGHT).split()).casefold()


def _kind(kind: str, truth: Planted, audit: Audit) -> KindScore:
    planted = [one for one in truth["findings"] if one["kind"] == kind]
    reported = [one for one in audit.findings if one.kind == kind and one.severity is not Severity.NOTE]
    missed = [want for want in planted if not any(_meets(got, want) for got in reported)]
    false = [got for got in reported if not any(_meets(got, want) for want in planted) and not _told_otherwise(got, truth)]
    trapped = [got for got in false if _in_trap(got, truth.get("traps", []))]
    notes = [f"missed {kind} {want.get('attribute') or ''}: {want['locators'][0]}: {want.get('quote', '')}" for want in missed]
    notes += [_of_false(got, got in trapped) for got in false]
    counts = Counts(len(reported) - len(false), len(false), len(missed), len(planted) - len(missed))
    return KindScore(kind, counts, len(trapped), notes)


def _meets(got: Finding, want: Planted) -> bool:
    return bool(set(got.locators) & set(want["locators"])) and (not want.get("attribute") or got.attribute == want["attribute"])


def _told_otherwise(got: Finding, truth: Planted) -> bool:
    """An offer finding that quotes what is planted as another of the offer kinds, or with another attribute."""
    touched = {*got.locators, *got.against}
    return got.kind in OFFER_KINDS and any(
        want["kind"] in OFFER_KINDS and touched & set(want["locators"]) and _quotes(got, want.get("quote", ""))
        for want in truth["findings"]
    )


def _in_trap(got: Finding, traps: Iterable[Planted]) -> bool:
    return any(set(got.locators) & set(trap["locators"]) and (not trap.get("quote") or _quotes(got, trap["quote"])) for trap in traps)


def _quotes(got: Finding, words: str) -> bool:
    return any(overlaps(item.quote, words) for item in got.evidence)


def _of_false(got: Finding, is_trap: bool) -> str:  # noqa: FBT001
    quote = got.evidence[0].quote if got.evidence else ""
    return f"false {got.kind} {got.attribute or ''}{' (trap)' if is_trap else ''}: {', '.join(got.locators)}: {quote[:90]}"


def _voice(truth: Planted, audit: Audit) -> VoiceFigures:
    voices = {one.locator: one.voice for one in audit.touchpoints}
    flagged = {place for place, voice in voices.items() if voice and voice.flagged}
    drifting = {one["locator"]: one for one in truth["touchpoints"] if one["voice"] == "drift"}
    steady = [one["locator"] for one in truth["touchpoints"] if one["voice"] != "drift"]
    hits, false = [place for place in drifting if place in flagged], [place for place in steady if place in flagged]
    missed = [place for place in drifting if place not in flagged]
    quoted = [place for place in hits if _shows(place, drifting[place]["quotes"], audit)]
    notes = [f"missed voice-drift ({drifting[place]['severity']}): {place}" for place in missed]
    notes += [f"false voice-drift: {place}" for place in false]
    notes += [f"right flag, quoted elsewhere: {place}" for place in hits if place not in quoted]
    scores = {place: voice.score for place, voice in voices.items() if voice}
    auc = _auc([scores[p] for p in steady if p in scores], [scores[p] for p in drifting if p in scores])
    return VoiceFigures(Counts(len(hits), len(false), len(missed), len(hits)), auc, len(quoted), notes)


def _shows(place: str, quotes: Sequence[str], audit: Audit) -> bool:
    shown = [item.quote for one in audit.findings if one.kind == "voice-drift" for item in one.evidence if item.locator == place]
    return any(overlaps(quote, planted) for quote in shown for planted in quotes)


def _auc(steady: Sequence[float], drifting: Sequence[float]) -> float | None:
    """How often a steady text scores above a drifting one, ties half."""
    if not steady or not drifting:
        return None
    return sum((one > other) + 0.5 * (one == other) for one in steady for other in drifting) / (len(steady) * len(drifting))
