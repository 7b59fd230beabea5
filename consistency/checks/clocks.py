"""Times of the day as copy tells them: "11 a.m.", "half past six", "at eight", "18:30"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_HOURS)})"
_HALF = r"(?P<half>a\.m\.|p\.m\.|am\b|pm\b|in the (?:morning|afternoon|evening)|at night)"
CLOCK = (
    rf"(?:(?P<past>half past|quarter past|a quarter past|quarter to|a quarter to) (?P<told>{_HOUR})\b"
    rf"|(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))? ?(?:{_HALF}|o'clock\b)"
    r"|(?P<hour24>[01]?\d|2[0-3])[:](?P<minute24>[0-5]\d)(?!\d)|(?P<named>noon|midday|midnight)\b)"
)
TIME = re.compile(rf"(?<![\w£$€.,:]){CLOCK}")
ENDING = re.compile(
    rf"\b(?:until|till|'til|to|-) ?(?:{CLOCK}|(?P<bare>{_HOUR})(?![\w:%.]| ?%| [a-z]*(?:days|weeks|years|months|minutes|hours)\b))"
)
"""When something ends or closes: "to 6pm", and "until eight", where a number is told alone."""
ZONE = re.compile(r"\b(eastern|central|pacific|mountain|gmt|bst|utc|cet|[ecmp][sd]?t)\b")
HALF_DAY, DAY = 720, 1440
_PAST = {"half past": 30, "quarter past": 15, "a quarter past": 15, "quarter to": -15, "a quarter to": -15}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at `start:end` in minutes from midnight; `is_sure` where the half of the day is told, `zone` where one follows."""

    minutes: int
    is_sure: bool
    start: int
    end: int
    zone: str = ""

    def agrees(self, other: Clock) -> bool:
        """True for the same time, also where one of the two leaves the half of the day open, or another zone is meant."""
        if self.zone and other.zone and self.zone != other.zone:
            return True
        whole = DAY if self.is_sure and other.is_sure else HALF_DAY
        return (self.minutes - other.minutes) % whole == 0


def times_in(folded: str) -> list[Clock]:
    """The times of day that a folded sentence names, in order."""
    return [made for match in TIME.finditer(folded) if (made := _clock(match, folded))]


def endings_in(folded: str) -> list[Clock]:
    """The times until which something lasts or is open, in order."""
    return [made for match in ENDING.finditer(folded) if (made := _clock(match, folded))]


def _clock(match: re.Match[str], folded: str) -> Clock | None:
    minutes, is_sure = _minutes(match)
    if not 0 <= minutes <= DAY:
        return None
    zone = ZONE.match(folded, match.end() + 1)
    return Clock(minutes, is_sure, match.start(), match.end(), zone[1][0] if zone else "")


def _minutes(match: re.Match[str]) -> tuple[int, bool]:
    found = match.groupdict()
    if found["named"]:
        return (0 if found["named"] == "midnight" else HALF_DAY), True
    if found["hour24"]:
        return int(found["hour24"]) * 60 + int(found["minute24"]), int(found["hour24"]) > 12
    if found["past"]:
        return _hour(found["told"]) * 60 + _PAST[found["past"]], False
    if found.get("bare"):
        return _hour(found["bare"]) * 60, False
    hour, half = _hour(found["hour"]), found["half"] or ""
    if not half:
        return hour * 60 + int(found["minute"] or 0), False
    is_late = half.startswith("p") or half.endswith(("afternoon", "evening", "night"))
    return (hour % 12 + (12 if is_late else 0)) * 60 + int(found["minute"] or 0), True


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS.index(word) + 1
