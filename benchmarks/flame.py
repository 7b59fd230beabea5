"""A flame picture from sampled stacks: a bar for each function, as wide as its share of the time, on the bar of its caller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from zlib import crc32

Stacks = Mapping[tuple[str, ...], int]
"""How often each stack was seen, the outermost function first."""
WIDTH, BAR, MARGIN, HEAD = 1000, 18, 8, 34
LETTER = 6.2
"""Pixels of a letter in a bar."""
NARROWEST = 3.0
"""Pixels of a bar that is drawn at all."""
COLOURS = ("#f6c177", "#f2a65a", "#eb8f5c", "#f7d08a", "#e9b872")


@dataclass
class Node:
    """One function in one place of the stacks, with how often it was seen there and what it called."""

    samples: int = 0
    calls: dict[str, Node] = field(default_factory=dict)


def collapsed(text: str) -> Counter[tuple[str, ...]]:
    """The stacks of a collapsed file, a line each: `outer;inner 12`."""
    found: Counter[tuple[str, ...]] = Counter()
    for line in text.splitlines():
        stack, _, seen = line.rpartition(" ")
        found[tuple(stack.split(";"))] += int(seen)
    return found


def only_below(stacks: Stacks, entries: Sequence[str]) -> Counter[tuple[str, ...]]:
    """What was seen inside functions of these names, from there on; line numbers are left out, so that a function is one bar."""
    found: Counter[tuple[str, ...]] = Counter()
    for stack, seen in stacks.items():
        names = tuple(_function(frame) for frame in stack)
        start = next((at for at, name in enumerate(names) if name.partition(" ")[0] in entries), None)
        if start is not None:
            found[names[start:]] += seen
    return found


def _function(frame: str) -> str:
    """A frame as py-spy writes it, `name (package/module.py:12)`, without the line and with the module's last parts."""
    name, _, place = frame.partition(" (")
    path = place.rstrip(")").rpartition(":")[0] or place.rstrip(")")
    return f"{name} {'/'.join(path.split('/')[-2:])}".strip()


def tree(stacks: Stacks) -> Node:
    """The stacks merged from the outside."""
    root = Node()
    for stack, seen in stacks.items():
        node = root
        node.samples += seen
        for name in stack:
            node = node.calls.setdefault(name, Node())
            node.samples += seen
    return root


def flame(stacks: Stacks, title: str) -> str:
    """The picture as SVG. Raises ValueError where nothing was seen."""
    root = tree(stacks)
    if not root.samples:
        raise ValueError("no stack of this stage was seen: let it run longer, or sample more often.")
    bars = list(_bars(root, 0.0, 0, WIDTH / root.samples))
    height = HEAD + MARGIN + BAR * (1 + max(depth for _, _, depth, _, _ in bars))
    parts = [_bar(*bar, root.samples) for bar in bars]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 2 * MARGIN} {height}" font-family="system-ui, sans-serif" '
        f'role="img" aria-label="{escape(title)}">\n<rect width="100%" height="100%" fill="#fffdf8"/>\n'
        f'<text x="{MARGIN}" y="22" font-size="15" fill="#2b2118">{escape(title)}</text>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _bars(node: Node, left: float, depth: int, scale: float) -> Iterator[tuple[str, float, int, float, int]]:
    """Name, left, depth, width and samples of everything that is called below a node and wide enough to be seen."""
    for name, call in sorted(node.calls.items(), key=lambda one: (-one[1].samples, one[0])):
        width = call.samples * scale
        if width >= NARROWEST:
            yield name, left, depth, width, call.samples
            yield from _bars(call, left, depth + 1, scale)
        left += width


def _bar(name: str, left: float, depth: int, width: float, samples: int, total: int) -> str:
    x, y = MARGIN + left, HEAD + BAR * depth
    shown = _fitting(name.partition(" ")[0], width)
    label = f'<text x="{x + 4:.1f}" y="{y + 13}" font-size="11" fill="#2b2118">{escape(shown)}</text>' if shown else ""
    colour = COLOURS[crc32(name.encode()) % len(COLOURS)]
    box = f'<rect x="{x:.1f}" y="{y}" width="{max(width - 1, 1):.1f}" height="{BAR - 1}" rx="2" fill="{colour}"/>'
    return f"<g><title>{escape(name)}: {samples / total:.1%}</title>{box}{label}</g>"


def _fitting(name: str, width: float) -> str:
    room = int((width - 8) / LETTER)
    return name if len(name) <= room else f"{name[: room - 1]}…" if room > 3 else ""
