"""Guide: what a brand's own style guide lays down in tables and lists: terms, names, palette, fonts, traits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A banned wording, what the brand says instead (empty where it names none), and the guide's line it stands in (1-based).

    `preferred` is the guide's own cell, alternatives separated by commas. `hint` is advice instead of a wording ("say what it does");
    `only` limits the ban ("as a noun", "for people"), so that a match alone does not prove a breach.
    """

    banned: str
    preferred: str
    line: int
    hint: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its one right spelling and the wrong spellings that the guide lists."""

    right: str
    wrong: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the palette: `#RRGGBB` in upper case, the guide's name for it and what it is for."""

    hex: str
    name: str
    use: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """A form of a banned word that the guide allows in another sense ("the shoes are called trainers"), and the words that tell it."""

    form: str
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The checkable part of a style guide. Empty tuples mean that the guide is silent, not that all is allowed.

    `exceptions` are wordings that the guide says are fine although a banned term stands in them ("Best before"); `fonts` are all the
    families allowed, brand faces first, and `fallbacks` those of them that only stand in for a brand face; `excused` are document kinds
    whose look the guide accepts as it is ("invoice"), `excuses` the sentences that say so. `senses` are allowed senses of banned words.
    """

    path: str = ""
    terms: tuple[Term, ...] = ()
    exceptions: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    palette: tuple[Colour, ...] = ()
    fonts: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    fallbacks: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    senses: tuple[Sense, ...] = ()
