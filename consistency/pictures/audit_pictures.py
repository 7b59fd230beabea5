"""Pictures of one audit: verdicts by channel, distances between channels, length against score, offers in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.library.audit import Audit
from consistency.library.errors import LibraryError
from consistency.pictures.ground import BAND, OFF, OTHER, OWN, VERDICTS, colours_of, shapes_of
from consistency.pictures.picture import Picture, altair
from consistency.reports import wording

if TYPE_CHECKING:
    import pandas as pd

DATED = {"start": "starts", "deadline": "ends"}
"""The sides of an offer that are days."""


def grid(audit: Audit) -> Picture:
    """The verdict on every concern in every channel; where nothing was scanned stands nothing that looks like a pass."""
    alt = altair()
    frame = audit.to_frame("grid").assign(shown=lambda told: told["verdict"].where(told["verdict"] != "NOT SCANNED", "–"))
    order = list(dict.fromkeys(frame["title"]))
    base = alt.Chart(frame).encode(
        x=alt.X("channel:N", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontSize=12)),
        y=alt.Y("title:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=12, labelPadding=8)),
    )
    cells = base.mark_rect(cornerRadius=4, stroke=None).encode(
        color=alt.Color("verdict:N", scale=alt.Scale(domain=list(VERDICTS), range=list(VERDICTS.values())), legend=None),
        tooltip=["title:N", "channel:N", "verdict:N"],
    )
    words = base.mark_text(fontSize=10.5, fontWeight="bold").encode(
        text="shown:N", color=alt.condition("datum.verdict === 'NOT SCANNED'", alt.value(OTHER), alt.value("#ffffff"))
    )
    size = {"width": alt.Step(92), "height": alt.Step(27)}
    chart = alt.layer(cells, words).properties(title=f"{audit.campaign}: {audit.verdict}", **size)
    chart = chart.resolve_scale(color="independent").encode(
        x=alt.X(scale=alt.Scale(paddingInner=0.06)), y=alt.Y(scale=alt.Scale(paddingInner=0.14))
    )
    stops = int((frame["verdict"] == "STOP").sum())
    return Picture(chart, frame, f"Verdicts of {audit.campaign} by concern and channel: {stops} of {len(frame)} places say STOP.")


def distances(audit: Audit) -> Picture:
    """How far every two channels lie apart in voice and in tone: in the campaign, and in the approved copy, which is on purpose.

    In standard deviations of the brand's approved texts, what sampling alone would give taken off. LibraryError LIB09 where none were
    measured, as too few texts of too few channels were read.
    """
    alt = altair()
    frame = _apart(audit)
    if frame.empty:
        todo = "Each of two channels needs three texts at least, and a baseline to measure by."
        raise LibraryError("no distances between channels were measured.", todo=todo, code="LIB09")
    order = list(frame.groupby("pair")["campaign"].max().sort_values(ascending=False).index)
    base = alt.Chart(frame).encode(y=alt.Y("pair:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, grid=True)))
    title = "standard deviations of approved texts"
    line = base.mark_rule(strokeWidth=2.5, color=OTHER).encode(x=alt.X("approved:Q", title=title), x2="campaign:Q")
    dots = [
        base.mark_point(size=85, filled=filled, color=colour, opacity=1, strokeWidth=2).encode(
            x=f"{name}:Q", tooltip=["pair:N", f"{name}:Q"]
        )
        for name, colour, filled in (("approved", OWN, False), ("campaign", OFF, True))
    ]
    chart = (
        alt.layer(line, *dots)
        .properties(width=290, height=alt.Step(25))
        .facet(column=alt.Column("of:N", title=None, sort=["voice", "tone"]))
    )
    chart = chart.properties(
        title=alt.Title("How far channels lie apart", subtitle="hollow: approved copy, which is on purpose; filled: this campaign")
    )
    return Picture(chart, frame, "Distances between channels in voice and tone, approved copy beside the campaign.")


def _apart(audit: Audit) -> pd.DataFrame:
    import pandas as pd

    told = audit.to_frame("distances")
    pairs = told["one"] + " – " + told["other"]
    rows = [pd.DataFrame({"pair": pairs, "of": of, "campaign": told[of], "approved": told[f"approved_{of}"]}) for of in ("voice", "tone")]
    return pd.concat(rows, ignore_index=True).dropna(subset=["campaign"])


def length(audit: Audit) -> Picture:
    """Score against length, with the band of the brand's own copy; the dotted line is the edge of the verdict, whatever the length.

    LibraryError LIB09 where voice was not judged.
    """
    alt = altair()
    frame = audit.to_frame("touchpoints").dropna(subset=["score"])
    frame = frame[frame["words"] > 0].assign(
        score=lambda told: 100 * told["score"], name=lambda told: told["locator"].str.split("/").str[-1]
    )
    if frame.empty:
        raise LibraryError("voice was not judged in this audit.", todo="Scan with approved copy ([[baseline]]).", code="LIB09")
    low, high = 100 * float(frame["low"].iloc[0]), 100 * float(frame["high"].iloc[0])
    channels = list(dict.fromkeys(frame["channel"]))
    band = alt.Chart(alt.Data(values=[{"low": low, "high": high}])).mark_rect(color=BAND).encode(y="low:Q", y2="high:Q")
    edge = alt.Chart(alt.Data(values=[{"y": 50}])).mark_rule(strokeDash=[3, 3], color=OTHER).encode(y="y:Q")
    points = alt.Chart(frame).encode(
        x=alt.X(
            "words:Q",
            scale=alt.Scale(type="log", nice=False, padding=30),
            title="words of the brand's own",
            axis=alt.Axis(grid=False, tickCount=6),
        ),
        y=alt.Y("score:Q", scale=alt.Scale(domain=[0, 100]), title="score"),
    )
    dots = points.mark_point(size=75, filled=True, opacity=0.9).encode(
        color=alt.Color("channel:N", scale=alt.Scale(**colours_of(channels)), title=None),
        shape=alt.Shape("channel:N", scale=alt.Scale(**shapes_of(channels)), title=None),
        tooltip=["locator:N", "channel:N", "words:Q", "score:Q", "p_value:Q", "verdict:N"],
    )
    names = (
        points.transform_filter("datum.verdict === 'drift'")
        .mark_text(align="left", angle=332, dx=8, dy=-3, fontSize=9.5)
        .encode(text="name:N")
    )
    subtitle = f"the band is the brand's own copy, {low:.0f} to {high:.0f}; under the dotted line it sounds like somebody else"
    chart = alt.layer(band, edge, dots, names).properties(width=520, height=300, title=alt.Title("Length and score", subtitle=subtitle))
    off = int((frame["verdict"] == "drift").sum())
    return Picture(chart, frame, f"Score against length of {len(frame)} touchpoints: {off} drift.")


def offers(audit: Audit) -> Picture:
    """When each offer starts and ends, as its touchpoints say.

    Each date has a mark, larger where more say so (their number stands beside it), a triangle where most say otherwise. The dashed line is
    the day of the launch. LibraryError LIB09 where no offer that several touchpoints make has a date.
    """
    alt = altair()
    frame = _dated(audit)
    if frame.empty:
        raise LibraryError(
            "no offer that several touchpoints make has a date.", todo="audit.to_frame('offers') has the rest.", code="LIB09"
        )
    launch = alt.Chart(alt.Data(values=[{"day": str(audit.launch)}])).mark_rule(strokeDash=[4, 3], color=OTHER).encode(x="day:T")
    base = alt.Chart(frame).encode(
        y=alt.Y("offer:N", sort=list(dict.fromkeys(frame["offer"])), title=None, axis=alt.Axis(ticks=False, grid=True))
    )
    x = alt.X(
        "day:T", title=None, scale=alt.Scale(padding=45), axis=alt.Axis(format="%d %b %Y", labelOverlap=True, grid=False, tickCount=6)
    )
    span = base.transform_filter("datum.is_usual").mark_line(strokeWidth=6, opacity=0.35, color=OWN).encode(x=x, detail="offer:N")
    marks = base.mark_point(filled=True, opacity=1).encode(
        x=x,
        size=alt.Size("touchpoints:Q", scale=alt.Scale(range=[70, 320], zero=False), title="touchpoints", legend=None),
        color=alt.Color("agrees:N", scale=alt.Scale(domain=["as most say", "otherwise"], range=[OWN, OFF]), title=None),
        shape=alt.Shape("agrees:N", scale=alt.Scale(domain=["as most say", "otherwise"], range=["circle", "triangle-up"]), title=None),
        tooltip=["offer:N", "what:N", "value:N", "touchpoints:Q", "channels:N"],
    )
    words = base.mark_text(dy=-16, fontSize=10).encode(x=x, text="label:N")
    chart = alt.layer(launch, span, marks, words).properties(width=520, height=alt.Step(58))
    chart = chart.properties(title=alt.Title("Offers in time", subtitle=f"the dashed line is the launch, {audit.launch:%-d %B %Y}"))
    told, otherwise = wording.count(frame["offer"].nunique(), "offer"), wording.count(int((~frame["is_usual"]).sum()), "date")
    return Picture(chart, frame, f"Starts and ends of {told}; {otherwise} otherwise than most say.")


def _dated(audit: Audit) -> pd.DataFrame:
    told = audit.to_frame("offers").dropna(subset=["day"])
    told = told[told["attribute"].isin(DATED)].assign(what=lambda rows: rows["attribute"].map(DATED))
    keys = ["offer", "is_main", "what", "value", "day", "is_usual"]
    by_date = told.groupby(keys, sort=False, dropna=False)
    found = by_date.agg(touchpoints=("locator", "nunique"), channels=("channel", lambda some: ", ".join(sorted(set(some.dropna())))))
    return found.reset_index().assign(
        agrees=lambda rows: rows["is_usual"].map({True: "as most say", False: "otherwise"}),
        label=lambda rows: rows["what"] + " " + rows["day"].dt.strftime("%-d %b") + " (" + rows["touchpoints"].astype("string") + ")",
    )
