"""Picture: a chart with the numbers behind it, shown and saved without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import escape

from consistency.library.errors import LibraryError
from consistency.pictures.ground import GROUNDS, config

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

ENDINGS = (".svg", ".png", ".html", ".json")
LESS = "\ufdd0"
"""Stands for "<" until a page is made, whose script no word of a picture may end."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A chart of Altair (`chart`), the numbers that it shows (`frame`), and what there is to see in a sentence (`says`).

    A notebook shows it as SVG in its own ink, light or dark, with no script and no network. `chart` is Altair's own, to change.
    """

    chart: alt.TopLevelMixin
    frame: pd.DataFrame
    says: str

    def spec(self, on: Literal["light", "dark", "any"] = "light") -> dict[str, Any]:
        """The picture as Vega-Lite, numbers inside, for a light or a dark page, or for the ink of any page."""
        plain: dict[str, Any] = self.chart.to_dict()
        return {**plain, "config": config(GROUNDS[on]), "padding": 10}

    def svg(self, on: Literal["light", "dark", "any"] = "any") -> str:
        """The picture as SVG; on "any" its words have the ink of the page that it stands in."""
        drawn: str = _converter().vegalite_to_svg(self.spec(on), vl_version=_version())
        named = drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(self.says)}" ', 1)
        return named.replace(GROUNDS["any"].ink, "currentColor") if on == "any" else named

    def png(self, on: Literal["light", "dark"] = "light", scale: float = 2.0) -> bytes:
        """The picture as PNG, `scale` pixels for each of its own."""
        drawn: bytes = _converter().vegalite_to_png(self.spec(on), scale=scale, vl_version=_version())
        return drawn

    def save(self, path: Path | str, on: Literal["light", "dark"] = "light") -> None:
        """Writes the picture: `.svg`, `.png`, `.html` (interactive, all in one file) or `.json` (Vega-Lite).

        LibraryError LIB03 for any other ending, LIB02 where vl-convert is not installed.
        """
        from consistency.flows.whole import write_whole

        place = Path(path)
        if place.suffix.casefold() not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise LibraryError(f"a picture is not written as {place.suffix!r}.", where=str(path), todo=f"Known: {known}.", code="LIB03")
        write_whole(place, self._content(place.suffix.casefold(), on))

    def _content(self, ending: str, on: Literal["light", "dark"]) -> bytes:
        import json

        if ending == ".png":
            return self.png(on)
        if ending == ".svg":
            return self.svg(on).encode()
        if ending == ".html":
            spec = json.loads(json.dumps(self.spec(on)).replace("<", LESS))
            page: str = _converter().vegalite_to_html(spec, vl_version=_version(), bundle=True)
            return page.replace(LESS, "\\u003c").encode()
        return json.dumps(self.spec(on), indent=1, ensure_ascii=False).encode()

    def _repr_html_(self) -> str:
        return f'<div style="overflow-x:auto">{self.svg()}</div>'

    def __repr__(self) -> str:
        return f"<Picture: {self.says}>"


def _converter() -> Any:
    try:
        import vl_convert
    except ImportError as error:
        todo = "Install its extra `notebook`."
        raise LibraryError("pictures are drawn by vl-convert, which is not installed.", todo=todo, code="LIB02") from error
    return vl_convert


def _version() -> str:
    """The version of Vega-Lite that the installed Altair speaks, as vl-convert names it."""
    import altair as alt

    found = re.match(r"v?(\d+)\.(\d+)", alt.SCHEMA_VERSION)
    return f"{found[1]}.{found[2]}" if found else "6.1"


def altair() -> Any:
    """Altair, with numbers of any amount inside the chart; LibraryError LIB02 where it is not installed."""
    try:
        import altair as alt
    except ImportError as error:
        todo = "Install its extra `notebook`."
        raise LibraryError("pictures need Altair, which is not installed.", todo=todo, code="LIB02") from error
    return alt
