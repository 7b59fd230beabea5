"""CheckedDraft: what is to be said of copy that nobody has published yet, held against a brand's voice, guide and campaign."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consistency.records.audit import ConcernSummary, Verdict
from consistency.records.finding import Evidence, Finding
from consistency.records.touchpoint import Touchpoint
from consistency.records.voice import Assessment, Pool


class Fit(StrEnum):
    """How something that a draft promises sits with what the campaign promises elsewhere."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    OTHERWISE = "said otherwise"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One value that an offer is given outside the draft, with the words that say so in each place."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DraftOffer:
    """One thing that a draft promises: the `attribute` of an offer ("discount"), its value in words ("25%"), and the quote.

    `fit` says how it sits with the campaign: the brief or other touchpoints say the same (`elsewhere` has them), only other things (a
    contradiction where a finding says so, otherwise "said otherwise": for another case, or too unsurely to be held against it), or nobody
    else speaks of it. What a few places say too is a contradiction where a finding holds this very value against the rest. `offer` names
    the offer.
    """

    offer: str
    attribute: str
    value: str
    quote: Evidence
    fit: Fit
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text of a draft with all that was found in it; offsets are code points into `touchpoint.text`.

    `assessment` is that of its voice, None where there is no baseline, `says` the same in plain words; `examples` are approved sentences
    near in meaning to its worst one, where it drifts.
    """

    touchpoint: Touchpoint
    verdict: Verdict
    says: str
    findings: tuple[Finding, ...]
    offers: tuple[DraftOffer, ...] = ()
    assessment: Assessment | None = None
    examples: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft held against a brand: one verdict with its reason in a sentence, a verdict for each concern, and its texts.

    `channel` is what it was judged as, `is_guessed` says that nobody chose it; `notes` are what a reader must know to trust it, `pools` its
    texts that are too short to be judged alone and were judged together.
    """

    verdict: Verdict
    reason: str
    channel: str
    is_guessed: bool
    concerns: tuple[ConcernSummary, ...]
    texts: tuple[CheckedText, ...]
    notes: tuple[str, ...] = ()
    pools: tuple[Pool, ...] = ()
