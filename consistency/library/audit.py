"""The audit and its findings as people hold them in their hands: the records, with methods and a face."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from consistency.library.audit_html import audit_html, finding_html
from consistency.library.audit_tables import AUDIT_TABLES
from consistency.library.errors import LibraryError
from consistency.library.frames import frame, table_named
from consistency.library.parquet import MAGIC, audit_from_parquet, audit_to_parquet
from consistency.records import audit as records
from consistency.records import finding

if TYPE_CHECKING:
    import pandas as pd

AuditTable = Literal["touchpoints", "findings", "evidence", "measurements", "offers", "concerns", "grid", "distances"]
"""The tables of an audit, by name."""


@dataclass(frozen=True, slots=True)
class Finding(finding.Finding):
    """Something that a team should act on, quoted and explained in plain words.

    `severity` says how much harm it does, `message` what is wrong, `fix` what to do; `evidence` are the quotes that prove it, each exactly
    `text[start:end]` (code points) of the touchpoint that its `locator` names. `concern` names the verdict that it feeds ("voice", "offer"
    …), `certainty` (0..1) says how sure the check was that it is really there, `weight` (0..1) how gross it is among findings of its kind.
    `id` is twelve hex digits by which people, acceptances and reports name it.
    """

    @classmethod
    def of(cls, record: finding.Finding) -> Self:
        """The same finding with a face; nothing is copied but the fields."""
        return record if isinstance(record, cls) else cls(**{one.name: getattr(record, one.name) for one in fields(record)})

    def _repr_html_(self) -> str:
        return finding_html(self)


@dataclass(frozen=True, slots=True, repr=False)
class Audit(records.Audit):
    """One scan: what was read, what was measured, what it means.

    `verdict` is that of the whole, `concerns` hold one each with its channels, `findings` are those that count; what the team accepts is
    in `decisions`, what it wants in `intended`. `measurements` are what the findings were judged from, so that `rethreshold` need not read
    again. `created_at` (UTC) is the only thing in it that differs between two scans of the same input.
    """

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, record: records.Audit) -> Self:
        """The same audit with methods; nothing is copied but the fields."""
        held = {one.name: getattr(record, one.name) for one in fields(record)}
        return cls(**held | {"findings": tuple(Finding.of(one) for one in record.findings)})

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """The audit that a file holds: `consistency scan --format json`, or Parquet that `write` made; which, is told by content.

        ReportError REP01 to REP03 where JSON holds no audit of this version, LibraryError LIB05 where Parquet holds none; OSError where the
        file cannot be opened.
        """
        from consistency.reports.json import audit_from_json

        content = Path(path).read_bytes()
        is_parquet = content.startswith(MAGIC)
        return cls.of(audit_from_parquet(content, str(path)) if is_parquet else audit_from_json(content, str(path)))

    def write(self, path: Path | str) -> None:
        """Writes the whole audit, whole or not at all: JSON for an ending `.json`, one row of nested Parquet for `.parquet`.

        Nothing is lost either way. LibraryError LIB03 for any other ending.
        """
        from consistency.flows.whole import write_whole
        from consistency.reports.json import Json

        place = Path(path)
        match place.suffix.casefold():
            case ".json":
                write_whole(place, Json().render(self))
            case ".parquet":
                write_whole(place, audit_to_parquet(self))
            case ending:
                what = f"an audit is written as .json or .parquet, not as {ending or 'a file without ending'}."
                raise LibraryError(what, where=str(path), todo="Other formats: consistency report AUDIT.json --output FILE.", code="LIB03")

    def rethreshold(
        self,
        *,
        sure: float | None = None,
        likely: float | None = None,
        stop_p: float | None = None,
        look_p: float | None = None,
    ) -> Audit:
        """The audit judged again by other lines; nothing is read or measured anew, which takes milliseconds.

        Below the certainty `sure` an error is told as a warning, below `likely` everything as a note (0..1, likely <= sure). Voice drift
        that chance brings about with a probability of at most `stop_p` is an error; with `look_p`, drift of a higher p-value is no finding
        at all. None keeps the line that the audit was judged by. What the team accepted and wants holds as it did.

        LibraryError LIB04 for a number that is no probability, JudgeError JUD03 where the lines cross.
        """
        from consistency.judge import judge_again, thresholds_of_audit

        asked = {"sure": sure, "likely": likely, "stop_p": stop_p, "look_p": look_p}
        lines: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
        for name, value in lines.items():
            if not 0 <= value <= 1:
                raise LibraryError(f"{name} must lie between 0 and 1, is {value}.", todo="Give a probability.", code="LIB04")
        return Audit.of(judge_again(self, replace(thresholds_of_audit(self), **lines)))

    def to_frame(self, table: AuditTable = "findings") -> pd.DataFrame:
        """One of the audit's tables as a pandas data frame of plain values, which Polars and Arrow take over as it is.

        `findings` and `measurements` have a row each, `evidence` one for each quote; `touchpoints` say how each sounds beside the brand's
        own range; `offers` have a row for each touchpoint that gives a side of an offer a value; `concerns` hold the verdicts, `grid` those
        by channel, `distances` how far the channels lie apart. LibraryError LIB01 for any other name, LIB02 where pandas is missing.
        """
        row, rows_of = table_named(table, AUDIT_TABLES)
        return frame(row, rows_of(self))

    def __repr__(self) -> str:
        many = f"{len(self.touchpoints)} touchpoints, {len(self.findings)} findings"
        return f"<Audit of {self.campaign!r}, {self.created_at:%Y-%m-%d}: {self.verdict.value}, {many}>"

    def _repr_html_(self) -> str:
        return audit_html(self)
