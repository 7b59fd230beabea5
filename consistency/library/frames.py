"""Rows to data frames: pandas' own, which Polars and Arrow take over as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from consistency.library.errors import LibraryError
from consistency.library.rows import FindingRow, MeasurementRow, OfferRow, RangeRow, ScoreRow, TouchpointRow
from consistency.records.audit import OfferSummary
from consistency.records.finding import Finding, Measurement, Yardstick
from consistency.records.portrait import TraitRange
from consistency.records.touchpoint import Touchpoint
from consistency.records.voice import Assessment

if TYPE_CHECKING:
    import pandas as pd

DTYPES: Mapping[type, tuple[str, str]] = {
    str: ("string", "string"),
    int: ("int64", "Int64"),
    float: ("float64", "float64"),
    bool: ("bool", "boolean"),
    date: ("datetime64[s]", "datetime64[s]"),
    datetime: ("datetime64[us, UTC]", "datetime64[us, UTC]"),
}
"""The dtype of a column by the type of its values, without and with missing ones."""
EVERYWHERE = "all"
"""What stands for a channel where all of them are meant."""
BETWEEN = "; "


def frame(kind: type, rows: Iterable[Any]) -> pd.DataFrame:
    """A data frame with a column for each field of `kind`, a dataclass of plain values; typed also where there are no rows."""
    import_pandas()
    import pandas as pd

    found, hints = list(rows), get_type_hints(kind)
    columns = {field.name: _column([getattr(row, field.name) for row in found], hints[field.name]) for field in fields(kind)}
    return pd.DataFrame(columns)


def _column(values: list[Any], hint: Any) -> pd.Series[Any]:
    import pandas as pd

    kinds = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    kind = next(one for one in kinds if one is not NoneType)
    dtype: Any = DTYPES[kind][NoneType in kinds]
    if kind is datetime:  # a record's own time may know no zone; it is taken as UTC
        values = [one and (one if one.tzinfo else one.replace(tzinfo=UTC)).astimezone(UTC) for one in values]
    column: pd.Series[Any] = pd.Series(values, dtype=dtype)
    return column


def import_pandas() -> None:
    """LibraryError LIB02 where pandas is not installed."""
    try:
        import pandas  # noqa: F401 -- whether it is there
    except ImportError as error:
        todo = "Install its extra `notebook`."
        raise LibraryError("data frames need pandas, which is not installed.", todo=todo, code="LIB02") from error


def to_frame(records: Iterable[Touchpoint | Finding | Measurement | OfferSummary | TraitRange | Assessment]) -> pd.DataFrame:
    """A row for each of some records of one kind: touchpoints, findings, measurements, offers, traits of a brand, or assessments.

    Offers have a row for each touchpoint that tells of them, traits one for each channel. Every column holds plain values (text, numbers,
    dates), so that `polars.DataFrame(frame)`, `polars.from_dataframe(frame)` and `pyarrow.table(frame)` take it as it is. No records make
    an empty frame without columns. LibraryError LIB01 where the records are of another kind, LIB02 where pandas is not installed.
    """
    import_pandas()
    import pandas as pd

    found = list(records)
    if not found:
        return pd.DataFrame()
    for kind, (row, rows_of) in ROWS.items():
        if all(isinstance(one, kind) for one in found):
            return frame(row, (made for one in found for made in rows_of(one)))
    names = ", ".join(sorted({type(one).__name__ for one in found}))
    known = ", ".join(kind.__name__ for kind in ROWS)
    raise LibraryError(f"there is no table for {names}.", todo=f"Give records of one kind: {known}.", code="LIB01")


def table_named(name: str, known: Mapping[str, Any]) -> Any:
    """What `known` holds under a table's name; LibraryError LIB01 with the nearest name where it holds none."""
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1)
    todo = f"Did you mean {near[0]!r}?" if near else f"Known tables: {', '.join(known)}."
    raise LibraryError(f"there is no table {name!r}.", todo=todo, code="LIB01")


def joined(words: Iterable[str]) -> str:
    """Several values in one column."""
    return BETWEEN.join(words)


def finding_row(finding: Finding, channel_of: Mapping[str, str] | None = None) -> FindingRow:
    """A finding; its channel is known where `channel_of` tells it by locator."""
    first = finding.locators[0] if finding.locators else None
    return FindingRow(
        id=finding.id,
        kind=finding.kind,
        code=finding.code,
        severity=finding.severity.value,
        concern=finding.concern,
        check=finding.check,
        channel=(channel_of or {}).get(first or ""),
        locator=first,
        locators=joined(finding.locators),
        attribute=finding.attribute,
        expected=finding.expected,
        quote=finding.evidence[0].quote if finding.evidence else None,
        message=finding.message,
        fix=finding.fix,
        ways=joined(finding.ways),
        certainty=finding.certainty,
        weight=finding.weight,
        standing=finding.standing.value,
    )


def measurement_row(one: Measurement, channel_of: Mapping[str, str] | None = None) -> MeasurementRow:
    """A measurement; its channel is known where `channel_of` tells it by locator."""
    first = one.about[0] if one.about else None
    low, middle, high = range_of(one.yardstick)
    return MeasurementRow(
        check=one.check,
        kind=one.kind,
        code=one.code,
        channel=(channel_of or {}).get(first or ""),
        locator=first,
        locators=joined(one.about),
        value=one.value,
        certainty=one.certainty,
        p_value=one.p_value,
        low=low,
        middle=middle,
        high=high,
        attribute=one.attribute,
        expected=one.expected,
        quote=one.evidence[0].quote if one.evidence else None,
        message=one.message,
        ways=joined(one.ways),
    )


def range_of(yardstick: Yardstick | None) -> tuple[float | None, float | None, float | None]:
    """The percentiles of a yardstick; None where there is none."""
    return (yardstick.low, yardstick.middle, yardstick.high) if yardstick else (None, None, None)


def offer_rows(offer: OfferSummary, channel_of: Mapping[str, str] | None = None) -> Iterator[OfferRow]:
    """A row for each side of an offer and touchpoint that tells of it, what most say first."""
    known = channel_of or {}
    for term in offer.terms:
        for saying in (term.usual, *term.others):
            for place in saying.locators:
                about = (offer.name, offer.is_main, term.attribute, saying.value, saying.day)
                yield OfferRow(*about, saying is term.usual, place, known.get(place))


def range_rows(trait: TraitRange) -> Iterator[RangeRow]:
    """The range of a trait in the whole brand, then in each channel."""
    for channel, span in {EVERYWHERE: trait.brand, **trait.channels}.items():
        about = (trait.name, channel, trait.unit, span.low, span.middle, span.high)
        yield RangeRow(*about, trait.usual, trait.distance, trait.says)


def _touchpoint_row(one: Touchpoint) -> Iterator[TouchpointRow]:
    yield TouchpointRow(
        locator=one.locator,
        id=one.id,
        channel=one.channel,
        kind=one.kind.value,
        stage=one.stage,
        title=one.title,
        words=len(one.text.split()),
        text=one.text,
        uri=one.uri,
        language=one.language,
        observed_at=one.observed_at,
    )


def _score_row(one: Assessment) -> Iterator[ScoreRow]:
    yield ScoreRow(
        locator=one.locator,
        words=one.words,
        score=one.score,
        p_value=one.p_value,
        verdict=one.verdict.value,
        deviation=one.deviation,
        directions=joined(one.directions),
        quote=one.evidence[0].quote if one.evidence else None,
        low=one.yardstick.low,
        middle=one.yardstick.middle,
        high=one.yardstick.high,
    )


def _one_finding(finding: Finding) -> Iterator[FindingRow]:
    yield finding_row(finding)


def _one_measurement(measurement: Measurement) -> Iterator[MeasurementRow]:
    yield measurement_row(measurement)


ROWS: Mapping[type, tuple[type, Any]] = {
    Touchpoint: (TouchpointRow, _touchpoint_row),
    Finding: (FindingRow, _one_finding),
    Measurement: (MeasurementRow, _one_measurement),
    OfferSummary: (OfferRow, offer_rows),
    TraitRange: (RangeRow, range_rows),
    Assessment: (ScoreRow, _score_row),
}
"""What `to_frame` takes: by the kind of record, the class of the rows, and what makes them."""
