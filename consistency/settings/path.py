"""The way that customers take through a campaign, where links alone do not show it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from consistency.settings.table import Table, Text


class PathSettings(Table):
    """One way through the campaign, such as advert, page, video, follow-up mail, invoice."""

    name: Text = Field("path", description="What reports call it.")
    steps: tuple[Text, ...] = Field(
        strict=False,
        description="What a customer meets, in order. A step is a pattern for locators or addresses, * standing for anything, as in "
        '"campaign/ads/*" or "*/offer", or utm_campaign=NAME for all that links with that tag.',
    )

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if len(self.steps) < 2:
            raise ValueError("a path has two steps at least: what makes the promise, and what must keep it")
        return self
