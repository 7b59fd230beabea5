"""SSML (speech markup): the words that a caller hears."""

from __future__ import annotations

import re

from consistency.channels.composition import collapsed

MARKED = re.compile(
    r"</?(?:speak|break|prosody|say-as|sub|emphasis|phoneme|audio|voice|lang|mark|[ps]|amazon:[\w-]+|mstts:[\w-]+)\b[^<>]*>"
)
ALIAS = re.compile(r"<sub\b[^<>]*?\balias\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>.*?</sub\s*>", re.DOTALL)
UNSPOKEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<(desc|metadata|meta)\b[^<>]*>.*?</\1\s*>|<!\[CDATA\[|\]\]>", re.DOTALL)
PARAGRAPH = re.compile(r"</?p\b[^<>]*>")


def spoken(text: str) -> str:
    """The words of a prompt: its markup gone, substitutes said in place of what they stand for, a line for each paragraph.

    Text without SSML stays as it is: a prompt may well say "<" where nobody marks anything up.
    """
    if not MARKED.search(text):
        return collapsed(text)
    from html import unescape

    text = UNSPOKEN.sub("", text)
    text = ALIAS.sub(lambda match: match.group(1) or match.group(2) or "", text)
    text = " ".join(text.split())  # line breaks in markup are not heard
    text = MARKED.sub("", PARAGRAPH.sub("\n", re.sub(r"<break\b[^<>]*>|</s\s*>", " ", text)))
    return collapsed(unescape(text))
