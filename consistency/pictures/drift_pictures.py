"""Pictures of a history: how the new copy of its channels moved over the nights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.library.errors import LibraryError
from consistency.library.history import History
from consistency.pictures.ground import OFF, OTHER, OWN
from consistency.pictures.picture import Picture, altair
from consistency.reports import wording

if TYPE_CHECKING:
    import pandas as pd

MEASURE = "voice of new copy"
"""How far the copy that is new in a night lies off the brand's voice, which is what charts of voice watch."""

SHOWN = dict.fromkeys((MEASURE, MEASURE.removesuffix(" of new copy")), "off the voice (SD)")
"""What the height of a dot is, of the measures that are no shares."""


def drift(history: History, measure: str = MEASURE) -> Picture:
    """How each channel's new copy moved over the nights: a dot a night, the moving mean as a line, and a mark where a drift was told.

    The height is how far copy lies off the brand's voice, in standard deviations of its approved copy; 0 is the brand's own middle. Of any
    other concern it is the share of touchpoints that a finding names.
    LibraryError LIB09 where the history holds nothing of the measure.
    """
    alt = altair()
    frame = _moves(history, measure)
    if frame.empty:
        raise LibraryError(
            f"the history holds nothing of {measure!r}.", todo="history.to_frame('levels') lists what it holds.", code="LIB09"
        )
    base = alt.Chart(frame).encode(x=alt.X("created_at:T", title=None, axis=alt.Axis(grid=False, labelOverlap=True)))
    tips = ["created_at:T", "channel:N", "n:Q", "mean:Q"]
    layers = [
        base.mark_point(filled=True, size=24, opacity=0.9, color=OTHER).encode(
            y=alt.Y("mean:Q", title=SHOWN.get(measure, "share with a finding")), tooltip=tips
        ),
        base.mark_line(strokeWidth=2.2, color=OWN).encode(y="moving:Q"),
        base.transform_filter("isValid(datum.told)").mark_rule(color=OFF, strokeWidth=1.6, strokeDash=[5, 3]),
        base.transform_filter("isValid(datum.told)")
        .mark_text(color=OFF, align="right", dx=-5, dy=-42, fontWeight="bold")
        .encode(text="told:N"),
    ]
    row = alt.Row("channel:N", title=None, sort=list(dict.fromkeys(frame["channel"])), header=alt.Header(labelAngle=0, labelAlign="left"))
    chart = alt.layer(*layers).properties(width=560, height=110).facet(row=row, spacing=12)
    subtitle = "a dot a night of new copy, the moving mean as a line; dashed: the night in which a drift was told"
    told = int(frame["told"].notna().sum())
    over = wording.count(frame["number"].nunique(), "night")
    chart = chart.properties(title=alt.Title(f"{history.brand} over {over} with new copy", subtitle=subtitle))
    says = f"{measure} of {wording.count(frame['channel'].nunique(), 'channel')} over {over}: {wording.count(told, 'drift')} told."
    return Picture(chart, frame, says)


def _moves(history: History, measure: str) -> pd.DataFrame:
    levels = history.to_frame("levels")
    levels = levels[levels["measure"] == measure]
    drifts = history.to_frame("drifts")
    drifts = drifts[drifts["measure"] == measure].assign(
        told=lambda rows: rows["size"].map("drift told: {:+.1f} SD".format).astype("string")
    )
    told = drifts.drop_duplicates(["channel", "number"])[["channel", "number", "told"]]
    return levels.merge(told, on=["channel", "number"], how="left").reset_index(drop=True)
