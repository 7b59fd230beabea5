"""A Markdown text as the blocks that a style guide is made of: paragraphs, list items and tables, each under its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

QUOTED = re.compile(r"“([^“”\n]{1,120})”|\"([^\"\n]{1,120})\"|(?<!\w)‘([^‘\n]{1,120}?)’(?!\w)|(?<!\w)'([^'\n]{1,80}?)'(?!\w)")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(*]?[A-Z0-9#])")
LABEL = re.compile(r"^[A-Z][\w’' ]{1,30}:\s", re.MULTILINE)
"""How a line begins that stands for itself ("Avoid: cheap, luxury"), though Markdown runs it on into the next."""
LONGEST = 1000
"""Code points of a sentence or cell that are read; a rule is said in fewer, and patterns stay fast on text that is no guide."""
ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|no|inc|ltd|co)\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `text[start:end]` that the guide sets apart: `strong`, `em`, `code`, `strike` or `quote`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Rich:
    """Inline text without its Markdown signs, the stretches set apart in it, and the line it begins on (1-based)."""

    text: str
    line: int
    marks: tuple[Mark, ...] = ()

    def slice(self, mark: Mark) -> str:
        """The text of one of its marks, without quotation marks."""
        return self.text[mark.start : mark.end]

    def named(self, *kinds: str) -> list[str]:
        """The texts of all marks of these kinds, or of any kind, in reading order."""
        return [self.slice(m) for m in self.marks if not kinds or m.kind in kinds]

    def part(self, start: int, end: int) -> Rich:
        """The stretch `text[start:end]` with the marks that lie wholly in it."""
        marks = tuple(Mark(m.start - start, m.end - start, m.kind) for m in self.marks if m.start >= start and m.end <= end)
        return Rich(self.text[start:end], self.line + self.text[:start].count("\n"), marks)

    def sentences(self) -> list[Rich]:
        """Its sentences, each with its own marks and line."""
        starts = [0]
        starts += [gap.end() for gap in SENTENCE_END.finditer(self.text) if not ABBREVIATED.search(self.text[: gap.start()])]
        ends = [*starts[1:], len(self.text)]
        return [self.part(start, min(end, start + LONGEST)) for start, end in zip(starts, ends, strict=True)]

    def labelled(self) -> list[Rich]:
        """Its lines with a label each, where it begins with one and has several; else itself."""
        starts = [label.start() for label in LABEL.finditer(self.text)]
        if len(starts) < 2 or starts[0]:
            return [self]
        return [self.part(start, end) for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True)]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row of a table."""

    cells: tuple[Rich, ...]

    @property
    def line(self) -> int:
        """The line it stands on (1-based); 0 for a row without cells."""
        return self.cells[0].line if self.cells else 0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, table or code fence with the headings that it stands under, outermost first.

    The guide's own title is none of them: it would make every part look as if it were about words or colours.
    `lead` is the paragraph or outer item that introduces a list item ("Words we never use:"); `rows` are a table's rows, its header first.
    """

    kind: str
    headings: tuple[str, ...]
    rich: Rich
    lead: str = ""
    rows: tuple[Row, ...] = ()
    is_ordered: bool = False

    @property
    def heading(self) -> str:
        """The innermost heading; empty above the first one."""
        return self.headings[-1] if self.headings else ""


@dataclass(slots=True)
class _Walk:
    """Where a walk over the tokens stands: headings by level, introductions of the open lists, rows of the open table."""

    headings: dict[int, str] = field(default_factory=dict)
    leads: list[str] = field(default_factory=list)
    ordered: list[bool] = field(default_factory=list)
    last: str = ""
    rows: list[list[Rich]] = field(default_factory=list)
    has_title: bool = False

    def trail(self) -> tuple[str, ...]:
        return tuple(self.headings[level] for level in sorted(self.headings) if level > 1 or not self.has_title)

    def head(self, level: int, text: str) -> None:
        self.headings = {n: t for n, t in self.headings.items() if n < level} | {level: text}
        self.last = ""


def rich(token: Token) -> Rich:
    """The inline token's plain text with the marks in it."""
    text, marks, opened = "", [], []
    for child in token.children or []:
        if child.type.endswith("_open"):
            opened.append(len(text))
        elif child.type.endswith("_close") and opened:
            kind = {"strong_close": "strong", "em_close": "em", "s_close": "strike"}.get(child.type)
            start = opened.pop()
            marks += [Mark(start, len(text), kind)] if kind else []
        elif child.type == "code_inline":
            marks.append(Mark(len(text), len(text) + len(child.content), "code"))
            text += child.content
        else:
            text += "\n" if child.type in {"softbreak", "hardbreak"} else child.content
    return Rich(text, (token.map or [0])[0] + 1, tuple(sorted([*marks, *_quotes(text)], key=lambda m: (m.start, -m.end))))


def _quotes(text: str) -> Iterator[Mark]:
    for match in QUOTED.finditer(text):
        yield Mark(*match.span(match.lastindex or 0), "quote")


def blocks(text: str) -> list[Block]:
    """All blocks of a Markdown text in reading order; headings give no block of their own."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(text)
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    walk, found = _Walk(has_title=levels.count("h1") == 1 and len(levels) > 1), list[Block]()
    for index, token in enumerate(tokens):
        found += _step(walk, tokens, index, token)
    return found


def _step(walk: _Walk, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Block]:
    match token.type:
        case "inline":
            yield from _inline(walk, tokens[index - 1], token)
        case "bullet_list_open" | "ordered_list_open":
            walk.leads.append(walk.last)
            walk.ordered.append(token.type.startswith("ordered"))
        case "bullet_list_close" | "ordered_list_close":
            walk.last = walk.leads.pop()
            walk.ordered.pop()
        case "tr_open":
            walk.rows.append([])
        case "table_close":
            rows = tuple(Row(tuple(cells)) for cells in walk.rows)
            walk.rows = []
            yield Block("table", walk.trail(), Rich("", rows[0].line if rows else 0), walk.last, rows)
        case "fence" | "code_block":
            yield Block("code", walk.trail(), Rich(token.content, (token.map or [0])[0] + 1))


def _inline(walk: _Walk, opening: Token, token: Token) -> Iterator[Block]:
    content = rich(token)
    if opening.type == "heading_open":
        walk.head(int(opening.tag[1:]), content.text)
    elif opening.type in {"th_open", "td_open"}:
        walk.rows[-1].append(content.part(0, LONGEST))
    elif walk.leads:
        yield Block("item", walk.trail(), content, walk.leads[-1], is_ordered=walk.ordered[-1])
        walk.last = content.text
    else:
        walk.last = content.text
        yield from (Block("paragraph", walk.trail(), line) for line in content.labelled())
