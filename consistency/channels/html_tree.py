"""The tree of an HTML document as Beautiful Soup builds it on lxml, by a shorter way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import AttributeDict


class HtmlTreeBuilder(LXMLTreeBuilder):
    """Builds the same tree as the class that it is made from.

    HTML knows no namespaces, and its attributes come as text alone: what XML may bring need not be looked for in each element. Attributes
    that hold several words, such as `class` and `rel`, stay the text that they are.
    """

    def __init__(self) -> None:
        super().__init__(attribute_dict_class=AttributeDict, multi_valued_attributes=None)

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any], nsmap: Mapping[Any, Any] | None = None) -> None:
        """Takes the beginning of an element."""
        if nsmap or self.soup is None or "{" in "".join(attrib):
            super().start(tag, dict(attrib), dict(nsmap or {}))
        else:
            self.soup.handle_starttag(str(tag), None, None, AttributeDict(attrib), namespaces=self.active_namespace_prefixes[-1])

    def end(self, tag: str | bytes) -> None:
        """Takes the end of an element."""
        if len(self.nsmaps) > 1 or self.soup is None:
            super().end(tag)
        else:
            self.soup.handle_endtag(str(tag))
