"""The learned voice of a brand, put together for those who want to see it."""

from __future__ import annotations

from consistency.baseline import Edition, summarise
from consistency.baseline.apart import channel_pairs
from consistency.baseline.channels import channel_voices
from consistency.baseline.power import power_of
from consistency.baseline.traits import trait_ranges
from consistency.baseline.typical import distinctive, typical
from consistency.flows.progress import Progress, silent
from consistency.records.portrait import Portrait
from consistency.represent.usual import channel_habits, standing, usual_style


def portrait_of(edition: Edition, progress: Progress = silent) -> Portrait:
    """Traits, channels, examples and power of an edition; deterministic."""
    baseline = edition.baseline
    usual, spread = usual_style()
    standings = [standing(text.counts, text.words) for text in baseline.texts]
    progress("trying what size of drift would be found")
    return Portrait(
        brand=baseline.name,
        version=edition.version,
        model=baseline.version,
        origins=edition.origins,
        summary=summarise(baseline),
        traits=trait_ranges(baseline, usual, spread),
        channels=channel_voices(baseline),
        pairs=channel_pairs(baseline, channel_habits()),
        typical=typical(baseline, standings),
        distinctive=distinctive(baseline, standings, usual, spread),
        power=power_of(baseline),
    )
