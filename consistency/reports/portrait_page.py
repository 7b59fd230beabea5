"""What the page of a learned voice shows, prepared so that its template only lays out: pictures as coordinates, numbers as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consistency.records.portrait import ChannelPair, ExampleSentence, Portrait, Span, TraitRange
from consistency.reports import portrait_words as words
from consistency.reports.wording import visible

WIDE = 260.0
"""How wide a trait's picture is, in the units of its own drawing; labels stand to the left of it."""
TONES = {"enough": "pass", "thin": "look", "too thin": "stop"}
STEPS = 6
"""Shades of the tables in which shares and distances are shown."""
FURTHEST = 0.9
"""A distance from which on two channels have the darkest shade."""


@dataclass(frozen=True, slots=True)
class Line:
    """One range in a picture: its label, where it begins, has its middle and ends (0..WIDE), and its numbers."""

    label: str
    low: float
    middle: float
    high: float
    numbers: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One trait: the brand's own line, a line for each channel, where other brands lie, and the scale's ends."""

    title: str
    numbers: str
    own: Line
    channels: tuple[Line, ...]
    usual: float
    usual_label: str
    bottom: str
    top: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table of shades: what stands in it, how dark it is (0..STEPS), and what a pointer is told."""

    text: str
    shade: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One direction with the share of texts found, 0..100."""

    kind: str
    share: int


def pictures(portrait: Portrait) -> tuple[Picture, ...]:
    """The telling traits as pictures."""
    return tuple(_picture(trait) for trait in words.telling(portrait, 8))


def _picture(trait: TraitRange) -> Picture:
    channels = trait.channels if len(trait.channels) > 1 else {}
    spans = (trait.brand, *channels.values())
    scale = _scale([trait.usual, *(span.low for span in spans)], [trait.usual, 0.1, *(span.high for span in spans)])
    says = words.plain(trait.says)
    return Picture(
        title=says[:1].upper() + says[1:],
        numbers=f"{trait.brand.middle:g} {trait.unit}; other brands {trait.usual:g}",
        own=_line("all", trait.brand, scale),
        channels=tuple(_line(visible(channel), span, scale) for channel, span in channels.items()),
        usual=_place(trait.usual, scale),
        usual_label=f"{trait.usual:g}",
        bottom=f"{scale[0]:.3g}",
        top=f"{scale[1]:.3g}",
        spoken=f"{says}: {words.numbers(trait)}",
    )


def _scale(lows: Sequence[float], highs: Sequence[float]) -> tuple[float, float]:
    """Where a picture's scale begins and ends: at 0, unless all lies far from it."""
    low, high = max(min(lows), 0.0), max(highs)
    room = 0.08 * (high - low)
    return (max(low - room, 0.0), high + room) if low > high / 2 else (0.0, high * 1.08)


def _line(label: str, span: Span, scale: tuple[float, float]) -> Line:
    low, middle, high = (_place(value, scale) for value in (span.low, span.middle, span.high))
    return Line(label, low, middle, max(high, low + 2), f"{span.low:g}–{span.high:g}, middle {span.middle:g}")


def _place(value: float, scale: tuple[float, float]) -> float:
    return round(WIDE * min(max((value - scale[0]) / (scale[1] - scale[0]), 0.0), 1.0), 1)


def matrix(portrait: Portrait) -> tuple[tuple[str, tuple[Cell | None, ...]], ...]:
    """A row and a column for each channel: below the diagonal the distance as it is, above it with what any brand does taken off."""
    names = sorted({name for pair in portrait.pairs for name in (pair.one, pair.other)})
    by_names = {frozenset((pair.one, pair.other)): pair for pair in portrait.pairs}
    rows = []
    for row, one in enumerate(names):
        cells = [
            None if row == column else _distance(by_names[frozenset((one, other))], is_alike=column > row)
            for column, other in enumerate(names)
        ]
        rows.append((visible(one), tuple(cells)))
    return tuple(rows)


def _distance(pair: ChannelPair, *, is_alike: bool) -> Cell:
    value = pair.apart_alike if is_alike else pair.apart
    if value is None:
        return Cell("–", 0, "What any brand does in a channel of this name is not known.")
    is_told = pair.verdict in words.DIFFERENT
    differs = f"; {pair.other} has {words.plain(', '.join(pair.differs))}" if pair.differs and is_told else ""
    hint = f"{pair.one} – {pair.other}: {words.apart(pair)}, by chance up to {pair.chance:.2f}{differs}"
    return Cell(f"{value:.2f}", _shade(value / FURTHEST) if pair.apart > pair.chance else 0, hint)


def found_rows(portrait: Portrait) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """A row for each length of text, a cell for each size of push."""
    return tuple(
        (length, tuple(Cell(f"{share:.0%}", _shade(share)) for share in shares)) for length, shares in portrait.power.found.items()
    )


def _shade(share: float) -> int:
    return round(STEPS * min(max(share, 0.0), 1.0))


def bars(kinds: Mapping[str, float]) -> tuple[Bar, ...]:
    """Directions with the share found, the best found first."""
    return tuple(Bar(kind, round(100 * share)) for kind, share in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))


def shown(example: ExampleSentence) -> tuple[str, str, str, str]:
    """Quote, channel, place and what it shows."""
    return visible(example.quote), visible(example.channel), visible(example.locator), visible(words.plain(example.says))
