"""Unwraps tracking links whose target stands in the address itself; one that only the sender's server can resolve stays as it is."""

from __future__ import annotations

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

LAYERS = 4
"""Trackers inside trackers that are unwrapped."""
TARGET = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
TARGET_NAMES = frozenset("url u q to target dest destination redirect redir redirect_url link l r goto href a p".split())
TRACKING_LABEL = re.compile(
    r"(?:e?mail|news|e)?-?(?:links?|clicks?|clk|trk|track|tracking|tracker|redirect|redir|[lrt])\d*|.*safelinks|urldefense|linkprotect",
    re.IGNORECASE,
)
TRACKING_STEP = re.compile(r"track(?:ing)?|trk|cl\d|l\d|clicks?|redir(?:ect)?", re.IGNORECASE)
TRACKING_END = re.compile(r"[rceul]|ls|wf|go|link|out|away|ct", re.IGNORECASE)
"""Short names that mean a tracker only where the path ends with them: a shop has categories under `/c/`."""
KNOWN = re.compile(r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:proofpoint\.)?com|linkprotect\.cudasvc\.com)$")
SHARING = re.compile(
    r"share|intent|login|log-in|signin|sign-in|oauth|auth|account|translate|validator|archive|preview|screenshot|embed", re.IGNORECASE
)
"""Paths on which another page's address is what the link is about and not where it leads."""
CODED = re.compile(r"[A-Za-z0-9_-]{16,8192}={0,2}")
LONGEST = 16 * 1024
PROOFPOINT = re.compile(r"/v3/__(.+?)__;")


def unwrapped_link(url: str) -> str:
    """The address that a tracking link leads to where it is certain from the link itself, else the link."""
    for _ in range(LAYERS):
        target = _target(url)
        if target is None:
            return url
        url = target
    return url


def _target(url: str) -> str | None:
    """One layer unwrapped; None where there is none to be sure of."""
    if len(url) > LONGEST:
        return None
    try:
        parts = urlsplit(url)
        host, path, query = parts.hostname or "", parts.path, parse_qsl(parts.query)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    candidates = (*_by_service(url, host, query), *_in_path(path), *_in_query(host, path, query), *_coded(path, query))
    return next((target for target in candidates if target != url), None)


def _by_service(url: str, host: str, query: list[tuple[str, str]]) -> Iterator[str]:
    """Trackers that write the target in a way of their own, by their documentation."""
    path = urlsplit(url).path
    if host.endswith("urldefense.com") and (match := PROOFPOINT.search(url)):
        yield from _whole(re.sub(r"^(https?:/)(?=[^/])", r"\1/", match[1]).replace("*", ""))
    elif host.endswith("urldefense.proofpoint.com"):
        given = dict(query).get("u", "")
        yield from _whole(unquote(given.replace("-", "%").replace("_", "/")))
    elif host.endswith("pstmrk.it") and (step := re.match(r"/\d?s?/?([^/]+%2F[^/]*|[^/]+\.[^/]+)/", path)):
        yield from _whole("https://" + unquote(step[1]))
    elif re.fullmatch(r"www\.google\.[a-z.]+", host) and path == "/url":
        yield from (target for name, value in query if name in {"q", "url"} for target in _whole(value))


def _in_path(path: str) -> Iterator[str]:
    """A whole address, percent-encoded, as one step of the path: /CL0/https:%2F%2F…/1/…"""
    for step in path.split("/"):
        if "%3a%2f%2f" in step.lower() or ":%2f%2f" in step.lower():
            yield from _whole(unquote(step))


def _in_query(host: str, path: str, query: list[tuple[str, str]]) -> Iterator[str]:
    """A whole address as the value of a parameter, where the host or path is a tracker's."""
    if SHARING.search(path) or not (KNOWN.search(host) or _is_tracker(host, path)):
        return
    for name, value in query:
        if name.casefold() in TARGET_NAMES:
            yield from _whole(value)


def _is_tracker(host: str, path: str) -> bool:
    labels = host.split(".")[:-2]
    steps = [step for step in path.split("/") if step]
    if any(TRACKING_LABEL.fullmatch(label) for label in labels):
        return True
    names = [step.partition(".")[0] for step in steps]
    return any(map(TRACKING_STEP.fullmatch, names)) or bool(names and TRACKING_END.fullmatch(names[-1]))


def _coded(path: str, query: list[tuple[str, str]]) -> Iterator[str]:
    """An address in base64: alone, inside JSON, or inside compressed JSON, as mail services write it."""
    for piece in (*path.split("/"), *(value for _, value in query)):
        if CODED.fullmatch(piece):
            yield from _decoded(piece)


def _decoded(piece: str) -> Iterator[str]:
    try:
        data = urlsafe_b64decode(piece.rstrip("=") + "=" * (-len(piece.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return
    if data[:1] == b"\x78":
        data = _inflated(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    yield from _whole(text)
    yield from _in_json(text)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LONGEST)
    except zlib.error:
        return data


def _in_json(text: str, depth: int = 2) -> Iterator[str]:
    """The address under a telling name; services wrap JSON in JSON."""
    if not text.startswith("{") or not depth:
        return
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    for name, value in document.items():
        if isinstance(value, str) and name.casefold() in TARGET_NAMES:
            yield from _whole(value)
            yield from _in_json(value, depth - 1)


def _whole(text: str) -> Iterator[str]:
    """The text where it is one complete web address and nothing else."""
    if TARGET.fullmatch(text.strip()):
        yield text.strip()
