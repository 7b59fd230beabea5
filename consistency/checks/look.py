"""Finds colours and fonts that are not the brand's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import ClassVar

from consistency.checks.colour_space import NOTICEABLE, Lab, difference, is_neutral, is_pure, is_tint_or_shade, to_lab
from consistency.checks.typefaces import is_allowed, is_for_code, is_generic, is_web_safe
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.guide import Colour, Guide
from consistency.records.look import LookRules, Stance
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, StyleFact, Touchpoint

SURE, NOTED, FAINT = 1.0, 0.4, 0.3
PRACTICE = 0.2
"""Share of the approved touchpoints of a kind from which on a colour or font counts as the house's own practice."""
PICTURE = "picture"
"""What the channel calls the flat colours of a picture, whose "selector" is its address."""
LEAST = 2
"""Approved touchpoints below which a share proves nothing."""


@dataclass(frozen=True, slots=True)
class _Stray:
    """One value that is not the guide's: what it is, where it is declared, how surely it is a breach."""

    code: str
    fact: StyleFact
    touchpoint: Touchpoint
    certainty: float
    away: float
    remark: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal for the same value from the same style sheet; a touchpoint's own styles are its own."""
        return self.code, self.fact.value.casefold(), self.fact.origin


class Look:
    """Colours and fonts that the style guide does not name.

    **What it measures.** Every colour and first font family declared in a touchpoint's HTML and CSS, against the guide's palette and
    typefaces. `value` is the CIEDE2000 difference from the nearest palette colour; for fonts it is 1.

    **Why it matters.** An orange button among brown ones looks like somebody else's page, and phishing looks just like that.

    **How.** Colours in any CSS notation are compared in CIE L*a*b*, so that rounding does not count and opacity is left out. Of a font
    stack the first family counts: what stands behind a brand face only stands in for it.

    **What is flagged.** A colour further than the tolerance (2) from every colour of the palette; a first family that is neither a brand
    face nor a stand-in that the guide names. One measurement a touchpoint and value; a value from a style sheet that pages share is one
    measurement naming them all.

    **What is fine.** Transparent, `currentColor` and `inherit`; generic families, symbols and code samples; the kinds of document that
    the guide excuses. Greys, tints and shades of a palette colour, a mail's web-safe face where the guide names no stand-in, and what the
    approved copy does too are noted only; black and white are fine, unless the settings say otherwise.

    **Settings.** `brand.guide`; `look.tolerance`, `look.greys` and `look.black_and_white`.

    **Limits.** Of pictures, the flat colours are looked at where the file lies beside the page, and they are noted only. A rule that no
    element matches counts where the sheet cannot tell.

    **Method.** CIEDE2000 (CIE 142); 1 to 2 is what an untrained eye begins to see between two colours side by side.
    """

    name: ClassVar[str] = "look"
    concern: ClassVar[str] = "look"
    kinds: ClassVar[tuple[str, ...]] = ("look-drift",)
    guide_of_examples: ClassVar[str] = (
        "## Looks\n\n| Colour | Hex |\n|---|---|\n| Moss | `#3F5D45` |\n| Cream | `#FBF6EA`"
        " |\n\nHeadings are in **Lora**, text in **Karla**, with Arial as the fallback.\n"
    )
    flagged: ClassVar[tuple[str, ...]] = (
        "background: #FF7A1A",
        "color: rgb(225, 6, 0)",
        "font-family: Poppins, Arial, sans-serif",
        "border-color: hsl(258 100% 62%)",
    )
    fine: ClassVar[tuple[str, ...]] = (
        "background: #3f5d45",
        "color: rgb(63, 93, 69)",
        "color: #3F5D46",
        "color: transparent",
        "color: #fff",
        "font-family: Lora, Georgia, serif",
        "font-family: 'Karla Medium', sans-serif",
        "font-family: Arial, sans-serif",
        "font-family: sans-serif",
    )

    def lacks(self, campaign: Campaign) -> str | None:
        """Why the check cannot be made: no guide, or one that names neither colours nor fonts."""
        guide = campaign.brand.guide
        if guide is None:
            return "no style guide was read: none is declared (brand.guide), or it could not be read"
        if not guide.palette and not guide.fonts:
            return "the style guide names neither colours nor fonts"
        return None

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement a value and touchpoint or shared sheet, in the order in which they are met."""
        guide = campaign.brand.guide or Guide()
        practice = _Practice(campaign.approved)
        groups: dict[tuple[str, str, str], list[_Stray]] = {}
        for reading in campaign.readings:
            if not _is_excused(reading.touchpoint, guide):
                for stray in _strays(reading.touchpoint, guide, practice, campaign.look):
                    groups.setdefault(stray.key, []).append(stray)
        for strays in groups.values():
            yield _measurement(strays, guide)


class _Practice:
    """What the approved copy's styles use, by kind of touchpoint."""

    def __init__(self, approved: Iterable[Reading]) -> None:
        self._styled = [r.touchpoint for r in approved if r.touchpoint.styles]

    def has(self, fact: StyleFact, kind: Kind) -> bool:
        """True when a good share of the approved touchpoints of this kind use the value."""
        alike = [t for t in self._styled if t.kind is kind]
        users = sum(any(_is_same(fact, other) for other in t.styles) for t in alike)
        return users >= LEAST and users >= PRACTICE * len(alike)


def _is_same(one: StyleFact, other: StyleFact) -> bool:
    if bool(one.family) != bool(other.family):
        return False
    if one.family:
        return is_allowed(one.value, [other.value])
    a, b = to_lab(one.value), to_lab(other.value)
    return a is not None and b is not None and difference(a, b) < NOTICEABLE


def _is_excused(touchpoint: Touchpoint, guide: Guide) -> bool:
    """True when the touchpoint's file name or title says that it is a kind of document whose look the guide accepts as it is."""
    named = f"{PurePosixPath(touchpoint.locator.split('#')[0]).stem} {touchpoint.title}".casefold()
    return any(re.search(rf"(?<![a-z]){re.escape(kind)}(?:s|es)?(?![a-z])", re.sub(r"[_\d]", " ", named)) for kind in guide.excused)


def _strays(touchpoint: Touchpoint, guide: Guide, practice: _Practice, rules: LookRules) -> Iterator[_Stray]:
    for fact in touchpoint.styles:
        found = _font(fact, touchpoint, guide) if fact.family or "font" in fact.property else _colour(fact, touchpoint, guide, rules)
        if found and practice.has(fact, touchpoint.kind):
            yield replace(found, certainty=min(found.certainty, NOTED), remark="Approved copy uses it too.")
        elif found and fact.property == PICTURE:
            yield replace(found, certainty=min(found.certainty, NOTED), remark="It is a colour of a picture.")
        elif found and any(fact.value.casefold() in sentence.casefold() for sentence in guide.excuses):
            yield replace(found, certainty=min(found.certainty, NOTED), remark="The guide lets it pass in some places.")
        elif found:
            yield found


def _colour(fact: StyleFact, touchpoint: Touchpoint, guide: Guide, rules: LookRules) -> _Stray | None:
    colour = to_lab(fact.value)
    if colour is None or not guide.palette:
        return None
    if fact.property == PICTURE and is_pure(colour):
        return None
    away = min(difference(colour, lab) for _, lab in _palette(guide))
    if away <= rules.tolerance:
        return None
    if is_pure(colour):
        return _neutral(fact, touchpoint, away, rules.black_and_white, "It is black or white.")
    if is_neutral(colour):
        return _neutral(fact, touchpoint, away, rules.greys, "It is a grey.")
    derived = any(is_tint_or_shade(colour, named.hex) for named in guide.palette if not is_neutral(to_lab(named.hex) or (0, 0, 0)))
    return _Stray("LOK01", fact, touchpoint, NOTED if derived else SURE, away, "It is a tint or shade of one that is." if derived else "")


def _neutral(fact: StyleFact, touchpoint: Touchpoint, away: float, stance: Stance, remark: str) -> _Stray | None:
    """A colour without hue, by what the settings say of such colours."""
    if stance is Stance.FINE:
        return None
    return _Stray("LOK01", fact, touchpoint, SURE if stance is Stance.FLAG else FAINT, away, remark)


def _font(fact: StyleFact, touchpoint: Touchpoint, guide: Guide) -> _Stray | None:
    family = fact.value
    if not guide.fonts or not family or is_generic(family) or is_allowed(family, guide.fonts) or is_for_code(fact.selector):
        return None
    lenient = touchpoint.kind is Kind.EMAIL and not guide.fallbacks and is_web_safe(family)
    return _Stray("LOK02", fact, touchpoint, NOTED if lenient else SURE, 1.0)


def _palette(guide: Guide) -> list[tuple[Colour, Lab]]:
    return [(colour, lab) for colour in guide.palette if (lab := to_lab(colour.hex))]


def _measurement(strays: list[_Stray], guide: Guide) -> Measurement:
    worst = max(strays, key=lambda s: s.certainty)
    about = tuple(dict.fromkeys(s.touchpoint.locator for s in strays))
    return Measurement(
        check=Look.name,
        kind="look-drift",
        code=worst.code,
        about=about,
        value=round(worst.away, 1),
        certainty=worst.certainty,
        expected=_expected(worst, guide),
        evidence=tuple(Evidence(locator, worst.fact.value, source="style", says=_places(strays, locator)) for locator in about),
        message=_message(worst, strays, guide),
        fix=_fix(worst, guide),
    )


def _places(strays: list[_Stray], locator: str) -> str:
    here = dict.fromkeys(_used(stray.fact) for stray in strays if stray.touchpoint.locator == locator)
    shown = list(here)[:3]
    return ", ".join(shown) + (f" and {len(here) - 3} more" if len(here) > 3 else "")


def _used(fact: StyleFact) -> str:
    """What a declaration sets, and where: `background of .button`, or of one element by its own style."""
    return f"{fact.property} of one element" if fact.selector == "style" else f"{fact.property} of {fact.selector}"


def _nearest(stray: _Stray, guide: Guide) -> Colour:
    colour = to_lab(stray.fact.value) or (0.0, 0.0, 0.0)
    return min(_palette(guide), key=lambda named: difference(colour, named[1]))[0]


def _expected(stray: _Stray, guide: Guide) -> str:
    return _nearest(stray, guide).hex if stray.code == "LOK01" else ", ".join(guide.fonts)


def _message(worst: _Stray, strays: list[_Stray], guide: Guide) -> str:
    what = "colour" if worst.code == "LOK01" else "font"
    where = _places(strays, worst.touchpoint.locator)
    shared = f" in {worst.fact.origin}" if worst.fact.origin != worst.touchpoint.locator else ""
    of = f" of {guide.path}" if guide.path else ""
    said = f"is not in the palette{of}" if what == "colour" else f"is none of the typefaces{of}"
    return f"The {what} {worst.fact.value} ({where}{shared}) {said}. {worst.remark}".rstrip()


def _fix(stray: _Stray, guide: Guide) -> str:
    if stray.code == "LOK02":
        faces = [f for f in guide.fonts if f not in guide.fallbacks] or list(guide.fonts)
        return f"Set it in {' or '.join(faces)}."
    near = _nearest(stray, guide)
    return f"Use {near.name} {near.hex}, the nearest of the palette." if near.name else f"Use {near.hex}, the nearest of the palette."
