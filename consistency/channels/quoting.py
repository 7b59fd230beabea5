"""Tells what a mail answers or forwards, and the writer's signature, from what the mail itself says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from consistency.channels.small_print import SMALL_PRINT

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

QUOTE_MARK = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
ATTRIBUTION = re.compile(
    r"^[ \t]*(?:On\b[^\n]{6,200}(?:\n(?!>)[^\n]{1,120}){0,2}\bwrote:|[^\n]{2,120}<[^\s<>@]+@[^\s<>]+>[^\n]{0,40}\bwrote:)[ \t]*$",
    re.MULTILINE,
)
"""The line with which mail programs introduce what they quote: who wrote it and when."""
BELOW = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:Original|Forwarded)[ \t]message[ \t]*-{2,}|Begin forwarded message:|_{20,})[ \t]*$"
    r"|^From: [^\n]+\n(?:(?:Sent|Date): [^\n]+\n)(?:(?:To|Cc|Subject): [^\n]*\n?)+",
    re.MULTILINE | re.IGNORECASE,
)
"""The mark under which a whole earlier mail stands."""
COMPANY = re.compile(r"\b(?:Inc|Ltd|LLC|LLP|PLC|Corp|GmbH|Limited|S\.A|B\.V|Pty)\b", re.IGNORECASE)
SIGNATURE_LINES = 8
QUOTED_NAMES = ".gmail_quote, .yahoo_quoted, .protonmail_quote, .moz-cite-prefix, .OutlookMessageHeader, blockquote[type=cite]"
QUOTED_SIGN = re.compile(
    r"_quote|yahoo_quoted|moz-cite|OutlookMessageHeader|divRplyFwdMsg|appendonsend|type\s*=\s*[\"']?cite", re.IGNORECASE
)
OUTLOOK_HEADS = "#divRplyFwdMsg, #appendonsend"
"""Where Outlook's quotation begins: it runs to the end of the element around it."""


def plain_quotes(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a plain-text mail in order, each with whether it is quoted from another mail; marks of quotation are taken off.

    A mail that says nothing before an earlier mail forwards it: then that mail is what it says.
    """
    below = BELOW.search(text)
    if below and QUOTE_MARK.sub("", text[: below.start()]).strip():
        yield from _inline(text[: below.start()])
        yield QUOTE_MARK.sub("", text[below.start() :]), True
    elif below:
        yield from _inline(text[below.end() :])
    else:
        yield from _inline(text)


def _inline(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches by their lines: those marked with `>` and the line that introduces them are quoted."""
    quoted = [False] * (text.count("\n") + 1)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        quoted[number] = line.startswith(">")
    if not any(quoted):
        yield text, False
        return
    for match in ATTRIBUTION.finditer(text):
        first = text.count("\n", 0, match.start())
        last = text.count("\n", 0, match.end())
        quoted[first : last + 1] = [True] * (last + 1 - first)
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or quoted[number] != quoted[start]:
            stretch = "\n".join(lines[start:number])
            yield (QUOTE_MARK.sub("", stretch) if quoted[start] else stretch), quoted[start]
            start = number


def is_personal_signature(text: str) -> bool:
    """Whether what stands below a signature mark is a person's card and not a company's small print."""
    lines = [line for line in text.split("\n") if line.strip()]
    return 0 < len(lines) <= SIGNATURE_LINES and not SMALL_PRINT.search(text) and not COMPANY.search(text)


def may_quote(markup: str) -> bool:
    """Whether the markup holds a sign of a quoted mail, so that the page is worth going through for it."""
    return bool(QUOTED_SIGN.search(markup))


def enclose_quotes(soup: BeautifulSoup) -> None:
    """Puts what the page quotes from other mails into `blockquote` elements; where nothing else is said, it is left as the mail's own."""
    heads = soup.select(OUTLOOK_HEADS)
    if heads and heads[0].parent is not None:
        _enclose_rest(soup, heads[0])
    quotes = [tag for tag in soup.select(QUOTED_NAMES) if tag.find_parent("blockquote") is None]
    for tag in quotes:
        tag.name = "blockquote"
    if quotes or heads:
        _release_if_alone(soup)


def _enclose_rest(soup: BeautifulSoup, head: Tag) -> None:
    box = soup.new_tag("blockquote", attrs={"type": "cite"})
    following = list(head.next_siblings)
    head.insert_before(box)
    box.append(head.extract())
    for sibling in following:
        box.append(sibling.extract())


def _release_if_alone(soup: BeautifulSoup) -> None:
    """A forwarded mail with nothing above it is what was sent to be read."""
    outermost = [tag for tag in soup.find_all("blockquote") if tag.find_parent("blockquote") is None]
    body = soup.body or soup
    quoted = sum(len("".join(tag.get_text().split())) for tag in outermost)
    if len("".join(body.get_text().split())) <= quoted:
        for tag in outermost:
            tag.name = "div"
            tag.attrs.pop("type", None)
