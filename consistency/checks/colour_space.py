"""CSS colours in the CIE L*a*b* space, in which distance is difference as seen."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

Lab = tuple[float, float, float]
D65 = (0.95047, 1.0, 1.08883)
NOTICEABLE = 2.0
"""CIEDE2000 difference up to which two flat colours pass for the same; rounding between notations stays far under it."""
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


@lru_cache(maxsize=65536)
def difference(one: Lab, other: Lab) -> float:
    """CIEDE2000 colour difference (CIE 142, as Sharma, Wu and Dalal restate it in 2005): 1 is about the least that an eye sees."""
    chroma, other_chroma = _even_chroma(one, other), _even_chroma(other, one)
    hue, other_hue = _hue(one, chroma[1]), _hue(other, other_chroma[1])
    turn = _turn(hue, other_hue) if chroma[0] and other_chroma[0] else 0.0
    lightness, mean_chroma = (one[0] + other[0]) / 2, (chroma[0] + other_chroma[0]) / 2
    mean_hue = hue + turn / 2 if chroma[0] and other_chroma[0] else hue + other_hue
    off = (lightness - 50) ** 2
    light = (other[0] - one[0]) / (1 + 0.015 * off / math.sqrt(20 + off))
    chromatic = (other_chroma[0] - chroma[0]) / (1 + 0.045 * mean_chroma)
    hued = 2 * math.sqrt(chroma[0] * other_chroma[0]) * math.sin(math.radians(turn) / 2) / (1 + 0.015 * mean_chroma * _hue_weight(mean_hue))
    rotation = -_pull(mean_chroma) * math.sin(math.radians(60 * math.exp(-(((mean_hue % 360 - 275) / 25) ** 2))))
    return math.sqrt(max(0.0, light**2 + chromatic**2 + hued**2 + rotation * chromatic * hued))


def _pull(chroma: float) -> float:
    return 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _even_chroma(colour: Lab, beside: Lab) -> tuple[float, float]:
    """Chroma and a* as CIEDE2000 stretches them for colours near grey; depends on both colours alike."""
    mean = (math.hypot(*colour[1:]) + math.hypot(*beside[1:])) / 2
    a = colour[1] * (1.5 - _pull(mean) / 4)
    return math.hypot(a, colour[2]), a


def _hue(colour: Lab, a: float) -> float:
    return math.degrees(math.atan2(colour[2], a)) % 360


def _turn(hue: float, other: float) -> float:
    """Degrees from one hue to the other, the shorter way round."""
    return (other - hue + 180) % 360 - 180


def _hue_weight(hue: float) -> float:
    at = math.radians(hue)
    wave = -0.17 * math.cos(at - math.radians(30)) + 0.24 * math.cos(2 * at)
    return 1 + wave + 0.32 * math.cos(3 * at + math.radians(6)) - 0.20 * math.cos(4 * at - math.radians(63))


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
