"""The findings as a table for spreadsheets and scripts."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import ClassVar

from consistency.records.audit import Audit
from consistency.reports.cells import FINDING_COLUMNS, FORMULA_STARTS, Cell, finding_cells, inert

PARTED = re.compile(rf"""([;\t][\s"]*)(?=[{re.escape("".join(FORMULA_STARTS))}])""")
"""Where a formula would begin for a program that parts cells at semicolons or tabs, as spreadsheets of many countries do."""


class Csv:
    """A row for each finding, worst first; UTF-8 with a mark that Excel knows it by. No cell is taken for a formula."""

    name: ClassVar[str] = "csv"
    suffix: ClassVar[str] = ".csv"

    def render(self, audit: Audit) -> bytes:
        """Commas, every cell in quotes so that no other separator parts one, CR LF (RFC 4180)."""
        table = StringIO()
        writer = csv.writer(table, quoting=csv.QUOTE_ALL)
        writer.writerow(FINDING_COLUMNS)
        writer.writerows([_inert(cell) for cell in row] for row in finding_cells(audit))
        return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace")


def _inert(cell: Cell) -> Cell:
    """As `inert`, and for programs that part the cell in the middle: quotes alone do not hold it together once they part elsewhere."""
    told = inert(cell)
    return PARTED.sub(r"\1'", told) if isinstance(told, str) else told
