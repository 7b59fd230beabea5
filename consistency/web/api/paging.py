"""Lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

LARGEST_NUMBER = 2**31 - 1
"""Of audits, scans and tokens: what a column of a database holds."""
LARGEST = 200
FURTHEST = 100_000
Item = TypeVar("Item")


class Paging(BaseModel):
    """Which page is asked for."""

    page: int = Field(1, ge=1, le=FURTHEST, description="Which page, counted from 1.")
    size: int = Field(50, ge=1, le=LARGEST, description="How many on a page.")

    def cut(self, items: Sequence[Any]) -> dict[str, Any]:
        """The fields of the page, from all that there is."""
        start = (self.page - 1) * self.size
        return {"items": items[start : start + self.size], "page": self.page, "size": self.size, "total": len(items)}


class PageOut(BaseModel, Generic[Item]):
    """One page of a list."""

    items: list[Item] = Field(description="What is on this page, in order.")
    page: int = Field(description="Which page this is, counted from 1.")
    size: int = Field(description="How many may be on a page.")
    total: int = Field(description="How many there are on all pages.")


PageAsked = Annotated[Paging, Query()]
