"""The services' names, as `[[source]] service = "…"` uses them."""

from __future__ import annotations

from consistency.registry import Rack

SERVICES = Rack(
    "services",
    {
        "crawl": "consistency.channels.services.crawl:Crawl",
        "imap": "consistency.channels.services.imap:Imap",
        "mailchimp": "consistency.channels.services.mailchimp:Mailchimp",
        "klaviyo": "consistency.channels.services.klaviyo:Klaviyo",
        "hubspot": "consistency.channels.services.hubspot:HubSpot",
        "mastodon": "consistency.channels.services.mastodon:Mastodon",
        "bluesky": "consistency.channels.services.bluesky:Bluesky",
        "feed": "consistency.channels.services.feed:Feed",
        "wordpress": "consistency.channels.services.wordpress:WordPress",
        "zendesk": "consistency.channels.services.zendesk:ZendeskService",
    },
)
