"""Names findings so that a name stays with a problem: through a new crawl, an edit elsewhere on the page, and a move of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from consistency.records.finding import Finding, digest_of


def identified(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their ids, of kind, attribute and quoted words; of the touchpoints too where several say the same words."""
    found = list(findings)
    prints = [finding.fingerprint for finding in found]
    times = Counter(prints)
    return [replace(one, id=digest_of(*own, *(one.locators if times[own] > 1 else ()))) for one, own in zip(found, prints, strict=True)]
