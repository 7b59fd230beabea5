"""Whether copy is in another language than English, by its function words (spaCy's lists of stop words) and its letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import import_module

from consistency.torchless import torchless

LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pt": "Portuguese", "sv": "Swedish",
    "da": "Danish", "nb": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "hu": "Hungarian", "ro": "Romanian",
    "tr": "Turkish", "ca": "Catalan",
}  # fmt: skip
"""The languages that are told by name, by their codes in spaCy."""
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
FEWEST = 12
"""Words below which no language is told: names and slogans are of none."""
MOST = 400
"""Words that are looked at: a language shows in fewer."""
ENGLISH = 0.25
"""Share of English function words from which on copy is English: of 10,728 texts in English 1 in 100 holds fewer than .31."""
OTHER = 0.3
"""Least share of another language's function words; sentences of fifteen words in nine languages hold .5 and more."""
TIMES = 2.0
"""How much more of another language's function words copy must hold than of English ones."""


@lru_cache(maxsize=32)
def _function_words(language: str) -> frozenset[str]:
    with torchless():
        return frozenset(import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)


def foreign_language(text: str) -> str:
    """The language of a text that is not in English, by its English name; empty where it is, or where its words are too few to tell.

    A text in letters that are not Latin is "a language that is not written in Latin letters".
    """
    words = [match.group() for match in WORD.finditer(text.lower().replace("’", "'"))][:MOST]
    if len(words) < FEWEST and not _is_in_other_letters(words):
        return ""
    if _is_in_other_letters(words):
        return "a language that is not written in Latin letters"
    english = _share(words, "en")
    if english >= ENGLISH:
        return ""
    share, language = max((_share(words, language), language) for language in LANGUAGES)
    return LANGUAGES[language] if share >= max(OTHER, TIMES * english) else ""


def _share(words: list[str], language: str) -> float:
    known = _function_words(language)
    return sum(word in known for word in words) / len(words)


def _is_in_other_letters(words: list[str]) -> bool:
    """True where most letters are not Latin; scripts without spaces between words have few "words", so letters are counted."""
    letters = "".join(words)
    if len(letters) < FEWEST:
        return False
    return 2 * sum(not unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN")) for letter in letters) > len(letters)
