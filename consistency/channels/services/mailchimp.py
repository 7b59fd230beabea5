"""Mailchimp: an account's campaigns over its Marketing API."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any, ClassVar
from urllib.parse import quote

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
from consistency.errors import UnreadableError
from consistency.net import Client
from consistency.records.collection import Skipped

PAGE = 100
DATA_CENTRE = re.compile(r"-([a-z]{2,4}\d{1,4})$")
FIELDS = "total_items," + ",".join(f"campaigns.{name}" for name in ("id", "status", "create_time", "send_time", "settings", "archive_url"))


class Mailchimp(MailAccount):
    """Reads an account's campaigns, the newest first, over the Marketing API 3.0.

    **Read.** Subject, preview text and HTML, or else the plain text, of each campaign; each content of a test of several.

    **Skipped.** Campaigns in other states or from before a day, as the options say, and those beyond the limit.

    **Options.** `base_url` is only needed where the key does not end in its data centre (`…-us21`).
    """

    name: ClassVar[str] = "mailchimp"
    formats: ClassVar[str] = "Mailchimp Marketing API 3.0 (JSON)"
    reads: ClassVar[str] = "subject, preview text and content of each campaign, and of each variant of a test"
    skips: ClassVar[str] = "campaigns in other states, from before a day, or beyond the limit, as the options say"
    source: ClassVar[str] = "Mailchimp Marketing API reference: campaigns, campaign content"

    def read(self, options: MailAccountOptions, visit: Visit) -> Iterator[Record]:
        """The campaigns; UnreadableError where the account refuses or fails."""
        key = options.token.reveal(visit.root)
        site = _site(options, key)
        headers = {"Authorization": "Basic " + base64.b64encode(f"key:{key}".encode()).decode()}
        with options.client(visit) as client:

            def page(offset: int) -> tuple[list[Any], int | None]:
                url = f"{site}/campaigns"
                params = {"count": PAGE, "offset": offset, "sort_field": "create_time", "sort_dir": "DESC", "fields": FIELDS}
                answer = answer_of(client, url, headers, params)
                found, total = listed(answer, "campaigns", url), answer.get("total_items")
                reached = offset + len(found)
                return found, reached if isinstance(total, int) and reached < total else None

            def one(entry: dict[str, Any]) -> Iterator[MailCampaign | Skipped]:
                return _read(client, site, headers, entry, options)

            yield from read_campaigns(paged(page, 0), one, options, visit, self.place(options))


def _site(options: MailAccountOptions, key: str) -> str:
    if options.base_url:
        return site_of(options.base_url)
    centre = DATA_CENTRE.search(key)
    if centre:
        return f"https://{centre[1]}.api.mailchimp.com/3.0"
    todo = "Take the whole key, which ends in something like -us21, or set base_url."
    raise UnreadableError("the key does not name its data centre.", where="mailchimp", todo=todo, code="REA76")


def _read(
    client: Client, site: str, headers: dict[str, str], entry: dict[str, Any], options: MailAccountOptions
) -> Iterator[MailCampaign | Skipped]:
    locator, state = f"mailchimp:campaigns/{entry['id']}", text_of(entry, "status")
    moment = first_moment(entry, "send_time", "create_time")
    if why := why_not_wanted(state, moment, options):
        yield Skipped(locator, why)
        return
    content = answer_of(client, f"{site}/campaigns/{quote(str(entry['id']), safe='')}/content", headers)
    variants = content.get("variate_contents")
    several = [v for v in variants if isinstance(v, dict)] if isinstance(variants, list) else []
    for number, variant in enumerate(several or [content], 1):
        yield MailCampaign(
            f"{locator}/{number}" if several else locator,
            text_of(entry, "settings", "title"),
            state,
            text_of(entry, "settings", "subject_line"),
            text_of(entry, "settings", "preview_text"),
            text_of(variant, "html"),
            text_of(variant, "plain_text"),
            text_of(entry, "settings", "from_name"),
            moment,
            text_of(entry, "archive_url"),
        )
