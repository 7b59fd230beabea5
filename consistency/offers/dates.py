"""Days as copy names them, resolved against the day on which the copy is read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consistency import lazy_re as re
from consistency.english.numbers import ORDINALS
from consistency.offers.signs import HOLIDAY, MONTH

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_WORDS = """
january february march april may june july august september october november december
"""
MONTHS = tuple(_MONTHS_WORDS.split())
ORDINAL_DAYS = {word: i + 1 for i, word in enumerate(ORDINALS)} | {
    f"{tens}{join}{word}": base + i + 1
    for tens, base in (("twenty", 20), ("thirty", 30))
    for join in "- "
    for i, word in enumerate(ORDINALS[:9])
}
ORDINAL_DAYS["thirtieth"] = 30

_WD = r"(?:(?P<wd>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?:the )?)?"
_MON = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,? (?:in )?(?P<year>20\d\d)\b)?"
_SPELLED = "|".join(sorted(ORDINAL_DAYS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_SPELLED})"

DAY_MONTH = re.compile(rf"\b{_WD}(?:the )?{_DAY} (?:day )?(?:of )?{_MON}{_YEAR}")
MONTH_DAY = re.compile(rf"\b{_WD}{_MON} (?:the )?{_DAY}\b(?! ?%)(?! per ?cent)(?P<to>-\d{{1,2}}(?:st|nd|rd|th)?)?(?!:\d){_YEAR}")
ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
SLASHED = re.compile(r"\b(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>20\d\d|\d\d)\b")
SHORT = re.compile(
    r"\b(?:until|till|by|ends?|closes?|through|thru|expires|before|on) (?:(?P<wd>mon|tue|wed|thu|fri|sat"
    r"|sun)[a-z]*\.?,? )?(?P<a>\d{1,2})/(?P<b>\d{1,2})\b(?!/)"
)
NTH = re.compile(rf"\b(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th) (?P<wd>{'|'.join(WEEKDAYS)}) (?:in|of) {_MON}{_YEAR}")
END_OF = re.compile(
    r"\b(?:the )?(?:end|close|last day) of (?:(?P<this>the month|this month|month)|(?P<year_end>the year|this year)"
    rf"|{_MON}(?! (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b){_YEAR})"
)
DAY_ALONE = re.compile(
    rf"\b(?:until|till|by|before|through|up to|including|ends?|closes?|expires?|midnight) (?:midnight )?(?:on )?(?:and including )?"
    rf"(?P<on>(?:(?P<wd>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?the (?P<day>\d{{1,2}}(?:st|nd|rd|th)|{_SPELLED}))"
    r"(?=\W*$|[.,;!?)]| (?:and|or|to|with|if|when|for|you|we|so|at)\b)"
)
"""A day of a month that goes without saying: "until the 14th"."""
WEEK_OF = re.compile(rf"\bthe end of the (?P<nth>first|second|third|last|1st|2nd|3rd) (?:full )?week (?:of|in) {_MON}{_YEAR}")
"""About the last day of a week of a month: the 7th, the 14th, the 21st, or its last."""
FIXED_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1),
    "halloween": (10, 31), "hallowe'en": (10, 31),
    "valentine's day": (2, 14), "bonfire night": (11, 5), "independence day": (7, 4), "the fourth of july": (7, 4),
    "st patrick's day": (3, 17), "st. patrick's day": (3, 17), "veterans day": (11, 11), "juneteenth": (6, 19),
}  # fmt: skip
NTH_HOLIDAYS = {
    "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4),
    "presidents' day": (2, 0, 3), "presidents day": (2, 0, 3), "columbus day": (10, 0, 2), "martin luther king day": (1, 0, 3),
    "father's day": (6, 6, 3), "early may bank holiday": (5, 0, 1), "may bank holiday": (5, 0, 1), "spring bank holiday": (5, 0, -1),
    "august bank holiday": (8, 0, -1), "summer bank holiday": (8, 0, -1),
}  # fmt: skip
"""Month, weekday (0 is Monday) and which one of the month, -1 the last."""
EASTER_HOLIDAYS = {
    "shrove tuesday": -47, "pancake day": -47, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "easter saturday": -1,
    "easter sunday": 0, "easter day": 0, "easter monday": 1,
}  # fmt: skip
"""Days from Easter Sunday."""
AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4}
HOLIDAYS = "|".join(sorted((*FIXED_HOLIDAYS, *NTH_HOLIDAYS, *EASTER_HOLIDAYS, *AFTER_THANKSGIVING), key=len, reverse=True))
UNTIL_FEAST = {"christmas": "christmas day", "easter": "easter sunday", "new year": "new year's day"}
"""Feasts that are a day only as an end: "until Christmas"; "at Easter" is a season."""
NAMED = re.compile(
    rf"\b(?P<name>{HOLIDAYS})\b"
    rf"|(?:(?<=until )|(?<=till )|(?<=before )|(?<=by ))(?P<feast>{'|'.join(UNTIL_FEAST)})\b(?! (?:day|eve|week|holidays?|party|break)\b|')"
)
RELATIVE = re.compile(rf"\b(?P<rel>today|tonight|tomorrow|(?:(?:this|next) )?(?:{'|'.join(WEEKDAYS)}))\b(?!s)")
WEEKLY = re.compile(
    rf"(?<!this )(?<!next )(?<!runs )(?<!run )(?<!running )(?<!runs from )(?<!runs on )"
    rf"(?P<every>\b(?:from|every|valid|each)(?: on)? )?"
    rf"\b(?P<first>{'|'.join(WEEKDAYS)}) ?(?:-|to|through|thru|and|or) ?(?P<last>{'|'.join(WEEKDAYS)})\b"
)
"""Days of every week ("25% off from Monday to Thursday"), not days that lie ahead."""
BRIEF = re.compile(r"\b(?:flash|this weekend|weekend (?:sale|deal|offer|special|only)|sale)\b")
HOURS = re.compile(r"\b(?:open|opening|hours|late|closed|shops?|stores?|lines|deliver[a-z]*)\b")
LONGEST_MONTH = 31
LONGEST_WAIT = 3
"""Months in which every day of a month is met at least once."""
WORKING_WEEK = 5
"""What lasts a few days only, when doors are open, and how many days in a row are rather those of every week."""
APPOSED = re.compile(r"(?:,|, which is|, that's| \(|,? that is,?)? ?(?:on )?(?:the )?$")
"""Between a holiday and its date: "Easter Monday, the 6th of April" is one day, told twice."""
RANGE_HEAD = re.compile(
    r"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?<!\d, )(?P<day>\b\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|until|till"
    r"|through) ?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:the )?$"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day named at `start:end`. `weekday` is the one written (0 is Monday) or None; `is_sure` says that nothing was guessed but the year.

    `first` is the first day where the words are a range (`9 to 22 March`); `is_relative` marks days named from today (`on Sunday`);
    `is_such` is false where the calendar has no such day (`31 April`), and `day` is then the last of its month.
    """

    start: int
    end: int
    day: date
    weekday: int | None = None
    is_sure: bool = True
    first: date | None = None
    is_relative: bool = False
    is_such: bool = True


def days_in(folded: str, anchor: date, *, is_dated: bool = True) -> list[Day]:
    """The days that a folded sentence names, in order and without overlaps; `anchor` is the touchpoint's own date, else the launch.

    Where `is_dated` is false the anchor is not the day on which the copy is read, so that "today" and "on Sunday" say no day.
    """
    kept: list[Day] = []
    for day in sorted(_written_days(folded, anchor), key=lambda day: (day.start, day.start - day.end)):
        if kept and (day.start < kept[-1].end or APPOSED.match(folded[kept[-1].end : day.start])) and day.day == kept[-1].day:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, day.end))
        elif not kept or day.start >= kept[-1].end:
            kept.append(day)
    if is_dated:
        spoken = (_relative(match, anchor) for match in RELATIVE.finditer(_without_weekly(folded)))
        kept.extend(day for day in spoken if not any(day.start < other.end and other.start < day.end for other in kept))
    return sorted(kept, key=lambda day: day.start)


def _without_weekly(folded: str) -> str:
    """The sentence with the days of every week blanked out; those of a sale that lasts a few days lie ahead."""
    is_brief = bool(BRIEF.search(folded)) and not HOURS.search(folded)
    return WEEKLY.sub(lambda match: match[0] if is_brief and _is_run(match) else " " * len(match[0]), folded)


def _is_run(match: re.Match[str]) -> bool:
    """True for a few days in a row of which nothing says that they come again."""
    days = (WEEKDAYS.index(match["last"]) - WEEKDAYS.index(match["first"])) % 7 + 1
    return not match["every"] and " or " not in match[0] and 1 < days < WORKING_WEEK


def _written_days(folded: str, anchor: date) -> Iterator[Day]:
    for pattern in (DAY_MONTH, MONTH_DAY) if MONTH.search(folded) else ():
        for match in pattern.finditer(folded):
            yield from _written(match, folded, anchor)
    for match in ISO.finditer(folded):
        yield from _made(match, int(match["year"]), int(match["m"]), int(match["d"]))
    for match in SHORT.finditer(folded):
        yield from _short(match, anchor)
    for match in DAY_ALONE.finditer(folded):
        yield from _alone(match, anchor)
    others = (
        (SLASHED, _slashed),
        (NTH, _nth),
        (END_OF, _end_of),
        (WEEK_OF, _week_of),
        *(((NAMED, _named),) if HOLIDAY.search(folded) else ()),
    )
    for pattern, resolve in others:
        for match in pattern.finditer(folded):
            yield from resolve(match, anchor)


def _alone(match: re.Match[str], anchor: date) -> Iterator[Day]:
    """The next such day from the anchor on, that day included."""
    months = ((anchor.year + (anchor.month - 1 + by) // 12, (anchor.month - 1 + by) % 12 + 1) for by in range(LONGEST_WAIT))
    days = (make_day(year, month, _number(match["day"])) for year, month in months)
    if made := next((day for day in days if day and day >= anchor), None):
        yield Day(*match.span("on"), made, _weekday(match["wd"]), is_sure=False)


def _week_of(match: re.Match[str], anchor: date) -> Iterator[Day]:
    month = _month(match["month"])
    at = {"first": 7, "1st": 7, "second": 14, "2nd": 14, "third": 21, "3rd": 21}.get(match["nth"])
    first = nearest_year(month, 1, anchor, None) if not match["year"] else make_day(int(match["year"]), month, 1)
    if first and (made := make_day(first.year, month, at or monthrange(first.year, month)[1])):
        yield Day(match.start(), match.end(), made, is_sure=False)


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_before(year: int, month: int, day: int) -> date | None:
    """The last day of a month that is shorter than the words have it; None where no month has so many days."""
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and day <= LONGEST_MONTH else None


def nearest_year(month: int, day: int, anchor: date, weekday: int | None) -> date | None:
    """The date of the year that fits the weekday, else lies nearest; what lies ahead counts as nearer than what is past."""
    candidates = [made for year in range(anchor.year - 1, anchor.year + 2) if (made := make_day(year, month, day))]
    fitting = [made for made in candidates if weekday is None or made.weekday() == weekday] or candidates
    return min(fitting, key=lambda made: _distance(made, anchor), default=None)


def _weekday(name: str | None) -> int | None:
    return next((i for i, weekday in enumerate(WEEKDAYS) if name and weekday.startswith(name[:3])), None)


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _number(word: str) -> int:
    return ORDINAL_DAYS.get(word) or int(re.sub(r"\D", "", word))


def _written(match: re.Match[str], folded: str, anchor: date) -> Iterator[Day]:
    groups = match.groupdict()
    weekday, month, day = _weekday(groups["wd"]), _month(groups["month"]), _number(groups["day"])
    if groups["month"] in {"may", "march", "mar"} and match.re is MONTH_DAY and not match["day"][0].isdigit():
        return
    if groups.get("to"):
        first, day = day, _number(groups["to"])
    else:
        head = RANGE_HEAD.search(folded, 0, match.start())
        first = int(head["day"]) if head and head.end() == match.start() else 0
    such = make_day(int(groups["year"]), month, day) if groups["year"] else nearest_year(month, day, anchor, weekday)
    made = such or _last_before(int(groups["year"]) if groups["year"] else _year_near(month, anchor), month, day)
    if made:
        start = make_day(made.year, made.month, first) if 0 < first < day else None
        yield Day(match.start(), match.end(), made, weekday if such else None, first=start, is_such=bool(such))


def _year_near(month: int, anchor: date) -> int:
    near = nearest_year(month, 1, anchor, None)
    return near.year if near else anchor.year


def _made(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Day]:
    such = make_day(year, month, day)
    if made := such or _last_before(year, month, day):
        yield Day(match.start(), match.end(), made, is_such=bool(such))


def _slashed(match: re.Match[str], anchor: date) -> Iterator[Day]:
    """Day first or month first: where both are possible, the order that lies nearer to the anchor, and not surely."""
    a, b = int(match["a"]), int(match["b"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    options = [made for made in (make_day(year, b, a), make_day(year, a, b)) if made]
    if options:
        best = min(options, key=lambda made: abs((made - anchor).days))
        yield Day(match.start(), match.end(), best, is_sure=len(set(options)) == 1)
    elif last := _last_before(year, b, a) or _last_before(year, a, b):
        yield Day(match.start(), match.end(), last, is_such=False)


def _short(match: re.Match[str], anchor: date) -> Iterator[Day]:
    """Two numbers and a stroke after a word of time, day first or month first, whichever lies nearer."""
    a, b = int(match["a"]), int(match["b"])
    options = [made for month, day in {(b, a), (a, b)} if month <= 12 and (made := nearest_year(month, day, anchor, _weekday(match["wd"])))]
    if options:
        best = min(options, key=lambda made: (_distance(made, anchor), made))
        yield Day(match.start("wd" if match["wd"] else "a"), match.end(), best, is_sure=len(set(options)) == 1)


def _nth(match: re.Match[str], anchor: date) -> Iterator[Day]:
    weekday, month = _weekday(match["wd"]), _month(match["month"])
    years = [int(match["year"])] if match["year"] else range(anchor.year - 1, anchor.year + 2)
    order = {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["nth"], -1)
    days = [
        [d for n in range(1, monthrange(year, month)[1] + 1) if (d := date(year, month, n)).weekday() == weekday][order] for year in years
    ]
    yield Day(match.start(), match.end(), min(days, key=lambda d: abs((d - anchor).days) * (1 if d >= anchor else 1.5)), weekday)


def _end_of(match: re.Match[str], anchor: date) -> Iterator[Day]:
    year, month = anchor.year, anchor.month
    if match["year_end"]:
        month = 12
    elif match["month"]:
        month = _month(match["month"])
        nearest = nearest_year(month, 28, anchor, None) or anchor
        year = int(match["year"]) if match["year"] else nearest.year
    yield Day(match.start(), match.end(), date(year, month, monthrange(year, month)[1]), is_sure=bool(match["month"]))


def _named(match: re.Match[str], anchor: date) -> Iterator[Day]:
    name = match["name"] or UNTIL_FEAST[match["feast"]]
    days = [_holiday(name, year) for year in range(anchor.year - 1, anchor.year + 2)]
    yield Day(match.start(), match.end(), min(days, key=lambda day: _distance(day, anchor)))


def _holiday(name: str, year: int) -> date:
    """The day on which a holiday falls in a year."""
    if name in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[name])
    if name in NTH_HOLIDAYS:
        return _nth_of(year, *NTH_HOLIDAYS[name])
    if name in EASTER_HOLIDAYS:
        return easter(year) + timedelta(days=EASTER_HOLIDAYS[name])
    return _nth_of(year, 11, 3, 4) + timedelta(days=AFTER_THANKSGIVING[name])


def _nth_of(year: int, month: int, weekday: int, order: int) -> date:
    days = [d for n in range(1, monthrange(year, month)[1] + 1) if (d := date(year, month, n)).weekday() == weekday]
    return days[order] if order < 0 else days[order - 1]


def easter(year: int) -> date:
    """Easter Sunday of a year, by the Gregorian rule in its tabular form."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = full_moon - (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def _distance(day: date, anchor: date) -> float:
    """Days from the anchor; what lies ahead counts as nearer."""
    ahead = (day - anchor).days
    return ahead if ahead >= 0 else -1.5 * ahead


def _relative(match: re.Match[str], anchor: date) -> Day:
    word = match["rel"]
    if word in {"today", "tonight"}:
        return Day(match.start(), match.end(), anchor, is_relative=True)
    if word == "tomorrow":
        return Day(match.start(), match.end(), anchor + timedelta(days=1), is_relative=True)
    ahead = ((_weekday(word.split()[-1]) or 0) - anchor.weekday()) % 7
    return Day(
        match.start(), match.end(), anchor + timedelta(days=ahead + (7 if word.startswith("next ") and ahead < 3 else 0)), is_sure=False
    )
