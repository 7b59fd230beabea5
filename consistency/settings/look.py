"""The table `[look]`: how strictly colours are held against the guide's palette."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from consistency.records.look import TOLERANCE, LookRules, Stance
from consistency.settings.table import Table

StanceName = Literal["fine", "note", "flag"]


class LookSettings(Table):
    """How strictly the look is judged."""

    tolerance: float = Field(
        TOLERANCE, strict=False, ge=0, le=20, description="How far a colour may lie from the palette's nearest (CIEDE2000) and still be it."
    )
    greys: StanceName = Field("note", description="Neutral greys that the palette does not name: fine, note or flag.")
    black_and_white: StanceName = Field("fine", description="Pure black and white that the palette does not name: fine, note or flag.")

    @property
    def rules(self) -> LookRules:
        """The same as a record."""
        return LookRules(self.tolerance, Stance(self.greys), Stance(self.black_and_white))
