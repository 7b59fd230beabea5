"""Klaviyo: an account's e-mail campaigns over its API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlsplit

from pydantic import Field

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
from consistency.net import Client
from consistency.records.collection import Skipped

SITE = "https://a.klaviyo.com"
START = ""


class KlaviyoOptions(MailAccountOptions):
    """Which campaigns to read, and the revision of the API in which they are asked for."""

    revision: str = Field("2024-10-15", pattern=r"^\d{4}-\d{2}-\d{2}(\.\w+)?$", description="The API's revision.")


class Klaviyo(MailAccount):
    """Reads an account's e-mail campaigns over the JSON:API, each message of a campaign as one mail.

    **Read.** Subject, preview text and the template's HTML, or else its text. The key needs leave to read campaigns and templates.

    **Skipped.** Archived campaigns, those in other states or from before a day, as the options say, and those beyond the limit.
    """

    name: ClassVar[str] = "klaviyo"
    Options: ClassVar[type[MailAccountOptions]] = KlaviyoOptions
    formats: ClassVar[str] = "Klaviyo API (JSON:API)"
    reads: ClassVar[str] = "subject, preview text and template of each message of the e-mail campaigns"
    skips: ClassVar[str] = "archived campaigns; those in other states, from before a day, or beyond the limit, as the options say"
    source: ClassVar[str] = "Klaviyo API reference: Get Campaigns, Get Template for Campaign Message; klaviyo/klaviyo-api-node"

    def read(self, options: KlaviyoOptions, visit: Visit) -> Iterator[Record]:
        """The campaigns; UnreadableError where the account refuses or fails."""
        site = site_of(options.base_url or SITE)
        key = options.token.reveal(visit.root)
        headers = {"Authorization": f"Klaviyo-API-Key {key}", "revision": options.revision, "Accept": "application/vnd.api+json"}
        messages: dict[str, dict[str, Any]] = {}
        with options.client(visit) as client:

            def page(cursor: str) -> tuple[list[Any], str | None]:
                url = f"{site}/api/campaigns"
                params = {"filter": "equals(messages.channel,'email')", "include": "campaign-messages"}
                answer = answer_of(client, url, headers, params | ({"page[cursor]": cursor} if cursor else {}))
                included = answer.get("included")
                for item in included if isinstance(included, list) else ():
                    if isinstance(item, dict) and item.get("type") == "campaign-message":
                        messages[text_of(item, "id")] = item
                return listed(answer, "data", url), _cursor(text_of(answer, "links", "next"))

            def one(entry: dict[str, Any]) -> Iterator[MailCampaign | Skipped]:
                return _read(client, site, headers, entry, messages, options)

            yield from read_campaigns(paged(page, START), one, options, visit, self.place(options))


def _cursor(following: str) -> str | None:
    """The mark of the next page; the address around it is not followed, so that no answer can lead the key elsewhere."""
    try:
        return dict(parse_qsl(urlsplit(following).query)).get("page[cursor]")
    except ValueError:
        return None


def _read(
    client: Client, site: str, headers: dict[str, str], entry: dict[str, Any], messages: dict[str, dict[str, Any]], options: KlaviyoOptions
) -> Iterator[MailCampaign | Skipped]:
    attributes = entry["attributes"] if isinstance(entry.get("attributes"), dict) else {}
    place, state = f"klaviyo:campaigns/{entry['id']}", text_of(attributes, "status")
    moment = first_moment(attributes, "send_time", "scheduled_at", "updated_at", "created_at")
    why = "an archived campaign" if attributes.get("archived") is True else why_not_wanted(state, moment, options)
    if why:
        yield Skipped(place, why)
        return
    numbers = _message_numbers(entry)
    if not numbers:
        yield Skipped(place, "a campaign without a message")
    for number in numbers:
        message = messages.get(number, {}).get("attributes", {})
        content = message.get("definition", message) if isinstance(message, dict) else {}
        template = answer_of(client, f"{site}/api/campaign-messages/{quote(number, safe='')}/template", headers).get("data") or {}
        yield MailCampaign(
            place if len(numbers) == 1 else f"{place}/{number}",
            text_of(attributes, "name"),
            state,
            text_of(content, "content", "subject"),
            text_of(content, "content", "preview_text"),
            text_of(template, "attributes", "html"),
            text_of(template, "attributes", "text"),
            text_of(content, "content", "from_label"),
            moment,
        )


def _message_numbers(entry: dict[str, Any]) -> list[str]:
    related = entry.get("relationships")
    for name in ("campaign-messages", "data"):
        related = related.get(name) if isinstance(related, dict) else None
    return [text_of(item, "id") for item in related if text_of(item, "id")] if isinstance(related, list) else []
