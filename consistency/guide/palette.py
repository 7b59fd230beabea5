"""Reads the palette: every colour that a guide gives a value for, with the name and use beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.guide.markdown import Block, Rich, Row
from consistency.guide.topics import BANS
from consistency.guide.wordings import BRACKETED, strip
from consistency.records.guide import Colour

VALUE = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgb|hsl|hwb|oklch|oklab|lab|lch)a?\([^()\n]*\)", re.IGNORECASE)
TRIPLE = re.compile(r"^\s*(\d{1,3})\s*[,/ ]\s*(\d{1,3})\s*[,/ ]\s*(\d{1,3})\s*$")
USE_HEADING = re.compile(r"\buse|\bwhere\b|\bfor\b|\brole\b|\bpurpose\b|\bapplication\b", re.IGNORECASE)
NAME_HEADING = re.compile(r"\bname\b|\bcolou?r\b|\bswatch\b|\btoken\b", re.IGNORECASE)
NAMED_BEFORE = re.compile(r"([A-Z][\w’']*(?: [A-Z][\w’']*)*)(?: is| are)?[\s:(=,–—-]*$")
CSS_NAME = re.compile(r"--([\w-]+)\s*:\s*$")
REFUSED = re.compile(
    r"\b(?:not|never|avoid|no longer|retired|former|old|wrong|banned|forbidden|instead of)\b|\b(?:do|must|should)n[’']t\b", re.IGNORECASE
)


def read_palette(blocks: Iterable[Block]) -> tuple[Colour, ...]:
    """Every colour of the palette in the guide's order, each value once."""
    found: dict[str, Colour] = {}
    for block in blocks:
        for colour in _colours_of(block):
            found.setdefault(colour.hex, colour)
    return tuple(found.values())


def to_hex(value: str) -> str | None:
    """Any CSS colour as `#RRGGBB` in upper case, its opacity left out; None where it is none or has no sRGB value."""
    from tinycss2 import color4

    colour = color4.parse_color(value)
    if colour is None or isinstance(colour, str):
        return None
    if colour.space != "srgb":
        try:
            colour = colour.to("srgb")
        except NotImplementedError:
            return None
    return "#" + "".join(f"{round(min(max(c or 0.0, 0.0), 1.0) * 255):02X}" for c in colour.coordinates[:3])


def _colours_of(block: Block) -> Iterator[Colour]:
    if any(BANS.search(heading) for heading in block.headings[-1:]):
        return
    if block.kind == "table":
        header = [cell.text for cell in block.rows[0].cells]
        for row in block.rows:
            yield from _row(row, header)
    else:
        for sentence in block.rich.sentences():
            yield from _prose(sentence, is_item=block.kind == "item")


def _values(text: str) -> list[str]:
    return [value for m in VALUE.finditer(text) if (value := to_hex(m.group()))]


def _row(row: Row, header: list[str]) -> Iterator[Colour]:
    texts = [cell.text for cell in row.cells]
    allowed = [t for t, head in zip(texts, header, strict=False) if not BANS.search(head)]
    values = [value for text in allowed for value in _values(text)] or _bare(texts, header) or _triples(texts, header)
    words = {i: t for i, t in enumerate(texts) if not VALUE.search(t) and re.search(r"[^\W\d_]{2}", t)}
    named = next((i for i in words if NAME_HEADING.search(header[i])), next(iter(words), None))
    used = next((i for i in words if i != named and USE_HEADING.search(header[i])), None)
    name, use = _name_and_use(texts[named] if named is not None else _beside_value(texts))
    for value in values:
        yield Colour(value, name, texts[used].strip() if used is not None else use)


def _beside_value(texts: list[str]) -> str:
    """What is left of the cells that hold the values themselves: a name may stand beside one."""
    return " ".join(VALUE.sub("", text) for text in texts)


def _bare(texts: list[str], header: list[str]) -> list[str]:
    """Values without their "#" in a column that is headed so."""
    cells = [t.strip() for t, head in zip(texts, header, strict=False) if re.search(r"\bhex\b", head, re.IGNORECASE)]
    return ["#" + t.upper() for t in cells if re.fullmatch(r"[0-9a-fA-F]{6}", t)]


def _triples(texts: list[str], header: list[str]) -> list[str]:
    matches = [TRIPLE.match(t) for t, head in zip(texts, header, strict=False) if "rgb" in head.casefold()]
    return [value for m in matches if m and (value := to_hex(f"rgb({m.group(1)}, {m.group(2)}, {m.group(3)})"))]


def _name_and_use(text: str) -> tuple[str, str]:
    use = "; ".join(" ".join((m.group(1) or m.group(2) or "").split()) for m in BRACKETED.finditer(text))
    return strip(BRACKETED.sub(" ", text)), use


def _prose(sentence: Rich, *, is_item: bool) -> Iterator[Colour]:
    """Colours named in a sentence; a sentence that turns a colour down names none."""
    matches = [m for m in VALUE.finditer(sentence.text) if to_hex(m.group())]
    if not matches or REFUSED.search(sentence.text):
        return
    strong = [strip(name) for name in sentence.named("strong") if not VALUE.search(name)]
    for index, match in enumerate(matches):
        before = sentence.text[: match.start()]
        near = CSS_NAME.search(before) or NAMED_BEFORE.search(before.rstrip("`( "))
        alone = is_item and len(matches) == 1
        name = strong[index] if len(strong) == len(matches) else near.group(1) if near else _item_name(sentence.text) if alone else ""
        yield Colour(to_hex(match.group()) or "", strip(name).replace("-", " "), _item_use(sentence.text, match.end()) if alone else "")


def _item_name(text: str) -> str:
    return re.split(r"[:(,;–—]|\s-\s", VALUE.sub("", text).strip(" `:(–—-"))[0]


def _item_use(text: str, end: int) -> str:
    return strip(re.sub(r"^\W+|^for\s+", "", text[end:]))
