"""The audit as one self-contained HTML page for the people who act on it."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any, ClassVar

from consistency.records.audit import Audit
from consistency.reports import page, wording
from consistency.reports.causes import causes
from consistency.reports.course import tally_of, trend_lines
from consistency.reports.coverage import STAGES, coverage, has_stages
from consistency.reports.decision_text import decision_lines
from consistency.reports.distances import FAR, NEAR, distance_picture
from consistency.reports.ledger import MOST_OFFERS, ledger_rows

TEMPLATES = Path(__file__).parent / "templates"
MOST_OPEN = 150
"""A longer list of touchpoints is folded away until somebody opens it."""


class Html:
    """The launch page: verdicts, grids, the offer ledger, channels side by side, the worst touchpoints with their text, sources, settings.

    One file that loads nothing and works without its script, which sorts and filters. It prints, and reads on a phone.
    """

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"

    def render(self, audit: Audit) -> bytes:
        """The whole page in UTF-8; everything of copy is escaped, and the page's policy forbids requests and any script but its own."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup

        style, script = ((TEMPLATES / f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters |= {"day": wording.day, "visible": wording.visible, "listed": wording.listed}
        text = environment.get_template("report.html.j2").render(
            audit=audit,
            style=Markup(style),  # noqa: S704 -- our own file, nothing of the audit's
            script=Markup(script),  # noqa: S704 -- likewise
            style_hash=_digest(style),
            script_hash=_digest(script),
            count=wording.count,
            **_shown(audit),
        )
        return text.encode("utf-8", "replace")


def policy() -> str:
    """What the page asks of a browser, for a server that says so in a header: no requests, and no style or script but its own."""
    style, script = ((TEMPLATES / f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
    own = f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _shown(audit: Audit) -> dict[str, Any]:
    """What the template lays out, part by part."""
    return {
        "headline": wording.headline(audit),
        "tone": page.tone(audit.verdict),
        "numbers": page.numbers(audit),
        "channels": wording.channels(audit),
        "grid": page.grid(audit),
        "sections": page.sections(audit),
        "stages": coverage(audit),
        "has_stages": has_stages(audit),
        "journey": STAGES,
        "ledger": ledger_rows(audit),
        "more_offers": max(len(audit.offers) - MOST_OFFERS, 0),
        "picture": distance_picture(audit),
        "near": NEAR,
        "far": FAR,
        "causes": causes(audit),
        "tally": tally_of(audit),
        "trends": trend_lines(audit),
        "decided": decision_lines(audit),
        "entries": page.entries(audit),
        "rows": page.rows(audit),
        "most_open": MOST_OPEN,
        "heard": any(item.voice for item in audit.touchpoints),
        "sources": [(title, wording.sources_for(audit, purpose)) for purpose, title in wording.PURPOSES],
        "missing": wording.unreadable(audit.sources),
    }


def _digest(part: str) -> str:
    return b64encode(hashlib.sha256(part.encode()).digest()).decode()
