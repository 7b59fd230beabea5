"""SurveyMonkey surveys: CSV with two rows of headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import collapsed
from consistency.channels.files import SourceFile
from consistency.channels.survey_answers import Column, Sheet, answers, compact, first_row, is_personal, moment_of, unread
from consistency.channels.wording import words
from consistency.records.collection import Skipped, Unreadable
from consistency.records.survey import Answer

OWN = words("respondentid collectorid")
ABOUT = words("respondentid collectorid startdate enddate ipaddress emailaddress firstname lastname customdata1 customdata customid")
OPEN = words("response openendedresponse")
"""What stands below a question that has one column of its own."""


class SurveyMonkey:
    """Responses exported from SurveyMonkey as CSV, with its two rows of headings (question; choice, row or "Open-Ended Response").

    **What is read.** Each answer with its question (and the row or choice that the column is for), the day the response ended and, where it
    is a number, its score; answers are a record of their own kind and no touchpoints.

    **What is skipped.** Everything about who answered (IP address, e-mail, names, custom data, contact questions).

    **Source.** SurveyMonkey Help Center, "Exporting survey results" and "CSV exports".
    """

    name: ClassVar[str] = "surveymonkey"
    formats: ClassVar[str] = "CSV with two rows of headings"
    reads: ClassVar[str] = "survey answers: question with row or choice, text, score, date"
    skips: ClassVar[str] = "all columns about the respondent, contact questions"
    source: ClassVar[str] = "SurveyMonkey Help Center: Exporting survey results"

    def recognises(self, file: SourceFile) -> bool:
        """True where the first row names respondent and collector."""
        return set(map(compact, first_row(file.head_text))) >= OWN

    def read(self, file: SourceFile) -> Iterator[Answer | Skipped | Unreadable]:
        """The answers, response after response."""
        sheet = Sheet.open(file)
        place = {compact(name): index for index, name in enumerate(sheet.rows[0])}
        count = 2 if len(sheet.rows) > 1 and not _cell(sheet.rows[1], place["respondentid"]) else 1
        columns, others = _columns(sheet, count)
        yield from unread(file, "columns about the respondent", others)
        for response in sheet.responses(count):
            if isinstance(response, Unreadable):
                yield response
                continue
            number, cells = response
            day = _cell(cells, place.get("enddate", -1)) or _cell(cells, place.get("startdate", -1))
            yield from answers(file, number, columns, cells, moment_of(day, is_american=True))


def _cell(cells: tuple[str, ...], index: int) -> str:
    return cells[index].strip() if 0 <= index < len(cells) else ""


def _columns(sheet: Sheet, count: int) -> tuple[list[Column], list[str]]:
    """The columns of answers, and the names of those about the respondent; a question stands over the first of its columns alone."""
    columns: list[Column] = []
    others: list[str] = []
    question = ""
    width = max(len(row) for row in sheet.rows[:count])
    for index in range(width):
        question = collapsed(_cell(sheet.rows[0], index)).replace("\n", " ") or question
        part = collapsed(_cell(sheet.rows[1], index)).replace("\n", " ") if count > 1 else ""
        if compact(question) in ABOUT or is_personal(question) or is_personal(part):
            others.append(part or question)
        else:
            asked = question if not part or compact(part) in OPEN else f"{question} — {part}"
            columns.append(Column(index, asked, str(index + 1)))
    return columns, others
