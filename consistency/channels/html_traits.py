"""What the name and the attributes of an HTML element say of it, whatever stands in it and around it."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.channels.wording import words

if TYPE_CHECKING:
    from bs4 import Tag

BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary"
    " table tbody td tfoot th thead tr ul"
)
SILENT = words("script style noscript template head iframe object embed canvas audio video map datalist progress meter title meta link")
HEADINGS = words("h1 h2 h3 h4 h5 h6")
FORM_PARTS = words("label legend option optgroup")
NEVER_SMALL = words("body html a")
"""Elements that no name makes small print."""
LABELS = {"li": "list-item", "summary": "summary", "caption": "caption", "figcaption": "caption", "dt": "term"}

BUTTON_NAME = re.compile(r"(?:^|[-_])(?:btn|button|cta)(?:$|[-_])|(?:^|[a-z])(?:Btn|Button|Cta|CTA)(?:$|[A-Z])")
SMALL_NAME = re.compile(
    r"(?:site|page|global|main|email|mail|t)?[-_]?(?:footer|foot|legal|small-?print|fine-?print|disclaimer|copyright|colophon|imprint)"
    r"|(?:cookies?|consent|gdpr)(?:[-_](?:banner|notice|bar|popup|modal|consent|message|overlay))?",
    re.IGNORECASE,
)
NAV_NAME = re.compile(
    r"(?:main|site|primary|secondary|top|mobile|footer|global|header)?[-_]?(?:nav|navbar|navigation|menu|breadcrumbs?|logo|pagination|tabs)",
    re.IGNORECASE,
)
PREHEADER_NAME = re.compile(r"(?:email|mail|hidden)?[-_]?(?:pre-?header(?:[-_]?text)?|preview[-_]?text)", re.IGNORECASE)
SIGNATURE_NAME = re.compile(r"gmail_signature|moz-signature|applemailsignature\w*|(?:e-?mail[-_]?)?signature", re.IGNORECASE)
"""What mail programs call the part that a writer signs with."""
UNSEEN_NAME = re.compile(
    r"skip-?(?:link|nav|to-?\w*)|sr-?only|visually-?hidden|screen-?reader(?:-text|-only)?|visuallyhidden|u-hidden-visually", re.IGNORECASE
)
NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:^|[;\s])(?:font-size|max-height|opacity)\s*:\s*0(?:\.0+)?(?:px|em|pt|%)?\s*(?:;|!|$)"
    r"|(?:^|[;\s])(?:height|width)\s*:\s*0(?:px)?\s*;.*overflow\s*:\s*hidden",
    re.IGNORECASE,
)
DISPLAYED = re.compile(r"display\s*:\s*(block|flex|grid|inline-block|inline-flex|table)\b", re.IGNORECASE)
FILLED = re.compile(r"background(?:-color)?\s*:|border(?:-radius)?\s*:", re.IGNORECASE)
PADDED = re.compile(r"padding(?:-\w+)?\s*:|line-height\s*:\s*\d\dpx", re.IGNORECASE)
PICTURE = re.compile(r"url\([^()]*\)", re.IGNORECASE)
LONGEST_STYLE = 2000
"""Characters of an inline style, pictures aside, that are looked at; nobody writes as many."""
FONT_SIZE = re.compile(r"font(?:-size)?\s*:[^;]*?(\d+(?:\.\d+)?)\s*(px|pt)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Traits:
    """What an element is by itself.

    `is_hidden`: no reader sees it, by attribute, inline style or the usual class names. `is_button`: it looks like one that invites to
    act. `is_named_navigation`: it is called navigation, which its content must bear out. `label` is None where the element adds none to
    what lies around it, `font_pixels` where its inline style sets no size.
    """

    names: tuple[str, ...]
    is_silent: bool
    is_hidden: bool
    is_block: bool
    is_button: bool
    is_heading: bool
    is_navigation: bool
    is_named_navigation: bool
    is_form_part: bool
    is_small_print: bool
    is_preheader: bool
    is_signature: bool
    font_pixels: float | None
    label: str | None


class TraitsOf:
    """The traits of one document's elements, judged once for all elements that have the same name and attributes."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Traits] = {}

    def __call__(self, tag: Tag) -> Traits:
        """The element's traits."""
        key = _telling(tag)
        traits = self._known.get(key)
        if traits is None:
            traits = self._known[key] = _judged(tag)
        return traits


def _telling(tag: Tag) -> Hashable:
    """What an element's traits are judged by."""
    attributes = tag.attrs
    if not attributes:
        return tag.name
    get = attributes.get
    return tag.name, get("class"), get("id"), get("style"), get("role"), get("type"), get("aria-hidden"), "hidden" in attributes


def _judged(tag: Tag) -> Traits:
    name, role = tag.name, tag.get("role")
    names = _names(tag)
    style = _style(tag)
    return Traits(
        names=names,
        is_silent=name in SILENT,
        is_hidden=_is_hidden(tag, style) or _is_called(names, UNSEEN_NAME),
        is_block=name in BLOCKS or _is_shown_as_block(style),
        is_button=name == "button" or role == "button" or any(map(BUTTON_NAME.search, names)) or _is_styled_as_button(style),
        is_heading=name in HEADINGS or role == "heading",
        is_navigation=name == "nav" or role in {"navigation", "menubar"},
        is_named_navigation=_is_called(names, NAV_NAME),
        is_form_part=name in FORM_PARTS,
        is_small_print=name != "footer" and (role == "contentinfo" or (name not in NEVER_SMALL and _is_called(names, SMALL_NAME))),
        is_preheader=_is_called(names, PREHEADER_NAME),
        is_signature=_is_called(names, SIGNATURE_NAME),
        font_pixels=_font_pixels(style),
        label=LABELS.get(name, "" if name in BLOCKS else None),
    )


def _names(tag: Tag) -> tuple[str, ...]:
    """The element's classes and id."""
    identifier = str(tag.get("id") or "")
    return (*str(tag.get("class") or "").split(), *([identifier] if identifier else []))


def _style(tag: Tag) -> str:
    style = str(tag.get("style") or "")
    return style if len(style) <= LONGEST_STYLE else PICTURE.sub("", style)[:LONGEST_STYLE]


def _is_called(names: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.fullmatch, names))


def _is_hidden(tag: Tag, style: str) -> bool:
    is_marked = "hidden" in tag.attrs or tag.get("aria-hidden") == "true"
    return is_marked or (tag.name == "input" and tag.get("type") == "hidden") or bool(NOT_SHOWN.search(style))


def _is_shown_as_block(style: str) -> bool:
    shown = DISPLAYED.search(style)
    return bool(shown and shown.group(1).lower() in {"block", "flex", "grid", "table"})


def _is_styled_as_button(style: str) -> bool:
    return bool(FILLED.search(style) and (PADDED.search(style) or "inline-block" in style))


def _font_pixels(style: str) -> float | None:
    size = FONT_SIZE.search(style)
    return float(size[1]) * (4 / 3 if size[2].lower() == "pt" else 1) if size else None
