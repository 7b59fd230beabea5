"""HTML to blocks: everything that a reader of a page or a mail sees, in reading order, each part with its role."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from consistency.channels.composition import INVISIBLE, Part, collapsed
from consistency.channels.html_traits import BLOCKS, NOT_SHOWN, SILENT, Traits, TraitsOf
from consistency.channels.logos import is_logo, unnamed_logos
from consistency.channels.small_print import SMALL_PRINT
from consistency.channels.styles import sheet_rules
from consistency.channels.wording import words
from consistency.records.touchpoint import Role

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

NO_ROW = words("table ul ol h1 h2 h3 h4 h5 h6 form button blockquote")
OWN_READERS = words("a br button hr img input q select svg textarea tr")
"""Elements that `_Reader` has a method of their own for."""
NAV_SHARE = 0.8
"""Share of a list's words that must be links for its name to make it navigation: a restaurant's menu is copy."""
SMALLEST_PIXELS = 12.5
"""Mail copy set at this size or smaller is small print: body copy is 14 px and up."""
CTA_WORDS = 9
"""A link alone in its paragraph with at most so many words invites; a longer one tells."""
ROW_CELL = 90
"""Characters in a cell of a layout column above which it is read by itself and not as part of a row."""
CELL_GAP = " | "
PARTS = frozenset({"article", "section", "main"})
"""Elements whose footers are bylines, unless they speak of registrations and rights."""
QUOTES = frozenset({"blockquote", "figure"})
SETTLED = (Role.QUOTATION, Role.NAV, Role.SIGNATURE)
"""Roles that hold for all that lies inside an element."""
INVITING = (Role.BODY, Role.QUOTATION, Role.HEADLINE, Role.LEGAL, Role.FORM)
"""Roles of a text in which a link that looks like a button is one."""
PLAIN_PATH = re.compile(r"/[\w-][\w/-]*", re.ASCII)
WORDLESS = re.compile(r"[\W_]+")


class _Context(NamedTuple):
    """What a stretch of text inherits from the elements around it."""

    role: Role = Role.BODY
    label: str = ""
    is_small: bool = False
    is_listed: bool = False
    keeps_lines: bool = False


PLAIN = _Context()


@dataclass(frozen=True)
class HtmlContent:
    """What one document shows: its title, description, preheader and blocks in reading order."""

    parts: tuple[Part, ...]
    title: str = ""
    language: str | None = None
    canonical: str | None = None
    unnamed_logos: tuple[str, ...] = ()


@dataclass(slots=True)
class _Line:
    """The inline text that is being gathered for one block, white space collapsed as it comes."""

    text: str = ""
    links: list[tuple[str, int, int]] = field(default_factory=list)
    is_all_small: bool = True
    context: _Context = PLAIN

    def put(self, text: str, *, keeps_lines: bool = False) -> None:
        if not (text.isascii() and text.isprintable()):  # most text is, and telling it so is far faster than looking for what is not
            text = INVISIBLE.sub("", text)
        text = text if keeps_lines else _single_spaced(text)
        if not self.text or self.text[-1].isspace():
            text = text.lstrip() if not keeps_lines else text
        self.text += text

    def new_line(self) -> None:
        self.text = self.text.rstrip(" ") + "\n" if self.text.strip() else ""


def _single_spaced(text: str) -> str:
    """The text with each run of white space made one space, also at its ends."""
    return " ".join(f"|{text}|".split())[1:-1]


def parse(markup: str) -> BeautifulSoup:
    """The document as a tree; broken markup is mended as browsers do."""
    from bs4 import BeautifulSoup

    from consistency.channels.html_tree import HtmlTreeBuilder

    return BeautifulSoup(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup), builder=HtmlTreeBuilder())


def read_document(soup: BeautifulSoup, *, base: str | None, is_email: bool = False) -> HtmlContent:
    """Title, description, visible blocks, alternative texts and structured data of a document.

    `base`, or else the address that the document gives itself, makes its links absolute.
    """
    heads = _heads(soup)
    canonical = _canonical(heads["link"])
    base = _base(heads["base"], base or canonical)
    unseen = _unseen_classes(soup) if is_email else frozenset()
    reader = _Reader(base, is_email=is_email, unseen=unseen)
    reader.walk(soup.body or soup, PLAIN)
    reader.flush()
    title = next((collapsed(tag.get_text()).replace("\n", " ") for tag in heads["title"] if tag.find_parent("svg") is None), "")
    about = [] if is_email else [Part(title, Role.TITLE, "title"), Part(_description(heads["meta"]), Role.DESCRIPTION, "description")]
    parts = (*about, *reader.parts, *_structured(heads["script"]))
    language = next((str(tag.get("lang") or tag.get("xml:lang") or "") for tag in heads["html"]), "")
    return HtmlContent(tuple(p for p in parts if p.text), title, language or None, canonical, unnamed_logos(soup))


def _heads(soup: BeautifulSoup) -> dict[str, list[Tag]]:
    """The elements that say something about the document, gathered in one pass."""
    from bs4 import Tag

    heads: dict[str, list[Tag]] = {name: [] for name in ("html", "base", "title", "meta", "link", "script")}
    for tag in soup.descendants:
        if isinstance(tag, Tag) and tag.name in heads:
            heads[tag.name].append(tag)
    return heads


def _unseen_classes(soup: BeautifulSoup) -> frozenset[str]:
    """The classes that a mail's own style block hides on every screen, as templates hide their preheader."""
    import tinycss2

    classes: set[str] = set()
    for style in soup.find_all("style"):
        for rule in sheet_rules(style.get_text()):
            if rule.type == "qualified-rule" and NOT_SHOWN.search(tinycss2.serialize(rule.content)):
                classes.update(re.findall(r"^\s*\w*\.([\w-]+)\s*$", tinycss2.serialize(rule.prelude)))
    return frozenset(classes)


def _description(metas: list[Tag]) -> str:
    named = (tag for tag in metas if str(tag.get("name", "")).strip().casefold() == "description")
    return next((collapsed(str(tag["content"])).replace("\n", " ") for tag in named if tag.get("content")), "")


def _canonical(links: list[Tag]) -> str | None:
    """The web address that the document says it has; None where it says none."""
    urls = (str(tag["href"]).strip() for tag in links if "canonical" in str(tag.get("rel") or "").split() and tag.get("href"))
    return next((url for url in urls if re.match(r"https?://", url, re.IGNORECASE)), None)


def _base(bases: list[Tag], base: str | None) -> str | None:
    """The address that the document's links start from; its own one where that is an address."""
    own = next((str(tag["href"]) for tag in bases if tag.get("href")), "")
    try:
        return urljoin(base or "", own) or base
    except ValueError:
        return base


def _structured(scripts: list[Tag]) -> Iterator[Part]:
    for script in scripts:
        if str(script.get("type", "")).strip().casefold().startswith("application/ld+json"):
            yield Part(collapsed(script.string or ""), Role.DATA, "json-ld")


class _Reader:
    """Walks a document and gathers its parts; one reader reads one document."""

    def __init__(self, base: str | None, *, is_email: bool, unseen: frozenset[str]) -> None:
        from bs4 import Tag  # once for a document: looking it up for each element is a tenth of the time
        from bs4.element import NavigableString

        self._tag, self._string = Tag, NavigableString
        self._resolved: dict[str, str] = {}
        self._traits_of = TraitsOf()
        self.base = base
        self._origin = _joined(base, "/").removesuffix("/")
        self.unseen = unseen
        self.is_email = is_email
        self.parts: list[Part] = []
        self.line = _Line()
        self.alts: list[Part] = []

    def walk(self, tag: Tag, context: _Context) -> None:
        for child in tag.contents:
            if isinstance(child, self._tag):
                self._element(child, context)
            elif type(child) is self._string:
                self._text(str(child), context)

    def _text(self, text: str, context: _Context) -> None:
        if text.isspace() and not self.line.text and not context.keeps_lines:
            return
        if text.strip():
            self.line.context = context if not self.line.text.strip() else self.line.context
            self.line.is_all_small &= context.is_small
        self.line.put(text, keeps_lines=context.keeps_lines)

    def _element(self, tag: Tag, context: _Context) -> None:
        traits = self._traits_of(tag)
        if traits.is_silent:
            return
        if traits.is_hidden or (self.is_email and self._is_unseen(traits)):
            self._hidden(tag)
            return
        if self.line.text and not traits.is_block and self._runs_on(tag):
            self.line.put(" ")
        if tag.name in OWN_READERS:
            getattr(self, f"_on_{tag.name}")(tag, traits, context)
        elif traits.is_block:
            self._block(tag, self._inside(tag, traits, context))
        else:
            self.walk(tag, self._inside(tag, traits, context))

    def _is_unseen(self, traits: Traits) -> bool:
        """Whether a mail's own style block hides the element, or it is called a preheader before anything is shown."""
        return (traits.is_preheader and not self._has_begun()) or not self.unseen.isdisjoint(traits.names)

    def _has_begun(self) -> bool:
        """Whether anything but pictures has been shown yet."""
        return bool(self.line.text.strip()) or any(part.role is not Role.ALT for part in self.parts)

    def _runs_on(self, tag: Tag) -> bool:
        """Whether two elements stand side by side with no space in the markup where style sheets put one: two words, two links."""
        before = tag.previous_sibling
        if not isinstance(before, self._tag) or before.name in SILENT or tag.name in {"sup", "sub", "wbr"}:
            return False
        first, second = before.get_text(), tag.get_text()
        if before.name == tag.name == "a":
            return bool(first and second)
        return len(first) > 1 and len(second) > 1 and first[-1].isalnum() and second[0].isalnum()

    def _block(self, tag: Tag, context: _Context) -> None:
        self.flush()
        self.walk(tag, context)
        self.flush()

    def flush(self) -> None:
        """Ends the block that is being gathered; its first words decided its role."""
        if self.line.text:
            line, self.line = self.line, _Line()
            self.parts += self._split(line, line.context)
        if self.alts:
            self.parts += self.alts
            self.alts = []

    def _split(self, line: _Line, context: _Context) -> Iterator[Part]:
        """The gathered line as parts: two line breaks in a row are how mails without paragraphs make them."""
        is_one = context.keeps_lines or "\n\n" not in line.text
        pieces = list(_pieces([line.text] if is_one else re.split(r"(\n{2,})", line.text)))
        for (_, text), links in zip(pieces, _shared_out(line.links, pieces), strict=True):
            yield Part(text, self._role(text, links, line, context), context.label, links)

    def _role(self, text: str, links: tuple[tuple[str, int, int], ...], line: _Line, context: _Context) -> Role:
        if context.role is not Role.BODY:
            return context.role
        if not context.is_listed and _is_lone_link(text, links):
            return Role.CTA if not SMALL_PRINT.search(text) else Role.LEGAL
        return Role.LEGAL if line.is_all_small else Role.BODY

    def _inside(self, tag: Tag, traits: Traits, context: _Context) -> _Context:
        """The context of the element's own content."""
        role, label = self._own_role(tag, traits, context)
        is_small = context.is_small or tag.name == "small"
        if self.is_email and traits.font_pixels is not None and tag.name != "small":
            is_small = traits.font_pixels <= SMALLEST_PIXELS
        is_listed = context.is_listed or tag.name in {"li", "nav", "th"}
        return _Context(role, label, is_small, is_listed, context.keeps_lines or tag.name == "pre")

    def _own_role(self, tag: Tag, traits: Traits, context: _Context) -> tuple[Role, str]:
        if context.role in SETTLED:
            return context.role, context.label
        if self.is_email and traits.is_signature:
            return Role.SIGNATURE, "signature"
        if traits.is_heading:
            return (Role.HEADLINE if context.role is Role.BODY else context.role), tag.name
        if traits.is_navigation or (traits.is_named_navigation and _is_little_but_links(tag)):
            return Role.NAV, "nav"
        if tag.name == "blockquote":
            return Role.QUOTATION, "blockquote"
        if traits.is_form_part:
            return Role.FORM, tag.name
        if context.role is Role.BODY and (traits.is_small_print or (tag.name == "footer" and _is_page_footer(tag))):
            return Role.LEGAL, "footer"
        return context.role, context.label if traits.label is None else traits.label

    def _hidden(self, tag: Tag) -> None:
        """A mail's hidden opening is its preheader, which the inbox shows; everything else hidden is not shown."""
        if not self.is_email or self._has_begun() or tag.name == "input":
            return
        text = collapsed(INVISIBLE.sub("", tag.get_text(" "))).replace("\n", " ").strip(" \u200d")
        if text and WORDLESS.sub("", text):
            self.parts.append(Part(text, Role.PREHEADER, "preheader"))

    def _on_br(self, _tag: Tag, _traits: Traits, _context: _Context) -> None:
        self.line.new_line() if not self.line.text.endswith("\n") else self.line.put("\n", keeps_lines=True)

    def _on_hr(self, _tag: Tag, _traits: Traits, _context: _Context) -> None:
        self.flush()

    def _on_img(self, tag: Tag, _traits: Traits, _context: _Context) -> None:
        alt = collapsed(str(tag.get("alt") or "")).replace("\n", " ")
        if alt:
            self.alts.append(Part(alt, Role.ALT, "logo" if is_logo(tag) else "alt"))

    def _on_svg(self, tag: Tag, _traits: Traits, _context: _Context) -> None:
        title = tag.find("title")
        name = str(tag.get("aria-label") or "") or (title.get_text() if title else "")
        if tag.get("role") == "img" and name.strip():
            self.alts.append(Part(collapsed(name).replace("\n", " "), Role.ALT, "svg"))

    def _on_q(self, tag: Tag, _traits: Traits, context: _Context) -> None:
        self._text("“", context)
        self.walk(tag, context)
        self._text("”", context)

    def _on_input(self, tag: Tag, _traits: Traits, _context: _Context) -> None:
        sort = str(tag.get("type") or "text").casefold()
        value, hint = str(tag.get("value") or ""), str(tag.get("placeholder") or "")
        self.flush()
        if sort in {"submit", "button", "reset"} and value.strip():
            self.parts.append(Part(collapsed(value).replace("\n", " "), Role.CTA, "button"))
        elif hint.strip():
            self.parts.append(Part(collapsed(hint).replace("\n", " "), Role.FORM, "placeholder"))

    _on_textarea = _on_input

    def _on_select(self, tag: Tag, _traits: Traits, context: _Context) -> None:
        self._block(tag, context._replace(role=Role.FORM, label="option"))

    def _on_button(self, tag: Tag, _traits: Traits, context: _Context) -> None:
        self._button(tag, context, None)

    def _on_a(self, tag: Tag, traits: Traits, context: _Context) -> None:
        url = self._url(str(tag.get("href") or "")) or self._no_target(tag, traits)
        inside = self._inside(tag, traits, context)
        if _holds(tag, BLOCKS):
            self._card(tag, inside, url)
        elif traits.is_button and context.role in INVITING:
            self._button(tag, context, url)
        elif context.role is Role.NAV or traits.is_block:
            self.flush()
            self._link(tag, inside, url)
            self.flush()
        else:
            self._link(tag, inside, url)

    def _button(self, tag: Tag, context: _Context, url: str | None) -> None:
        role = context.role if context.role in (Role.NAV, Role.LEGAL) else Role.CTA
        self.flush()
        self._link(tag, context._replace(role=role, label="button"), url)
        self.flush()

    def _link(self, tag: Tag, context: _Context, url: str | None) -> None:
        before = len(self.line.text)
        self.walk(tag, context)
        text = self.line.text[before:]
        start = before + len(text) - len(text.lstrip())
        end = before + len(text.rstrip())
        if url and start < end:
            self.line.links.append((url, start, end))

    def _card(self, tag: Tag, context: _Context, url: str | None) -> None:
        """A link around whole blocks: its first block carries it."""
        self.flush()
        first = len(self.parts)
        self.walk(tag, context)
        self.flush()
        for index in range(first, len(self.parts)):
            part = self.parts[index]
            if url and part.role is not Role.ALT:
                self.parts[index] = replace(part, links=(*part.links, (url, 0, len(part.text))))
                break

    def _on_tr(self, tag: Tag, traits: Traits, context: _Context) -> None:
        cells = [cell for cell in tag.find_all(["td", "th"], recursive=False) if not self._traits_of(cell).is_hidden]
        inside = self._inside(tag, traits, context)
        if _is_row(cells):
            self.flush()
            self._row(cells, inside)
        else:
            self._block(tag, inside)

    def _row(self, cells: list[Tag], context: _Context) -> None:
        """Adds a row as one block; pictures in it keep their own."""
        context = context._replace(label="row", is_listed=True)
        text, links, alts = "", [], []
        for cell in cells:
            for part in self._read_apart(cell, self._inside(cell, self._traits_of(cell), context)):
                if part.role is Role.ALT:
                    alts.append(part)
                    continue
                text += CELL_GAP if text else ""
                links += [(url, len(text) + a, len(text) + b) for url, a, b in part.links]
                text += part.text.replace("\n", " ")
        if text:
            self.parts.append(Part(text, context.role, "row", tuple(links)))
        self.parts += alts

    def _read_apart(self, tag: Tag, context: _Context) -> list[Part]:
        """The parts of one element, gathered beside the document's."""
        kept, self.parts = self.parts, []
        self.walk(tag, context)
        self.flush()
        found, self.parts = self.parts, kept
        return found

    def _no_target(self, tag: Tag, traits: Traits) -> str | None:
        """What a link or button says where its address should stand and none does: "#" or nothing, told as "#"."""
        is_told = "href" in tag.attrs and str(tag.get("href") or "").strip() in {"", "#"}
        return "#" if is_told and (self.is_email or traits.is_button) else None

    def _url(self, href: str) -> str | None:
        href = href.strip()
        if not href or href.startswith("#") or href.casefold().startswith(("javascript:", "data:")):
            return None
        if href not in self._resolved:
            # most links are plain paths, and joining them by all rules is a twentieth of the time that a page takes
            self._resolved[href] = self._origin + href if PLAIN_PATH.fullmatch(href) else _joined(self.base, href)
        return self._resolved[href]


def _pieces(stretches: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Those of a line's stretches that hold text: where it begins in the line, and the text without white space around it."""
    position = 0
    for stretch in stretches:
        text = stretch.strip()
        if text:
            yield position + len(stretch) - len(stretch.lstrip()), text
        position += len(stretch)


def _shared_out(links: Sequence[tuple[str, int, int]], pieces: Sequence[tuple[int, str]]) -> list[tuple[tuple[str, int, int], ...]]:
    """The links of a line by the piece that they stand in, with their offsets in it."""
    if not links:
        return [()] * len(pieces)
    leads = [lead for lead, _ in pieces]
    shares: list[list[tuple[str, int, int]]] = [[] for _ in pieces]
    for url, start, end in links:
        for index in range(max(bisect_right(leads, start) - 1, 0), bisect_left(leads, end)):
            lead, text = pieces[index]
            if start < lead + len(text):
                shares[index].append((url, max(start - lead, 0), min(end - lead, len(text))))
    return [tuple(share) for share in shares]


def _joined(base: str | None, href: str) -> str:
    """The address made absolute; as it stands where that cannot be."""
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href


def _is_little_but_links(tag: Tag) -> bool:
    links = [tag] if tag.name == "a" else tag.find_all("a")
    linked = sum(len(link.get_text().strip()) for link in links)
    return linked >= NAV_SHARE * len("".join(tag.get_text().split()))


def _is_page_footer(tag: Tag) -> bool:
    """Whether a footer is the page's and not the byline of an article or of a quotation."""
    inside = {parent.name for parent in tag.parents}
    is_last_word = not inside & PARTS or bool(SMALL_PRINT.search(tag.get_text(" ")))
    return is_last_word and not inside & QUOTES


def _holds(tag: Tag, names: frozenset[str]) -> bool:
    """Whether an element of one of these names lies inside; far faster than the tree's own search by a list of names."""
    from bs4 import Tag

    return any(isinstance(inner, Tag) and inner.name in names for inner in tag.descendants)


def _is_row(cells: list[Tag]) -> bool:
    """Whether a table row holds data to be read across, not columns of a layout to be read one after the other."""
    if len(cells) < 2 or any(_holds(cell, NO_ROW) for cell in cells):
        return False
    nested = [len(cell.find_all(["p", "div", "li", "img"])) for cell in cells]
    if max(nested) == 0:
        return True
    return max(nested) <= 1 and all(len(cell.get_text().strip()) <= ROW_CELL for cell in cells)


def _is_lone_link(text: str, links: tuple[tuple[str, int, int], ...]) -> bool:
    """Whether one link is all that a block says, but for an arrow, and says little."""
    if len(links) != 1 or len(text.split()) > CTA_WORDS:
        return False
    url, start, end = links[0]
    rest = WORDLESS.sub("", text[:start] + text[end:])
    is_bare = text.strip().casefold() in url.casefold() or "@" in text
    return not rest and not is_bare and not url.startswith(("mailto:", "tel:"))
