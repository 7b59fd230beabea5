"""Tells which CSS rules reach an element of a document, so that a shared sheet's other rules say nothing about this page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from consistency.channels.wording import words

if TYPE_CHECKING:
    from bs4 import Tag

STRUCTURAL = words(
    "root empty first-child last-child only-child first-of-type last-of-type only-of-type not is where has nth-child nth-last-child"
    " nth-of-type nth-last-of-type"
)
"""Pseudo-classes that a saved document settles; all others (:hover, ::before) hold at some moment and are left out."""
COMBINATORS = frozenset({">", "+", "~"})
MOST_TRIED = 200
"""Elements tried for one selector; where none of so many matches, the rule is kept."""


class Elements:
    """The elements of one document, found by the names that selectors call them by."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self.all = list(tags)
        self.tags: defaultdict[str, list[Tag]] = defaultdict(list)
        self.classes: defaultdict[str, list[Tag]] = defaultdict(list)
        self.ids: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self.all:
            self.tags[tag.name.casefold()].append(tag)
            if tag.attrs:
                self._add_names(tag)

    def _add_names(self, tag: Tag) -> None:
        for name in str(tag.attrs.get("class") or "").split():
            self.classes[name].append(tag)
        if identifier := tag.attrs.get("id"):
            self.ids[str(identifier)].append(tag)

    def may_match(self, prelude: Sequence[Any]) -> bool:
        """Whether one of a rule's selectors reaches an element; True also where a selector is beyond what can be told."""
        return any(self._reaches(selector) for selector in _alternatives(prelude))

    def _reaches(self, selector: list[Any]) -> bool:
        if not self._has_names(selector):
            return False
        settled = _settled(selector)
        if sum(token.type in {"ident", "hash"} for token in settled) < 2 and not any(_is_condition(token) for token in settled):
            return True
        candidates = self._last_named(settled)
        return len(candidates) > MOST_TRIED or _any_matches(settled, candidates)

    def _has_names(self, selector: list[Any]) -> bool:
        """Whether the document has every element, class and id that the selector names; far cheaper than matching, and most fail here."""
        before = ""
        for token in selector:
            if token.type == "hash" and token.value not in self.ids:
                return False
            if token.type == "ident" and before == "." and token.value not in self.classes:
                return False
            if token.type == "ident" and before not in {".", ":"} and token.lower_value not in self.tags:
                return False
            before = token.value if token.type == "literal" else ""
        return True

    def _last_named(self, selector: list[Any]) -> list[Tag]:
        """The elements that the last part of the selector names, the fewest there are; all where it names none."""
        named: list[list[Tag]] = []
        before = ""
        for token in _last_compound(selector):
            if token.type == "hash":
                named.append(self.ids.get(token.value, []))
            elif token.type == "ident" and before == ".":
                named.append(self.classes.get(token.value, []))
            elif token.type == "ident" and before != ":":
                named.append(self.tags.get(token.lower_value, []))
            before = token.value if token.type == "literal" else ""
        return min(named, key=len, default=self.all)


def _alternatives(prelude: Iterable[Any]) -> list[list[Any]]:
    """The selectors of a list."""
    groups = groupby(prelude, lambda token: bool(token.type == "literal" and token.value == ","))
    return [list(group) for is_comma, group in groups if not is_comma]


def _is_condition(token: Any) -> bool:
    return bool(token.type == "function" or token.type.endswith("block"))


def _settled(selector: list[Any]) -> list[Any]:
    """The selector without pseudo-classes and pseudo-elements that only a moment decides."""
    kept: list[Any] = []
    colons: list[Any] = []
    for token in selector:
        if token.type == "literal" and token.value == ":":
            colons.append(token)
            continue
        name = getattr(token, "lower_value", getattr(token, "lower_name", ""))
        if not colons or (len(colons) == 1 and name in STRUCTURAL):
            kept += [*colons, token]
        colons = []
    return kept


def _last_compound(selector: list[Any]) -> list[Any]:
    """What stands after the last combinator."""
    tokens = list(selector)
    while tokens and tokens[-1].type == "whitespace":
        tokens.pop()
    start = next((i for i in range(len(tokens) - 1, -1, -1) if _is_combinator(tokens[i])), -1)
    return tokens[start + 1 :]


def _is_combinator(token: Any) -> bool:
    return bool(token.type == "whitespace" or (token.type == "literal" and token.value in COMBINATORS))


def _any_matches(selector: list[Any], candidates: Sequence[Tag]) -> bool:
    """Whether one of the elements matches; True where the selector is none that can be compiled."""
    import soupsieve
    import tinycss2

    try:
        sieve = soupsieve.compile(tinycss2.serialize(selector).strip())
        return any(sieve.match(tag) for tag in candidates)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, ValueError):
        return True
