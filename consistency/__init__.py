"""Compares the tone and offers of a brand's channels and flags what does not fit, with the quotes that prove it.

Example::

    from pathlib import Path

    import consistency

    audit = consistency.scan(consistency.load_settings(Path("campaign")))
    for finding in audit.findings:
        print(finding.severity, finding.message, finding.evidence[0].quote)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency.errors import ConsistencyError
    from consistency.flows.scan import scan
    from consistency.records.audit import Audit, Verdict
    from consistency.records.finding import Evidence, Finding, Severity
    from consistency.records.touchpoint import Touchpoint
    from consistency.settings import load_settings

__version__ = "0.1.0"

__all__ = ["Audit", "ConsistencyError", "Evidence", "Finding", "Severity", "Touchpoint", "Verdict", "load_settings", "scan"]

_HOMES = {
    "Audit": "consistency.records.audit",
    "ConsistencyError": "consistency.errors",
    "Evidence": "consistency.records.finding",
    "Finding": "consistency.records.finding",
    "Severity": "consistency.records.finding",
    "Touchpoint": "consistency.records.touchpoint",
    "Verdict": "consistency.records.audit",
    "load_settings": "consistency.settings",
    "scan": "consistency.flows.scan",
}


def __getattr__(name: str) -> Any:
    """Opens the door on first use, so that `consistency --help` loads none of the rooms behind it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'consistency' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
