"""CSS colours in the CIE L*a*b* space, in which distance is difference as seen."""

from __future__ import annotations

import math
from functools import lru_cache
from math import dist
from typing import Any

Lab = tuple[float, float, float]
D65 = (0.95047, 1.0, 1.08883)
NOTICEABLE = 3.0
"""CIE76 difference below which two flat colours pass for the same; rounding between notations stays far under it."""
NEUTRAL = 6.0
"""Chroma below which a colour reads as black, grey or white."""
STEPS = 20


@lru_cache(maxsize=4096)
def to_lab(value: str) -> Lab | None:
    """Any CSS Color 4 value as (L*, a*, b*), its opacity left out; None for transparent, currentColor and what is no colour."""
    from tinycss2 import color4

    colour = color4.parse_color(value)
    if colour is None or isinstance(colour, str) or colour.alpha == 0:
        return None
    try:
        return _lab(colour.to("srgb")) if colour.space in {"srgb", "hsl", "hwb"} else _bare(colour.to("lab"))
    except NotImplementedError:
        return None


def _bare(colour: Any) -> Lab:
    first, second, third = (c or 0.0 for c in colour.coordinates)
    return first, second, third


def _lab(colour: Any) -> Lab:
    return from_srgb(*_bare(colour))


def from_srgb(red: float, green: float, blue: float) -> Lab:
    """sRGB (0..1) as L*a*b* under D65, by the formulas of IEC 61966-2-1 and CIE 15."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))
    xyz = (0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b)
    x, y, z = (_f(value / white) for value, white in zip(xyz, D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _f(t: float) -> float:
    return float(t ** (1 / 3)) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116


def difference(one: Lab, other: Lab) -> float:
    """CIE76 colour difference: about 2 is the least that a trained eye sees."""
    return dist(one, other)


def is_neutral(colour: Lab) -> bool:
    """True for black, greys and white."""
    return math.hypot(colour[1], colour[2]) < NEUTRAL


def is_pure(colour: Lab) -> bool:
    """True for black and white themselves."""
    return is_neutral(colour) and (colour[0] < 1 or colour[0] > 99)


def is_tint_or_shade(colour: Lab, base: str) -> bool:
    """True when the colour is `base` (`#RRGGBB`) mixed with white or black in sRGB, as hover states and panels are made."""
    channels = [int(base[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    for step in range(1, STEPS):
        share = step / STEPS
        for pole in (0.0, 1.0):
            mixed = from_srgb(*(c + (pole - c) * share for c in channels))
            if difference(mixed, colour) < NOTICEABLE:
                return True
    return False
