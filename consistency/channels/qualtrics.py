"""Qualtrics surveys: CSV and TSV with three rows of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import collapsed
from consistency.channels.files import SourceFile
from consistency.channels.survey_answers import Column, Sheet, answers, compact, first_row, is_personal, moment_of, unread
from consistency.channels.wording import words
from consistency.records.collection import Skipped, Unreadable
from consistency.records.survey import Answer

OWN = words("responseid recordeddate")
ABOUT = words(
    "startdate enddate status ipaddress progress durationinseconds finished recordeddate responseid recipientlastname recipientfirstname"
    " recipientemail externalreference locationlatitude locationlongitude distributionchannel userlanguage"
)
QUESTION = re.compile(r"\bQID\d+", re.IGNORECASE)
DERIVED = re.compile(
    r"_(?:NPS_GROUP|FIRST_CLICK|LAST_CLICK|PAGE_SUBMIT|CLICK_COUNT|FILE_\w+|DO(?:_\w+)?)$|(?:Sentiment|Topics)\b", re.IGNORECASE
)
NO_RESPONSE = frozenset(
    {"survey preview", "survey test", "spam", "survey preview spam", "offline survey preview", "1", "2", "8", "9", "17"}
)


class Qualtrics:
    """Responses exported from Qualtrics as CSV or TSV, with its three rows of headings (name, question, ImportId).

    **What is read.** Each answer with the question's text, the day it was recorded and, where it is a number, its score; answers are a
    record of their own kind and no touchpoints.

    **What is skipped.** Everything about who answered (IP address, name, e-mail, place, external reference), embedded data, timings and
    derived columns; previews, tests and spam.

    **Source.** Qualtrics Support, "Understanding your dataset" and "Data export formats".
    """

    name: ClassVar[str] = "qualtrics"
    formats: ClassVar[str] = "CSV or TSV with three rows of headings"
    reads: ClassVar[str] = "survey answers: question, text, score, date"
    skips: ClassVar[str] = "all columns about the respondent, embedded data, timings; previews, tests and spam"
    source: ClassVar[str] = "Qualtrics Support: Understanding your dataset; Data export formats"

    def recognises(self, file: SourceFile) -> bool:
        """True where the first row has Qualtrics's names for a response."""
        return set(map(compact, first_row(file.head_text))) >= OWN

    def read(self, file: SourceFile) -> Iterator[Answer | Skipped | Unreadable]:
        """The answers, response after response."""
        sheet = Sheet.open(file)
        names = sheet.rows[0]
        place = {compact(name): index for index, name in enumerate(names)}
        count = _headings(sheet, place["responseid"])
        columns = list(_columns(sheet, count))
        read = {column.index for column in columns}
        yield from unread(file, "columns that are no answers, or about the respondent", [n for i, n in enumerate(names) if i not in read])
        for response in sheet.responses(count):
            if isinstance(response, Unreadable):
                yield response
                continue
            number, cells = response
            facts = {name: cells[index].strip() for name, index in place.items() if name in ABOUT and index < len(cells)}
            if facts.get("status", "").casefold() in NO_RESPONSE:
                yield file.skipped(number, "a preview, a test or spam")
                continue
            yield from answers(file, number, columns, cells, moment_of(facts.get("recordeddate", "") or facts.get("enddate", "")))


def _headings(sheet: Sheet, identity: int) -> int:
    """How many rows of headings there are: tools in between take the second or the third away."""
    count = 1
    for row in sheet.rows[1:3]:
        if "ImportId" in "".join(row[:3]) or not row[identity : identity + 1] or not row[identity].startswith("R_"):
            count += 1
        else:
            break
    return count


def _columns(sheet: Sheet, count: int) -> Iterator[Column]:
    names, below = sheet.rows[0], sheet.rows[1:count]
    imports = next((row for row in below if "ImportId" in "".join(row[:3])), None)
    texts = next((row for row in below if row is not imports), names)
    for index, name in enumerate(names):
        asked = _plain(texts[index]) if index < len(texts) else name
        origin = imports[index] if imports and index < len(imports) else ""
        is_question = bool(QUESTION.search(origin)) if imports else compact(name) not in ABOUT and (count == 1 or asked != name)
        if is_question and not DERIVED.search(name) and not is_personal(asked) and not is_personal(name):
            yield Column(index, asked or name, name)


def _plain(question: str) -> str:
    """A question without the markup that its editor leaves in it."""
    if "<" in question:
        from consistency.channels.html_blocks import parse, read_document

        question = " ".join(part.text for part in read_document(parse(question), base=None, is_email=True).parts)
    return collapsed(question).replace("\n", " ")
