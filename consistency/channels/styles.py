"""Style facts: the colours and fonts that a document's style sheets, style blocks and attributes declare, as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from consistency.channels.files import LARGEST_PROSE, SourceFile, decode
from consistency.channels.picture_colours import picture_styles
from consistency.channels.selectors import Elements
from consistency.channels.wording import words
from consistency.records.touchpoint import StyleFact

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

COLOURED = re.compile(
    r"color|background|border|outline|fill|stroke|shadow|text-decoration|column-rule|text-emphasis|filter|mask|--.*", re.IGNORECASE
)
COLOUR_FUNCTIONS = words("rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix device-cmyk")
NO_COLOUR = frozenset({"transparent", "currentcolor"})
GENERIC = words(
    "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math emoji -apple-system"
)
NO_FAMILY = words("inherit initial unset revert revert-layer normal none auto")
SIZE_WORDS = words("xx-small x-small small medium large x-large xx-large xxx-large smaller larger")
FONT_NAME = re.compile(r"font|family|typeface", re.IGNORECASE)
NESTING = frozenset({"media", "supports", "layer", "container", "scope", "document"})
COLOUR_ATTRIBUTES = {"bgcolor": None, "color": None, "text": "body", "link": "body", "vlink": "body", "alink": "body"}
"""Presentational attributes that give a colour, and the element they mean one on (None: any)."""
STYLED_BY = frozenset({*COLOUR_ATTRIBUTES, "face"})
NO_NUMBER = re.compile(r"\d{1000,}")
"""More digits than any number has; Python refuses to read so many."""
IMPORT_DEPTH = 3


@dataclass
class Styles:
    """What a document's styles came to: the facts, and the sheets that are linked but lie nowhere in the folder."""

    facts: list[StyleFact] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    used_variables: set[str] = field(default_factory=set)


def read_styles(soup: BeautifulSoup, file: SourceFile) -> Styles:
    """The facts of every linked sheet in the folder, style block, style attribute and presentational attribute of a document.

    Rules whose selectors reach no element of the document are left out, as are custom properties that nothing uses.
    """
    from bs4 import Tag

    styles = Styles()
    elements = [tag for tag in soup.descendants if isinstance(tag, Tag)]
    known = Elements(elements)
    for css, origin in _sheets(elements, file, styles):
        _read_rules(sheet_rules(css), origin, known, styles)
    for style in dict.fromkeys(str(tag["style"]) for tag in elements if tag.get("style")):
        _read_declarations(_tokens(style), "style", file.locator, styles)
    for tag in elements:
        if tag.attrs:
            _read_attributes(tag, file.locator, styles)
    styles.facts = list(dict.fromkeys((*_only_used(styles), *picture_styles(_pictures(elements, file)))))
    return styles


def _pictures(elements: Iterable[Tag], file: SourceFile) -> Iterator[tuple[str, Path, str]]:
    """Pictures of the document that lie in the folder: address, file, origin."""
    for source in dict.fromkeys(str(tag.get("src") or "") for tag in elements if tag.name == "img"):
        try:
            path = file_at(source, file.path.parent, file)
        except (OSError, ValueError):  # an address that no disk could hold
            continue
        if path is not None:
            yield source, path, origin_of(path, file)


def _only_used(styles: Styles) -> Iterator[StyleFact]:
    """Where a sheet is missing nobody knows what it uses, and every custom property stays."""
    for fact in styles.facts:
        if not fact.property.startswith("--") or fact.property in styles.used_variables or styles.missing:
            yield fact


def _sheets(elements: Iterable[Tag], file: SourceFile, styles: Styles) -> Iterator[tuple[str, str]]:
    """Each style sheet of the document in order: its text and where it stands."""
    for tag in elements:
        if tag.name == "style":
            yield tag.get_text(), file.locator
        elif tag.name == "link" and "stylesheet" in str(tag.get("rel") or "").casefold().split() and tag.get("href"):
            yield from _linked(str(tag["href"]), file.path.parent, file, styles, IMPORT_DEPTH)


def _linked(href: str, here: Path, file: SourceFile, styles: Styles, depth: int) -> Iterator[tuple[str, str]]:
    try:
        path = file_at(href, here, file)
        css = decode(path.read_bytes()) if path else ""
    except (OSError, ValueError):  # an address that no disk could hold, or a sheet that may not be opened
        path, css = None, ""
    if path is None:
        styles.missing.append(href)
        return
    if depth:
        for imported in re.findall(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", css):
            yield from _linked(imported, path.parent, file, styles, depth - 1)
    yield css, origin_of(path, file)


def file_at(href: str, here: Path, file: SourceFile) -> Path | None:
    """The file of a sheet or picture beside the page, or under the source's folder by the path of its URL; None where it is not there.

    Raises OSError or ValueError where the address is none.
    """
    parts = urlsplit(href)
    name = unquote(parts.path)
    if not name or parts.scheme == "data":
        return None
    bare = name.lstrip("/")
    relative = not name.startswith("/") and not parts.netloc
    homes = [here, file.folder] if relative else [file.folder]
    for home in homes:
        file.beside.add(home / bare)
        path = (home / bare).resolve()
        inside = path.is_relative_to(file.folder.resolve())
        if inside and path.is_file() and path.stat().st_size <= LARGEST_PROSE:
            return path
    return None


def origin_of(path: Path, file: SourceFile) -> str:
    """The file's path as locators have it."""
    root = file.root.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


@lru_cache(maxsize=16)
def sheet_rules(css: str) -> list[Any]:
    """The parsed rules of a sheet; kept, since a website's pages share a few large sheets."""
    import tinycss2

    return list(tinycss2.parse_stylesheet(NO_NUMBER.sub("0", css), skip_comments=True, skip_whitespace=True))


def _tokens(css: str) -> list[Any]:
    import tinycss2

    return list(tinycss2.parse_component_value_list(NO_NUMBER.sub("0", css)))


def _read_rules(rules: Iterable[Any], origin: str, known: Elements, styles: Styles) -> None:
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule" and known.may_match(rule.prelude):
            selector = " ".join(tinycss2.serialize(rule.prelude).split())
            _read_declarations(rule.content, selector, origin, styles)
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in NESTING:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            _read_rules(inner, origin, known, styles)


def _read_declarations(tokens: list[Any], selector: str, origin: str, styles: Styles) -> None:
    """Reads declarations and, where rules are nested, those inside them."""
    import tinycss2

    for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            styles.used_variables.update(_variables(item.value))
            styles.facts += _facts(item.name, item.value, selector, origin)
        elif item.type == "qualified-rule":
            _read_declarations(item.content, f"{selector} {tinycss2.serialize(item.prelude).strip()}", origin, styles)
        elif item.type == "at-rule" and item.content is not None and item.lower_at_keyword in NESTING:
            _read_declarations(item.content, selector, origin, styles)


def _groups(tokens: Iterable[Any], mark: str) -> list[list[Any]]:
    groups: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == mark:
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _variables(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "function":
            if token.lower_name == "var":
                yield from (t.value for t in token.arguments if t.type == "ident" and t.value.startswith("--"))
            yield from _variables(token.arguments)
        elif token.type.endswith("block"):
            yield from _variables(token.content)


def _facts(name: str, value: list[Any], selector: str, origin: str) -> Iterator[StyleFact]:
    name = name if name.startswith("--") else name.casefold()
    family = _family(name, value)
    if family:
        own = [f for f in family if not f.startswith("var(")]
        says_nothing = not own or own[0].casefold() in NO_FAMILY or (own[0].casefold() in GENERIC and family[0] != own[0])
        if not says_nothing:
            yield StyleFact(name, own[0], selector, origin, tuple(family))
    elif COLOURED.search(name):
        yield from (StyleFact(name, colour, selector, origin) for colour in _colours(value))


def _colours(tokens: Iterable[Any]) -> Iterator[str]:
    """The colours among the tokens as written: hexadecimal, named, functions, and those inside gradients and fallbacks."""
    from tinycss2.color4 import parse_color

    for token in tokens:
        if token.type == "function" and token.lower_name in COLOUR_FUNCTIONS and not list(_variables(token.arguments)):
            yield token.serialize()
        elif token.type == "function" and token.lower_name != "url":
            yield from _colours(token.arguments)
        elif token.type == "hash" and parse_color(token) is not None:
            yield f"#{token.value}"
        elif token.type == "ident" and token.lower_value not in NO_COLOUR and parse_color(token) is not None:
            yield token.value


def _family(name: str, value: list[Any]) -> list[str]:
    """The font families of a declaration, first choice first; empty where it declares none."""
    if name in {"font-family", "font"}:
        return _families(value, is_shorthand=name == "font")
    if not name.startswith("--"):
        return []
    families = _families(value, is_shorthand=True)
    last = families[-1].casefold() if families else ""
    is_font = last in GENERIC or (FONT_NAME.search(name) and (len(families) > 1 or any(t.type == "string" for t in value)))
    return families if is_font else []


def _families(value: list[Any], *, is_shorthand: bool) -> list[str]:
    groups = _groups((t for t in value if t.type != "comment"), ",")
    if is_shorthand:
        groups[0] = _after_size(groups[0])
    return [name for name in (_family_name(group) for group in groups) if name]


def _after_size(tokens: list[Any]) -> list[Any]:
    """What follows the size and line height in a `font` shorthand: the first family."""
    start = 0
    for index, token in enumerate(tokens):
        is_size = token.type in {"dimension", "percentage", "number"} or (token.type == "ident" and token.lower_value in SIZE_WORDS)
        is_computed = token.type == "function" and token.lower_name in {"calc", "clamp", "min", "max"}
        if is_size or is_computed or (token.type == "literal" and token.value == "/"):
            start = index + 1
    rest = tokens[start:]
    return _without_line_height(rest) if start and tokens[start - 1].type == "literal" else rest


def _without_line_height(tokens: list[Any]) -> list[Any]:
    """Drops a line height that is a word or a variable (`/ normal`, `/ var(--lead)`)."""
    words = [t for t in tokens if t.type != "whitespace"]
    return words[1:] if words and words[0].type in {"ident", "function"} else tokens


def _family_name(tokens: list[Any]) -> str:
    for token in tokens:
        if token.type == "string":
            return str(token.value).strip()
        if token.type == "function" and token.lower_name == "var":
            return str(token.serialize())
    return " ".join(token.value for token in tokens if token.type == "ident")


def _read_attributes(tag: Any, locator: str, styles: Styles) -> None:
    if tag.attrs.keys().isdisjoint(STYLED_BY):
        return
    for name, element in COLOUR_ATTRIBUTES.items():
        value = tag.attrs.get(name)
        if value and (element is None or tag.name == element) and (tag.name != "meta"):
            for colour in _colours(_tokens(str(value))):
                styles.facts.append(StyleFact(name, colour, f"{tag.name}[{name}]", locator))
    if tag.name == "font" and tag.get("face"):
        for fact in _facts("font-family", _tokens(str(tag["face"])), "font[face]", locator):
            styles.facts.append(replace(fact, property="face"))
