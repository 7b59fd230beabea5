"""One finding as sentences, for formats that have room for text alone."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.records.audit import Audit
from consistency.records.finding import Evidence, Finding
from consistency.reports.wording import visible

KINDS = {
    "voice-drift": "Copy does not sound like the approved copy",
    "tone-contradiction": "The approved copy does not sound as the style guide declares",
    "offer-conflict": "An offer says something else than in other places",
    "offer-untold": "An offer of the brief is not told where it should be",
    "asset-conflict": "Two parts of an ad that may be shown together contradict each other",
    "asset-repeat": "Two parts of an ad that may be shown together say the same",
    "rule-broken": "A rule of the settings is broken",
    "slip": "A slip of the pen",
    "identity": "A sender, a logo or a signature does not name the brand",
    "offer-expired": "An offer has passed on the day on which it is met",
    "offer-timing": "An offer begins later, or on a weekday that is not that date",
    "hop-unchecked": "A page that something leads to was not read",
    "promise-contradicted": "A promise is contradicted by what service tells customers",
    "promise-weakened": "A promise is weakened by what service tells customers",
    "promise-unbacked": "A promise that nothing bears out",
    "message-mismatch": "A page does not keep what leads to it promises",
    "term-violation": "A wording or a name is not as the style guide wants it",
    "placeholder": "Template text is left over",
    "look-drift": "A colour or font is not the brand's",
}
"""What each kind of finding is, in plain words."""


def kind_words(kind: str) -> str:
    """What a kind is, in plain words; that of a plugged-in check is its own name."""
    return KINDS.get(kind, kind.replace("-", " ").capitalize())


def own_quotes(finding: Finding) -> tuple[Evidence, ...]:
    """The quotes from the touchpoints that the finding is about."""
    return tuple(item for item in finding.evidence if item.locator in finding.locators)


def other_quotes(finding: Finding) -> tuple[Evidence, ...]:
    """The quotes from the touchpoints that say otherwise."""
    own = own_quotes(finding)
    return tuple(item for item in finding.evidence if item.locator in finding.against and item not in own)


def examples(finding: Finding) -> tuple[Evidence, ...]:
    """The quotes from approved copy that show how it would be said."""
    shown = (*own_quotes(finding), *other_quotes(finding))
    return tuple(item for item in finding.evidence if item not in shown)


def yardstick_words(audit: Audit, finding: Finding) -> str:
    """A voice score beside the range of the approved copy; empty for other findings and for texts judged only together."""
    voice = next((item.voice for item in audit.touchpoints if item.locator == finding.locators[0]), None)
    if finding.kind != "voice-drift" or voice is None or not voice.flagged:
        return ""
    score, low, high = (round(100 * value) for value in (voice.score, voice.yardstick.low, voice.yardstick.high))
    return f"Voice score {score} of 100; nine in ten of your approved texts lie between {low} and {high}."


def finding_lines(audit: Audit, finding: Finding) -> Iterator[str]:
    """What is quoted, what others say, the yardstick, what to do; the message itself is not among them."""
    for item in own_quotes(finding):
        yield f"It says: “{visible(item.quote)}”" + (f" ({visible(item.says)})" if item.says else "")
    for item in other_quotes(finding):
        yield f"{visible(item.locator)} says: “{visible(item.quote)}”"
    if yardstick := yardstick_words(audit, finding):
        yield yardstick
    if finding.fix:
        yield f"What to do: {visible(finding.fix)}"
    for item in examples(finding):
        yield f"For example, in {visible(item.locator)}: “{visible(item.quote)}”"
