"""The campaign brief: what an offer is in truth, stated once."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from consistency.settings.table import Table, Text

Benefit = Literal["discount", "gift", "free time", "trial", "free", "return", "warranty"]
FACTS = ("kind", "price", "code", "start", "end", "threshold", "term", "eligibility")
"""The keys by which a brief says anything of an offer; a value goes with its kind, a period with its price."""


class OfferSettings(Table):
    """One offer of the campaign as it was agreed. Every touchpoint is held against it, however many agree with each other."""

    name: Text = Field(description="What the offer is called; where copy calls it so, its values are held against these.")
    names: tuple[Text, ...] = Field((), strict=False, description="Other names that copy gives the offer.")
    product: Text | None = Field(None, description="The product or plan that it is for, as copy names it.")
    kind: Benefit | None = Field(
        None,
        description="What is given: discount, gift, free time, trial, free (something without a charge, such as delivery), return (the "
        "period in which goods may go back) or warranty.",
    )
    value: Text | None = Field(
        None, description='How much or what, in words that copy would use: "25%", "£5", "2 for 1", "3 months", "tote bag", "delivery".'
    )
    price: Text | None = Field(None, description='What the product costs in this offer, as in "£14.99".')
    period: Text | None = Field(None, description='What the price is for, as in "month" or "user/month".')
    code: Text | None = Field(None, description="The code that is asked for.")
    start: date | None = Field(None, description="The first day, as in 2026-03-02.")
    end: date | None = Field(None, description="The last day, as in 2026-03-31.")
    threshold: Text | None = Field(None, description='What must be bought or spent, as in "£40" or "2 bags".')
    term: Text | None = Field(None, description='The least commitment, as in "12 months".')
    eligibility: Text | None = Field(None, description='Who may have it: "new customers", "existing customers", "members", "students" …')
    channels: tuple[Text, ...] = Field(
        (), strict=False, description="The channels that must tell of it. One of them that does not is noted. Default: any one will do."
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.kind is None) != (self.value is None):
            raise ValueError('give kind and value together, as in kind = "discount" and value = "25%"')
        if self.period is not None and self.price is None:
            raise ValueError("period goes with a price: add price, or take period out")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"it ends on {self.end}, before it starts on {self.start}")
        if all(getattr(self, key) is None for key in FACTS):
            raise ValueError(f"it states nothing yet: add any of {', '.join(FACTS)}")
        return self
