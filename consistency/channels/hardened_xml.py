"""Parses XML that strangers wrote: no entities of its own, no network, no unbounded trees."""

from __future__ import annotations

import re
from typing import Any

from consistency.channels.files import SourceFile

DECLARES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


def parse_xml(data: bytes, file: SourceFile, sort: str) -> Any:
    """The root element (lxml). Raises UnreadableError: DOC01 not sound XML, DOC02 it declares entities of its own."""
    from lxml import etree  # type: ignore[import-untyped]

    plain = data.replace(b"\x00", b"")  # so that a declaration in UTF-16 is seen as well
    if DECLARES.search(plain):
        what = f"it was not opened: the {sort} declares entities of its own, as only hostile files do."
        raise file.error("DOC02", what, "Export it again without a document type.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = f" at line {error.lineno}" if isinstance(error, etree.XMLSyntaxError) else ""
        raise file.error("DOC01", f"the {sort} is damaged or cut off{where}.", "Export it again.") from error


def local(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
