"""What a brand is judged by: how much approved copy there is, and whether it is enough."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field

from consistency.baseline.summary import summarise
from consistency.web.api.findings import Record
from consistency.web.api.problems import problems
from consistency.web.people import Viewer

router = APIRouter(prefix="/brands/{brand}/baseline", tags=["brands"])


class BaselineOut(Record):
    """What the approved copy amounts to."""

    touchpoints: int = Field(description="How many approved texts there are.")
    words: int
    channels: dict[str, int] = Field(description="How many of them in each channel.")
    strength: str = Field(description="Whether that is enough to judge by: enough, thin or too thin.")
    advice: str = Field(description="What to add where it is not.")


@router.get("", summary="What the brand is judged by", responses=problems(409, 503))
def baseline(access: Viewer) -> BaselineOut:
    """How much approved copy there is by channel, and whether it is enough; 409 where there is too little to judge anything by."""
    return BaselineOut.model_validate(summarise(access.desk.judge().learned.edition.baseline))
