"""Journey: one crawl from its start to its last page, whatever the site does on the way."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from consistency.channels.services.crawl.address import Scope, host_of, joined, key_of, tidy
from consistency.channels.services.crawl.document import Record
from consistency.channels.services.crawl.frontier import Frontier, Twin, Waiting
from consistency.channels.services.crawl.lock import Lock
from consistency.channels.services.crawl.options import CrawlOptions
from consistency.channels.services.crawl.reader import Outcome, Reader, fingerprint
from consistency.channels.services.crawl.render import Renderer
from consistency.channels.services.crawl.robots import Robots
from consistency.channels.services.crawl.sheets import Sheets
from consistency.channels.services.crawl.sitemaps import read_sitemaps
from consistency.channels.services.visit import Visit
from consistency.errors import UnreadableError
from consistency.net import Answer, Client, ClientSettings
from consistency.records.collection import Skipped, Unreadable

OUT_OF_REACH = frozenset({"NET03", "NET04", "NET10", "NET11"})
MOST_FAILURES = 10
"""Pages in a row that cannot be reached before the site counts as down."""
ASKED_FOR_ONE = 4
"""Addresses asked for each page that may be read, so that a site of broken links has an end."""
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.8,text/plain;q=0.8,*/*;q=0.5"
PROGRESS = 0.5
"""Seconds between two lines of progress."""
SITEMAPS = "(sitemaps)"
COUNTS = "left out"


class NotAskedError(Exception):
    """An address that is not asked, and why."""


class Journey:
    """One crawl; use it as a context manager and read its `records` once."""

    def __init__(self, options: CrawlOptions, visit: Visit) -> None:
        self._options, self._visit = options, visit
        self._start = tidy(options.start) or options.start
        self._place = key_of(self._start)
        home = visit.cache / "crawl" / _name(self._start, visit)
        self._stack = ExitStack()
        with self._stack:  # what was opened is closed where the rest fails
            self._open(options, visit, home)
            self._stack = self._stack.pop_all()

    def _open(self, options: CrawlOptions, visit: Visit, home: Path) -> None:
        self._stack.callback(Lock(home, self._place).close)
        self._client = self._stack.enter_context(Client(_client_settings(options, visit, home)))
        self._scope = Scope(self._start, options.hosts, options.include, options.exclude)
        self._robots = Robots(self._client, is_heeded=options.robots)
        mark = sha256(f"{options.mark} {visit.channel} {visit.stage} {fingerprint()}".encode()).hexdigest()
        self._frontier = Frontier(home / "frontier.sqlite", mark)
        self._stack.callback(self._frontier.close)
        renderer = Renderer(self._client, self._may_load, options.deadline)
        self._stack.callback(renderer.close)
        self._reader = Reader(options, visit, Sheets(self._client, self._robots), home / "site", renderer)
        self._left_out: Counter[str] = Counter(self._frontier.note(COUNTS))
        self._begun = time.monotonic()
        self._told = -PROGRESS
        self._read = self._asked = self._new = self._bytes = 0
        self._failed: list[str] = []

    def __enter__(self) -> Journey:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def records(self) -> Iterator[Record]:
        """Everything the site gives, page after page; UnreadableError where nothing of it may or can be read."""
        if not self._robots.allows(self._start):
            todo = "Ask whoever runs the site, or set robots = false if it is your own."
            raise UnreadableError("robots.txt does not allow to read this site.", where=self._place, todo=todo, code="REA60")
        yield from self._kept()
        self._frontier.add([Waiting(self._place, self._start, 0, "")])
        yield from self._pages()
        yield from self._rest()

    def _kept(self) -> Iterator[Record]:
        """What was read before the crawl was cut off."""
        for text in self._frontier.finished_pages():
            records = self._reader.records.load(text)
            self._count(is_read=not all(isinstance(record, Skipped | Unreadable) for record in records))
            yield from records

    def _count(self, *, is_read: bool) -> None:
        self._asked += 1
        self._read += is_read

    def _pages(self) -> Iterator[Record]:
        """Asks ahead in other threads and reads here, in the order of asking, so that two crawls of one site are alike."""
        pool = ThreadPoolExecutor(self._options.concurrency, thread_name_prefix="crawl")
        flight: deque[tuple[Waiting, Future[Answer]]] = deque()
        try:
            while True:
                self._take_off(pool, flight)
                if not flight:
                    self._tell(at_once=True)
                    return
                page, future = flight.popleft()
                if not self._frontier.is_read(page.key):
                    yield from self._arrived(page, future)
                if page.depth == 0:
                    yield from self._add_sitemaps()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            self._frontier.keep_note(COUNTS, dict(self._left_out))

    def _take_off(self, pool: ThreadPoolExecutor, flight: deque[tuple[Waiting, Future[Answer]]]) -> None:
        if self._why_stop():
            return
        under_way = {page.key for page, _ in flight}
        for page in self._frontier.upcoming(self._options.concurrency + len(flight)):
            has_room = len(flight) < self._options.concurrency and self._read + len(flight) < self._options.pages
            if page.key not in under_way and has_room:
                flight.append((page, pool.submit(self._fetch, page)))

    def _fetch(self, page: Waiting) -> Answer:
        if not self._robots.allows(page.url):
            raise NotAskedError("robots.txt does not allow it")
        return self._client.get(page.url, headers=self._headers(), max_bytes=self._options.max_page_bytes, check=self._check_redirect)

    def _headers(self) -> dict[str, str]:
        languages = {"Accept-Language": ", ".join(self._options.languages)} if self._options.languages else {}
        return {"Accept": ACCEPT, **languages}

    def _check_redirect(self, target: str) -> None:
        if not self._scope.holds(target):
            raise NotAskedError(f"it leads to {host_of(target)}, which is not part of the site")
        if not self._robots.allows(target):
            raise NotAskedError("robots.txt does not allow where it leads")

    def _may_load(self, url: str) -> bool:
        """Whether a rendered page may load an address."""
        try:
            return self._robots.allows(url)
        except UnreadableError:  # as a page's own requests fail where a host cannot be asked
            return False

    def _arrived(self, page: Waiting, future: Future[Answer]) -> Iterator[Record]:
        try:
            answer = future.result()
        except NotAskedError as error:
            yield from self._close_page(page, self._not_asked(page, str(error)))
        except UnreadableError as error:
            yield from self._close_page(page, self._failure(page, error))
        else:
            self._failed.clear()
            self._bytes += answer.size
            yield from self._landed(page, answer)
        self._tell()

    def _not_asked(self, page: Waiting, why: str) -> Record:
        if page.depth == 0:
            return Unreadable(page.key, "REA60", f"the start cannot be read: {why}.", "Correct start, or name the host in hosts.")
        return Skipped(page.key, why)

    def _failure(self, page: Waiting, error: UnreadableError) -> Record:
        if error.error_code == "NET09" and page.depth:
            return Skipped(page.key, f"a broken link on {page.source}: {error.what}")
        if error.error_code in OUT_OF_REACH:
            self._failed.append(page.key)
        return Unreadable(page.key, error.error_code, error.what, error.todo)

    def _landed(self, page: Waiting, answer: Answer) -> Iterator[Record]:
        """An answer under the address that it has in the end, by redirects and by what the page says of itself."""
        url = tidy(answer.url) or answer.url
        signs = self._reader.signs(answer, self._frontier)
        canonical = signs.canonical if signs.canonical and self._scope.holds(signs.canonical) else None
        if canonical and _is_variant(canonical, url):
            url = canonical
        key = key_of(url)
        if key != page.key and self._frontier.is_read(key):
            yield from self._close_page(page, Skipped(page.key, f"leads to {key}, which is read by itself"))
            return
        outcome = self._reader.read(answer, signs, url, self._frontier)
        twin = Twin(outcome.digest, key_of(canonical) if canonical else "")
        if outcome.is_read and self._frontier.has_twin(key, twin):
            outcome = self._reader.as_twin(key, outcome)
        aliases = [Waiting(key, url, page.depth, page.source)] if key != page.key else []
        yield from self._close(page, outcome, twin, aliases)

    def _close_page(self, page: Waiting, record: Record) -> Iterator[Record]:
        yield from self._close(page, Outcome(self._reader.records.dump([record])), None, [])

    def _close(self, page: Waiting, outcome: Outcome, twin: Twin | None, known: list[Waiting]) -> Iterator[Record]:
        found, left_out = self._sorted(page, outcome.links)
        self._frontier.finish_page(page.key, outcome.records, found, twin=twin, known=[*known, *left_out])
        self._count(is_read=outcome.is_read)
        self._new += 1
        yield from self._reader.records.load(outcome.records)

    def _sorted(self, page: Waiting, links: tuple[str, ...]) -> tuple[list[Waiting], list[Waiting]]:
        """The links that are new and to be followed, and those that are new and not."""
        found: list[Waiting] = []
        left_out: list[Waiting] = []
        for url in links:
            key = key_of(url)
            if not self._scope.holds(url) or self._frontier.knows(key):
                continue
            why = self._why_not(url, page.depth + 1)
            (left_out if why else found).append(Waiting(key, url, page.depth + 1, page.key))
            self._left_out.update([why] if why else [])
        return found, left_out

    def _why_not(self, url: str, depth: int) -> str | None:
        if depth > self._options.depth:
            return f"is more than {self._options.depth} links away from the start"
        why = self._scope.why_not(url)
        if why:
            return why
        try:
            return None if self._robots.allows(url) else "is not allowed by robots.txt"
        except UnreadableError:  # it will be said of the page when its turn comes
            return None

    def _add_sitemaps(self) -> Iterator[Record]:
        """Puts what the site lists of itself in the line, one link away from the start."""
        named = self._options.sitemaps
        if named is False or self._frontier.is_read(SITEMAPS):
            return
        places = self._robots.sitemaps(self._start) if named is True else [joined(self._start, place) or place for place in named]
        guessed = [joined(self._start, "/sitemap.xml") or ""] if named is True and not places else []
        self._frontier.add([Waiting(SITEMAPS, "", 0, "")])
        records: list[Record] = []
        urls: list[str] = []
        most = self._options.pages * ASKED_FOR_ONE
        for entry in read_sitemaps(self._client, places, guessed, self._scope.holds, most):
            records.append(entry) if isinstance(entry, Unreadable) else urls.append(entry)
        links = tuple(dict.fromkeys(urls))
        yield from self._close(Waiting(SITEMAPS, "", 0, ""), Outcome(self._reader.records.dump(records), links), None, [])

    def _why_stop(self) -> str | None:
        """What ends the crawl before the line is empty; None where nothing does."""
        options = self._options
        if len(self._failed) >= MOST_FAILURES:
            return f"{MOST_FAILURES} pages in a row could not be reached"
        if time.monotonic() - self._begun > options.max_minutes * 60:
            return f"the {options.max_minutes:g} minutes of max_minutes were over"
        if self._bytes > options.max_bytes:
            return f"the {options.max_bytes / 1e6:.0f} MB of max_bytes were used up"
        if self._asked >= options.pages * ASKED_FOR_ONE + ASKED_FOR_ONE:
            return "too many addresses gave no page"
        return None

    def _rest(self) -> Iterator[Record]:
        """What was left out and what was not come to."""
        yield from (Skipped(self._place, f"{number} addresses: each {why}") for why, number in sorted(self._left_out.items()))
        waiting, why = self._frontier.count_waiting(), self._why_stop()
        self._frontier.put_back(self._failed)  # a site that was down at the end is asked again, from there, by the next crawl
        if why and (waiting or self._failed):
            todo = "Run it again; it goes on from there."
            yield Unreadable(self._place, "REA63", f"{why}; {waiting} known addresses were not read.", todo)
            return
        if waiting:
            yield Skipped(self._place, f"{waiting} known addresses beyond the {self._options.pages} pages to read")
        if not self._failed:
            self._frontier.finish()

    def _tell(self, *, at_once: bool = False) -> None:
        """Says how far the crawl is, not more often than anybody reads."""
        now = time.monotonic()
        if at_once or now - self._told >= PROGRESS:
            self._told = now
            self._visit.progress(self._progress())

    def _progress(self) -> str:
        rate = self._new / max(time.monotonic() - self._begun, 0.001)
        waiting = min(self._frontier.count_waiting(), max(self._options.pages - self._read, 0))
        return f"{self._place}: {self._read} pages read, {rate:.1f} a second, {waiting} to go"


def _is_variant(canonical: str, url: str) -> bool:
    """Whether a page's own address is but another spelling of the one it was found at: the same path, other parameters."""
    one, other = urlsplit(canonical), urlsplit(url)
    hosts = one.netloc.removeprefix("www.") == other.netloc.removeprefix("www.")
    return hosts and one.path.rstrip("/") == other.path.rstrip("/")


def _name(start: str, visit: Visit) -> str:
    """The crawl's own folder: one for each start, channel and stage."""
    host = "".join(character if character.isalnum() or character in ".-" else "_" for character in host_of(start))[:60]
    return f"{host}-{sha256(f'{start} {visit.channel} {visit.stage}'.encode()).hexdigest()[:8]}"


def _client_settings(options: CrawlOptions, visit: Visit, home: Path) -> ClientSettings:
    return ClientSettings(
        allow_hosts=options.allow_hosts,
        timeout=options.timeout,
        deadline=options.deadline,
        max_bytes=options.max_page_bytes,
        retries=options.retries,
        backoff=options.backoff,
        delay=options.delay,
        cache=home,
        cache_bytes=options.cache_bytes,
        cache_days=options.cache_days,
        authorities=visit.root / options.authorities if options.authorities else None,
    )
