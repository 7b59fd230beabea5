"""What a page says to crawlers: its links, its own address, languages, rules and style sheets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial

from consistency.channels.services.crawl.address import joined

Resolve = Callable[[str], str | None]
SHEETS = 20
"""Linked style sheets of one page that are fetched for its look."""


TELLING = frozenset({"html", "base", "a", "area", "link", "meta"})
SIGNED = ("Content-Language", "X-Robots-Tag", "Content-Type")
"""Headers that say something to crawlers."""


@dataclass
class Signs:
    """What one page says; addresses are tidy. `links` are in page order, each once, with whether it says nofollow."""

    links: dict[str, bool] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None
    refresh: str | None = None
    rules: frozenset[str] = frozenset()


def as_text(signs: Signs) -> str:
    """The signs as JSON."""
    return json.dumps({**asdict(signs), "rules": sorted(signs.rules)})


def signs_of(text: str) -> Signs:
    """The signs of a text that `as_text` wrote."""
    content = json.loads(text)
    return Signs(**{**content, "rules": frozenset(content["rules"])})


def read_signs(markup: bytes, url: str, headers: Mapping[str, str]) -> Signs:
    """The signs of a page at `url`; a page that cannot be parsed says nothing but what its headers say."""
    signs = Signs(language=headers.get("Content-Language", "").partition(",")[0].strip() or None)
    signs.rules = _rules(headers.get("X-Robots-Tag", ""))
    tags = _telling_tags(markup)
    base = next((joined(url, found["href"]) for name, found in tags if name == "base" and found.get("href")), None) or url
    resolve = lru_cache(maxsize=None)(partial(joined, base))  # navigation names the same few addresses again and again
    for name, found in tags:
        if name == "html":
            signs.language = found.get("lang") or found.get("xml:lang") or signs.language
        elif name == "meta":
            _read_meta(found, resolve, signs)
        elif name != "base" and found.get("href"):
            _read_link(name, found, resolve, signs)
    return signs


class _Tags:
    """Takes the elements that say something to crawlers as they are parsed, with their attributes.

    No tree is built: libxml2 looks through all attributes of an element for each that it adds to one, which a hostile page can have by
    the hundred thousand.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in TELLING and (tag != "html" or not self.found):
            self.found.append((tag, dict(attributes)))

    def close(self) -> list[tuple[str, dict[str, str]]]:
        return self.found


def _telling_tags(markup: bytes) -> list[tuple[str, dict[str, str]]]:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(target=_Tags(), recover=True, no_network=True, huge_tree=False)
    try:
        found: list[tuple[str, dict[str, str]]] = etree.fromstring(markup, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    return found


def _rules(content: str) -> frozenset[str]:
    """The directives of a robots meta or header: `none` means both."""
    rules = {part.rpartition(":")[2].strip().casefold() for part in content.split(",")}
    return frozenset(rules | ({"noindex", "nofollow"} if "none" in rules else set()))


def _read_meta(attributes: Mapping[str, str], resolve: Resolve, signs: Signs) -> None:
    content = attributes.get("content") or ""
    if (attributes.get("name") or "").strip().casefold() in {"robots", "consistency"}:
        signs.rules |= _rules(content)
    elif (attributes.get("http-equiv") or "").strip().casefold() == "refresh" and "url=" in content.casefold():
        target = content[content.casefold().index("url=") + 4 :].strip(" '\"")
        signs.refresh = resolve(target)


def _read_link(name: str, attributes: Mapping[str, str], resolve: Resolve, signs: Signs) -> None:
    url = resolve(attributes["href"])
    if url is None:
        return
    rel = (attributes.get("rel") or "").casefold().split()
    if name != "link":
        signs.links[url] = signs.links.get(url, True) and "nofollow" in rel
    elif "canonical" in rel:
        signs.canonical = signs.canonical or url
    elif "stylesheet" in rel:
        signs.sheets += [url] if len(signs.sheets) < SHEETS and url not in signs.sheets else []
    elif "alternate" in rel and attributes.get("hreflang"):
        signs.alternates.setdefault(attributes["hreflang"], url)
    elif "next" in rel:
        signs.links.setdefault(url, False)
