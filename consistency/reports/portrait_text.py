"""A learned voice as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from consistency.records.portrait import ExampleSentence, Portrait
from consistency.reports import portrait_words as words
from consistency.reports.wording import count, visible

INDENT = "  "
BAR = 28
"""How many characters wide a trait's picture is."""
MOST_PAIRS = 6


def portrait_lines(portrait: Portrait, width: int = 100) -> Iterator[str]:
    """Gist, traits, examples, channels and power."""
    summary = portrait.summary
    yield f"{visible(portrait.brand)}  version {portrait.version}, {portrait.model}"
    yield f"{count(summary.touchpoints, 'approved text')}, {summary.words:,} words: {summary.strength}"
    yield from textwrap.wrap(" ".join([words.strength_of(portrait), summary.advice]).strip(), width)
    yield ""
    yield from textwrap.wrap(words.gist(portrait), width)
    yield from _traits(portrait)
    yield from _examples("Most like you", portrait.typical, width)
    yield from _examples("Least like anybody else", portrait.distinctive, width)
    yield from _channels(portrait, width)
    yield from _pairs(portrait)
    yield from _power(portrait, width)


def _title(text: str) -> Iterator[str]:
    yield ""
    yield text


def _traits(portrait: Portrait) -> Iterator[str]:
    yield from _title("What sets it apart   (band: nine in ten of your texts, | their middle, o other brands)")
    shown = words.telling(portrait)
    wide = max((len(words.plain(trait.says)) for trait in shown), default=0)
    for trait in shown:
        top = max(trait.brand.high, trait.usual, 0.1) * 1.05
        cells = [" "] * (BAR + 1)
        for place in range(round(BAR * max(trait.brand.low, 0) / top), round(BAR * max(trait.brand.high, 0) / top) + 1):
            cells[place] = "="
        cells[round(BAR * max(trait.usual, 0) / top)] = "o"
        cells[round(BAR * max(trait.brand.middle, 0) / top)] = "|"
        yield f"{INDENT}{words.plain(trait.says):<{wide}} [{''.join(cells)}] {words.numbers(trait)}"


def _examples(title: str, examples: Sequence[ExampleSentence], width: int) -> Iterator[str]:
    if examples:
        yield from _title(title)
    for one in examples:
        says = [part for part in (visible(one.channel), words.plain(one.says)) if part]
        told = f"“{visible(one.quote)}”" + (f"  ({'; '.join(says)})" if says else "")
        yield from textwrap.wrap(told, width, initial_indent=INDENT, subsequent_indent=INDENT * 2)


def _channels(portrait: Portrait, width: int) -> Iterator[str]:
    yield from _title("Channels")
    wide = max((len(one.name) for one in portrait.channels), default=0)
    for one in portrait.channels:
        line = f"{one.name or '(none)':<{wide}}  {one.texts:>3} texts  {one.words:>6,} words  {one.strength:<8}  {one.advice}"
        yield from textwrap.wrap(line.rstrip(), width, initial_indent=INDENT, subsequent_indent=INDENT * 2, drop_whitespace=False)


def _pairs(portrait: Portrait) -> Iterator[str]:
    if not portrait.pairs:
        return
    yield from _title("How far channels lie apart   (in your own standard deviations; then with what any brand does there taken off)")
    wide = max(len(f"{pair.one} – {pair.other}") for pair in portrait.pairs)
    for pair in portrait.pairs[:MOST_PAIRS]:
        alike = "" if pair.apart_alike is None else f" → {pair.apart_alike:.2f}"
        differs = f": {pair.other} has {words.plain(', '.join(pair.differs))}" if pair.differs else ""
        yield f"{INDENT}{f'{pair.one} – {pair.other}':<{wide}}  {pair.apart:.2f}{alike}  {words.apart(pair)}{differs}"
    if len(portrait.pairs) > MOST_PAIRS:
        yield f"{INDENT}… and {len(portrait.pairs) - MOST_PAIRS} more pairs"


def _power(portrait: Portrait, width: int) -> Iterator[str]:
    power = portrait.power
    yield from _title("What it would find")
    yield from textwrap.wrap(words.found(power), width, initial_indent=INDENT, subsequent_indent=INDENT)
    if power.found:
        wide = max(map(len, power.found))
        yield f"{INDENT}{'':<{wide}}  " + "  ".join(f"{words.SIZES[size]:>6}" for size in power.sizes)
    for length, shares in power.found.items():
        yield f"{INDENT}{length:<{wide}}  " + "  ".join(f"{share:>6.0%}" for share in shares)
