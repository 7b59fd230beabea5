"""The brands that a program may ask about."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from consistency.records.people import Role
from consistency.web.api.problems import problems
from consistency.web.people import CurrentPerson
from consistency.web.state import state_of

router = APIRouter(tags=["brands"])


class BrandOut(BaseModel):
    """One brand and what the asker may do with it."""

    id: str = Field(description="The brand's name in addresses.")
    name: str = Field(description="The brand's name as it is written.")
    role: Role = Field(description="The asker's role with it.")


@router.get("/brands", summary="Your brands", responses=problems())
def brands(request: Request, person: CurrentPerson) -> list[BrandOut]:
    """The brands with which the asker has a role."""
    desks = state_of(request).bench.desks.values()
    return [BrandOut(id=desk.slug, name=desk.brand, role=role) for desk in desks if (role := person.role_in(desk.brand))]
