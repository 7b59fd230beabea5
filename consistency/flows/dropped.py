"""Sentences that the site has dropped and other channels still say: what a customer reads there is no longer told where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.flows.news import may_be_hidden
from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.finding import Evidence, normalised
from consistency.records.history import Dropped, Entry, Version
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.segment import segment
from consistency.segment.boilerplate import LEAST, SHARE
from consistency.stores.sql import SqlStore

SITE = "website"
"""The channel that says what holds."""
LEAST_WORDS = 6
"""Shorter sentences are said by chance, and are as often headings and buttons."""
WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[£$€%]")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a page: its place and locator, its text, and the last audit that saw it."""

    place: str
    locator: str
    text: str
    last: int = 0


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Words
    text: str
    page: Wording


def dropped(store: SqlStore, brand: str, *, site: str = SITE, until: int | None = None) -> tuple[Dropped, ...]:
    """Of all kept audits: sentences that pages of the channel `site` once said and none says now, where other channels still say them.

    "Now" is the newest audit, or audit `until`. The newest drop stands first. StoreError as the store raises it; empty where there is no
    audit yet.
    """
    entries = [one for one in store.entries(brand) if until is None or one.number <= until]
    if not entries:
        return ()
    now = entries[-1]
    audit = store.audit(brand, now.number)
    versions = [one for one in store.versions(brand) if one.channel == site]
    texts = store.texts({*(one.digest for one in versions), *(one.digest for one in audit.touchpoints)})
    gone = [_wording(one, texts) for one in versions if one.last < now.number and not _is_unread(one.place, one.locator, audit)]
    return still_said(gone, audit, texts, _following(entries), site)


def dropped_since(store: SqlStore, last: Audit | None, entry: Entry | None, now: Audit, texts: Mapping[str, str]) -> tuple[Dropped, ...]:
    """The same of one night: what pages of the audit before said, and say no longer. `texts` are those of tonight, by digest."""
    if last is None or entry is None:
        return ()
    pages = {(one.id, one.digest) for one in now.touchpoints if one.channel == SITE}
    old = [one for one in last.touchpoints if one.channel == SITE and (one.id, one.digest) not in pages]
    old = [one for one in old if not _is_unread(one.id, one.locator, now)]
    if not old:
        return ()
    wanted = {one.digest for one in (*old, *now.touchpoints)} - texts.keys()
    known = {**store.texts(wanted), **texts}
    gone = [Wording(one.id, one.locator, known.get(one.digest, ""), entry.number) for one in old]
    return still_said(gone, now, known, {entry.number: (entry, None)})


def still_said(
    gone: Sequence[Wording], audit: Audit, texts: Mapping[str, str], entries: Mapping[int, tuple[Entry, Entry | None]], site: str = SITE
) -> tuple[Dropped, ...]:
    """Sentences of wordings that are gone, which no page of the audit says and other touchpoints do; newest drop first.

    `entries` give for the number of an audit its entry and the one after it (None: tonight's).
    """
    others = [one for one in audit.touchpoints if one.channel != site]
    if not others:
        return ()
    pages = [texts.get(one.digest, "") for one in audit.touchpoints if one.channel == site]
    index = _Index(_telling(gone, pages))
    for text in pages:
        index.drop(text)
    found: dict[Words, list[Evidence]] = {}
    for one in others:
        for words, quote in index.said(one, texts.get(one.digest, "")):
            found.setdefault(words, []).append(quote)
    told = (_told(index.sentences[words], quotes, audit, entries) for words, quotes in found.items())
    return tuple(sorted(told, key=lambda one: (one.last_seen, one.page, one.sentence), reverse=True))


class _Index:
    """Sentences by how they begin, to be found in running text whatever stands around them."""

    def __init__(self, sentences: Mapping[Words, _Sentence]) -> None:
        self.sentences = dict(sentences)
        self._by_beginning: dict[Words, list[Words]] = {}
        for words in sentences:
            self._by_beginning.setdefault(words[:LEAST_WORDS], []).append(words)

    def drop(self, text: str) -> None:
        """Leaves out what this text says."""
        for words, _, _ in list(self._hits(text)):
            self.sentences.pop(words, None)

    def said(self, touchpoint: TouchpointSummary, text: str) -> Iterator[tuple[Words, Evidence]]:
        """Which of the sentences a touchpoint says, each once, with its quote."""
        told: set[Words] = set()
        for words, start, end in self._hits(text):
            if words in self.sentences and words not in told:
                told.add(words)
                yield words, Evidence(touchpoint.locator, text[start:end], start, end, says="still said here")

    def _hits(self, text: str) -> Iterator[tuple[Words, int, int]]:
        spans = [match.span() for match in WORD.finditer(text)]
        words = tuple(normalised(text[start:end]) for start, end in spans)
        for at in range(len(words) - LEAST_WORDS + 1):
            for one in self._by_beginning.get(words[at : at + LEAST_WORDS], ()):
                if words[at : at + len(one)] == one:
                    yield one, spans[at][0], spans[at + len(one) - 1][1]


def _telling(gone: Sequence[Wording], pages: Sequence[str]) -> dict[Words, _Sentence]:
    """The sentences of wordings that are gone by their words, each of the wording seen last; what most pages repeat says nothing."""
    kept: dict[Words, _Sentence] = {}
    places: dict[Words, set[str]] = {}
    for page in sorted(gone, key=lambda one: one.last):
        for sentence in _sentences(page):
            kept[sentence.words] = sentence
            places.setdefault(sentence.words, set()).add(page.place)
    most = max(SHARE * max(len(pages), len({one.place for one in gone})), LEAST - 1)
    return {words: sentence for words, sentence in kept.items() if len(places[words]) <= most}


def _sentences(page: Wording) -> Iterator[_Sentence]:
    touchpoint = Touchpoint(locator=page.locator, channel=SITE, kind=Kind.PAGE, text=page.text)
    reading = Reading(touchpoint, segment(touchpoint))
    for part in reading.copy_segments():
        text = reading.slice(part)
        words = tuple(normalised(match.group()) for match in WORD.finditer(text))
        if len(words) >= LEAST_WORDS:
            yield _Sentence(words, text, page)


def _told(sentence: _Sentence, quotes: list[Evidence], audit: Audit, entries: Mapping[int, tuple[Entry, Entry | None]]) -> Dropped:
    last, following = entries[sentence.page.last]
    gone_at = following.created_at if following else audit.created_at
    return Dropped(sentence.text, sentence.page.locator, last.created_at, gone_at, tuple(quotes))


def _wording(version: Version, texts: Mapping[str, str]) -> Wording:
    return Wording(version.place, version.locator, texts.get(version.digest, ""), version.last)


def _following(entries: Sequence[Entry]) -> dict[int, tuple[Entry, Entry | None]]:
    return {one.number: (one, after) for one, after in zip(entries, [*entries[1:], None], strict=True)}


def _is_unread(place: str, locator: str, audit: Audit) -> bool:
    """Whether the page may still be there, only that it could not be read."""
    return all(one.id != place for one in audit.touchpoints) and may_be_hidden(locator, audit)
