"""Merge tags: what a mail tool fills in for each reader, as the common tools write it."""

from __future__ import annotations

import re

MERGE_TAG = re.compile(
    r"\*\|[^|\n]{1,80}\|\*"  # Mailchimp, Mandrill
    r"|\{{3}[^{}\n]{1,120}\}{3}|\{\{[^{}\n]{1,200}\}\}"  # Handlebars, Liquid, Django, HubSpot, Klaviyo
    r"|\{%-?[^%\n]{1,200}-?%\}"  # Liquid, Django
    r"|<%[=\-#]?[^%\n]{1,200}%>"  # ERB, EJS, Adobe Campaign
    r"|%%[\w:. \[\]-]{1,60}%%|%%=[^%\n]{1,120}=%%"  # Salesforce Marketing Cloud, Pardot
    r"|\$\{[^{}\n]{1,120}\}"
)
LONGEST_LIST = 50


def merge_tags(text: str) -> tuple[str, ...]:
    """The different merge tags of a text as written, in order, the first LONGEST_LIST of them."""
    return tuple(dict.fromkeys(match.group() for match in MERGE_TAG.finditer(text)))[:LONGEST_LIST]
