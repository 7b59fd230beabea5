"""What is wrong with copy, as programs read it: findings with their quotes, and the verdicts they lead to."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from consistency.records.audit import Verdict
from consistency.records.finding import Severity, Standing


class Record(BaseModel):
    """A model that is read off one of the program's records."""

    model_config = ConfigDict(from_attributes=True)


class EvidenceOut(Record):
    """A quote that proves something: exactly `text[start:end]` of the touchpoint `locator`, in code points."""

    locator: str = Field(description="The touchpoint that it stands in.")
    quote: str = Field(description="The words.")
    start: int | None = Field(description="Where they begin, in code points of the touchpoint's text; null where they stand elsewhere.")
    end: int | None = Field(description="Where they end.")
    says: str = Field(description="What the quote shows, in a few words.")


class FindingOut(Record):
    """Something that the team should act on, quoted and explained in plain words."""

    id: str = Field(description="Twelve hex digits that stay while kind, words and place stay.", examples=["3f9c2a71b04d"])
    kind: str = Field(description="The kind of finding, as the reference of checks lists it.", examples=["offer-conflict"])
    code: str = Field(description="The code of the finding; empty where its kind says it all.")
    severity: Severity
    concern: str = Field(description="The concern whose verdict it feeds.", examples=["offer"])
    message: str = Field(description="What is wrong, in plain words.")
    fix: str = Field(description="What to do about it.")
    locators: list[str] = Field(description="The touchpoints that it is about.")
    against: list[str] = Field(description="The touchpoints that say otherwise.")
    attribute: str | None = Field(description="Which side of an offer differs, or which wording was found.")
    expected: str | None = Field(description="What it differs from.")
    certainty: float = Field(description="How sure the check is that it is really there, 0 to 1.")
    standing: Standing = Field(description="Whether it is new, worse than what was accepted, or accepted until a day that is past.")
    evidence: list[EvidenceOut] = Field(description="The words that show it.")


class ConcernOut(Record):
    """The verdict on one concern, and why."""

    concern: str = Field(examples=["voice"])
    title: str = Field(examples=["Does it sound like us?"])
    verdict: Verdict
    reason: str
