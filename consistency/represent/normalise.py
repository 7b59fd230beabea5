"""Makes typography, names, numbers and addresses equal, so that none of them can look like a change of voice."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

MASKS = ("BRAND", "URL", "EMAIL", "HANDLE", "HASHTAG", "NUM", "CODE", "NAME")
"""What masked words become; they are no words of the text and count in no feature of casing or spelling."""

LETTERS = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u0060": "'", "\u00b4": "'"}
    | {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"'}
    | {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2012": "\u2013", "\u2015": "\u2013", "\u2014": "\u2013"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\ufffd")
)

AFTER = "|".join(
    rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]}{sign})"
    for word in ("code", "enter", "use", "quote", "type", "mention", "apply", "voucher", "coupon")
    for sign in (" ", ' "', ": ", ":")
)
"""Where a word in capitals is a code to be typed in, and no shouting."""

PATTERNS = (
    (
        "NAME",
        re.compile(r"[<%\[{]"),
        re.compile(r"<%[^%\n]{0,120}%>|%%[\w:.=@()\[\] -]{1,60}%%|\{{3}[^{}]{0,80}\}{3}|\[[A-Z]{2,}(?:[ _-][A-Z]{2,}){0,5}\]"),
    ),
    (
        "NAME",
        re.compile(r"[<%*${]"),
        re.compile(r"\{\{[^{}]{0,120}\}\}|\{%[^%]{0,80}%\}|\*\|[^|]{1,40}\|\*|%%[^%\s]{1,40}%%|<<[^<>]{1,40}>>|\$\{[^{}]{1,40}\}"),
    ),
    ("EMAIL", re.compile(r"@"), re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    (
        "URL",
        re.compile(r"\.\S|://"),
        re.compile(
            r"\b(?:https?://|www\.)[^\s<>\"')]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|example|co\.uk|co|uk|eu|us|de|app|shop)\b(?:/[^\s<>\"')]*)?"
        ),
    ),
    ("HANDLE", re.compile(r"@"), re.compile(r"(?<![\w@])@\w[\w.]*\w")),
    ("HASHTAG", re.compile(r"#"), re.compile(r"(?<![\w#&])#[^\W\d]\w*")),
    ("CODE", re.compile(r"\d"), re.compile(r"\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d][A-Z\d-]{3,}\b")),
    (
        "CODE",
        re.compile(r"[A-Z]{4}"),
        re.compile(rf"(?:{AFTER})[A-Z]{{4,}}\b|\b[A-Z]{{4,}}(?= (?:at (?:the )?(?:checkout|till|basket)|when you|in the box)\b)"),
    ),
    (
        "NUM",
        re.compile(r"\d"),
        re.compile(
            r"(?:[£$€]\s?)?\b\d[\d.,:/]*(?:\s?-\s?\d[\d.,:/]*)*(?:(?<=\d)|\b)(?:\s?%|\s?[£$€]|(?:st|nd|rd|th|am|pm|k|p|m|s)\b)?",
            re.IGNORECASE,
        ),
    ),
)
"""What is masked by which word; the first pattern is what every match of the second holds, and quickly looked for."""
BEFORE_NAMES, AFTER_NAMES = PATTERNS[:4], PATTERNS[4:]
SIGN_BEFORE, SIGN_AFTER = (re.compile("|".join(sign.pattern for _, sign, _ in some)) for some in (BEFORE_NAMES, AFTER_NAMES))
"""What each half of the patterns has a sign of: most sentences hold none of them."""

DOTS = re.compile(r"\.(?:\s?\.){2,}")
DASH = re.compile(r"\s*(?:\u2013|(?<=\s)-{1,3}(?=\s)|(?<=\w)--(?=\w))\s*")
TITLE_WORD = re.compile(r"\b[^\W\d_]{2,}\b")
SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "it", "of", "on", "or", "per", "so", "the", "to", "up", "with"}
)


def typography(text: str) -> str:
    """The text in one typography: straight quotes, ` - ` for every dash, `...` for every ellipsis, single spaces, no entities."""
    text = html.unescape(_whole(text))
    text = text.replace("`", "'") if text.isascii() else unicodedata.normalize("NFKC", text.translate(LETTERS)).translate(LETTERS)
    if text.count(".") > 2:
        text = DOTS.sub("...", text)
    if "-" in text or "\u2013" in text:
        text = DASH.sub(" - ", text)
    return " ".join(text.split())


def _whole(text: str) -> str:
    """The text without halves of broken emoji, which stop the tokeniser."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def names_pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """What finds the brand's names in text of one typography, the longest first; None where there are none."""
    plain = sorted({typography(name) for name in names if name.strip()}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, plain)) + r")(?!\w)", re.IGNORECASE) if plain else None


def mask(text: str, names: re.Pattern[str] | None = None) -> str:
    """Text of one typography with brand names, addresses, tags, codes and numbers replaced by MASKS."""
    if SIGN_BEFORE.search(text):
        text = _masked(text, BEFORE_NAMES)
    if names:
        text = names.sub("BRAND", text)
    return _masked(text, AFTER_NAMES) if SIGN_AFTER.search(text) else text


def _masked(text: str, patterns: Sequence[tuple[str, re.Pattern[str], re.Pattern[str]]]) -> str:
    for word, sign, pattern in patterns:
        if sign.search(text):
            text = pattern.sub(word, text)
    return text


def sentence_case(text: str) -> str:
    """Title Case is a house's way to set headlines, not a voice: such a line is set like any other sentence."""
    words = []
    for found in TITLE_WORD.finditer(text):
        word = found.group()
        if word in MASKS or word.lower() in SMALL:
            continue
        if not word[0].isupper():
            return text
        words.append(word)
    if len(words) < 2 or any(word.isupper() and len(word) > 3 for word in words):
        return text
    first = text.find(words[0])
    return text[: first + 1] + TITLE_WORD.sub(lambda m: m.group() if m.group() in MASKS else m.group().lower(), text[first + 1 :])


def normalise(text: str, names: re.Pattern[str] | None = None) -> str:
    """One sentence as the features see it."""
    return sentence_case(mask(typography(text), names))
