"""Puts together what the parts of a style guide say."""

from __future__ import annotations

from pathlib import Path

from consistency.guide.allowances import read_exceptions, read_excused, read_excuses, read_senses
from consistency.guide.fonts import read_fonts
from consistency.guide.markdown import blocks
from consistency.guide.names import read_names
from consistency.guide.palette import read_palette
from consistency.guide.terms import read_terms
from consistency.guide.traits import read_traits
from consistency.records.guide import Guide


def read_guide(path: Path, text: str) -> Guide:
    """The checkable rules of a style guide in Markdown; a text that holds none gives an empty Guide.

    `path` is only recorded, so that messages can name it. Lines are 1-based lines of `text`.
    """
    found = blocks(text.removeprefix("\ufeff"))
    terms = read_terms(found)
    palette = read_palette(found)
    fonts, fallbacks = read_fonts(found, (colour.name for colour in palette))
    return Guide(
        path=path.as_posix(),
        terms=terms,
        exceptions=read_exceptions(found, terms),
        names=read_names(found, terms),
        palette=palette,
        fonts=fonts,
        excused=read_excused(found),
        traits=read_traits(found),
        fallbacks=fallbacks,
        excuses=read_excuses(found),
        senses=read_senses(found, terms),
    )
