"""Masks personal data in what is stored, character for character, so that every offset stays valid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from consistency.records.collection import Collection
from consistency.records.touchpoint import Kind, Link, Touchpoint

MASK = "█"
"""Looks like what it is, and like no placeholder that somebody forgot to fill in."""
EMAIL = re.compile(r"(?<![\w@%+.'-])([\w.+'-]+)(?:@|%40)((?:[\w-]+\.)+[A-Za-z]{2,24})", re.IGNORECASE)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
CARD = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?!\d)")
PHONE = re.compile(
    r"""(?<![\w.,/£$€\#=@-])(?:
      (?P<abroad>\+\d{1,3}(?:[ .\-/]{0,2}\(?\d{1,5}\)?){2,6})
    | (?P<trunk>\(?0\d{2,5}\)?(?:[ .\-]?\d{2,5}){1,4})
    | (?P<american>(?:1[ .\-]?)?(?:\(\d{3}\)[ ]?|\d{3}[ .\-])\d{3}[ .\-]\d{4})
    )(?![\w%]|[.,]\d)""",
    re.VERBOSE,
)
"""International numbers, those with a leading zero as in the UK and most of Europe, and North American ones set apart by signs."""
LENGTHS = {"abroad": range(8, 16), "trunk": range(9, 12), "american": range(10, 12)}
CALLED = re.compile(r"(?:tel|sms|callto|facetime|whatsapp):|https?://(?:api\.)?(?:wa\.me|whatsapp\.com)/", re.IGNORECASE)
ROLES = frozenset(
    "abuse accounts admin billing bookings care careers contact contactus customercare customerservice customerservices donotreply email"
    " enquiries enquiry events feedback hello help helpdesk hi info inquiries invoices jobs legal mail marketing media members membership"
    " news newsletter noreply office offers order orders payments post postmaster press privacy reception reply reservations returns sales"
    " service services shop store support team unsubscribe webmaster welcome".split()
)
"""What stands before the @ of an address that belongs to nobody in person."""


def redacted(collections: Iterable[Collection]) -> tuple[Collection, ...]:
    """The collections with e-mail addresses, phone and card numbers and IBANs masked in all that is text; locators stay.

    Role addresses (hello@, support@ …) stay where the domain is one that the brand's pages are served at or its mails come from.
    """
    collections = tuple(collections)
    own = _own_domains(touchpoint for one in collections for touchpoint in one.touchpoints)
    return tuple(
        replace(
            one,
            touchpoints=tuple(_touchpoint(touchpoint, own) for touchpoint in one.touchpoints),
            skipped=tuple(replace(line, why=masked(line.why, own)) for line in one.skipped),
            unreadable=tuple(replace(line, what=masked(line.what, own)) for line in one.unreadable),
            answers=tuple(replace(answer, question=masked(answer.question, own), text=masked(answer.text, own)) for answer in one.answers),
        )
        for one in collections
    )


def masked(text: str, own: frozenset[str] = frozenset()) -> str:
    """The text, as long as before, with personal data masked; role addresses at the domains `own` stay."""
    text = IBAN.sub(_where(_is_iban), text)
    text = CARD.sub(_where(_is_card), text)
    text = EMAIL.sub(lambda match: match.group() if _is_role(match, own) else _covered(match.group()), text)
    return PHONE.sub(_where(_is_phone), text)


def _own_domains(touchpoints: Iterable[Touchpoint]) -> frozenset[str]:
    """The domains of pages and of senders, without `www.`."""
    found: set[str] = set()
    for touchpoint in touchpoints:
        if touchpoint.kind is Kind.PAGE and touchpoint.uri:
            found.add(_host(touchpoint.uri))
        if touchpoint.kind is Kind.EMAIL and (sender := EMAIL.search(touchpoint.meta.get("from", ""))):
            found.add(sender.group(2).casefold())
    return frozenset(found - {""})


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # half a bracketed address is no domain of anybody
        return ""


def _touchpoint(touchpoint: Touchpoint, own: frozenset[str]) -> Touchpoint:
    return replace(
        touchpoint,
        text=masked(touchpoint.text, own),
        title=masked(touchpoint.title, own),
        links=tuple(_link(link, own) for link in touchpoint.links),
        meta={key: masked(value, own) for key, value in touchpoint.meta.items()},
    )


def _link(link: Link, own: frozenset[str]) -> Link:
    """The link with addresses masked; in a link to a page, digits are no phone numbers."""
    url = EMAIL.sub(lambda match: match.group() if _is_role(match, own) else _covered(match.group()), link.url)
    called = CALLED.match(url)
    return replace(link, url=url[: called.end()] + re.sub(r"\d", MASK, url[called.end() :]) if called else url)


def _where(is_personal: Callable[[re.Match[str]], bool]) -> Callable[[re.Match[str]], str]:
    return lambda match: _covered(match.group()) if is_personal(match) else match.group()


def _covered(text: str) -> str:
    """Letters and digits covered, the signs between them left, so that its length and its shape stay."""
    return re.sub(r"[^\W_]|_", MASK, text)


def _is_role(match: re.Match[str], own: frozenset[str]) -> bool:
    host = match.group(2).casefold()
    is_own = any(host == domain or host.endswith("." + domain) or domain.endswith("." + host) for domain in own)
    return is_own and re.sub(r"[-._]", "", match.group(1).casefold()) in ROLES


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_phone(match: re.Match[str]) -> bool:
    return len(_digits(match.group())) in LENGTHS[match.lastgroup or "abroad"]


def _is_card(match: re.Match[str]) -> bool:
    """Luhn's sum, which any slip of one digit breaks."""
    digits = [int(digit) for digit in reversed(_digits(match.group()))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_iban(match: re.Match[str]) -> bool:
    """The check digits of ISO 13616: the number that the letters make leaves 1 when divided by 97."""
    compact = match.group().replace(" ", "")
    moved = compact[4:] + compact[:4]
    return 15 <= len(compact) <= 34 and int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
