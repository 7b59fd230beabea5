"""HTML templates of e-mails: pages that only a mail program is meant to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.files import SourceFile
from consistency.channels.mail import Envelope, html_body, mail_touchpoint
from consistency.channels.page import DOCUMENT, FRAGMENT
from consistency.records.touchpoint import Touchpoint

SURE_SIGNS = re.compile(
    r"x-apple-disable-message-reformatting|<!--\[if (?:\(?(?:gte |lte |gt |lt )?mso|!mso)|\bmso-(?:line-height-rule|table-lspace|hide)\b"
    r"|\*\|(?:MC:SUBJECT|MC_PREVIEW_TEXT|UNSUB|ARCHIVE|LIST:[A-Z_]+)\|\*|%%unsub(?:scribe)?_?(?:center_)?url%%"
    r"|\{%-? ?unsubscribe|\{\{-? ?(?:unsubscribe_link|unsubscribe_url|view_as_page_url)",
    re.IGNORECASE,
)
"""What nobody writes for a browser: repairs for Outlook and Apple Mail, and the ways out that mail tools fill in."""
MAIL_CHANNEL = re.compile(r"e-?mail|newsletter|mailing", re.IGNORECASE)
LAID_OUT = re.compile(r"<table[\s>]", re.IGNORECASE)
DUMMY_TITLE = re.compile(r"\*\|[^|]*\|\*|\{\{[^}]*\}\}|(?:untitled|document|e-?mail|newsletter|new message|template)?", re.IGNORECASE)


class EmailTemplate:
    """Reads one HTML file as the mail that it will become.

    **Read.** The hidden preheader, headlines, body, buttons, small print and alternative texts, with the merge tags as they stand. The
    page's title, which no reader sees, names the touchpoint.

    **Told by.** Code for Outlook or Apple Mail, a mail tool's merge tags for subject and way out; or a table layout where the source's
    channel is e-mail. Other HTML is a page.

    **Skipped.** Nothing.
    """

    name: ClassVar[str] = "email_template"
    formats: ClassVar[str] = "HTML templates and saved mails (.html)"
    reads: ClassVar[str] = "preheader, headlines, body, buttons, small print, alternative texts; merge tags as they stand"
    skips: ClassVar[str] = "nothing"
    source: ClassVar[str] = "HTML as mail tools export it; Microsoft: Outlook HTML and CSS; Mailchimp: merge tags cheat sheet"

    def recognises(self, file: SourceFile) -> bool:
        """True where the HTML is made for mail programs."""
        start = file.head_text
        if not start.startswith("<") or not (DOCUMENT.search(start) or FRAGMENT.match(start)):
            return False
        return bool(SURE_SIGNS.search(start)) or bool(MAIL_CHANNEL.search(file.channel) and LAID_OUT.search(start))

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The mail; UnreadableError where no reader would see a word."""
        body = html_body(file.prose(), file)
        if not body.says_something:
            raise file.error("REA10", "the e-mail template shows no text.", "Export it again, complete with its content.")
        title = "" if DUMMY_TITLE.fullmatch(body.title.strip()) else body.title
        yield mail_touchpoint(body, Envelope(meta=(("template", title),)), file)
