"""RACK audit to bytes: one format a file."""

from consistency.registry import Rack

REPORTS = Rack(
    "reports",
    {
        "terminal": "consistency.reports.terminal:Terminal",
        "html": "consistency.reports.html:Html",
        "json": "consistency.reports.json:Json",
        "jsonl": "consistency.reports.jsonl:JsonLines",
        "markdown": "consistency.reports.markdown:Markdown",
        "csv": "consistency.reports.csv:Csv",
        "xlsx": "consistency.reports.xlsx:Xlsx",
        "sarif": "consistency.reports.sarif:Sarif",
        "junit": "consistency.reports.junit:Junit",
        "github": "consistency.reports.github:Github",
    },
)
