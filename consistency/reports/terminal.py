"""The audit as a summary that fits a terminal's screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, ClassVar

from consistency.records.audit import Audit, ConcernSummary, SourceSummary, Verdict
from consistency.records.collection import Unreadable
from consistency.records.finding import Finding
from consistency.reports import wording
from consistency.reports.course import VOICE, mark_of, spark_rows, tally_of
from consistency.reports.decision_text import AGAIN, decision_lines, short_id

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

STYLES = {"PASS": "green", "LOOK": "yellow", "STOP": "bold red", "NOT CHECKED": "dim", "OFF": "dim", "NOTE": "dim", "not scanned": "dim"}
FEWEST = 3
"""Things that could not be read that are told in full on the smallest screen."""
NAMED = 2
"""Things that could not be read that are named right under the verdict."""
NIGHTS = 20
"""Nights that are drawn."""
LEAST = 3
"""Findings that are told however small the screen is, but for one where nothing else can be left out."""
NARROW = {"expiry": "Deadline", "path": "Promise", "rules": "Rules", "placeholders": "Slips"}
"""Titles that are too long for the grid."""


class Terminal:
    """Verdicts, grid, the worst findings with their quotes, what was read and what not; plain text or, with `colour`, ANSI.

    `width` and `height` are those of the screen in characters, `page` the place of the full report, shown at the end.
    """

    name: ClassVar[str] = "terminal"
    suffix: ClassVar[str] = ".txt"

    def __init__(self, *, width: int = 100, height: int = 40, colour: bool = False, page: str = "") -> None:
        self.width = max(width, 60)
        self.height = height
        self.colour = colour
        self.page = page

    def render(self, audit: Audit) -> bytes:
        """The summary, UTF-8, lines ended with a newline and without trailing blanks."""
        head = self._printed(_head(audit), "", _concerns(audit), "", _grid(audit), *_course(audit))
        lines = self._fitted(audit, head, one_by_one=True)
        for least in (LEAST, LEAST - 1):
            if len(lines) > self.height:
                lines = self._fitted(audit, head, least, one_by_one=False)
        return "".join(f"{line.rstrip()}\n" for line in lines).encode("utf-8", "replace")

    def _fitted(self, audit: Audit, head: list[str], least: int = LEAST, *, one_by_one: bool) -> list[str]:
        """Everything, with as many findings and then as many gaps as the screen has room for."""
        foot = self._foot(audit, FEWEST, one_by_one=one_by_one)
        found = self._findings(audit, _in_turn(audit.findings), self.height - len(head) - len(foot), least)
        spare = self.height - len(head) - len(found)
        fuller = (self._foot(audit, FEWEST + more, one_by_one=one_by_one) for more in range(spare - len(foot), 0, -1))
        return [*head, *found, *next((longer for longer in fuller if len(longer) <= spare), foot)]

    def _foot(self, audit: Audit, most: int, *, one_by_one: bool) -> list[str]:
        """What was read and what not, source by source where asked, with so many of the gaps told in full."""
        read = _sources(audit, most, one_by_one=one_by_one)
        return self._printed("", *_decided(audit, most), *read, *_unjudged(audit), *self._page())

    def _findings(self, audit: Audit, findings: Sequence[Finding], room: int, least: int) -> list[str]:
        """As many of the worst as there is room for, but `least` of them, and how many more there are."""
        if not findings:
            return []
        lines = self._printed("", _title("What was found"))
        shown = 0
        for finding in findings:
            told = self._printed(*_finding(finding, mark_of(audit, finding)[1]))
            if shown >= least and len(lines) + len(told) > room - 1:
                break
            lines += told
            shown += 1
        rest = len(findings) - shown
        return (
            [*lines, *self._printed(_dim(f"… and {rest} more{'' if self.page else '; --output report.html names them all'}"))]
            if rest
            else lines
        )

    def _page(self) -> Iterable[RenderableType]:
        return (_plain(f"Full report: {self.page}"),) if self.page else ()

    def _printed(self, *parts: RenderableType) -> list[str]:
        screen = StringIO()
        console = self._console(screen)
        for part in parts:
            console.print(part, markup=False, highlight=False, emoji=False)
        return screen.getvalue().splitlines()

    def _console(self, screen: StringIO) -> Console:
        from rich.console import Console

        return Console(
            file=screen,
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            legacy_windows=False,
            _environ={},
        )


def _plain(text: str, style: str = "") -> RenderableType:
    from rich.text import Text

    return Text(wording.visible(text), style=style, no_wrap=True, overflow="ellipsis")


def _indented(text: str, by: int, style: str = "", *, wraps: bool = False) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    shown = Text(wording.visible(text), style=style, no_wrap=not wraps, overflow="fold" if wraps else "ellipsis")
    return Padding(shown, (0, 0, 0, by), expand=False)


def _dim(text: str) -> RenderableType:
    return _plain(text, "dim")


def _title(text: str) -> RenderableType:
    return _plain(text, "bold")


def _head(audit: Audit) -> RenderableType:
    from rich.text import Text

    campaign = f"{audit.brand}: {audit.campaign}" if audit.campaign else audit.brand
    unread, tally = _unread(audit), tally_of(audit)
    return Text.assemble(
        (f"{wording.visible(campaign)}, launch {wording.day(audit.launch)}\n", "bold"),
        (audit.verdict.value, STYLES[audit.verdict.value]),
        f"  {wording.headline(audit)}",
        (f"\n{unread}" if unread else "", "yellow"),
        (f"\n{tally}" if tally else "", "dim"),
    )


def _unread(audit: Audit) -> str:
    """What the verdict was given without, the style guide first; empty where everything was read."""
    sources = sorted(audit.sources, key=lambda source: source.purpose != "guide")
    names = [("your style guide " * (one.purpose == "guide")) + wording.visible(gap.locator) for one in sources for gap in one.unreadable]
    more = len(names) - NAMED
    return f"Could not be read: {', '.join(names[:NAMED])}{f' and {more} more' if more > 0 else ''}." if names else ""


def _concerns(audit: Audit) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, expand=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for concern in audit.concerns:
        table.add_row(_title(concern.title), _verdict(concern.verdict.value), Text(wording.visible(_outcome(audit, concern))))
    return table


def _outcome(audit: Audit, concern: ConcernSummary) -> str:
    """Counts and channels where there are any, else the reason."""
    found = [finding for finding in audit.findings if finding.concern == concern.concern]
    if concern.verdict in (Verdict.NOT_CHECKED, Verdict.OFF):
        return wording.sentence(concern.reason)
    if not found:
        gaps = [name for name, verdict in concern.channels.items() if verdict is Verdict.LOOK]
        return f"Nothing found; {wording.listed(gaps)} not fully read" if gaps else wording.sentence(concern.reason)
    channel_of = {item.locator: item.channel for item in audit.touchpoints}
    where = dict.fromkeys(channel_of[name] for finding in found for name in finding.locators if name in channel_of)
    gaps = [name for name, verdict in concern.channels.items() if verdict is Verdict.LOOK and name not in where]
    told = f"{wording.tally(found)} ({', '.join(where)})" if where else wording.tally(found)
    return f"{told}; {wording.listed(gaps)} not fully read" if gaps else told


def _verdict(word: str) -> RenderableType:
    return _plain(word, STYLES.get(word, ""))


def _grid(audit: Audit) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True, max_width=14, overflow="ellipsis")
    concerns = [concern for concern in wording.by_channel(audit) if concern.concern != "coverage"]  # its line above says all of it
    for concern in concerns:
        table.add_column(NARROW.get(concern.concern, concern.title[:9]), no_wrap=True)
    for channel in wording.channels(audit):
        table.add_row(_plain(channel), *(_cell(concern, channel) for concern in concerns))
    table.caption = "–  not scanned for it     ?  not checked"
    table.caption_justify = "left"
    return table


def _cell(concern: ConcernSummary, channel: str) -> RenderableType:
    verdict = concern.channels.get(channel)
    if verdict is None:
        return _dim("–")
    told = {Verdict.NOT_CHECKED: "?", Verdict.OFF: "off"}.get(verdict)
    return _dim(told) if told else _verdict(verdict.value)


def _course(audit: Audit) -> Iterable[RenderableType]:
    """How each channel's voice went, and what else moved."""
    from rich.table import Table
    from rich.text import Text

    trends = audit.history.trends if audit.history else ()
    rows = [row for row in spark_rows(trends, NIGHTS) if row[1] == VOICE or row[-1]]
    if not rows:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for number in range(5):
        table.add_column(no_wrap=number < 4, overflow="fold", justify="right" if number == 3 else "left")
    for row in rows:
        table.add_row(*(Text(wording.visible(cell), style="dim") for cell in row))
    yield ""
    yield _title("Over the last nights (higher is worse)")
    yield table


def _in_turn(findings: Sequence[Finding]) -> list[Finding]:
    """Of each severity first the worst of every concern, then the second of each, so that a small screen shows something of all."""
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for finding in findings:
        kind = (finding.severity.value, finding.concern)
        ranked.append((-finding.severity.rank, seen[kind], finding))
        seen[kind] += 1
    return [finding for *_, finding in sorted(ranked, key=lambda entry: entry[:2])]


def _finding(finding: Finding, mark: str = "") -> Iterable[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    told = Table.grid(padding=(0, 1, 0, 0))
    word = wording.ADVICE[finding.severity]
    told.add_row(_verdict(word), Text(wording.visible(finding.message), overflow="fold"))
    yield told
    said = ", ".join(part for part in (AGAIN[finding.standing], mark) if part)
    yield _indented(
        f"{short_id(finding)}{f' ({said})' if said else ''} {finding.locators[0]}: “{_shortened(finding.evidence[0].quote)}”", 5, "dim"
    )


def _decided(audit: Audit, most: int) -> Iterable[RenderableType]:
    """What the team decided, so many lines of it."""
    lines = decision_lines(audit)
    yield from (_indented(line, 0, "dim", wraps=True) for line in lines[:most])
    if len(lines) > most:
        yield _dim(f"… and {wording.count(len(lines) - most, 'more decision')}; --output report.html names them all")


def _shortened(quote: str, most: int = 60) -> str:
    shown = wording.visible(quote)
    return shown if len(shown) <= most else f"{shown[: most - 1].rstrip()}…"


def _sources(audit: Audit, most: int, *, one_by_one: bool) -> Iterable[RenderableType]:
    for purpose, name in wording.PURPOSES:
        sources = wording.sources_for(audit, purpose)
        if sources:
            yield _plain(f"{name}: {_totals(sources)}")
        if one_by_one and purpose == "campaign" and len(sources) > 1:
            yield from (_indented(f"{source.channel}: {_told(source)}", 2) for source in sources)
    gaps = _by_weight(audit.sources)
    for gap in gaps[:most]:
        yield _indented(f"Could not read {gap.locator} ({gap.code}): {gap.what} {gap.todo}", 2, "yellow", wraps=True)
    if len(gaps) > most:
        yield _indented(f"… and {len(gaps) - most} more that could not be read; --output report.html names them all", 2)


def _by_weight(sources: Iterable[SourceSummary]) -> list[Unreadable]:
    """What could not be read: whole sources first, then the first of every sort, then the rest."""
    gaps = [(gap.locator != source.path, gap) for source in sources for gap in source.unreadable]
    seen: set[str] = set()
    ranked: list[tuple[bool, bool, Unreadable]] = []
    for is_part, gap in gaps:
        ranked.append((is_part, gap.code in seen, gap))
        seen.add(gap.code)
    return [gap for *_, gap in sorted(ranked, key=lambda entry: entry[:2])]


def _told(source: SourceSummary) -> str:
    """One source; what could not be read is named below."""
    read = f"read {source.read}, skipped {len(source.skipped)}, could not read {len(source.unreadable)}"
    why = f" (skipped: {_reasons([item.why for item in source.skipped])})" if source.skipped else ""
    return f"{read}{why}"


def _totals(sources: Sequence[SourceSummary]) -> str:
    skipped = [item for source in sources for item in source.skipped]
    why = f" Skipped: {_reasons([item.why for item in skipped])}." if skipped else ""
    read = sum(source.read for source in sources)
    answers = sum(source.answers for source in sources)
    surveyed = f" {wording.count(answers, 'survey answer')} read, which no check judges." if answers else ""
    return f"read {read}, skipped {len(skipped)}, could not read {wording.unreadable(sources)}.{why}{surveyed}"


def _reasons(whys: Sequence[str]) -> str:
    """The two commonest reasons."""
    ranked = Counter(why.rstrip(".") for why in whys).most_common()
    shown = "; ".join(why if number == 1 else f"{why} ×{number}" for why, number in ranked[:2])
    return shown if len(ranked) <= 2 else f"{shown} and others"


def _unjudged(audit: Audit) -> Iterable[RenderableType]:
    shown = audit.notes[:2]
    for note in shown:
        yield _indented(f"Note: {note}", 0, "dim", wraps=True)
    if len(audit.notes) > len(shown):
        yield _dim(f"… and {wording.count(len(audit.notes) - len(shown), 'more note')}")
