"""A history's state for Prometheus: its text format, to be picked up by the node exporter's textfile collector.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from consistency.records.audit import Audit
from consistency.records.finding import Severity
from consistency.records.history import Entry

Value = Callable[[Entry, Audit, datetime], float]
GAUGES: tuple[tuple[str, str, Value], ...] = (
    ("last_run_timestamp_seconds", "When the last audit was made.", lambda entry, _audit, _now: entry.created_at.timestamp()),
    ("last_run_age_seconds", "How old the last audit is.", lambda entry, _audit, now: (now - entry.created_at).total_seconds()),
    ("touchpoints", "Touchpoints of the last audit.", lambda entry, _audit, _now: entry.touchpoints),
    ("unread", "Things that the last audit could not read.", lambda _entry, audit, _now: sum(len(s.unreadable) for s in audit.sources)),
    (
        "sources_unread",
        "Sources of which something could not be read.",
        lambda _entry, audit, _now: sum(bool(s.unreadable) for s in audit.sources),
    ),
    ("complete", "1 where the last audit could read everything, else 0.", lambda entry, _audit, _now: entry.is_complete),
)


def metrics(latest: Mapping[str, tuple[Entry, Audit]], now: datetime) -> bytes:
    """Of each brand its latest audit: when, how old, touchpoints, findings by kind and severity, what could not be read."""
    return "".join(f"{line}\n" for line in _lines(latest, now)).encode()


def _lines(latest: Mapping[str, tuple[Entry, Audit]], now: datetime) -> Iterator[str]:
    for name, says, value in GAUGES:
        yield from _gauge(name, says, [(_brand(brand), value(entry, audit, now)) for brand, (entry, audit) in latest.items()])
    found = [pair for brand, (_, audit) in latest.items() for pair in _found(brand, audit)]
    yield from _gauge("findings", "Findings of the last audit by kind and severity.", found)


def _found(brand: str, audit: Audit) -> Iterator[tuple[str, float]]:
    numbers = Counter((one.kind, one.severity) for one in audit.findings)
    for kind in sorted({kind for kind, _ in numbers}):
        for severity in Severity:
            yield f'{_brand(brand)},kind="{_safe(kind)}",severity="{severity}"', numbers[kind, severity]


def _brand(name: str) -> str:
    return f'brand="{_safe(name)}"'


def _safe(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _gauge(name: str, says: str, values: Sequence[tuple[str, float]]) -> Iterator[str]:
    yield f"# HELP consistency_{name} {says}"
    yield f"# TYPE consistency_{name} gauge"
    for labels, value in values:
        yield f"consistency_{name}{{{labels}}} {value:.15g}"
