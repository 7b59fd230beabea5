"""The audit as a workbook: summary, findings, touchpoints, offers, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar

from consistency.records.audit import Audit, Saying
from consistency.records.signature import MAKER
from consistency.reports.cells import FINDING_COLUMNS, TOUCHPOINT_COLUMNS, Cell, finding_cells, touchpoint_cells
from consistency.reports.wording import by_channel, channels, coverage_gaps, day, headline, visible

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

WIDE, MIDDLING, NARROW = 60, 28, 13
WIDTHS = {
    name: width
    for width, names in (
        (WIDE, "message what_to_do quote what_they_say on-brand_example reason"),
        (MIDDLING, "touchpoint title address path"),
    )
    for name in (one.replace("_", " ") for one in names.split())
}
"""Widths of columns in characters; NARROW where a column is not named."""
MOST = 32_767
"""Characters that a cell of a workbook can hold."""
SHADES = {
    "STOP": ("#9B1C1C", "#FCEBEA"),
    "LOOK": ("#7A4A00", "#FDF1D9"),
    "PASS": ("#1C5C3A", "#E5F3EA"),
    "NOT CHECKED": ("#47525D", "#EEF0F2"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its heads, its rows."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


class Xlsx:
    """Sheets with filters and frozen heads. Every cell is written as text or number, so that copy is never run as a formula."""

    name: ClassVar[str] = "xlsx"
    suffix: ClassVar[str] = ".xlsx"

    def render(self, audit: Audit) -> bytes:
        """The workbook; the same audit gives the same bytes."""
        from xlsxwriter import Workbook

        made = BytesIO()
        book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        created = audit.created_at.replace(tzinfo=None)
        book.set_properties({"title": visible(f"{audit.brand}: {audit.campaign}"), "author": MAKER, "created": created})
        for sheet in _sheets(audit):
            _write(book, sheet)
        book.close()
        return made.getvalue()


def _sheets(audit: Audit) -> Iterator[Sheet]:
    names = channels(audit)
    yield Sheet("Summary", ("concern", "verdict", "reason", *names), [*_verdicts(audit, names), (), *_scan(audit)])
    yield Sheet("Findings", FINDING_COLUMNS, finding_cells(audit))
    yield Sheet("Touchpoints", TOUCHPOINT_COLUMNS, touchpoint_cells(audit))
    yield Sheet("Offers", ("offer", "what of it", "most say", "touchpoints", "others say", "who says so"), _offers(audit))
    yield Sheet("Sources", ("purpose", "channel", "path", "what", "touchpoint", "reason", "code"), _sources(audit))


def _verdicts(audit: Audit, names: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    yield ("All", audit.verdict.value, headline(audit))
    judged = by_channel(audit)
    for concern in audit.concerns:
        cells = ((concern.channels[name].value if name in concern.channels else "not scanned") for name in names)
        yield (concern.title, concern.verdict.value, visible(concern.reason), *(cells if concern in judged else ()))


def _scan(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    yield ("Brand", visible(audit.brand))
    yield ("Campaign", visible(audit.campaign))
    yield ("Launch", day(audit.launch))
    yield ("Scanned", audit.created_at.isoformat(timespec="minutes"))
    yield ("Complete", _complete(audit))
    yield from (("Note", "", visible(note)) for note in audit.notes)


def _complete(audit: Audit) -> str:
    """Whether everything declared was read and every check that is on was made."""
    gaps = [*([] if audit.is_complete else ["see Sources"]), *coverage_gaps(audit)]
    return f"no: {'; '.join(gaps)}" if gaps else "yes"


def _offers(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    for offer in audit.offers:
        for term in offer.terms:
            agreed = (visible(offer.name), term.attribute, visible(term.usual.value), len(term.usual.locators))
            for other in term.others or (Saying("", ()),):
                yield (*agreed, visible(other.value), ", ".join(map(visible, other.locators)))


def _sources(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    for source in audit.sources:
        place = (source.purpose, visible(source.channel), visible(source.path))
        yield (*place, f"read {source.read}")
        yield from (
            (*place, "could not read", visible(gap.locator), visible(f"{gap.what} {gap.todo}"), gap.code) for gap in source.unreadable
        )
        yield from ((*place, "skipped", visible(item.locator), visible(item.why)) for item in source.skipped)


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.set_row(0, None, book.add_format({"bold": True, "bottom": 1}))
    plain = book.add_format({"valign": "top", "text_wrap": True})
    last = 0
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, visible(head))
        page.set_column(column, column, WIDTHS.get(head, NARROW), plain)
    for last, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _write_cell(page, (last, column), cell)
    if sheet.name != "Summary":
        page.autofilter(0, 0, max(last, 1), len(sheet.heads) - 1)
    _shade(book, page, last, len(sheet.heads))


def _write_cell(page: Any, at: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(*at, cell[:MOST])
    elif cell is not None:
        page.write_number(*at, cell)


def _shade(book: Workbook, page: Any, rows: int, columns: int) -> None:
    """Verdicts in their colours, wherever they stand."""
    for word, (ink, ground) in SHADES.items():
        look = book.add_format({"font_color": ink, "bg_color": ground, "bold": True})
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        page.conditional_format(1, 0, max(rows, 1), columns - 1, rule)
