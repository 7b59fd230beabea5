"""Resolves what ad platforms fill in when an ad is shown: keywords, customisers and countdowns become the words they fall back to."""

from __future__ import annotations

import re

DEFAULTED = re.compile(
    r"\{\s{0,3}=?\s{0,3}(?:key\s?word|param\d|customi[sz]er\.[^{}:]{1,80}|location\([^{}()]{0,40}\)|if\([^{}]{0,200}?\)"
    r"|[A-Za-z]\w{0,80}\.[\w .-]{1,80}?)\s{0,3}:(?P<default>[^{}]*)\}",
    re.IGNORECASE,
)
"""An insertion that names what is shown where there is nothing to insert: {KeyWord:Kites}, {CUSTOMIZER.Price:£20}, {=IF(…):Shop now}."""
COUNTDOWN = re.compile(r"\{\s*=?\s*(?:global_)?countdown\((?P<arguments>[^{}]*)\)\s*\}", re.IGNORECASE)
DAYS = re.compile(r",\s*[\"']?(\d{1,3})[\"']?\s*$")
DAYS_BY_DEFAULT = 5
"""Days before its end from which a countdown is shown where its third argument does not say."""


def resolved(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with every insertion replaced by its default, and the insertions as written, in order.

    A countdown becomes the first that it shows ("5 days"). An insertion without a default, or one that is never closed, stays as it is.
    """
    if "{" not in text:
        return text, ()
    found = sorted((m.start(), m.group()) for pattern in (DEFAULTED, COUNTDOWN) for m in pattern.finditer(text))
    shown = DEFAULTED.sub(lambda m: m["default"].strip(), text)
    return COUNTDOWN.sub(_first_shown, shown), tuple(insertion for _, insertion in found)


def _first_shown(countdown: re.Match[str]) -> str:
    days = DAYS.search(countdown["arguments"])
    count = int(days[1]) if days else DAYS_BY_DEFAULT
    return "1 day" if count == 1 else f"{count} days"
