"""Microdata of a page as JSON, one part for each item: what its attributes tell search engines and no visitor sees."""

from __future__ import annotations

import json
from collections.abc import Iterator

from consistency.channels.composition import Part, collapsed
from consistency.records.touchpoint import Role


def microdata_parts(markup: str) -> Iterator[Part]:
    """The schema.org items of a document; none for the many pages without, which cost one search for a word."""
    if "itemscope" not in markup.lower():
        return
    import extruct  # type: ignore[import-untyped]
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        items = extruct.extract(markup, syntaxes=["microdata"], uniform=True)["microdata"]
    except (LxmlError, ValueError):
        return  # lxml refuses what browsers mend; the visible text is read all the same
    for item in items:
        yield Part(collapsed(json.dumps(item, ensure_ascii=False, default=str)), Role.DATA, "microdata")
