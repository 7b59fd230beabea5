"""Finds slips of the pen that no template is to blame for: a word written twice, last year in the footer, a mail without subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import eq
from typing import ClassVar

from consistency.checks.masks import is_within, machine_spans, quoted_spans
from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement, Severity
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Kind, Role

SURE, LIKELY, DOUBTFUL = 1.0, 0.9, 0.4
UNREAD = frozenset({Role.CODE, Role.DATA, Role.DIRECTION, Role.QUOTATION, Role.FORM})
TWICE = re.compile(r"(?<![\w’'-])([A-Za-z][a-z]*(?:[’'][a-z]+)?)(\s+)\1(?![\w’'-])", re.IGNORECASE)
FUNCTION_WORDS = frozenset(
    "a an the of to and or for with from our your their its his my at by are was be been we they into about if but not than then"
    " any".split()
)
"""Words that nobody writes twice in a row on purpose; "had had", "that that", "log in in seconds" and "it is, is it" are English."""
REDUPLICATED = frozenset(
    "bye night knock very so no far really long many more now there ha yum hip out tut chop win well on in that had is".split()
)
"""Words that are said twice on purpose."""
YEAR = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\n]{0,60}?\b(?P<first>(?:19|20)\d\d)(?:\s*[-–—]\s*(?P<last>(?:19|20)?\d\d)\b)?"
    r"|\b(?P<before>(?:19|20)\d\d)\s*(?:©|\(c\)|\bcopyright\b)",
    re.IGNORECASE,
)
NOTICE = ("©", "(c)", "copyright")
"""One of these stands in all that YEAR finds, and is quickly looked for."""
TOKEN = re.compile(r"[\w’'-]+")
SHOWN = 3
"""Mails that are quoted where several lack the same."""


class Slips:
    """Slips of the pen: a word written twice, a year that has gone in the footer, a mail without a subject or a preheader.

    **What it measures.** Words that stand twice in a row, the year of a copyright notice against the launch, and the two lines that an
    inbox shows of a mail before it is opened.

    **Why it matters.** They cost nothing to mend and are the first thing that readers write in about.

    **How.** A small word written twice ("the the") is a slip wherever it stands; a longer one may be meant ("really really"). Of a span of
    years in a copyright notice the last one counts.

    **What is flagged.** Small words written twice in anything that the brand itself says; a mail that has no subject.

    **What is fine.** "Had had", "that that", "log in in seconds", "bye bye", names said twice (Bora Bora), what others are quoted with. A
    year that has gone, a longer word written twice, and HTML mails without a preheader are noted only.

    **Settings.** `campaign.launch` says which year it is; `checks.skip`.

    **Limits.** A preheader is what a mail hides before its first words, or what its export calls so; one that shows is not told from text.

    **Method.** Our own patterns. In the 12,544 sentences that people wrote for the web in the English Web Treebank, eight small words are
    found twice, every one a slip.
    """

    name: ClassVar[str] = "slips"
    concern: ClassVar[str] = "placeholders"
    kinds: ClassVar[tuple[str, ...]] = ("slip",)
    flagged: ClassVar[tuple[str, ...]] = (
        "We opened the the doors in May.",
        "Come in and and sit down.",
        "It is made for for you.",
        "The The doors are open.",
        "Bring your your dog.",
    )
    fine: ClassVar[tuple[str, ...]] = (
        "She had had enough.",
        "We know that that helps.",
        "Log in in seconds.",
        "Bye bye, winter.",
        "Fly to Bora Bora or Walla Walla.",
        "It was very very good.",
        "What it is is simple.",
        "“We liked the the pool,” wrote Ana.",
    )

    def lacks(self, campaign: Campaign) -> str | None:  # noqa: ARG002 - the socket's signature
        """None: slips can be told in any campaign."""
        return None

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement a touchpoint and slip; what several mails lack is one measurement naming them all."""
        for reading in campaign.readings:
            yield from _doubled(reading)
            yield from _gone_years(reading, campaign.launch.year)
        mails = [reading for reading in campaign.readings if _is_sent(reading)]
        yield from _lacking(mails, Role.SUBJECT, "SLP03", "subject", SURE, Severity.WARNING)
        yield from _lacking([mail for mail in mails if mail.touchpoint.styles], Role.PREHEADER, "SLP04", "preheader", LIKELY, Severity.NOTE)


def _own(reading: Reading) -> Iterator[Segment]:
    return (segment for segment in reading.segments if segment.role not in UNREAD and not segment.is_boilerplate)


def _doubled(reading: Reading) -> Iterator[Measurement]:
    text = reading.touchpoint.text
    if not _repeats(text):
        return
    found = [(match, segment) for segment in _own(reading) for match in TWICE.finditer(text, segment.start, segment.end) if _doubt(match)]
    shields = [*machine_spans(text), *quoted_spans(text)[0]] if found else []
    for match, segment in found:
        if not is_within(match.span(), shields):
            quote = quote_around(reading.touchpoint, match.span(), (segment.start, segment.end), says=f"“{match.group()}”")
            said = " ".join(match.group().split())
            yield _measured((reading,), "SLP01", _doubt(match), (quote,), f"A word stands twice: “{said}”.", f"Write “{match[1]}” once.")


def _repeats(text: str) -> bool:
    """Whether anything stands twice in a row, whatever stands between; sooner told than what TWICE finds, which is among it."""
    tokens = TOKEN.findall(text.casefold())
    return any(map(eq, tokens, islice(tokens, 1, None)))


def _doubt(match: re.Match[str]) -> float:
    """How surely a word that stands twice is a slip: sure for small words, 0 for what is said so on purpose and for names."""
    word, second, folded = match[1], match.group().split()[-1], match[1].casefold()
    is_name = second[0].isupper() and (word.islower() or len(word) == 1)
    if folded in REDUPLICATED or is_name or "\n" in match[2]:
        return 0.0
    if folded in FUNCTION_WORDS:
        return LIKELY
    return DOUBTFUL if word.islower() and len(word) > 3 else 0.0


def _gone_years(reading: Reading, year: int) -> Iterator[Measurement]:
    """Copyright notices whose year is not that of the launch; read in repeated footers once."""
    folded = reading.touchpoint.text.casefold()
    if not any(sign in folded for sign in NOTICE):
        return
    for segment in reading.segments:
        match = None if segment.is_boilerplate else YEAR.search(reading.slice(segment))
        said = _last_year(match) if match else year
        if match and said < year:
            place = (segment.start + match.start(), segment.start + match.end())
            quote = quote_around(reading.touchpoint, place, (segment.start, segment.end), says=f"the year {said}")
            message = f"The copyright notice says {said}, and the campaign launches in {year}."
            yield _measured((reading,), "SLP02", LIKELY, (quote,), message, f"Write {year}, or take the year out.", Severity.NOTE)


def _last_year(match: re.Match[str]) -> int:
    """The year that a notice goes up to: 2026 of "© 2019–26"."""
    first = match["first"] or match["before"]
    last = match["last"] or first
    return int(last if len(last) == 4 else first[:2] + last)


def _is_sent(reading: Reading) -> bool:
    """True for a mail that was read as it is sent, with its header, and not for a template's body."""
    return reading.touchpoint.kind is Kind.EMAIL and bool(reading.touchpoint.meta.get("from")) and bool(reading.segments)


def _lacking(mails: Sequence[Reading], role: Role, code: str, what: str, certainty: float, severity: Severity) -> Iterator[Measurement]:
    without = [mail for mail in mails if not any(block.role is role for block in mail.touchpoint.blocks)]
    if without:
        quotes = tuple(_opening(mail) for mail in without[:SHOWN])
        number = f"{len(without)} mails have" if len(without) > 1 else "This mail has"
        message = f"{number} no {what}; inboxes show {'nothing' if role is Role.SUBJECT else 'the first words of the text'} instead."
        yield _measured(without, code, certainty, quotes, message, f"Give {'each' if len(without) > 1 else 'it'} a {what}.", severity)


def _opening(mail: Reading) -> Evidence:
    first = mail.segments[0]
    return quote_around(mail.touchpoint, (first.start, first.start), (first.start, first.end), says="begins so")


def _measured(
    readings: Sequence[Reading],
    code: str,
    certainty: float,
    evidence: tuple[Evidence, ...],
    message: str,
    fix: str,
    severity: Severity | None = None,
) -> Measurement:
    return Measurement(
        check=Slips.name,
        kind=Slips.kinds[0],
        code=code,
        about=tuple(reading.touchpoint.locator for reading in readings),
        value=1.0,
        certainty=certainty,
        evidence=evidence,
        message=message,
        fix=fix,
        severity=severity,
    )
