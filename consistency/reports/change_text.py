"""What another baseline would change, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.records.baseline_change import BaselineChange, Flagged, Harm, TextPlace
from consistency.reports.wording import count, visible

MOST = 8
SENTENCES = {
    Harm.HARMLESS: "HARMLESS  It can replace the old one.",
    Harm.LOOK: "LOOK      Somebody should look before it replaces the old one.",
    Harm.HARMFUL: "HARMFUL   It would change what the brand calls its voice.",
}


def change_lines(change: BaselineChange) -> Iterator[str]:
    """Verdict and reasons first, then texts, traits and verdicts that differ."""
    yield f"{visible(change.brand)}: {change.old_version} ({change.old_texts} texts) → {change.new_version} ({change.new_texts} texts)"
    yield SENTENCES[change.verdict]
    yield from (f"          {reason}" for reason in change.reasons)
    yield ""
    yield f"Distance between the two voices: {change.distance:g} of the brand's own standard deviations"
    yield from _places("added", change.added)
    yield from _places("dropped", change.dropped)
    yield from _moved(change)
    yield from _flagged("approved until now, and the new one would flag", change.newly_flagged)
    yield from _flagged("new, and the old one would flag", change.strangers)


def _places(what: str, places: Sequence[TextPlace]) -> Iterator[str]:
    if places:
        yield ""
        yield f"{count(len(places), 'text')} {what}"
        yield from (f"  {visible(one.channel)} {visible(one.locator)}{_words(one)}" for one in places[:MOST])
        yield from _more(len(places))


def _words(place: TextPlace) -> str:
    return f"  “{visible(place.words)}”" if place.words else ""


def _more(number: int) -> Iterator[str]:
    if number > MOST:
        yield f"  … and {number - MOST} more"


def _moved(change: BaselineChange) -> Iterator[str]:
    if change.traits or change.leans:
        yield ""
        yield "What moved"
    for trait in change.traits[:MOST]:
        old, new = trait.old, trait.new
        yield (
            f"  {trait.says}: {old.middle:g} ({old.low:g}–{old.high:g}) → {new.middle:g} ({new.low:g}–{new.high:g}) {trait.unit},"
            f" {trait.shift:+g} SD"
        )
    yield from _more(len(change.traits))
    if change.leans:
        yield "  the mean sentence: " + ", ".join(f"{'more' if by > 0 else 'less'} {kind} ({by:+g} SD)" for kind, by in change.leans[:MOST])


def _flagged(what: str, flagged: Sequence[Flagged]) -> Iterator[str]:
    if flagged:
        yield ""
        yield f"{count(len(flagged), 'text')} {what}"
    for one in flagged[:MOST]:
        ways = f", {' and '.join(one.directions)}" if one.directions else ""
        yield f"  {visible(one.place.channel)} {visible(one.place.locator)} (chance {one.chance:.3f}{ways}){_words(one.place)}"
    yield from _more(len(flagged))
