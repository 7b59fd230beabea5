"""What one answer comes to: its records, the addresses on it, and whether it is to be read at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from consistency.channels.page import Page
from consistency.channels.services.crawl.address import host_of, key_of, tidy
from consistency.channels.services.crawl.document import (
    HTML,
    UNKNOWN,
    FetchedFile,
    Record,
    Records,
    in_utf8,
    is_copy,
    path_below,
    read_records,
)
from consistency.channels.services.crawl.frontier import SIGNS, Frontier
from consistency.channels.services.crawl.links import SIGNED, Signs, as_text, read_signs, signs_of
from consistency.channels.services.crawl.options import CrawlOptions
from consistency.channels.services.crawl.render import Renderer
from consistency.channels.services.crawl.sheets import Sheets
from consistency.channels.services.visit import Visit
from consistency.errors import UnreadableError
from consistency.net import Answer
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

EMPTY = frozenset({"REA11"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page came to: `records` as JSON, the links to follow, the digest of its text."""

    records: str
    links: tuple[str, ...] = ()
    digest: str = ""
    is_read: bool = False


class Reader:
    """Reads answers for one crawl; what has not changed since the last one is taken from the frontier's outcomes."""

    def __init__(self, options: CrawlOptions, visit: Visit, sheets: Sheets, mirror: Path, renderer: Renderer) -> None:
        self.records = Records()
        self._options, self._visit = options, visit
        self._sheets, self._mirror, self._renderer = sheets, mirror, renderer
        self._languages = tuple(language.casefold().replace("_", "-") for language in options.languages)
        self._by = fingerprint() + options.model_dump_json() + visit.channel + str(visit.stage)

    def signs(self, answer: Answer, frontier: Frontier) -> Signs:
        """What the answer says to crawlers; nothing where it is no page."""
        if not self._is_html(answer):
            return Signs()
        headers = {name: answer.headers.get(name, "") for name in SIGNED}
        digest = hashlib.sha256(f"{self._by} {answer.url} {headers} ".encode() + answer.content).hexdigest()
        name = f"{SIGNS}{key_of(tidy(answer.url) or answer.url)}"
        known = frontier.outcome(name, digest)
        if known:
            return signs_of(known)
        signs = read_signs(in_utf8(answer.content, answer.charset), answer.url, headers)
        frontier.keep_outcome(name, digest, as_text(signs))
        return signs

    def read(self, answer: Answer, signs: Signs, uri: str, frontier: Frontier) -> Outcome:
        """The outcome of an answer that is known as `uri`."""
        place = key_of(uri)
        links = tuple(self._links(signs))
        why = self._why_not(answer, signs)
        if why:
            return self._skipped(place, why, links)
        sheets = self._sheets.fetch(signs.sheets, self._folder(answer))
        digest = hashlib.sha256(f"{sheets} {self._by} {uri} {answer.mime} {answer.charset} ".encode() + answer.content).hexdigest()
        known = frontier.outcome(place, digest)
        if known:
            return _outcome(known, links)
        return self._parsed(answer, signs, uri, lambda outcome: frontier.keep_outcome(place, digest, _as_text(outcome)))

    def _why_not(self, answer: Answer, signs: Signs) -> str | None:
        """Why a page is not read; None where it is."""
        if not is_copy(answer.mime):
            return f"{answer.mime} holds no copy"
        if self._options.noindex and "noindex" in signs.rules:
            return "is marked noindex"
        return None if self._speaks(signs.language) else f"is in another language ({signs.language})"

    def _parsed(self, answer: Answer, signs: Signs, uri: str, keep: Callable[[Outcome], None]) -> Outcome:
        records, signs, is_rendered = self._records(answer, signs, uri)
        touchpoints = [record for record in records if isinstance(record, Touchpoint)]
        digest = touchpoints[0].digest if len(touchpoints) == 1 else ""
        outcome = Outcome(self.records.dump(records), tuple(self._links(signs)), digest, bool(touchpoints))
        if not is_rendered:  # what scripts ask for may change while the page stays the same
            keep(outcome)
        return outcome

    def _records(self, answer: Answer, signs: Signs, uri: str) -> tuple[list[Record], Signs, bool]:
        is_html = self._is_html(answer)
        body = in_utf8(answer.content, answer.charset) if answer.mime.startswith("text/") or is_html else answer.content
        records: list[Record] = []
        if not (is_html and self._options.render == "always"):
            records = self._described(read_records(self._file(answer, uri, body), is_html=is_html), signs)
            is_empty = any(isinstance(record, Unreadable) and record.code in EMPTY for record in records)
            if not (is_html and is_empty and self._options.render == "empty"):
                return records, signs, False
        return self._rendered(answer, uri, body)

    def _rendered(self, answer: Answer, uri: str, body: bytes) -> tuple[list[Record], Signs, bool]:
        try:
            markup = self._renderer.render(answer.url, body)
        except UnreadableError as error:
            return [Unreadable(key_of(uri), error.error_code, error.what, error.todo)], Signs(), True
        signs = read_signs(markup, answer.url, answer.headers)
        self._sheets.fetch(signs.sheets, self._folder(answer))
        return self._described(read_records(self._file(answer, uri, markup), is_html=True), signs), signs, True

    def _file(self, answer: Answer, uri: str, body: bytes) -> FetchedFile:
        folder = self._folder(answer)
        path = path_below(folder, answer.url)
        place, visit = key_of(uri), self._visit
        return FetchedFile(path, place, visit.channel, uri, visit.stage, folder=folder, root=self._mirror, body=body)

    def _folder(self, answer: Answer) -> Path:
        """Where the style sheets of the page's host are put."""
        return self._mirror / host_of(answer.url).replace(":", "_")

    def _is_html(self, answer: Answer) -> bool:
        if answer.mime in UNKNOWN:
            return Page().recognises(self._file(answer, answer.url, answer.content))
        return answer.mime in HTML

    def _links(self, signs: Signs) -> list[str]:
        if self._options.nofollow and "nofollow" in signs.rules:
            return []
        found = [url for url, is_nofollow in signs.links.items() if not (is_nofollow and self._options.nofollow)]
        found += [url for language, url in signs.alternates.items() if self._speaks(language)]
        return found + ([signs.refresh] if signs.refresh else [])

    def _speaks(self, language: str | None) -> bool:
        """Whether the settings want a language; one that is not named might be any."""
        if not self._languages or not language or language.casefold() == "x-default":
            return True
        named = language.casefold().replace("_", "-")
        return any(named == wanted or named.startswith(f"{wanted}-") for wanted in self._languages)

    @staticmethod
    def _described(records: list[Record], signs: Signs) -> list[Record]:
        """Touchpoints with the page's language and the addresses of its other languages."""
        others = {"hreflang": " ".join(f"{language}={url}" for language, url in signs.alternates.items())} if signs.alternates else {}
        return [_described(record, signs.language, others) if isinstance(record, Touchpoint) else record for record in records]

    def as_twin(self, place: str, outcome: Outcome) -> Outcome:
        """The outcome of a page whose text was read at its true address."""
        return self._skipped(place, "has the same text as the page that it names as its own, or that names it", outcome.links)

    def _skipped(self, place: str, why: str, links: tuple[str, ...] = ()) -> Outcome:
        return Outcome(self.records.dump([Skipped(place, why)]), links)


def _described(touchpoint: Touchpoint, language: str | None, more: dict[str, str]) -> Touchpoint:
    return replace(touchpoint, language=touchpoint.language or language, meta={**touchpoint.meta, **more})


def _as_text(outcome: Outcome) -> str:
    """An outcome without its links, which are the signs' own."""
    return json.dumps([outcome.digest, outcome.is_read, outcome.records])


def _outcome(known: str, links: tuple[str, ...]) -> Outcome:
    digest, is_read, records = json.loads(known)
    return Outcome(records, links, digest, is_read)


def fingerprint() -> str:
    """A digest of the modules that read formats: what they made of a page counts only while they stay the same."""
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parents[2].glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
