"""RACK audit to bytes: one format a file."""

from consistency.registry import Rack

REPORTS = Rack(
    "reports",
    {
        "terminal": "consistency.reports.terminal:Terminal",
        "json": "consistency.reports.json:Json",
        "html": "consistency.reports.html:Html",
    },
)
