"""WordPress: a site's published pages and posts by its REST API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from consistency.channels.composition import Composition
from consistency.channels.json_records import string
from consistency.channels.markup import plain
from consistency.channels.record_place import Place, instant
from consistency.channels.services.asking import HttpOptions, site_of
from consistency.channels.services.visit import Visit
from consistency.channels.wordpress_content import wordpress_parts
from consistency.errors import UnreadableError
from consistency.net import Answer, Client, NetError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

SPEAKS = "Check base_url; the site must be WordPress with its REST API open."


class WordPressOptions(HttpOptions):
    """Which site is read, and which of its content."""

    base_url: str = Field(min_length=1, description="The site, as in https://www.brand.example.")
    types: tuple[str, ...] = Field(("pages", "posts"), min_length=1, description="What is read, by its name in the API.")
    page_size: int = Field(100, ge=1, le=100, description="Records that are asked for at once; less where the server is slow.")


class WordPress:
    """Reads published pages and posts over `/wp-json/wp/v2`, in the order of their numbers, with the content as the site shows it.

    Sites without readable addresses are asked by `?rest_route=`. Where fewer records come than the site says that it has, that is told.
    """

    name: ClassVar[str] = "wordpress"
    formats: ClassVar[str] = "WordPress REST API v2 (JSON)"
    reads: ClassVar[str] = "published pages, posts and other public types: titles, content, SEO descriptions"
    skips: ClassVar[str] = "content protected by a password, records without content, what the theme adds around the content"
    source: ClassVar[str] = "WordPress REST API Handbook, Reference: Pages, Posts, Pagination"
    Options: ClassVar[type] = WordPressOptions

    def place(self, options: WordPressOptions) -> str:
        """The site's address."""
        return site_of(options.base_url)

    def read(self, options: WordPressOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The records type by type; a type that fails is told and the others are read. UnreadableError where all fail."""
        failures = 0
        with options.client(visit) as client:
            for sort in options.types:
                try:
                    yield from _records(_Api(client, self.place(options), sort), options, visit)
                except UnreadableError as error:
                    failures += 1
                    if failures == len(options.types):
                        raise
                    yield Unreadable(error.where or f"{self.place(options)} {sort}", error.error_code, error.what, error.todo)


@dataclass
class _Api:
    """One type of a site's content; `is_plain` once the site was found to know no readable addresses."""

    client: Client
    site: str
    sort: str
    is_plain: bool = False

    def page(self, number: int, size: int) -> Answer:
        """One page of the records; NetError where there is none."""
        params: dict[str, str | int] = {"per_page": size, "page": number, "orderby": "id", "order": "asc"}
        if self.is_plain:
            return self._by_query(params)
        try:
            return self.client.get(f"{self.site}/wp-json/wp/v2/{self.sort}", params=params)
        except NetError as error:
            if error.status != 404 or number > 1:
                raise
            answer = self._second_try(params)
            if answer is None:
                raise
            return answer

    def _by_query(self, params: dict[str, str | int]) -> Answer:
        return self.client.get(f"{self.site}/", params={"rest_route": f"/wp/v2/{self.sort}", **params})

    def _second_try(self, params: dict[str, str | int]) -> Answer | None:
        """The page by the address that needs no rewriting; None where there is none either, of which the first refusal tells more."""
        try:
            answer = self._by_query(params)
        except NetError:
            return None
        self.is_plain = answer.mime.endswith("json")
        return answer if self.is_plain else None


def _records(api: _Api, options: WordPressOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
    count, number, total = 0, 1, None
    while True:
        answer = api.page(number, options.page_size)
        page = answer.json()
        if not isinstance(page, list):
            raise UnreadableError("the server's answer is no list of records.", where=answer.url, todo=SPEAKS, code="REA81")
        total = _number(answer.headers.get("X-WP-Total")) if total is None else total
        for record in page:
            if count == options.limit:
                yield Skipped(f"{api.site} {api.sort}", f"more {api.sort} than {options.limit} (limit)")
                return
            count += 1
            yield _read(_place(api, record, count, visit), record)
        visit.progress(f"{count} {api.sort} of {api.site}")
        pages = _number(answer.headers.get("X-WP-TotalPages"))
        if not page or (number >= pages if pages is not None else len(page) < options.page_size):
            break
        number += 1
    if total is not None and count < total:
        what = f"the site says that it has {total} {api.sort} and gave {count}."
        yield Unreadable(f"{api.site} {api.sort}", "REA87", what, "Scan again; if it stays so, ask whoever runs the site.")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdecimal() else None


def _place(api: _Api, record: Any, count: int, visit: Visit) -> Place:
    link = string(record.get("link")) if isinstance(record, dict) else ""
    return Place.at_service(link or f"{api.site} {api.sort}#{count}", visit.channel, visit.stage)


def _rendered(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return string(value.get("rendered")) if isinstance(value, dict) else string(value)


def _read(place: Place, record: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(record, dict) or "title" not in record:
        return place.unreadable("REA81", "this entry is no page or post.", SPEAKS)
    content = record["content"] if isinstance(record.get("content"), dict) else {}
    if content.get("protected") is True:
        return place.skipped("it is protected by a password")
    uri, title = string(record.get("link")), plain(_rendered(record, "title"))
    parts = wordpress_parts(_rendered(record, "content"), uri or None)
    if not parts:
        return place.skipped("it has no content")
    seo = record["yoast_head_json"] if isinstance(record.get("yoast_head_json"), dict) else {}
    composition = Composition()
    composition.add(title, Role.HEADLINE, "title")
    composition.add(string(seo.get("description")), Role.DESCRIPTION, "description")
    composition.parts += parts
    return place.post(composition, kind=Kind.PAGE, title=title, uri=uri, observed_at=instant(record.get("date_gmt") or record.get("date")))
