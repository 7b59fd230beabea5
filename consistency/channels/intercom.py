"""Intercom: help articles and saved replies, from the JSON that its interface answers with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.html_blocks import parse, read_document
from consistency.channels.json_records import load, moment, records, string
from consistency.channels.macro_text import add_reply
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

SHAPE = re.compile(r'\s*[\[{].*"type"\s*:\s*"(?:article|macro|saved_reply)"|\s*\{\s*"saved_replies"\s*:', re.DOTALL)
KEYS = ("data", "articles", "saved_replies", "macros")


class Intercom:
    """Help articles, saved replies and macros of Intercom, from the JSON of its interface.

    **What is read.** An article as a page at its address: title, description and body, in its default language and in each language that
    it is translated into. A saved reply or macro as what customers get; its name is no copy.

    **What is skipped.** Drafts of articles and translations unless the source says `keep_paused = true`; entries without words.

    **Source.** Intercom developer documentation, "Articles" and "Macros".
    """

    name: ClassVar[str] = "intercom"
    formats: ClassVar[str] = "JSON of /articles and /macros, saved replies"
    reads: ClassVar[str] = "articles (title, description, body, translations) with their address; replies with markup"
    skips: ClassVar[str] = "drafts, entries without words"
    source: ClassVar[str] = "Intercom developer documentation: Articles, Macros"

    def recognises(self, file: SourceFile) -> bool:
        """True where the JSON holds articles or replies."""
        return bool(SHAPE.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The articles and replies in the order of the file; an article's translations follow it."""
        for number, record in enumerate(records(load(file), *KEYS), 1):
            if not isinstance(record, dict):
                yield file.unreadable(number, "REA18", "this entry is no article or reply.", "Check that the export is complete.")
            elif record.get("type") == "article":
                yield from _articles(file, number, record)
            else:
                yield _reply(file, number, record)


def _reply(file: SourceFile, number: int, record: dict[str, Any]) -> Touchpoint | Skipped:
    composition = Composition()
    body = next((text for key in ("body", "body_html", "text", "body_text") if (text := string(record.get(key)))), "")
    language = add_reply(composition, body)
    if not composition:
        return file.skipped(number, "a reply without words")
    title = string(record.get("name")) or string(record.get("title"))
    return composition.touchpoint(file, Kind.MACRO, number=number, title=title, language=language)


def _articles(file: SourceFile, number: int, record: dict[str, Any]) -> Iterator[Touchpoint | Skipped]:
    language = string(record.get("default_locale")) or None
    yield _article(file, number, record, language)
    translations = record.get("translated_content")
    for name, translation in translations.items() if isinstance(translations, dict) else ():
        if isinstance(translation, dict) and name not in {language, "type"}:
            # its own locator: records with the same one count once
            yield replace(_article(file, number, translation, name), locator=f"{file.at(number)}/{name}")


def _article(file: SourceFile, number: int, record: dict[str, Any], language: str | None) -> Touchpoint | Skipped:
    if record.get("state") == "draft" and not file.keep_paused:
        return file.skipped(number, f"a draft ({language or 'of no named language'})")
    title, url = string(record.get("title")), string(record.get("url")) or None
    composition = Composition()
    composition.add(title, Role.HEADLINE, "title")
    composition.add(string(record.get("description")), Role.DESCRIPTION, "description")
    content = read_document(parse(string(record.get("body"))), base=url)
    composition.parts += content.parts
    if not content.parts:
        return file.skipped(number, f"an article without words ({language or 'of no named language'})")
    observed = moment(record.get("updated_at"))
    return composition.touchpoint(file, Kind.PAGE, number=number, title=title, uri=url, language=language, observed_at=observed)
