"""The three steps of a scan in bulk as work for an engine: sorting copy by what ties it, parcelling it out, and auditing each parcel."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from consistency.channels.portions import Portion, from_line, plain_line, records_of
from consistency.flows.baseline import Learned
from consistency.flows.bulk_files import RESULTS, read_group, read_table, rows_of, write_table
from consistency.flows.progress import silent
from consistency.flows.scan import Gathered, Terms, audited
from consistency.flows.stage import staged
from consistency.flows.ties import Ties, Unit, ties_of, unit_of
from consistency.flows.work import Reader, batches
from consistency.records.audit import Audit
from consistency.records.bulk import SHOWN, GroupSummary, worst_of
from consistency.records.campaign import Brand
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.guide import Guide
from consistency.records.touchpoint import Touchpoint
from consistency.settings import Project
from consistency.settings.model import StageSettings

APART = 10_000_000
"""Between the numbers of the first touchpoints of two portions: more than any portion has."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A portion of a source with its number among all, and the source's channel."""

    number: int
    portion: Portion
    channel: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """What sorting a portion came to: where its touchpoints lie now, how many have the same ties, and what was not read."""

    number: int
    address: str
    ties: Mapping[Ties, int]
    skipped: int
    missed: int
    unread: tuple[Unreadable, ...]


@dataclass(frozen=True, slots=True)
class Sorter:
    """Portions to tables in `folder`, a row for each touchpoint with its ties; `stages` are the settings' rules."""

    brand: Brand
    launch: date
    folder: str
    stages: tuple[StageSettings, ...] = ()

    def __call__(self, portions: Sequence[Numbered]) -> list[Sorted]:
        """What came of each, in order."""
        return [self._sorted(one) for one in portions]

    def _sorted(self, one: Numbered) -> Sorted:
        records = list(records_of(one.portion, one.channel, "campaign"))
        found = Collection("campaign", one.channel, "bulk", tuple(record for record in records if isinstance(record, Touchpoint)))
        touchpoints = staged([found], self.stages)[0].touchpoints
        unread = [record for record in records if isinstance(record, Unreadable)]
        ties = [ties_of(reading) for batch in batches(touchpoints) for reading in Reader(self.brand, self.launch)(batch)]
        address = f"{self.folder}/sorted/{one.number:06}.parquet"
        write_table(address, "sorted", batches(self._rows(one.number, touchpoints, ties)))
        skipped = sum(isinstance(record, Skipped) for record in records)
        return Sorted(one.number, address, dict(Counter(ties)), skipped, len(unread), tuple(unread[:SHOWN]))

    @staticmethod
    def _rows(number: int, touchpoints: Sequence[Touchpoint], ties: Sequence[Ties]) -> Iterator[dict[str, Any]]:
        for place, (touchpoint, own) in enumerate(zip(touchpoints, ties, strict=True), number * APART):
            tied = {"campaign": own.campaign, "code": own.code, "link": own.link}
            yield {"order": place, **tied, "touchpoint": plain_line(touchpoint)}


@dataclass(frozen=True, slots=True)
class Addressed:
    """A sorted portion with the group of each unit in it, and the parcel of each group."""

    number: int
    address: str
    groups: Mapping[Unit, int]
    parcels: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What one table holds of a parcel: one row group."""

    parcel: int
    address: str
    row_group: int


@dataclass(frozen=True, slots=True)
class Parceller:
    """Sorted portions to tables in `folder` with a row group for each parcel."""

    folder: str

    def __call__(self, portions: Sequence[Addressed]) -> list[tuple[Piece, ...]]:
        """The pieces of each, in order."""
        return [self._parcelled(one) for one in portions]

    def _parcelled(self, one: Addressed) -> tuple[Piece, ...]:
        parcels: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in read_table(one.address):
            ties = Ties(row["campaign"], row["code"], row["link"])
            group = one.groups[unit_of(ties, one.number, one.groups)]
            parcels[one.parcels[group]].append({"order": row["order"], "group": group, "touchpoint": row["touchpoint"]})
        address = f"{self.folder}/parcels/{one.number:06}.parquet"
        write_table(address, "parcels", [rows for _, rows in sorted(parcels.items())])
        return tuple(Piece(parcel, address, number) for number, parcel in enumerate(sorted(parcels)))


@dataclass(frozen=True, slots=True)
class Parcel:
    """Some groups that are audited one after the other in one place: their names, and where their touchpoints lie."""

    number: int
    groups: Mapping[int, str]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Auditor:
    """Parcels to tables of results in `folder`; each group gets the audit that a scan of it alone would give.

    `kept` is the baseline that all are judged by, None where there is no approved copy; `project` works here, by itself.
    """

    project: Project
    terms: Terms
    guide: Guide | None
    kept: Learned | None
    now: datetime
    folder: str

    def __call__(self, parcels: Sequence[Parcel]) -> list[tuple[GroupSummary, ...]]:
        """What each group of each parcel came to, in order."""
        return [self._audited(one) for one in parcels]

    def _audited(self, parcel: Parcel) -> tuple[GroupSummary, ...]:
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in RESULTS}
        summaries = []
        for group, touchpoints in _groups_in(parcel):
            audit = self._audit(touchpoints)
            summaries.append(_summary(audit, parcel.groups[group]))
            for name, more in rows_of(audit, group, parcel.groups[group]).items():
                rows[name] += more
        for name, found in rows.items():
            write_table(f"{self.folder}/{name}/{parcel.number:06}.parquet", name, [found])
        return tuple(summaries)

    def _audit(self, touchpoints: Sequence[Touchpoint]) -> Audit:
        unique = {touchpoint.locator: touchpoint for touchpoint in touchpoints}
        campaign = Collection("campaign", "bulk", "bulk", tuple(unique.values()))
        return audited(self.project, Gathered((), (campaign,), self.guide, None), self.terms, self.now, silent, kept=self.kept)


def _groups_in(parcel: Parcel) -> Iterator[tuple[int, list[Touchpoint]]]:
    """The groups of a parcel with their touchpoints in the order of the sources."""
    rows = [row for piece in parcel.pieces for row in read_group(piece.address, piece.row_group)]
    groups: dict[int, list[Touchpoint]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["group"], row["order"])):
        groups[row["group"]].append(from_line(row["touchpoint"]))
    yield from groups.items()


def _summary(audit: Audit, name: str) -> GroupSummary:
    gate = audit.gate
    counted = Counter((one.kind, one.severity.value) for one in audit.findings)
    failing, gaps, code = (gate.failing, gate.gaps, gate.exit_code) if gate else (0, (), 0)
    worst = tuple(worst_of(list(audit.findings)))
    return GroupSummary(name, len(audit.touchpoints), audit.verdict.value, dict(counted), worst, failing, gaps, bool(gaps) and code != 0)
