"""The flat colours of pictures that lie beside a page: logos, banners and drawings have some, photographs none."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from consistency.records.touchpoint import StyleFact

LARGEST = 4 * 1024 * 1024
"""Bytes of a picture that is looked into."""
MOST = 40
"""Pictures of one document that are looked into."""
SIDE = 96
"""Pixels of a side that colours are counted in."""
FLAT = 0.9
"""Share of a picture that eight colours must cover for it to be drawn and not photographed."""
LARGE = 0.15
"""Share from which a colour is one of the picture's own, and not an edge between two."""
DRAWN = re.compile(r"(?:fill|stroke|stop-color|flood-color)\s*[:=]\s*[\"']?\s*(#[0-9a-fA-F]{3,8}\b|rgba?\([^()]{1,40}\))", re.IGNORECASE)
RASTER = frozenset({".png", ".gif", ".jpg", ".jpeg", ".webp"})
Pixel = tuple[int, int, int]


def picture_styles(pictures: Iterable[tuple[str, Path, str]]) -> Iterator[StyleFact]:
    """A fact for each flat colour of each picture, given as its address in the document, its file, and the file's origin."""
    for source, path, origin in islice(pictures, MOST):
        for colour in _colours(path, path.stat().st_size):
            yield StyleFact("picture", colour, source, origin)


@lru_cache(maxsize=1024)
def _colours(path: Path, size: int) -> tuple[str, ...]:
    """The picture's flat colours, the largest first; none of one that cannot be read: it is no copy, and browsers show it broken."""
    if size > LARGEST:
        return ()
    try:
        if path.suffix.casefold() == ".svg":
            return tuple(dict.fromkeys(DRAWN.findall(path.read_text("utf-8", "replace"))))
        return _counted(path) if path.suffix.casefold() in RASTER else ()
    except (OSError, ValueError, SyntaxError, Warning):  # Pillow's ways to say that a picture is damaged or built to be costly
        return ()


def _counted(path: Path) -> tuple[str, ...]:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path) as picture:
                picture.draft("RGB", (SIDE, SIDE))
                small = picture.convert("RGBA").resize((SIDE, SIDE), Image.Resampling.NEAREST)
        except Image.DecompressionBombError as error:
            raise ValueError(str(error)) from error
    raw = small.tobytes()
    return _flat([(raw[at], raw[at + 1], raw[at + 2]) for at in range(0, len(raw), 4) if raw[at + 3] > 127])


def _flat(pixels: list[Pixel]) -> tuple[str, ...]:
    """Colours that cover much, of a picture that few colours cover; those that compression tells apart count as one."""
    groups: dict[Pixel, Counter[Pixel]] = {}
    for red, green, blue in pixels:
        groups.setdefault((red >> 4, green >> 4, blue >> 4), Counter())[red, green, blue] += 1
    largest = sorted(groups.values(), key=lambda group: (-group.total(), group.most_common(1)[0][0]))[:8]
    if sum(group.total() for group in largest) < FLAT * len(pixels):
        return ()
    own = (group.most_common(1)[0][0] for group in largest if group.total() >= LARGE * len(pixels))
    return tuple(f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in own)
