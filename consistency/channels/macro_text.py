"""The words of a support reply, written as plain text or as HTML."""

from __future__ import annotations

import re

from consistency.channels.composition import Composition
from consistency.channels.html_blocks import parse, read_document
from consistency.channels.small_print import with_small_print

MARKUP = re.compile(r"</?(?:p|div|br|a|b|i|strong|em|ul|ol|li|span|table|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)


def add_reply(composition: Composition, text: str) -> str | None:
    """Adds a reply's blocks to the composition; its markup, where it has any, gives the roles. Returns the declared language."""
    if not MARKUP.search(text):
        composition.add_prose(text)
        composition.parts = with_small_print(composition.parts)
        return None
    content = read_document(parse(text), base=None, is_email=True)
    composition.parts += with_small_print(list(content.parts))
    return content.language
