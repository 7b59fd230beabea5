"""The forms that an English wording takes in running text: plural, tenses, hyphens, British and American spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass

VERBAL = re.compile(r"(?:i[sz]e|yse|yze|ate|ify|ish)$|^(?:em|en|un)[a-z]{3,}$")
NOMINAL = re.compile(
    r"(?:tion|sion|ment|ness|ity|ance|ence|(?<=\w{3})ship|ism|ist|er|or|ium|al|ful|less"
    r"|ic|ive|ous|able|ible|est|an|ant|ent|ary|ly|ary|class|ial|ics|us|ss|ies)$"
)
_NOUNS_IN_ING_WORDS = """
offering building meeting training clothing booking listing opening setting rating saving heading feeling wedding landing pricing parking
funding branding marketing dining gathering helping filling dressing coating lining housing
"""
NOUNS_IN_ING = frozenset(_NOUNS_IN_ING_WORDS.split())
"""Things by the name of a deed: who forbids "offering" does not forbid an offer."""
VOWELS = "aeiou"
SHORT = 5
"""A noun of so few letters takes -ed and -ing by chance (unit, united): alone it does not prove that the verb is meant."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What a word may look like: `sure` forms are surely the word, `doubtful` ones may be another word."""

    sure: frozenset[str]
    doubtful: frozenset[str] = frozenset()


def forms(word: str, *, is_verb: bool = False, is_as_spelt: bool = False) -> Forms:
    """The forms of one lower-case word; `is_verb` says that its company proves it a verb, `is_as_spelt` keeps to its own spelling."""
    if len(word) < 3 or not word.isalpha():
        return Forms(frozenset({word}))
    stems = {word, *_singulars(word), *_stems_of_verb(word)}
    spelt = stems if is_as_spelt else {other for stem in stems for other in _spellings(stem)}
    plurals = {plural(stem) for stem in spelt}
    tenses = {tense for stem in spelt if not NOMINAL.search(stem) for tense in _tenses(stem)}
    adverbs = {stem + "ly" for stem in spelt if stem.endswith(("less", "ful"))}
    if word in NOUNS_IN_ING:
        nouns = {word, plural(word)}
        return Forms(frozenset(nouns), frozenset((spelt | plurals | tenses) - nouns))
    if is_verb or VERBAL.search(word) or len(word) > SHORT or _stems_of_verb(word):
        return Forms(frozenset(spelt | plurals | tenses | adverbs))
    return Forms(frozenset(spelt | plurals | adverbs), frozenset(tenses - spelt - plurals))


def looks_like_verb(word: str) -> bool:
    """True for a word whose own ending says that it is a verb form."""
    return bool(VERBAL.search(word) or (word.endswith(("ed", "ing")) and len(word) > 4))


def _singulars(word: str) -> set[str]:
    if word.endswith("ies") and len(word) > 4:
        return {word[:-3] + "y"}
    if re.search(r"(?:s|x|z|ch|sh)es$", word):
        return {word[:-2]}
    return {word[:-1]} if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and len(word) > 3 else set()


def _stems_of_verb(word: str) -> set[str]:
    """What an -ed or -ing form may have been made from; impossible stems match nothing and do no harm."""
    match = re.fullmatch(r"([a-z]{3,})(?:ed|ing)", word)
    if not match or not any(c in VOWELS for c in match.group(1)):
        return set()
    stem = match.group(1)
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return {stem[:-1]} if doubled else {stem + "e", stem} if len(stem) > 3 else {stem}


def _spellings(word: str) -> set[str]:
    """The word in British and American spelling."""
    other = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", word) if len(word) > 5 else word
    back = re.sub(r"iz(e|ed|es|ing|ation|ations)$", r"is\1", word)
    return {word, other, back}


def plural(word: str) -> str:
    """The plural of a regular English noun, by spelling alone (`box` -> `boxes`, `party` -> `parties`)."""
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _tenses(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "d", word[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", word):
        return {word[:-1] + "ied", word + "ing"}
    plain = {word + "ed", word + "ing"}
    if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", word):
        plain |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return plain
