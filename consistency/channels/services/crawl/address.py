"""Addresses: one spelling for each page, and which of them a crawl may ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from fnmatch import fnmatchcase
from posixpath import normpath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|epik|irclickid"
    r"|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|__hs\w+|hsctatracking|mkt_tok|vero_id|_kx|_openstat|sb_referer_host|srsltid"
    r"|phpsessid|jsessionid|sessionid|sid",
    re.IGNORECASE,
)
"""Names of parameters that say where a visitor came from or who it is, and never what the page shows."""
SESSION_IN_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|ogg|wav|mov|avi|zip|gz|tar|rar|7z"
    r"|exe|dmg|apk|iso|xml|rss|atom|json|ics|vcf)$",
    re.IGNORECASE,
)
DATED = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?:[-/._]|%2f)(?:0?[1-9]|1[0-2])(?!\d)|(?:date|month|year|week|day)=\d", re.IGNORECASE)
"""A year with its month, or a parameter that names a date; a number alone may be an article's or a product's."""
LONGEST = 2000
"""Characters above which an address is a trap or a mistake."""
MOST_ALIKE = 36
"""Pages of one dated shape (three years of a month's view) above which a calendar has no end."""
MOST_REPEATED = 3
"""Times that one folder's name may stand in a path; links that lead deeper into themselves repeat it without end."""


def tidy(url: str) -> str | None:
    """The address in one spelling: small letters in scheme and host, no default port, no fragment, no tracking, parameters sorted.

    None where it is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme.casefold(), (parts.hostname or "").casefold().rstrip("."), parts.port
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        return None
    if scheme not in {"http", "https"} or not host or len(url) > LONGEST:
        return None
    host = f"[{host}]" if ":" in host else host
    place = host if port in {None, 80 if scheme == "http" else 443} else f"{host}:{port}"
    return urlunsplit((scheme, place, _path(parts.path), _query(parts.query), ""))


def _path(path: str) -> str:
    path = SESSION_IN_PATH.sub("", path) or "/"
    tail = "/" if path.endswith(("/", "/.", "/..")) and path != "/" else ""
    path = "/" + normpath(re.sub(r"/{2,}", "/", path)).lstrip("/.") if "/." in path or "//" in path else path
    path = path if path.endswith("/") or not tail else path + tail
    return (
        quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")
        if "%" in path
        else quote(path, safe="/:@!$&'()*+,;=~-._")
    )


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(name)]
    return urlencode(sorted(pairs))


def key_of(url: str) -> str:
    """What tells pages apart: the tidy address without its scheme, a slash at its end and the name of an index file."""
    parts = urlsplit(url)
    path = INDEX.sub("/", parts.path).rstrip("/")
    return parts.netloc + path + (f"?{parts.query}" if parts.query else "")


def joined(base: str, href: str) -> str | None:
    """The tidy address of a link on the page at `base`; None where it leads to no page."""
    try:
        return tidy(urljoin(base, href.strip()))
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The address's host in small letters, with its port where it names one."""
    return urlsplit(url).netloc.rpartition("@")[2].casefold()


class Scope:
    """Which addresses belong to a crawl: the start's host with and without `www.`, further hosts, and the patterns of the settings."""

    def __init__(self, start: str, hosts: Iterable[str], include: Iterable[str], exclude: Iterable[str]) -> None:
        own = host_of(start).removeprefix("www.")
        self._hosts = {own, f"www.{own}", *(host.casefold() for host in hosts)}
        self._include, self._exclude = tuple(include), tuple(exclude)
        self._start = key_of(start)
        self._alike: Counter[str] = Counter()

    def holds(self, url: str) -> bool:
        """Whether the address is on one of the site's hosts."""
        return host_of(url) in self._hosts

    def why_not(self, url: str) -> str | None:
        """Why an address of the site is not asked for; None where it is.

        Each address is to be asked about once, as dated ones are counted.
        """
        parts = urlsplit(url)
        if NO_PAGE.search(parts.path):
            return "is no page (a picture, a script or another file)"
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        is_wanted = not self._include or any(fnmatchcase(path, pattern) for pattern in self._include) or key_of(url) == self._start
        if not is_wanted or any(fnmatchcase(path, pattern) for pattern in self._exclude):
            return "is left out by include or exclude"
        return self._why_trap(path)

    def _why_trap(self, path: str) -> str | None:
        folders = Counter(part for part in path.partition("?")[0].split("/") if part)
        if folders and max(folders.values()) > MOST_REPEATED:
            return "leads ever deeper into itself"
        if DATED.search(path):
            shape = re.sub(r"\d+", "0", path)
            self._alike[shape] += 1
            if self._alike[shape] > MOST_ALIKE:
                return "is one of a calendar without end"
        return None
