"""A campaign that lives where campaigns do: a website, a mailbox, a social account and an export of ads, all served on loopback.

python -m tests.services.everywhere 200     scans it with a site of 200 pages and shows the summary
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.dovecot import PASSWORD, Dovecot
from tests.services.server import Site, html, json, text

PLACES = ("the pier", "the mill", "the old lido", "the top field", "the library")
ADS = """\
Campaign,Ad Group,Ad type,Headline 1,Headline 2,Description 1,Final URL,Status
Spring,Boats,Responsive search ad,Row Home,Till Sunday 5 April,Hire a boat for half price with OARS.,{url}/page-1,Enabled
Spring,Boats,Responsive search ad,Boats on the Mere,40% Off Till Sunday,Hire a boat for 40% less with the code OARS.,{url}/page-1,Enabled
Spring,Boats,Responsive search ad,An Old Ad,Long Gone,Nobody sees this one.,{url}/page-2,Paused
"""
SETTINGS = """\
[brand]
name = "Mere Boats"

[[source]]
channel = "website"
service = "crawl"
[source.options]
start = "{url}/"
delay = 0
allow_hosts = ["127.0.0.1"]

[[source]]
channel = "email"
service = "imap"
[source.options]
host = "127.0.0.1"
port = {imap}
user = "news@kites.example"
password = {{ file = "password" }}
authorities = "{certificate}"
allow_hosts = ["127.0.0.1"]

[[source]]
channel = "social"
service = "mastodon"
[source.options]
account = "@boats@mere.example"
base_url = "{url}"
allow_hosts = ["127.0.0.1"]

[[source]]
channel = "ads"
path = "ads.csv"

[campaign]
name = "Spring on the Mere"
launch = 2026-03-20
"""


def page(number: int, pages: int) -> str:
    links = "".join(f'<li><a href="/page-{n}">Page {n}</a></li>' for n in (number * 2 + 1, number * 2 + 2) if n < pages)
    offer = "<p>Hire a boat for half price with the code OARS until Sunday 5 April 2026.</p>" if number <= 1 else ""
    words = (
        f"<p>Boat number {number} lies at {PLACES[number % len(PLACES)]}. She has {number % 7 + 2} seats and a name painted by hand.</p>"
    )
    return f"<main><h1>Boat {number}</h1>{offer}{words}<ul>{links}</ul></main>"


def message(number: int, body: str) -> bytes:
    head = f'From: "Mere Boats" <news@kites.example>\r\nSubject: News {number}\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\n'
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n".encode()


def post(number: int, words: str) -> dict[str, object]:
    return {
        "id": str(number), "created_at": "2026-03-03T08:00:00Z", "visibility": "public", "content": f"<p>{words}</p>", "reblog": None,
        "in_reply_to_id": None, "media_attachments": [], "url": f"https://mere.example/@boats/{number}", "language": "en",
    }  # fmt: skip


@contextmanager
def campaign(folder: Path, pages: int) -> Iterator[Site]:
    """Writes the project into `folder` and serves all of it while the context lasts; gives the web server."""
    for room in (folder, *folder.parents):
        if room.is_relative_to(tempfile.gettempdir()) and room != Path(tempfile.gettempdir()):
            room.chmod(0o755)  # the mail server runs as nobody
    site, mail = Site(), Dovecot(folder / "mail")
    try:
        site.say("/", html(page(0, pages)))
        for number in range(1, pages):
            site.say(f"/page-{number}", html(page(number, pages)))
        site.say("/robots.txt", text("User-agent: *\nAllow: /\n"))
        site.say("/api/v1/accounts/lookup", json({"id": "7", "acct": "boats"}))
        posts = [post(1, "Half price on the Mere till Sunday 5 April with OARS. Bring a hat."), post(2, "The heron is back.")]
        site.say("/api/v1/accounts/7/statuses", json(posts), json([]))
        mail.deliver(message(1, "Hire a boat for half price with the code OARS until Sunday 5 April 2026."), number=1)
        mail.deliver(message(2, "Hire a boat for half price with the code OARS until Sunday 12 April 2026."), number=2)
        (folder / "password").write_text(PASSWORD)
        (folder / "ads.csv").write_text(ADS.format(url=site.url))
        (folder / "consistency.toml").write_text(SETTINGS.format(url=site.url, imap=mail.tls, certificate=mail.certificate))
        yield site
    finally:
        site.close()
        mail.close()


if __name__ == "__main__":
    from consistency.cli import run

    with tempfile.TemporaryDirectory() as home, campaign(Path(home), int(sys.argv[1])):
        sys.exit(run(["scan", home, *sys.argv[2:]]))
