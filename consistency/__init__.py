"""Compares the tone and offers of a brand's channels and flags what does not fit, with the quotes that prove it.

Example::

    import consistency

    audit = consistency.scan("campaign")
    for finding in audit.findings:
        print(finding.severity, finding.message, finding.evidence[0].quote)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency.errors import ConsistencyError
    from consistency.library.audit import Audit, Finding
    from consistency.library.baseline import Assessment, Baseline
    from consistency.library.frames import to_frame
    from consistency.library.history import History
    from consistency.library.verbs import compare, learn, read_touchpoints, scan
    from consistency.records.audit import Verdict, VoiceVerdict
    from consistency.records.audit_change import AuditChange
    from consistency.records.baseline_change import BaselineChange
    from consistency.records.finding import Evidence, Severity
    from consistency.records.touchpoint import Kind, Touchpoint
    from consistency.settings import Project, load_settings

__version__ = "0.1.0"

__all__ = [
    "Assessment",
    "Audit",
    "AuditChange",
    "Baseline",
    "BaselineChange",
    "ConsistencyError",
    "Evidence",
    "Finding",
    "History",
    "Kind",
    "Project",
    "Severity",
    "Touchpoint",
    "Verdict",
    "VoiceVerdict",
    "compare",
    "learn",
    "load_settings",
    "read_touchpoints",
    "scan",
    "to_frame",
]

_HOMES = {
    "Assessment": "consistency.library.baseline",
    "Audit": "consistency.library.audit",
    "AuditChange": "consistency.records.audit_change",
    "Baseline": "consistency.library.baseline",
    "BaselineChange": "consistency.records.baseline_change",
    "ConsistencyError": "consistency.errors",
    "Evidence": "consistency.records.finding",
    "Finding": "consistency.library.audit",
    "History": "consistency.library.history",
    "Kind": "consistency.records.touchpoint",
    "Project": "consistency.settings",
    "Severity": "consistency.records.finding",
    "Touchpoint": "consistency.records.touchpoint",
    "Verdict": "consistency.records.audit",
    "VoiceVerdict": "consistency.records.audit",
    "compare": "consistency.library.verbs",
    "learn": "consistency.library.verbs",
    "load_settings": "consistency.settings",
    "read_touchpoints": "consistency.library.verbs",
    "scan": "consistency.library.verbs",
    "to_frame": "consistency.library.frames",
}


def __getattr__(name: str) -> Any:
    """Opens the door on first use, so that `consistency --help` loads none of the rooms behind it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'consistency' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
