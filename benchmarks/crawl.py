"""How fast a crawl reads, how much memory it takes, and what a second one costs when nothing has changed.

    python benchmarks/crawl.py --pages 5000 --kilobytes 60

A generated site is served on loopback by a process of its own; each crawl runs in a process of its own, with politeness off.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WORDS = (
    "we roast each week and send your coffee fresh from farms that grow it with care so that every cup tastes of fruit and sun order"
    " before noon for delivery next day free on larger boxes change or pause whenever you like our team answers within a working day"
).split()
FANOUT = 20
SHEET = "".join(f".card-{n} {{ color: #{n * 4099:06x}; font-family: Poppins, sans-serif; margin: {n}px }}\n" for n in range(200))


def sentence(source: random.Random, words: int) -> str:
    """So many words with a full stop."""
    return " ".join(source.choice(WORDS) for _ in range(words)).capitalize() + "."


def page(number: int, pages: int, kilobytes: int) -> bytes:
    """Page `number` of the site: navigation, sections with headings, paragraphs, lists, links and buttons; the same at every call."""
    source = random.Random(number)
    links = [(number * 7 + step) % pages for step in range(1, FANOUT + 1)]
    nav = "".join(f'<li><a href="/page/{link}">{sentence(source, 2)}</a></li>' for link in links)
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title>'
        f'<link rel="canonical" href="/page/{number}"><link rel="stylesheet" href="/site.css">'
        f'<meta name="description" content="{sentence(source, 12)}"></head>'
        f"<body><header><nav><ul>{nav}</ul></nav></header><main><h1>{sentence(source, 6)}</h1>"
    )
    parts, size = [head], len(head)
    while size < kilobytes * 1000 - 300:
        parts.append(section(source, (number + len(parts)) % pages, len(parts)))
        size += len(parts[-1])
    parts.append(f"</main><footer><p>{sentence(source, 20)}</p></footer></body></html>")
    return "".join(parts).encode()


def section(source: random.Random, link: int, number: int) -> str:
    """About 900 bytes of a page as shops write them."""
    return (
        f'<section class="card card-{number % 7}"><div class="card__inner"><h2 class="card__title">{sentence(source, 5)}</h2>'
        f'<p class="card__text">{sentence(source, 40)} <a href="/page/{link}">{sentence(source, 3)}</a> {sentence(source, 30)}</p>'
        f'<ul class="card__list"><li>{sentence(source, 8)}</li><li>{sentence(source, 9)}</li></ul>'
        f'<a class="btn btn--primary" href="/page/{link}">{sentence(source, 2)}</a></div></section>\n'
    )


def serve(pages: int, kilobytes: int, port: Any, sent: Any) -> None:
    """Serves the site; every answer has an ETag, and `sent` counts the bytes of heads and bodies."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            tag = f'"{self.path}"'
            is_known = self.headers.get("If-None-Match") == tag  # and then nothing is generated, whose time would count as the crawl's
            status, mime, body = (304, "text/html", b"") if is_known else content(self.path)
            head = f"HTTP/1.1 {status} X\r\nContent-Type: {mime}\r\nETag: {tag}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            self.wfile.write(head + body)
            with sent.get_lock():
                sent.value += len(head) + len(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Says nothing."""

    def content(path: str) -> tuple[int, str, bytes]:
        if path == "/site.css":
            return 200, "text/css", SHEET.encode()
        name = path.removeprefix("/page/") if path != "/" else "0"
        return (200, "text/html; charset=utf-8", page(int(name), pages, kilobytes)) if name.isdecimal() else (404, "text/plain", b"no")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    port.value = server.server_address[1]
    server.serve_forever()


@contextmanager
def served(pages: int, kilobytes: int) -> Iterator[tuple[int, Any]]:
    """The site's port and the counter of bytes sent."""
    port, sent = multiprocessing.Value("i", 0), multiprocessing.Value("q", 0)
    process = multiprocessing.Process(target=serve, args=(pages, kilobytes, port, sent), daemon=True)
    process.start()
    for _ in range(1000):
        if port.value:
            break
        time.sleep(0.01)
    yield port.value, sent
    process.terminate()
    process.join()


def crawl(port: int, pages: int, cache: Path) -> dict[str, Any]:
    """Crawls the site in this process: pages, wall and processor seconds, memory in MB at each tenth of the pages and at its peak."""
    from consistency.channels.services import Visit
    from consistency.channels.services.crawl import Crawl, CrawlOptions
    from consistency.records.touchpoint import Touchpoint

    host = f"127.0.0.1:{port}"
    options = CrawlOptions(start=f"http://{host}/", pages=pages, depth=100, delay=0, allow_hosts=(host,), sitemaps=False, max_minutes=1e4)
    visit = Visit("website", None, cache, cache, lambda _line: None)
    read, memory, wall, processor = 0, [], time.monotonic(), time.process_time()
    for record in Crawl().read(options, visit):
        read += isinstance(record, Touchpoint)
        if read % max(pages // 10, 1) == 0 and isinstance(record, Touchpoint):
            memory.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6)
    spent = {"wall": time.monotonic() - wall, "processor": time.process_time() - processor}
    return {"pages": read, **spent, "memory": memory, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3}


def parse_alone(pages: int, kilobytes: int) -> dict[str, float]:
    """Pages a second of processor time that one core parses from memory: by the page channel, by Beautiful Soup alone, by lxml alone."""
    import lxml.html  # type: ignore[import-untyped]
    from bs4 import BeautifulSoup

    from consistency.channels.services.crawl.document import FetchedFile, read_records

    def read(number: int, body: bytes) -> None:
        read_records(FetchedFile(Path(f"{number}.html"), str(number), "website", f"http://b.example/{number}", body=body), is_html=True)

    bodies = [page(number, pages, kilobytes) for number in range(100)]
    return {
        "the page channel": rate(read, bodies),
        "Beautiful Soup on lxml alone": rate(lambda _, body: BeautifulSoup(body, "lxml"), bodies),
        "lxml alone": rate(lambda _, body: lxml.html.fromstring(body), bodies),
    }


def rate(read: Callable[[int, bytes], object], bodies: Sequence[bytes]) -> float:
    """Pages that are read in a second of this process's processor time."""
    read(0, bodies[0])
    start = time.process_time()
    for number, body in enumerate(bodies):
        read(number, body)
    return len(bodies) / (time.process_time() - start)


def apart(port: int, pages: int, cache: Path) -> dict[str, Any]:
    """A crawl in a process of its own."""
    command = [sys.executable, __file__, "--crawl", str(port), "--pages", str(pages), "--cache", str(cache)]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def report(pages: int, kilobytes: int) -> None:
    """Runs both crawls and prints the figures."""
    print(f"parsing from memory, pages of {kilobytes} KB, pages a second of processor time on one core:")
    for name, speed in parse_alone(pages, kilobytes).items():
        print(f"  {name}: {speed:.0f}")
    with served(pages, kilobytes) as (port, sent), tempfile.TemporaryDirectory() as cache:
        runs = []
        for name in ("first crawl", "second crawl, nothing changed"):
            before = sent.value
            run = apart(port, pages, Path(cache))
            run["bytes"] = sent.value - before
            runs.append(run)
            print(
                f"{name}: {run['pages']} pages, {run['wall']:.1f} s, {run['processor']:.1f} s of processor,"
                f" {run['pages'] / run['processor']:.0f} pages/s/core, {run['bytes'] / 1e6:.1f} MB over the wire, peak {run['peak']:.0f} MB"
            )
            print("  memory at each tenth of the pages, MB:", " ".join(f"{megabytes:.0f}" for megabytes in run["memory"]))
        first, second = runs
        ratio = {name: second[name] / first[name] for name in ("wall", "processor", "bytes")}
        print(f"second / first: time {ratio['wall']:.3f}, processor time {ratio['processor']:.3f}, bytes {ratio['bytes']:.4f}")


def main() -> None:
    """Reads the arguments."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--pages", type=int, default=5000)
    arguments.add_argument("--kilobytes", type=int, default=60)
    arguments.add_argument("--crawl", type=int, help=argparse.SUPPRESS)
    arguments.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.crawl:
        print(json.dumps(crawl(given.crawl, given.pages, given.cache)))
    else:
        report(given.pages, given.kilobytes)


if __name__ == "__main__":
    main()
