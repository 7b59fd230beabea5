"""Pictures of a voice: its traits, where its texts lie in style and in topic, how honest its chances are, what it would find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from consistency.library.baseline import Baseline
from consistency.library.errors import LibraryError
from consistency.pictures.ground import BAND, OFF, OTHER, OWN, colours_of, shapes_of
from consistency.pictures.picture import Picture, altair
from consistency.records.portrait import Power
from consistency.records.touchpoint import Touchpoint
from consistency.reports import wording

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

SPACES = {"voice": "how they sound", "topic": "what they are about"}
KOLMOGOROV = 1.36
"""Times 1/sqrt(n), the distance from the diagonal that 95 in 100 samples of n honest p-values keep (Kolmogorov 1933; exact from n = 35)."""


def traits(baseline: Baseline, texts: Sequence[str | Touchpoint] | None = None, most: int = 12) -> Picture:
    """The traits that set the brand apart: its own range as a bar, other brands' middle as a tick, and the texts' median as a dot.

    Each trait has a scale and unit of its own. With `texts` (a campaign, a draft), the traits are those that the texts are furthest off.
    """
    alt = altair()
    frame = _profile(baseline, texts, most)
    order = list(frame["label"])
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, axis=None))
    x = alt.X("low:Q", title=None, scale=alt.Scale(zero=False, nice=True, padding=10), axis=alt.Axis(tickCount=5, grid=False, offset=2))
    layers = [
        base.mark_bar(height=9, color=OWN, opacity=0.6, cornerRadius=4).encode(x=x, x2="high:Q"),
        base.mark_tick(thickness=2.5, size=17).encode(x="middle:Q"),
        base.mark_point(shape="diamond", size=60, color=OTHER, filled=False, strokeWidth=1.8).encode(x="usual:Q"),
    ]
    if texts is not None:
        layers.append(base.mark_point(size=75, filled=True, color=OFF, opacity=1).encode(x="value:Q"))
    row = alt.Row("label:N", sort=order, title=None, header=alt.Header(labelAngle=0, labelAlign="left", labelLimit=330, labelPadding=10))
    chart = alt.layer(*layers).properties(width=330, height=22).facet(row=row, spacing=18).resolve_scale(x="independent", y="independent")
    subtitle = "bar: the brand's own texts, 5 to 95 in 100; tick: their middle; diamond: other brands" + (
        "; dot: these texts" if texts is not None else ""
    )
    chart = chart.properties(title=alt.Title(f"{baseline.name} by its traits", subtitle=subtitle))
    return Picture(chart, frame, f"{len(frame)} traits of {baseline.name} with the brand's own range in each one's unit.")


def _profile(baseline: Baseline, texts: Sequence[str | Touchpoint] | None, most: int) -> pd.DataFrame:
    own = baseline.to_frame("traits")
    own = own[own["channel"] == "all"].drop(columns=["channel"])
    if texts is not None:
        told = baseline.traits_of(texts).groupby("trait")[["value", "deviation"]].median()
        own = own.join(told, on="trait").sort_values("deviation", key=lambda column: -column.abs(), kind="stable")
    return own.head(most).assign(label=lambda rows: rows["trait"] + " (" + rows["unit"] + ")").reset_index(drop=True)


def spaces(baseline: Baseline, texts: Sequence[Touchpoint]) -> Picture:
    """The approved texts (hollow) and others (solid) in two maps side by side: how they sound, and what they are about.

    Each map is the plane in which its texts differ most (principal components of `Baseline.vectors`); what lies near in one need not in the
    other. Texts that the baseline calls drift are ringed.
    """
    alt = altair()
    frame = _placed(baseline, texts)
    channels = list(dict.fromkeys(frame["channel"]))
    axis = alt.Axis(labels=False, ticks=False, grid=False, title=None)
    base = alt.Chart(frame).encode(
        x=alt.X("x:Q", axis=axis, scale=alt.Scale(zero=False, nice=False, padding=14)),
        y=alt.Y("y:Q", axis=axis, scale=alt.Scale(zero=False, nice=False, padding=14)),
    )
    colour = alt.Color("channel:N", scale=alt.Scale(**colours_of(channels)), title=None)
    shape = alt.Shape("channel:N", scale=alt.Scale(**shapes_of(channels)), title=None)
    tips = ["locator:N", "channel:N", "copy:N", "verdict:N"]
    approved = base.transform_filter("datum.copy === 'approved'").mark_point(size=55, filled=False, strokeWidth=1.4, opacity=0.75)
    others = base.transform_filter("datum.copy !== 'approved'").mark_point(size=75, filled=True, opacity=1)
    rings = base.transform_filter("datum.verdict === 'drift'").mark_point(
        size=260, filled=False, color=OFF, strokeWidth=1.6, shape="circle"
    )
    marks = [one.encode(color=colour, shape=shape, tooltip=tips) for one in (approved, others)]
    sides = [
        alt.layer(*(one.transform_filter(f"datum.space === '{space}'") for one in (*marks, rings))).properties(
            width=330, height=300, title=title
        )
        for space, title in SPACES.items()
    ]
    chart = alt.hconcat(*sides, spacing=24).properties(
        title=alt.Title("The same texts, placed twice", subtitle="hollow: approved copy; solid: these texts; ringed: called drift")
    )
    return Picture(chart, frame, f"{len(texts)} texts among {len(frame) // 2 - len(texts)} approved ones, by voice and by topic.")


def _placed(baseline: Baseline, texts: Sequence[Touchpoint]) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    own = baseline.to_frame("texts")[["locator", "channel"]].assign(copy="approved", verdict="")
    verdicts = [one.verdict.value for one in baseline.score_all(texts)]
    other = pd.DataFrame(
        {"locator": [one.locator for one in texts], "channel": [one.channel for one in texts], "copy": "these", "verdict": verdicts}
    )
    both = pd.concat([own, other.astype(own.dtypes)], ignore_index=True)
    parts = []
    for space in SPACES:
        rows = np.concatenate([baseline.vectors(space=space), baseline.vectors(texts, space)])  # type: ignore[arg-type]
        plane, share = principal_plane(rows)
        parts.append(both.assign(space=space, x=plane[:, 0], y=plane[:, 1], share=share))
    return pd.concat(parts, ignore_index=True)


def principal_plane(rows: np.ndarray) -> tuple[np.ndarray, float]:
    """The plane in which rows (n, d) differ most, as (n, 2), and the share of their variance in it; the same rows give the same signs."""
    import numpy as np

    centred = rows - rows.mean(axis=0)
    left, sizes, right = np.linalg.svd(centred, full_matrices=False)
    signs = np.sign(right[:2][np.arange(2), np.abs(right[:2]).argmax(axis=1)])
    return np.asarray(left[:, :2] * sizes[:2] * signs), float((sizes[:2] ** 2).sum() / max((sizes**2).sum(), 1e-12))


def calibration(*baselines: Baseline) -> Picture:
    """Whether a p-value means what it says: those of approved texts, each held against all others, should be spread evenly from 0 to 1.

    Points on the diagonal are honest; inside the band lie 95 in 100 samples of that many honest p-values (Kolmogorov). Several baselines
    are pooled.
    """
    import pandas as pd

    alt = altair()
    texts = pd.concat([one.to_frame("texts").assign(brand=one.name) for one in baselines], ignore_index=True)
    frame = texts.sort_values("p_value", ignore_index=True)
    count = len(frame)
    frame = frame.assign(expected=(frame.index + 0.5) / count)
    edge = KOLMOGOROV / count**0.5
    ends = [{"x": x, "low": max(x - edge, 0), "high": min(x + edge, 1)} for x in (0, edge, 1 - edge, 1)]
    band = alt.Chart(alt.Data(values=ends)).mark_area(color=BAND).encode(x="x:Q", y="low:Q", y2="high:Q")
    honest = (
        alt.Chart(alt.Data(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}])).mark_line(color=OTHER, strokeDash=[4, 3]).encode(x="x:Q", y="y:Q")
    )
    brands = list(dict.fromkeys(frame["brand"]))
    dots = (
        alt.Chart(frame)
        .mark_point(filled=True, size=34, opacity=0.9)
        .encode(
            x=alt.X("expected:Q", title="p-value, if they were spread evenly", scale=alt.Scale(domain=[0, 1])),
            y=alt.Y("p_value:Q", title="p-value that the text has", scale=alt.Scale(domain=[0, 1])),
            color=alt.Color("brand:N", scale=alt.Scale(**colours_of(brands)), title=None, legend=alt.Legend() if len(brands) > 1 else None),
            shape=alt.Shape("brand:N", scale=alt.Scale(**shapes_of(brands)), title=None),
            tooltip=["locator:N", "channel:N", "words:Q", "p_value:Q"],
        )
    )
    away = float((frame["p_value"] - frame["expected"]).abs().max())
    flagged = float((frame["p_value"] <= 0.05).mean())
    subtitle = f"{count} approved texts, each against the rest; {flagged:.1%} of them at 0.05 and below"
    chart = alt.layer(band, honest, dots).properties(width=380, height=380, title=alt.Title("Are the p-values honest?", subtitle=subtitle))
    where = "inside" if away <= edge else "beyond"
    return Picture(chart, frame, f"P-values of {count} approved texts against the even spread: {where} the band, {away:.2f} away at most.")


def power(found: Mapping[str, Power]) -> Picture:
    """The share of drift that would be found, by its size and by the length of the text, for each of several baselines by name.

    LibraryError LIB09 where nothing was tried.
    """
    import pandas as pd

    alt = altair()
    rows = [
        {"baseline": name, "length": length, "size": size, "found": share, "texts": one.texts}
        for name, one in found.items()
        for length, shares in one.found.items()
        for size, share in zip(one.sizes, shares, strict=True)
    ]
    if not rows:
        raise LibraryError("no power was tried.", todo="Give at least one: {name: baseline.power()}.", code="LIB09")
    frame, names = pd.DataFrame(rows), list(found)
    lengths = ["under 25 words", "25 to 74 words", "75 words and more"]
    base = alt.Chart(frame).encode(
        x=alt.X("size:Q", title="size of the drift, in standard deviations", axis=alt.Axis(values=sorted(set(frame["size"])), format="d")),
        y=alt.Y("found:Q", title="share found", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])),
        color=alt.Color("baseline:N", scale=alt.Scale(**colours_of(names)), title="baseline"),
    )
    points = base.mark_point(filled=True, size=70, opacity=1).encode(
        shape=alt.Shape("baseline:N", scale=alt.Scale(**shapes_of(names)), title="baseline")
    )
    chart = alt.layer(base.mark_line(strokeWidth=2), points).properties(width=180, height=220)
    chart = chart.facet(column=alt.Column("length:N", sort=lengths, title=None)).properties(
        title=alt.Title("What drift would be found", subtitle="half of a text's sentences pushed, in every direction that drift has")
    )
    return Picture(chart, frame, f"Share of drift found by size and length of text, for {wording.count(len(names), 'baseline')}.")
