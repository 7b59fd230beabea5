"""The tables of a scan in bulk: what is handed from step to step, and what it gives, as Parquet here or at an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from consistency.channels.parquet import pyarrow
from consistency.channels.portions import opened, system_of
from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.finding import Evidence, Finding, Measurement

STEPS = ".work"
"""The folder of what is handed from step to step; it goes when the results are whole."""
RESULTS = ("groups", "touchpoints", "measurements", "findings")


@lru_cache(maxsize=1)
def schemas() -> Mapping[str, Any]:
    """The columns of each table by its name."""
    arrow = pyarrow()
    text, number, share = arrow.string(), arrow.int64(), arrow.float64()
    texts = arrow.list_(text)
    quotes = arrow.list_(arrow.struct([("locator", text), ("quote", text), ("start", number), ("end", number), ("says", text)]))
    tables: dict[str, list[tuple[str, Any]]] = {
        "sorted": [("order", number), ("campaign", text), ("code", text), ("link", text), ("touchpoint", text)],
        "parcels": [("order", number), ("group", number), ("touchpoint", text)],
        "groups": [("group", number), ("name", text), ("touchpoints", number), ("verdict", text), ("failing", number), ("gaps", texts)],
        "touchpoints": [
            *(("group", number), ("locator", text), ("id", text), ("channel", text), ("kind", text), ("title", text), ("words", number)),
            *(("digest", text), ("stage", text), ("uri", text), ("voice_verdict", text), ("voice_score", share), ("voice_chance", share)),
        ],
        "measurements": [
            *(("group", number), ("check", text), ("kind", text), ("code", text), ("about", texts), ("value", share), ("certainty", share)),
            *(("chance", share), ("attribute", text), ("expected", text), ("against", texts), ("message", text), ("evidence", quotes)),
        ],
        "findings": [
            *(("group", number), ("id", text), ("concern", text), ("check", text), ("kind", text), ("code", text), ("severity", text)),
            *(("standing", text), ("message", text), ("fix", text), ("locators", texts), ("against", texts), ("attribute", text)),
            *(("expected", text), ("certainty", share), ("weight", share), ("evidence", quotes)),
        ],
    }
    return {name: arrow.schema(columns) for name, columns in tables.items()}


def write_table(address: str, table: str, groups: Iterable[Sequence[Mapping[str, Any]]]) -> None:
    """Writes rows as one Parquet file with a row group for each of `groups`, in their order; what was there before is replaced."""
    arrow, schema = pyarrow(), schemas()[table]
    system, path = system_of(address)
    system.makedirs(path.rpartition("/")[0], exist_ok=True)
    with system.open(path, "wb") as stream, arrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for rows in groups:
            writer.write_table(arrow.Table.from_pylist(list(rows), schema=schema), row_group_size=max(1, len(rows)))


def read_table(address: str) -> list[dict[str, Any]]:
    """All rows of a Parquet file."""
    with opened(address) as stream:
        rows: list[dict[str, Any]] = pyarrow().parquet.ParquetFile(stream).read().to_pylist()
    return rows


def read_group(address: str, group: int) -> list[dict[str, Any]]:
    """The rows of one row group of a Parquet file."""
    with opened(address) as stream:
        rows: list[dict[str, Any]] = pyarrow().parquet.ParquetFile(stream).read_row_group(group).to_pylist()
    return rows


def rows_of(audit: Audit, group: int, name: str) -> dict[str, list[dict[str, Any]]]:
    """The audit of one group as rows of each of RESULTS."""
    gate = audit.gate
    head = {"group": group, "name": name, "touchpoints": len(audit.touchpoints), "verdict": audit.verdict.value}
    return {
        "groups": [{**head, "failing": gate.failing if gate else 0, "gaps": list(gate.gaps) if gate else []}],
        "touchpoints": [{"group": group, **_touchpoint(one)} for one in audit.touchpoints],
        "measurements": [{"group": group, **_measurement(one)} for one in audit.measurements],
        "findings": [{"group": group, **_finding(one)} for one in audit.findings],
    }


def _touchpoint(one: TouchpointSummary) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in ("locator", "id", "channel", "kind", "title", "words", "digest", "stage", "uri")}
    if one.voice is None:
        return plain
    return {**plain, "voice_verdict": one.voice.verdict.value, "voice_score": one.voice.score, "voice_chance": one.voice.p_value}


def _measurement(one: Measurement) -> dict[str, Any]:
    names = ("check", "kind", "code", "value", "certainty", "attribute", "expected", "message")
    lists = {"about": list(one.about), "against": list(one.against), "evidence": list(_quotes(one.evidence))}
    return {**{name: getattr(one, name) for name in names}, "chance": one.p_value, **lists}


def _finding(one: Finding) -> dict[str, Any]:
    names = ("id", "concern", "check", "kind", "code", "message", "fix", "attribute", "expected", "certainty", "weight")
    lists = {"locators": list(one.locators), "against": list(one.against), "evidence": list(_quotes(one.evidence))}
    return {**{name: getattr(one, name) for name in names}, "severity": one.severity.value, "standing": one.standing.value, **lists}


def _quotes(evidence: Iterable[Evidence]) -> Iterator[dict[str, Any]]:
    for one in evidence:
        yield {name: getattr(one, name) for name in ("locator", "quote", "start", "end", "says")}
