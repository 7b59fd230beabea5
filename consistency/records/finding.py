"""Measurement, Evidence, Finding: what was measured, the words that show it, and what it means for the team."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u200b": None, "\u00ad": None, "\ufeff": None})
"""Signs that tools exchange or lose on the way, and that no reader tells apart."""


class Severity(StrEnum):
    """How much harm a finding does: an error stops a launch, a warning wants a look, a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return {"note": 0, "warning": 1, "error": 2}[self.value]


class Standing(StrEnum):
    """Why a finding counts: it is new, got worse than what was accepted, or what was accepted has run out."""

    NEW = "new"
    WORSE = "worse"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote that proves something: exactly `text[start:end]` of the touchpoint `locator`.

    Where `source` is not "text" (a CSS value, say) the quote stands in that source as written and start and end are None. `before` and
    `after` are the words around it, for reports. `says` is what the quote shows, in a few words.
    """

    locator: str
    quote: str
    start: int | None = None
    end: int | None = None
    source: str = "text"
    says: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What `value` is to be held against: how the brand's own approved copy measures on the same scale.

    `low`, `middle` and `high` are the 5th, 50th and 95th percentile of `n` approved texts.
    """

    low: float
    middle: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a check measured about some touchpoints, with its evidence; judging decides whether it becomes a finding.

    `value` is the amount in the check's own unit; `certainty` (0..1) is how sure the check is that the thing is really there;
    `p_value` is given where the measurement is a statistical test against the baseline. `attribute` names which side of an offer
    differs (or which banned wording was found), `expected` from what, `against` which touchpoints say so. `severity` is given where the
    settings say how much harm this does; `ways` name in which ways it differs ("formal", "hype"), strongest first.
    """

    check: str
    kind: str
    code: str
    about: tuple[str, ...]
    value: float
    certainty: float = 1.0
    p_value: float | None = None
    yardstick: Yardstick | None = None
    attribute: str | None = None
    expected: str | None = None
    against: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    message: str = ""
    fix: str = ""
    severity: Severity | None = None
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a team should act on, quoted and explained in plain words.

    `concern` names the verdict that it feeds ("voice", "offer" …), `certainty` (0..1) how sure the check was that it is really there.
    `weight` (0..1) says how gross it is among findings of its kind. `id` is twelve hex digits by which people, acceptances and reports
    name it; where none is given it is made of the kind, the attribute, the quoted words and the touchpoints.
    """

    kind: str
    code: str
    severity: Severity
    message: str
    locators: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    against: tuple[str, ...] = ()
    attribute: str | None = None
    expected: str | None = None
    fix: str = ""
    check: str = ""
    concern: str = ""
    certainty: float = 1.0
    ways: tuple[str, ...] = ()
    weight: float = 0.0
    standing: Standing = Standing.NEW
    id: str = ""

    def __post_init__(self) -> None:
        """Names a finding that nobody has named."""
        if not self.id:
            object.__setattr__(self, "id", digest_of(*self.fingerprint, *self.locators))

    @property
    def fingerprint(self) -> tuple[str, str, str]:
        """Kind, attribute and quoted words: what stays the same wherever the words move to."""
        return self.kind, self.attribute or "", normalised(self.evidence[0].quote) if self.evidence else ""


@lru_cache(maxsize=4096)
def normalised(quote: str) -> str:
    """A quote as it is compared over time: whitespace, case and typographic signs make no difference."""
    told = quote if quote.isascii() else unicodedata.normalize("NFKC", quote).translate(QUOTES)
    return " ".join(told.casefold().split())


def is_another_difference(known: str | None, now: str | None) -> bool:
    """Whether what words are held against (`Finding.expected`) has changed; where one of them is not known, nobody can tell."""
    return bool(known and now) and normalised(known or "") != normalised(now or "")


def digest_of(*parts: str) -> str:
    """Twelve hex digits for these parts in their order."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
