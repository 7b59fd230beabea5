"""Measurement, Evidence, Finding: what was measured, the words that show it, and what it means for the team."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much harm a finding does: an error stops a launch, a warning wants a look, a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return {"note": 0, "warning": 1, "error": 2}[self.value]


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
    settings say how much harm this does.
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


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a team should act on, quoted and explained in plain words.

    `concern` names the verdict that it feeds ("voice", "offer" …), `certainty` (0..1) how sure the check was that it is really there.
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

    @property
    def id(self) -> str:
        """Twelve hex digits that stay the same while the same words in the same place have the same problem."""
        quotes = "\n".join(item.quote for item in self.evidence[:1])
        key = "\n".join((self.kind, self.attribute or "", *self.locators, quotes))
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
