"""Calms a sentence's marks: exclamation marks, emoji, words in capitals."""

from __future__ import annotations

import re

from consistency.suggest.spelling import capitalised

EXCLAMATION = re.compile(r"!(?:\s*[!?])*|\?(?=!)(?:[!?])+")
EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\u2b06\u203c\u2049]"
    "(?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*[\U0001f000-\U0001faff\u2600-\u27bf\u2640\u2642]?)*"
)
SHOUTED = re.compile(r"\b[A-Z]{4,}(?:['’][A-Z]+)?\b")
SHORT = re.compile(r"\b[A-Z]{1,3}\b")
NOT_SHOUTED = frozenset({"ASAP", "RSVP", "NASA", "NATO", "FIFA", "UEFA", "UNESCO", "HTML", "JPEG", "WIFI", "HEPA", "COVID", "IBAN"})
VOWEL = re.compile(r"[AEIOUY]")


def calm(sentence: str, ending: str) -> str:
    """Every run of exclamation marks as one mark, a full stop or a single `!`; a question keeps its question mark."""
    return EXCLAMATION.sub(lambda match: "?" if "?" in match.group() else ending, sentence)


def without_emoji(sentence: str) -> str:
    """The sentence without emoji; one that is nothing else stays."""
    text = re.sub(r"[ \t]{2,}", " ", EMOJI.sub("", sentence)).strip()
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    return text if any(map(str.isalpha, text)) else sentence


def lower_capitals(sentence: str, acronyms: frozenset[str]) -> str:
    """Words of four letters or more in capitals as other words are; known acronyms, and what has no vowel to be spoken with, stay."""

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        is_name = word in acronyms or word in NOT_SHOUTED or not VOWEL.search(word)
        return word if is_name else word.lower()

    changed = SHOUTED.sub(lowered, sentence)
    if changed != sentence and not any(map(str.islower, sentence)):
        changed = SHORT.sub(lambda match: match.group().lower(), changed)  # of a line that was set in capitals throughout
    return capitalised(changed) if sentence[:1].isupper() else changed
