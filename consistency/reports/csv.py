"""The findings as a table for spreadsheets and scripts."""

from __future__ import annotations

import csv
from io import StringIO
from typing import ClassVar

from consistency.records.audit import Audit
from consistency.reports.cells import FINDING_COLUMNS, finding_cells, inert


class Csv:
    """A row for each finding, worst first; UTF-8 with a mark that Excel knows it by. No cell is taken for a formula."""

    name: ClassVar[str] = "csv"
    suffix: ClassVar[str] = ".csv"

    def render(self, audit: Audit) -> bytes:
        """Commas, quotes where needed, CR LF (RFC 4180)."""
        table = StringIO()
        writer = csv.writer(table)
        writer.writerow(FINDING_COLUMNS)
        writer.writerows([inert(cell) for cell in row] for row in finding_cells(audit))
        return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace")
