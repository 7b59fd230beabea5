"""Reads the traits of voice that a guide names: what its lists, tables or headings about voice set in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.guide.markdown import Block
from consistency.guide.topics import LOOKS, NAMES, VOICE, WORDS, is_about
from consistency.guide.wordings import strip

LONGEST_TRAIT = 4


def read_traits(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The names of the traits in the guide's order."""
    return tuple(dict.fromkeys(trait for block in blocks for trait in _traits_of(block)))


def _traits_of(block: Block) -> Iterator[str]:
    if not is_about(block, VOICE) or is_about(block, NAMES) or is_about(block, LOOKS) or is_about(block, WORDS):
        return
    if len(block.headings) > 1 and VOICE.search(block.headings[-2]) and _is_trait(block.heading) and not VOICE.search(block.heading):
        yield strip(block.heading)
    if block.kind == "item":
        lead = block.rich.marks[0] if block.rich.marks else None
        if lead and lead.kind == "strong" and lead.start == 0 and _is_trait(block.rich.slice(lead)):
            yield strip(block.rich.slice(lead))
    elif block.kind == "table" and re.search(
        r"\btrait|\bwe are\b|\bwe[’']re\b|\battribute|\bvoice\b|\bprinciple|\bvalue", block.rows[0].cells[0].text, re.IGNORECASE
    ):
        yield from (strip(row.cells[0].text) for row in block.rows[1:] if row.cells and _is_trait(row.cells[0].text))


def _is_trait(text: str) -> bool:
    return 0 < len(strip(text).split()) <= LONGEST_TRAIT and not re.match(r"(?:do|don[’']?t|do not|always|never)\b", text, re.IGNORECASE)
