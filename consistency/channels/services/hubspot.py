"""HubSpot: an account's marketing e-mails over its API."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, ClassVar

from consistency.channels.services.asking import site_of
from consistency.channels.services.mail_account import (
    MailAccount,
    MailAccountOptions,
    MailCampaign,
    Record,
    answer_of,
    first_moment,
    listed,
    paged,
    read_campaigns,
    text_of,
    why_not_wanted,
)
from consistency.channels.services.visit import Visit
from consistency.records.collection import Skipped

SITE = "https://api.hubapi.com"
PAGE = 100


class HubSpot(MailAccount):
    """Reads an account's marketing e-mails over the API's version 3.

    **Read.** Subject, preview text, and the text, buttons and pictures of the modules in the order in which the mail is laid out, or else
    the plain-text version. The key of a private app needs leave to read content.

    **Skipped.** Archived mails, those in other states or from before a day, as the options say, and those beyond the limit. Modules
    that show what only HubSpot knows (calls to action by number) stay as the merge tags that they are.
    """

    name: ClassVar[str] = "hubspot"
    list_name: ClassVar[str] = "emails"
    formats: ClassVar[str] = "HubSpot marketing e-mail API v3 (JSON)"
    reads: ClassVar[str] = "subject, preview text, and text, buttons and pictures of each mail's modules in their order"
    skips: ClassVar[str] = "archived mails; those in other states, from before a day, or beyond the limit, as the options say"
    source: ClassVar[str] = "HubSpot API reference: Marketing Emails v3; HubSpot/hubspot-api-python"

    def read(self, options: MailAccountOptions, visit: Visit) -> Iterator[Record]:
        """The mails; UnreadableError where the account refuses or fails."""
        url = f"{site_of(options.base_url or SITE)}/marketing/v3/emails"
        headers = {"Authorization": f"Bearer {options.token.reveal(visit.root)}"}
        with options.client(visit) as client:

            def page(after: str) -> tuple[list[Any], str | None]:
                answer = answer_of(client, url, headers, {"limit": PAGE, **({"after": after} if after else {})})
                return listed(answer, "results", url), text_of(answer, "paging", "next", "after") or None

            yield from read_campaigns(paged(page, ""), lambda entry: _read(entry, options), options, visit, self.place(options))


def _read(entry: dict[str, Any], options: MailAccountOptions) -> Iterator[MailCampaign | Skipped]:
    locator, state = f"hubspot:emails/{entry['id']}", text_of(entry, "state")
    moment = first_moment(entry, "publishDate", "publishedAt", "updatedAt", "createdAt")
    why = "an archived e-mail" if entry.get("archived") is True else why_not_wanted(state, moment, options)
    if why:
        yield Skipped(locator, why)
        return
    content = entry["content"] if isinstance(entry.get("content"), dict) else {}
    widgets = content["widgets"] if isinstance(content.get("widgets"), dict) else {}
    yield MailCampaign(
        locator,
        text_of(entry, "name"),
        state,
        text_of(entry, "subject"),
        text_of(widgets, "preview_text", "body", "value"),
        "\n".join(_html(widgets[name]) for name in _order(content, widgets) if name != "preview_text"),
        text_of(content, "plainTextVersion"),
        text_of(entry, "from", "fromName"),
        moment,
        text_of(entry, "webversion", "url"),
    )


def _order(content: dict[str, Any], widgets: dict[str, Any]) -> list[str]:
    """The modules' names as they are laid out; those in no column follow as they stand."""
    laid_out: list[str] = []
    for section in _lists(content.get("flexAreas"), "main", "sections"):
        for column in _lists(section, "columns"):
            laid_out += [name for name in _lists(column, "widgets") if isinstance(name, str) and name in widgets]
    return list(dict.fromkeys([*laid_out, *sorted(widgets, key=lambda name: _rank(widgets[name]))]))


def _rank(widget: Any) -> float:
    order = widget.get("order") if isinstance(widget, dict) else None
    return float(order) if isinstance(order, int | float) else 0.0


def _lists(value: Any, *names: str) -> list[Any]:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def _html(widget: Any) -> str:
    """What a module shows: rich text, a button, a picture."""
    body = widget.get("body") if isinstance(widget, dict) else None
    if not isinstance(body, dict):
        return ""
    if html := text_of(body, "html") or text_of(body, "rich_text"):
        return html
    label = text_of(body, "text") or text_of(body, "button_text")
    link = next(
        (text_of(body, *way) for way in (("destination",), ("link",), ("url",), ("link", "url", "href")) if text_of(body, *way)), ""
    )
    if label and link:
        return f'<p><a role="button" href="{escape(link)}">{escape(label)}</a></p>'
    alt = text_of(body, "img", "alt") or text_of(body, "alt")
    return f'<img alt="{escape(alt)}">' if alt else f"<p>{escape(label)}</p>" if label else ""
