"""Small pieces of HTML for notebooks: everything is escaped, and the colours hold on light and on dark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

BADGES = {
    "STOP": ("#b3261e", "#fff"),
    "error": ("#b3261e", "#fff"),
    "drift": ("#b3261e", "#fff"),
    "LOOK": ("#f0b429", "#2b1d00"),
    "warning": ("#f0b429", "#2b1d00"),
    "PASS": ("#2e7d5b", "#fff"),
    "on-voice": ("#2e7d5b", "#fff"),
}
"""Ground and ink of a verdict or severity; its name is always written in it, so that no colour says anything alone."""
OTHER = ("#6b7680", "#fff")
FAINT = "opacity:.72"
HEAD, CELL = Markup('<th style="{}">{}</th>'), Markup('<td style="{}">{}</td>')
LINE = "1px solid color-mix(in srgb, currentColor 22%, transparent)"


def badge(word: str) -> Markup:
    """A verdict or severity on its colour."""
    ground, ink = BADGES.get(word, OTHER)
    style = f"background:{ground};color:{ink};border-radius:4px;padding:.1em .5em;font-size:.85em;font-weight:600;white-space:nowrap"
    return Markup('<span style="{}">{}</span>').format(style, word)


def box(*parts: Markup) -> str:
    """The parts in a frame of their own, in the notebook's own ink and font."""
    style = f"border:{LINE};border-radius:8px;padding:.7em 1em;max-width:60em;line-height:1.45;text-align:left"
    return str(Markup('<div style="{}">{}</div>').format(style, Markup("").join(parts)))


def line(*parts: Markup | str, faint: bool = False) -> Markup:
    """A line of text; what is no markup is escaped."""
    style = f"margin:.25em 0;{FAINT if faint else ''}"
    return Markup('<div style="{}">{}</div>').format(style, Markup(" ").join(parts))


def strong(text: str) -> Markup:
    """Words that stand out."""
    return Markup("<strong>{}</strong>").format(text)


def quote(words: str, about: str = "", before: str = "", after: str = "") -> Markup:
    """Quoted words, underlined among those around them, with what they show."""
    style = "margin:.35em 0 .35em .2em;padding-left:.8em;border-left:3px solid #c46a1b"
    told = Markup('<span style="{}"> – {}</span>').format(FAINT, about) if about else ""
    around = Markup('<span style="{}">{}</span>')
    mark = Markup('<u style="text-decoration-color:#c46a1b;text-underline-offset:.2em">{}</u>').format(words)
    return Markup('<div style="{}">{}{}{}{}</div>').format(style, around.format(FAINT, before), mark, around.format(FAINT, after), told)


def table(head: Sequence[str], rows: Iterable[Sequence[Markup | str]]) -> Markup:
    """A table that scrolls by itself where it is wide."""
    cell = f"padding:.25em .8em .25em 0;text-align:left;border-bottom:{LINE};vertical-align:top"
    made = [_row(HEAD, head, f"{cell};font-weight:600"), *(_row(CELL, row, cell) for row in rows)]
    inside = Markup('<table style="border-collapse:collapse;margin:.4em 0;color:inherit;font-size:inherit">{}</table>').format(
        Markup("").join(made)
    )
    return Markup('<div style="overflow-x:auto">{}</div>').format(inside)


def _row(tag: Markup, cells: Iterable[Markup | str], style: str) -> Markup:
    return Markup("<tr>{}</tr>").format(Markup("").join(tag.format(style, one) for one in cells))
