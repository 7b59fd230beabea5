"""Nouns in the singular, and the words that name nothing."""

from __future__ import annotations

IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "boxes": "box", "glasses": "glass"}
_KEEP_WORDS = """
this plus bus gas tennis series business access address express class glass us is
"""
KEEP = frozenset(_KEEP_WORDS.split())

_STOP_WORDS = """
a about after again all also am an and any are as at be because been before being but by can come could did do does each else
even every for from get give go goes had has have he her here him his how i if in into is it its just let like ll make many
may me more most much must my near no not now of off on once one only or other our out over own per re s same say see she
should so some such take than that the their them then there these they thing this those through to too under until up us use
ve very want was way we well were what when where which while who will with would you your
"""
STOP = frozenset(_STOP_WORDS.split())


def singular(word: str) -> str:
    """The singular of a lower-case English noun, by spelling alone (`boxes` -> `box`, `parties` -> `party`)."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in KEEP or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word.removesuffix("s")
