"""What most often lies behind the findings, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.records.audit import Audit
from consistency.records.directions import SOUNDS
from consistency.records.finding import Finding, Severity
from consistency.reports.finding_text import kind_words
from consistency.reports.ledger import SIDES
from consistency.reports.wording import sentence, visible

MOST = 10


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause: what it is, in which concern, how many findings it lies behind, and that as a share (0..100) of the commonest."""

    concern: str
    words: str
    number: int
    share: int


def causes(audit: Audit) -> tuple[Cause, ...]:
    """The most frequent causes of what wants a stop or a look, the commonest first."""
    titles = {concern.concern: concern.title for concern in audit.concerns}
    acted = (finding for finding in audit.findings if finding.severity is not Severity.NOTE)
    counted = Counter((titles.get(one.concern, one.concern), words) for one in acted for words in _causes_of(one)).most_common(MOST)
    return tuple(
        Cause(visible(title), sentence(visible(words)), number, round(100 * number / counted[0][1])) for (title, words), number in counted
    )


def _causes_of(finding: Finding) -> Iterator[str]:
    if finding.ways:
        yield from (f"copy {SOUNDS.get(way, way)}" for way in finding.ways)
    elif finding.concern == "offer" and finding.attribute:
        yield f"the {SIDES.get(finding.attribute, finding.attribute)} differs"
    elif finding.concern == "terms" and finding.attribute:
        yield f"“{finding.attribute}”" + (f" instead of “{finding.expected}”" if finding.expected else "")
    else:
        yield kind_words(finding.kind)
