"""Typeform surveys: responses as JSON, from its interface or its webhooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import collapsed
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.channels.survey_answers import Column, answer, is_personal, moment_of, unread
from consistency.records.collection import Skipped, Unreadable
from consistency.records.survey import Answer

SHAPE = re.compile(r'\s*[\[{].*"(?:form_response|response_id|landing_id)"\s*:', re.DOTALL)
PERSONAL_TYPES = frozenset({"email", "phone_number", "contact_info", "address", "file_url", "file_upload", "payment", "signature"})
RECALL = re.compile(r"\{\{[^{}]*\}\}|\*{1,2}|_{2}")
"""References to other answers and marks of emphasis in a question."""


class Typeform:
    """Responses of Typeform: the Responses interface's JSON, one webhook, or a list of either.

    **What is read.** Each answer with its question (from `definition.fields` of a webhook, or from `fields` or `form.fields` beside the
    responses; else the question's reference), the day it was submitted, and its score where it is a number, a rating or a scale.

    **What is skipped.** Answers about who answered (e-mail, telephone, contact details, address, files, payments, names), hidden fields and
    the respondent's browser.

    **Source.** Typeform developer documentation, "Retrieve responses" and "Webhooks: example payload".
    """

    name: ClassVar[str] = "typeform"
    formats: ClassVar[str] = "JSON of the Responses interface and of webhooks"
    reads: ClassVar[str] = "survey answers: question, text, score, date"
    skips: ClassVar[str] = "answers about the respondent, hidden fields, browser data"
    source: ClassVar[str] = "Typeform developer documentation: Retrieve responses; Webhooks"

    def recognises(self, file: SourceFile) -> bool:
        """True where the JSON holds responses with answers."""
        return bool(SHAPE.match(file.head_text)) and '"answers"' in file.head_text

    def read(self, file: SourceFile) -> Iterator[Answer | Skipped | Unreadable]:
        """The answers, response after response."""
        document = load(file)
        questions = _questions(document)
        personal: dict[str, None] = {}
        for number, record in enumerate(records(document, "items", "responses"), 1):
            response = record.get("form_response", record) if isinstance(record, dict) else None
            if not isinstance(response, dict):
                yield file.unreadable(number, "REA18", "this entry is no response.", "Check that the export is complete.")
                continue
            yield from _answers(file, number, response, {**questions, **_questions(response.get("definition"))}, personal)
        yield from unread(file, "answers about the respondent", list(personal))


def _questions(document: Any) -> dict[str, str]:
    """The titles of the questions by id and reference, groups of questions unfolded."""
    if not isinstance(document, dict):
        return {}
    pending = [*objects(document.get("fields")), *objects(_object(document.get("form")).get("fields"))]
    found: dict[str, str] = {}
    while pending:
        field = pending.pop()
        title = collapsed(RECALL.sub("", string(field.get("title")))).replace("\n", " ")
        found |= {key: title for name in ("id", "ref") if (key := string(field.get(name))) and title}
        pending += objects(_object(field.get("properties")).get("fields"))
    return found


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _answers(
    file: SourceFile, number: int, response: dict[str, Any], questions: dict[str, str], personal: dict[str, None]
) -> Iterator[Answer | Skipped]:
    when = moment_of(string(response.get("submitted_at")))
    if not response.get("answers"):
        yield file.skipped(number, "a response without answers")
    for place, given in enumerate(objects(response.get("answers")), 1):
        field = _object(given.get("field"))
        keys = [string(field.get(name)) for name in ("id", "ref")]
        question = next((questions[key] for key in keys if key in questions), keys[1] or keys[0])
        if {string(given.get("type")), string(field.get("type"))} & PERSONAL_TYPES or is_personal(question):
            personal[question or str(given.get("type"))] = None
        elif text := collapsed(_text(given)):
            yield answer(file, number, Column(place, question, str(place)), text, when)


def _text(given: dict[str, Any]) -> str:
    """What was answered, in words."""
    value = given.get(string(given.get("type")))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        several = value.get("labels")
        labels = several if isinstance(several, list) else [value.get("label")]
        return ", ".join(filter(None, map(string, [*labels, value.get("other")])))
    return str(value) if isinstance(value, int | float) else string(value)
