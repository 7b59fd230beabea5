"""What accounts of mail tools have in common: their options, their campaigns as mails, and one campaign's failure that costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import Field

from consistency.channels.mail import Envelope, MailBody, alone, html_body, mail_touchpoint, plain_body
from consistency.channels.record_place import instant
from consistency.channels.services.asking import HttpOptions
from consistency.channels.services.mail_place import mail_place
from consistency.channels.services.visit import Secret, Visit
from consistency.errors import UnreadableError
from consistency.net import Client, NetError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

Record = Touchpoint | Skipped | Unreadable
FATAL = frozenset({"NET01", "NET02", "NET03", "NET05", "NET08", "NET10"})
"""Errors that the next campaign would meet as well."""
OWN_FAULT = "NET09"
"""What is not there (a draft without a template) is one campaign's own affair, however many have it in common."""
PATIENCE = 3
"""Campaigns that may fail one after another before the account as a whole is given up."""


class MailAccountOptions(HttpOptions):
    """Which campaigns of the account to read."""

    token: Secret = Field(description="Where the account's private key for the API stands.")
    base_url: str | None = Field(None, description="The API's address, where it is not the public one.")
    states: tuple[str, ...] = Field((), description="Only campaigns in these states, as the tool names them (draft, sent …); all if empty.")
    since: date | None = Field(None, description="Only campaigns sent, or else changed, on this day or later.")


@dataclass(frozen=True, slots=True)
class MailCampaign:
    """One mail of an account: `name` is the team's own, `moment` when it was sent or else last changed."""

    locator: str
    name: str
    state: str
    subject: str
    preheader: str
    html: str
    plain: str
    sender: str = ""
    moment: datetime | None = None
    web_version: str = ""


def read_campaigns(
    entries: Iterable[Any],
    read_one: Callable[[dict[str, Any]], Iterator[MailCampaign | Skipped]],
    options: MailAccountOptions,
    visit: Visit,
    place: str,
) -> Iterator[Record]:
    """Each entry of the account's list as its mails, up to the limit; entries that fail are lines of their own.

    `read_one` asks for what else an entry needs. Errors that every entry would meet, or PATIENCE of others in a row, end the account.
    """
    failed = 0
    for count, entry in enumerate(entries, 1):
        if count > options.limit:
            yield Skipped(place, f"more campaigns than the {options.limit:,} of the limit")
            return
        if not isinstance(entry, dict) or not entry.get("id"):
            yield Unreadable(f"{place}#{count}", "REA18", "this entry is no campaign: it has no id.", "Tell whoever runs the account.")
            continue
        visit.progress(f"reading {place}: campaign {count}")
        try:
            for campaign in read_one(entry):
                yield from _records(campaign, visit)
            failed = 0
        except NetError as error:
            failed += error.error_code != OWN_FAULT
            if error.error_code in FATAL or failed >= PATIENCE:
                raise
            yield Unreadable(f"{place}/{entry['id']}", error.error_code, error.what, error.todo)


def _records(campaign: MailCampaign | Skipped, visit: Visit) -> Iterator[Record]:
    if isinstance(campaign, Skipped):
        yield campaign
    else:
        yield from alone(mail_place(campaign.locator, visit), lambda: [_record(campaign, visit)])


def _record(campaign: MailCampaign, visit: Visit) -> Touchpoint | Unreadable:
    body = _body(campaign, visit)
    if not body.says_something:
        return Unreadable(
            campaign.locator, "REA10", f"the campaign {campaign.name!r} has no text yet.", "Write it, or leave its state out."
        )
    meta = (("campaign", campaign.name), ("state", campaign.state), ("sender", campaign.sender), ("web_version", campaign.web_version))
    envelope = Envelope(campaign.subject, campaign.preheader, campaign.moment, meta)
    return mail_touchpoint(body, envelope, mail_place(campaign.locator, visit))


def _body(campaign: MailCampaign, visit: Visit) -> MailBody:
    """What the HTML says, or else the plain text."""
    body = html_body(campaign.html, mail_place(campaign.locator, visit)) if campaign.html.strip() else MailBody()
    return body if body.says_something else plain_body(campaign.plain)


class MailAccount:
    """What the services of such accounts share: `name` before the `list_name` of what they list."""

    name: ClassVar[str]
    list_name: ClassVar[str] = "campaigns"
    Options: ClassVar[type[MailAccountOptions]] = MailAccountOptions

    def place(self, options: MailAccountOptions) -> str:
        """The account's list, with the address where it is not the public one: `mailchimp:campaigns`."""
        place = f"{self.name}:{self.list_name}"
        return place if options.base_url is None else f"{place}@{options.base_url}"


def why_not_wanted(state: str, moment: datetime | None, options: MailAccountOptions) -> str | None:
    """Why the options leave a campaign out; None where they do not."""
    if options.states and state.casefold() not in {name.casefold() for name in options.states}:
        return f"a campaign in the state {state!r}"
    if options.since and moment and moment.date() < options.since:
        return f"a campaign from before {options.since}"
    return None


def paged(ask: Callable[[Any], tuple[list[Any], Any]], first: Any) -> Iterator[Any]:
    """The entries of all pages; `ask` gives a page and the mark of the next, None for none. A mark that comes again ends in an error."""
    mark, seen = first, set()
    while True:
        page, following = ask(mark)
        yield from page
        if following is None or not page:
            return
        if following in seen:
            raise UnreadableError("the account's list leads in a circle.", where=str(following), todo="Try again later.", code="REA78")
        seen.add(following)
        mark = following


def answer_of(client: Client, url: str, headers: dict[str, str], params: dict[str, Any] | None = None) -> dict[str, Any]:
    """The JSON object at an address; UnreadableError REA78 where it is something else."""
    found = client.get(url, headers=headers, params=params).json()
    if isinstance(found, dict):
        return found
    raise UnreadableError("the answer is not what the API documents.", where=url, todo="Check base_url.", code="REA78")


def listed(answer: dict[str, Any], name: str, url: str) -> list[Any]:
    """The list under a name; UnreadableError REA78 where there is none."""
    found = answer.get(name)
    if isinstance(found, list):
        return found
    raise UnreadableError(f"the answer has no list {name!r}, which the API documents.", where=url, todo="Check base_url.", code="REA78")


def text_of(value: Any, *names: str) -> str:
    """The text under names inside names; "" where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def first_moment(entry: dict[str, Any], *names: str) -> datetime | None:
    """The first moment that one of the names holds."""
    return next((moment for name in names if (moment := instant(entry.get(name)))), None)
