"""A learned voice as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from consistency.records.portrait import ExampleSentence, Portrait, TraitRange
from consistency.reports import portrait_words as words
from consistency.reports.wording import count, visible

INDENT = "  "
BAR, NARROW_BAR = 28, 12
"""How many characters wide a trait's picture is, and where the terminal is narrow."""
NARROW = 100
LEAST_WORDS = 20
"""Characters that the words beside a row's columns get however narrow the terminal is."""
MOST_PAIRS = 6
PAIRS = (
    "In your own standard deviations. Chance: texts dealt out to both at random lie less apart 19 times in 20. Own: without what any"
    " brand does there."
)


def portrait_lines(portrait: Portrait, width: int = 100) -> Iterator[str]:
    """Gist, traits, examples, channels and power."""
    summary = portrait.summary
    yield f"{visible(portrait.brand)}  version {portrait.version}, {portrait.model}"
    yield f"{count(summary.touchpoints, 'approved text')}, {summary.words:,} words: {summary.strength}"
    yield from textwrap.wrap(" ".join([words.strength_of(portrait), summary.advice]).strip(), width)
    yield ""
    yield from textwrap.wrap(words.gist(portrait), width)
    yield from _traits(portrait, width)
    yield from _examples("Most like you", portrait.typical, width)
    yield from _examples("Least like anybody else", portrait.distinctive, width)
    yield from _channels(portrait, width)
    yield from _pairs(portrait, width)
    yield from _power(portrait, width)


def _title(text: str) -> Iterator[str]:
    yield ""
    yield text


def _traits(portrait: Portrait, width: int) -> Iterator[str]:
    yield from _title("What sets it apart")
    yield f"{INDENT}= nine in ten of your texts, | their middle, o other brands"
    shown = words.telling(portrait)
    bar = BAR if width >= NARROW else NARROW_BAR
    wide = max((len(words.plain(trait.says)) for trait in shown), default=0)
    for trait in shown:
        yield from _row(f"{words.plain(trait.says):<{wide}} [{_bar(trait, bar)}] ", words.numbers(trait), width)


def _bar(trait: TraitRange, width: int) -> str:
    """The range of a trait as `=`, its middle as `|`, and `o` for other brands, on a line from nought."""
    top = max(trait.brand.high, trait.usual, 0.1) * 1.05
    cells = [" "] * (width + 1)
    for place in range(round(width * max(trait.brand.low, 0) / top), round(width * max(trait.brand.high, 0) / top) + 1):
        cells[place] = "="
    cells[round(width * max(trait.usual, 0) / top)] = "o"
    cells[round(width * max(trait.brand.middle, 0) / top)] = "|"
    return "".join(cells)


def _row(columns: str, words: str, width: int) -> Iterator[str]:
    """Columns as they are, and beside them the words, in as many lines as they need."""
    first, *rest = textwrap.wrap(words, max(width - len(INDENT) - len(columns), LEAST_WORDS)) or [""]
    yield f"{INDENT}{columns}{first}".rstrip()
    for line in rest:
        yield f"{INDENT}{'':<{len(columns)}}{line}"


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
        columns = f"{one.name or '(none)':<{wide}}  {one.texts:>3} texts  {one.words:>6,} words  {one.strength:<8}  "
        yield from _row(columns, one.advice, width)


def _pairs(portrait: Portrait, width: int) -> Iterator[str]:
    if not portrait.pairs:
        return
    yield from _title("How far channels lie apart")
    yield from textwrap.wrap(PAIRS, width, initial_indent=INDENT, subsequent_indent=INDENT)
    wide = max(len(f"{pair.one} – {pair.other}") for pair in portrait.pairs)
    yield f"{INDENT}{'':<{wide}}  as is  chance  own"
    for pair in portrait.pairs[:MOST_PAIRS]:
        own = "   –" if pair.apart_alike is None else f"{pair.apart_alike:.2f}"
        differs = f": {pair.other} has {words.plain(', '.join(pair.differs))}" if pair.differs and pair.verdict in words.DIFFERENT else ""
        columns = f"{f'{pair.one} – {pair.other}':<{wide}}   {pair.apart:.2f}    {pair.chance:.2f}  {own}  "
        yield from _row(columns, f"{words.apart(pair)}{differs}", width)
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
