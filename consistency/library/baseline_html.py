"""How a baseline and an assessment look in a notebook."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from consistency.library.markup import badge, box, line, quote, strong, table
from consistency.records.audit import BaselineSummary
from consistency.records.portrait import ChannelVoice, TraitRange
from consistency.records.voice import Assessment

MOST_TRAITS = 5


def baseline_html(name: str, version: str, summary: BaselineSummary, channels: Sequence[ChannelVoice], traits: Sequence[TraitRange]) -> str:
    """What was learned from how much copy, and the traits that set the brand apart from others."""
    head = f"{name}: {summary.touchpoints} approved texts, {summary.words:,} words, {summary.strength}."
    amounts = table(
        ["Channel", "Texts", "Words", ""], [[one.name or "–", str(one.texts), f"{one.words:,}", one.strength] for one in channels]
    )
    rows = [
        [trait.says, trait.unit, f"{trait.brand.low:g} to {trait.brand.high:g}", f"{trait.usual:g}"]
        for trait in sorted(traits, key=lambda one: -abs(one.distance))[:MOST_TRAITS]
    ]
    sets_apart = table(["What sets it apart", "Unit", "Its range", "Other brands"], rows)
    advice = line(summary.advice) if summary.advice else Markup("")
    return box(line(strong(head)), amounts, sets_apart, advice, line(f"version {version}", faint=True))


def assessment_html(one: Assessment, examples: Sequence[Markup]) -> str:
    """The verdict, the sentences that show it, the traits that are off, and what would help."""
    range_ = f"own copy {one.yardstick.low * 100:.0f} to {one.yardstick.high * 100:.0f}"
    head = f"Score {one.score * 100:.0f} of 100 ({range_}); chance {one.p_value:.2g}; {one.words} words."
    is_off = one.verdict.value == "drift"
    shown = [quote(item.quote, item.says) for item in one.evidence] if is_off else []
    rows = [[trait.says or trait.name, f"{trait.value:g}", f"{trait.low:g} to {trait.high:g}", trait.unit] for trait in one.traits]
    traits = table(["Off", "Here", "The brand's range", "Unit"], rows) if rows and is_off else Markup("")
    helps = [line(f"{item.says}:", strong(item.replacement)) for item in one.suggestions if item.replacement]
    return box(line(badge(one.verdict.value), strong(head)), *shown, traits, *helps, *examples)
