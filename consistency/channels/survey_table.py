"""Survey answers as a plain table: one response a row, or one answer a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import collapsed
from consistency.channels.files import SourceFile
from consistency.channels.survey_answers import Column, Sheet, answers, compact, first_row, is_personal, moment_of, unread
from consistency.channels.wording import words
from consistency.records.collection import Skipped, Unreadable
from consistency.records.survey import Answer

WHEN = words(
    "timestamp submittedat submitdate submitted datesubmitted submissiondate responsedate responsedatetime respondedat completedat"
    " completed completiontime enddate starttime startdate createdat date"
)
WHO = words("responseid respondentid respondent submissionid responsenumber participantid participant surveyresponseid responseno")
WORDS = words("comment comments feedback verbatim openended openendedresponse review remarks")
SCORES = words("score nps npsscore npsrating rating csat csatscore ces stars")
ANSWERS = words("answer response answertext responsetext")
LEAST_WORDS = 3


class SurveyTable:
    """Survey answers in a CSV of no known tool: Google Forms, Microsoft Forms, an own export.

    **What is read.** With one response a row: every column whose heading asks something ("What did you like?") or is named as a comment or
    score. With one answer a row: the columns `question` and `answer`. The date is the response's own; where day and month cannot be told
    apart there is none.

    **What is skipped.** Columns about who answered (name, e-mail, IP address, place …) and columns that ask nothing.

    **Source.** Google Docs Editors Help, "View and manage form responses".
    """

    name: ClassVar[str] = "survey_table"
    formats: ClassVar[str] = "CSV or TSV with one response or one answer a row"
    reads: ClassVar[str] = "survey answers: question, text, score, date"
    skips: ClassVar[str] = "all columns about the respondent, columns that ask nothing"
    source: ClassVar[str] = "Google Docs Editors Help: View and manage form responses"

    def recognises(self, file: SourceFile) -> bool:
        """True where responses have a date or number, and questions or comments with scores."""
        headings = first_row(file.head_text)
        known = set(map(compact, headings))
        if not known & (WHEN | WHO):
            return False
        return any(map(_asks, headings)) or bool(known & WORDS and known & SCORES) or _is_long(known)

    def read(self, file: SourceFile) -> Iterator[Answer | Skipped | Unreadable]:
        """The answers, row after row."""
        sheet = Sheet.open(file)
        headings = [collapsed(heading).replace("\n", " ") for heading in sheet.rows[0]]
        is_long = _is_long(set(map(compact, headings)))
        columns = [c for c in _columns(headings) if not is_long or compact(c.question) in ANSWERS]
        read = {column.index for column in columns}
        yield from unread(
            file, "columns that are no answers, or about the respondent", [h for i, h in enumerate(headings) if i not in read]
        )
        for response in sheet.responses(1):
            if isinstance(response, Unreadable):
                yield response
                continue
            number, cells = response
            named = {compact(heading): cell.strip() for heading, cell in zip(headings, cells, strict=False)}
            day = next((moment for name, cell in named.items() if name in WHEN and (moment := moment_of(cell))), None)
            asked = [Column(c.index, named.get("question", ""), c.key) for c in columns] if is_long else columns
            if is_long and is_personal(named.get("question", "")):
                yield file.skipped(number, "an answer about the respondent")
                continue
            yield from answers(file, number, asked, cells, day)


def _is_long(known: set[str]) -> bool:
    return "question" in known and bool(known & ANSWERS) and bool(known & WHO)


def _asks(heading: str) -> bool:
    text = heading.strip().rstrip("*").rstrip()
    return text.endswith("?") and len(text.split()) >= LEAST_WORDS and not is_personal(text)


def _columns(headings: list[str]) -> Iterator[Column]:
    for index, heading in enumerate(headings):
        name = compact(heading)
        is_prompt = len(heading.split()) > LEAST_WORDS and name not in WHEN | WHO
        if not is_personal(heading) and (_asks(heading) or is_prompt or name in WORDS | SCORES | ANSWERS):
            yield Column(index, heading, str(index + 1))
