"""Keeps the spelling of a sentence whole after words were changed: capitals, articles, spaces."""

from __future__ import annotations

import re

ARTICLE = re.compile(r"\b([Aa])(n?)(\s+)(?=([^\W\d_]+))")
SILENT = re.compile(r"(?:hour|honest|honour|honor|heir)", re.IGNORECASE)
SOUNDS_CONSONANT = re.compile(r"(?:uni(?!n)|use|usu|eu|one\b|once\b|ubiq)", re.IGNORECASE)


def like(model: str, word: str) -> str:
    """The word with a capital where the model has one; in capitals where the model shouts."""
    if len(model) > 3 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def mended(sentence: str, original: str) -> str:
    """Articles that fit the word that follows now, single spaces, no blank before a mark, and a capital where the original had one."""
    text = ARTICLE.sub(_article, sentence)
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = _closed(re.sub(r"^[\s,;:–-]+", "", text).rstrip(), original.rstrip())
    return capitalised(text) if original[:1].isupper() else text


def _closed(text: str, original: str) -> str:
    """The text with the mark at its end that the original closed with, where a word taken out has taken it along."""
    if original[-1:] in set(".!?") and text[-1:] not in set(".!?…\"'”’)"):
        return text.rstrip(" ,;:–-") + original[-1]
    return text


def capitalised(text: str) -> str:
    """The text with its first letter as a capital."""
    return re.sub(r"[^\W\d_]", lambda match: match.group().upper(), text, count=1) if text[:1].isalpha() else text


def _article(match: re.Match[str]) -> str:
    word = match[4]
    is_vowel = (word[0] in "aeiouAEIOU" and not SOUNDS_CONSONANT.match(word)) or SILENT.match(word) is not None
    if len(word) == 1 or word.isupper():
        return match.group()
    return f"{match[1]}{'n' if is_vowel else ''}{match[3]}"
