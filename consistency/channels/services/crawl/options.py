"""What `[source.options]` of a crawl may say."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from consistency.channels.services.visit import Options

HOW_FAST = frozenset(
    "delay concurrency max_bytes max_minutes timeout deadline retries backoff cache_bytes cache_days authorities allow_hosts".split()
)
"""Options that change how a crawl goes on, but not what it reads."""


class CrawlOptions(Options):
    """The options of a website crawl; all but `start` may be left out."""

    start: str = Field(description="The address to start from, such as https://brand.example/.")
    pages: int = Field(500, ge=1, le=1_000_000, description="The most pages to read.")
    depth: int = Field(10, ge=0, le=100, description="The most links from the start to a page; pages of the sitemap are one link away.")
    include: tuple[str, ...] = Field((), description="Read only paths like these: `/shop/*`; `*` stands for anything. Empty: all.")
    exclude: tuple[str, ...] = Field((), description="Leave out paths like these, such as `/account/*` or `*?sort=*`.")
    hosts: tuple[str, ...] = Field((), description="Further hosts that belong to the site, such as blog.brand.example.")
    sitemaps: bool | tuple[str, ...] = Field(
        default=True, description="Whether to read the site's sitemaps, or the addresses of those to read."
    )
    delay: float = Field(0.5, ge=0, le=60, description="Seconds between two requests to a host; robots.txt may ask for more.")
    concurrency: int = Field(2, ge=1, le=8, description="Requests under way at once.")
    robots: bool = Field(default=True, description="Whether to respect robots.txt; false only for a site of your own.")
    noindex: bool = Field(default=True, description="Whether pages marked noindex are left out; campaign pages are often so marked.")
    nofollow: bool = Field(default=True, description="Whether links marked nofollow are left alone.")
    languages: tuple[str, ...] = Field((), description="Read only pages in these languages, such as `en`. Empty: all.")
    render: Literal["never", "empty", "always"] = Field(
        "never", description="Run scripts in Chromium: never, for pages that are empty without, or always. Needs the package playwright."
    )
    max_page_bytes: int = Field(16_000_000, ge=1_000, description="Bytes above which a page is not read.")
    max_bytes: int = Field(2_000_000_000, ge=1_000, description="Bytes that one crawl may take over the wire.")
    max_minutes: float = Field(60.0, gt=0, description="Minutes after which a crawl stops; the next one goes on from there.")
    timeout: float = Field(20.0, gt=0, le=600, description="Seconds to wait for the server to say something.")
    deadline: float = Field(60.0, gt=0, le=3600, description="Seconds that one page may take as a whole.")
    retries: int = Field(3, ge=0, le=10, description="Further tries after a 429, a 5xx or a lost connection.")
    backoff: float = Field(1.0, ge=0, le=60, description="Seconds before the second try; doubled before each further one.")
    cache_bytes: int = Field(1_000_000_000, ge=0, description="Bytes of answers that are kept on disk for the next crawl.")
    cache_days: float = Field(90.0, ge=0, description="Days after which an answer that no crawl asked about is dropped from the disk.")
    authorities: Path | None = Field(None, description="A file of further certificate authorities (PEM), for a company's own.")
    allow_hosts: tuple[str, ...] = Field((), description="Hosts that may have private or loopback addresses, with or without port.")

    @property
    def mark(self) -> str:
        """What decides which pages a crawl reads and how: with the same mark a crawl that was cut off goes on."""
        return self.model_dump_json(exclude=set(HOW_FAST))

    @field_validator("start")
    @classmethod
    def _is_web_address(cls, start: str) -> str:
        if not start.casefold().startswith(("http://", "https://")):
            raise ValueError("start must begin with https:// or http://")
        if "@" in start.split("/")[2]:
            raise ValueError("start must hold no user name and no password")
        return start
