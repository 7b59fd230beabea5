"""Takes out what a sentence can do without: openings that announce, hype, hedges."""

from __future__ import annotations

import re

from consistency.suggest.spelling import mended

FEELING = r"(?:so |very |absolutely |truly |really )?(?:thrilled|excited|delighted|proud|pleased|happy|over the moon)"
TELL = r"(?:announce|introduce|share|present|reveal|unveil|launch|tell you|let you know|inform you)"
OPENINGS = (
    re.compile(rf"^(?:we(?: are|['’]re)|I(?: am|['’]m)) {FEELING} to {TELL}(?: with you)? that\s+", re.IGNORECASE),
    re.compile(
        r"^(?:please (?:note|be advised|be aware)|kindly note|it is important to note"
        r"|we(?: would|['’]d) like to (?:inform|remind|let) you(?: know)?"
        r"|we (?:wish|regret) to inform you|we are writing to (?:inform|let) you(?: know)?|needless to say,?|it goes without saying)"
        r"(?: that)?[,:]?\s+",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:in today['’]s (?:\w+[ -]?){1,3} world|at the end of the day|when all is said and done),\s+", re.IGNORECASE),
)
ANNOUNCED = re.compile(
    rf"^(?:we(?: are|['’]re)|I(?: am|['’]m)) {FEELING} to (?:announce|introduce|share|present|reveal|unveil)(?: with you)?\s+"
    r"(?=(?:our|the|a|an|new|this)\b)",
    re.IGNORECASE,
)
MANY = re.compile(
    r"^(?:our|the|new)\s+(?:[\w-]+\s+){0,4}?\w*[^\Ws]s(?=[.,!?;:]|$|\s+(?:for|with|that|which|to|in|on|at|of|from|by|and|or|just|only)\b)",
    re.IGNORECASE,
)
"""A thing announced that is several: its name ends in s where the next phrase or the sentence's end begins."""
BOOSTERS = r"absolutely|totally|completely|truly|incredibly|insanely|literally|utterly|extremely|amazingly|unbelievably|simply"
PRAISE = (
    "amazing|incredible|awesome|fantastic|stunning|unbelievable|revolutionary|ultimate|unforgettable|epic|mind-blowing|breathtaking"
    "|game-changing|world-class|extraordinary|unmatched|unparalleled|unrivalled|unrivaled|spectacular|magical|insane|legendary|phenomenal"
    "|thrilling|sensational|jaw-dropping|best-in-class|cutting-edge|one-of-a-kind|unbeatable"
)
BOOSTED = re.compile(rf"\b(?:{BOOSTERS})\s+(?=[a-z])", re.IGNORECASE)
MOST = re.compile(rf"\bthe most (?:{PRAISE})\s+(?=[^\W\d_])(?![^.!?]*\bever\b)", re.IGNORECASE)
PRAISED = re.compile(
    rf"(?<=\s)(?:{PRAISE})\s+(?!(?:and|or|but|than|to|of|for|in|on|at|as|that|because|so|with|when|if)\b)(?=[^\W\d_])", re.IGNORECASE
)
LONGEST_LEAD = 40
"""Characters before praise in which its article or number is looked for."""
BEFORE_NOUN = re.compile(r"\b(?:an?|the|our|your|this|these|those|some|my|their|its|every|each|new|with|of|for|\d+)\s+$", re.IGNORECASE)
HEDGED = (
    re.compile(r"^(?:perhaps|maybe|possibly|hopefully),?\s+", re.IGNORECASE),
    re.compile(
        r"^(?:we|I) (?:think|believe|feel|hope|guess|suppose)(?: that)?\s+(?=(?:it|this|that|you|we|they|the|our|your)\b)", re.IGNORECASE
    ),
    re.compile(r"(?<=\b(?:could|would|might) )(?:perhaps|possibly|maybe)\s+(?=[a-z])", re.IGNORECASE),
    re.compile(r",?\s*\bif (?:you like|that['’]s (?:ok|okay|all right))(?=[.!?])", re.IGNORECASE),
    re.compile(r"\b(?:just |only )?a (?:little|tiny) bit\s+(?=[a-z])", re.IGNORECASE),
)
ABLE = re.compile(r"\b(?:might|may|could) (?:just |perhaps |possibly )?be able to\b", re.IGNORECASE)


def without_padding(sentence: str) -> str:
    """The sentence from where it begins to say something."""
    text = ANNOUNCED.sub(lambda match: _here(sentence, match.end()), sentence)
    for pattern in OPENINGS:
        text = pattern.sub("", text)
    return _fit(text, sentence)


def _here(sentence: str, start: int) -> str:
    if MANY.match(sentence[start:]):
        return "Here are "
    return "Here’s " if "’" in sentence else "Here's "


def without_hype(sentence: str) -> str:
    """The sentence without words that boost and without praise before a noun; praise that the sentence is about stays."""
    text = MOST.sub("the ", BOOSTED.sub("", sentence))
    for match in reversed(list(PRAISED.finditer(text))):
        if BEFORE_NOUN.search(text, max(0, match.start() - LONGEST_LEAD), match.start()):
            text = text[: match.start()] + text[match.end() :]
    return _fit(text, sentence)


def without_hedges(sentence: str) -> str:
    """The sentence without words that take back half of it."""
    text = ABLE.sub("can", sentence)
    for pattern in HEDGED:
        text = pattern.sub(lambda match: " " if match.group()[:1] in ", " else "", text)
    return _fit(text, sentence)


def _fit(text: str, sentence: str) -> str:
    if text == sentence:
        return sentence
    changed = mended(text, sentence)
    return changed if len(changed.split()) >= 2 else sentence
