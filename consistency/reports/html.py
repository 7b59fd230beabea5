"""The audit as one self-contained HTML page for the people who act on it."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import ClassVar

from consistency.records.audit import Audit
from consistency.reports import page, wording

TEMPLATES = Path(__file__).parent / "templates"


class Html:
    """Verdicts, grid, findings with quotes in context, all touchpoints and sources on one page; no script, no network, printable."""

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"

    def render(self, audit: Audit) -> bytes:
        """The whole page in UTF-8; everything that comes from copy is escaped, and the page's policy forbids scripts and requests."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup

        style = (TEMPLATES / "report.css").read_text("utf-8")
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters |= {"day": wording.day, "visible": wording.visible, "listed": wording.listed}
        text = environment.get_template("report.html.j2").render(
            audit=audit,
            style=Markup(style),  # noqa: S704 -- our own file, nothing of the audit's
            style_hash=_digest(style),
            headline=wording.headline(audit),
            tone=page.tone(audit.verdict),
            numbers=page.numbers(audit),
            channels=wording.channels(audit),
            grid=page.grid(audit),
            sections=page.sections(audit),
            rows=page.rows(audit),
            heard=any(item.voice for item in audit.touchpoints),
            sources=[(title, wording.sources_for(audit, purpose)) for purpose, title in wording.PURPOSES],
            count=wording.count,
            missing=wording.unreadable(audit.sources),
        )
        return text.encode("utf-8", "replace")


def _digest(style: str) -> str:
    return b64encode(hashlib.sha256(style.encode()).digest()).decode()
