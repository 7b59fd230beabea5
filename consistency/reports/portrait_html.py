"""A learned voice as one self-contained HTML page with pictures."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any

from consistency.records.portrait import Portrait
from consistency.reports import portrait_page as page
from consistency.reports import portrait_words as words
from consistency.reports import wording

TEMPLATES = Path(__file__).parent / "templates"


def portrait_html(portrait: Portrait, made_by: str) -> bytes:
    """The whole page in UTF-8, made by that version of the program.

    What comes from copy is escaped, and the page's policy forbids scripts and requests.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style = "".join((TEMPLATES / name).read_text("utf-8") for name in ("report.css", "voice.css"))
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"visible": wording.visible, "plain": words.plain}
    text = environment.get_template("voice.html.j2").render(
        made_by=made_by,
        style=Markup(style),  # noqa: S704 -- our own files, nothing of the brand's
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        count=wording.count,
        **shown(portrait),
    )
    return text.encode("utf-8", "replace")


def shown(portrait: Portrait) -> dict[str, Any]:
    """What the template lays out, part by part."""
    return {
        "portrait": portrait,
        "gist": words.gist(portrait),
        "strength": words.strength_of(portrait),
        "tones": page.TONES,
        "pictures": page.pictures(portrait),
        "wide": page.WIDE,
        "typical": [page.shown(one) for one in portrait.typical],
        "distinctive": [page.shown(one) for one in portrait.distinctive],
        "matrix": page.matrix(portrait),
        "found": words.found(portrait.power),
        "different": words.DIFFERENT,
        "found_rows": page.found_rows(portrait),
        "sizes": [(words.SIZES[size], f"{size:g}") for size in portrait.power.sizes],
        "bars": page.bars(portrait.power.kinds) if portrait.power.texts else (),
        "size_word": words.SIZES[portrait.power.size or portrait.power.sizes[-1]],
    }
