"""The table `[[rule]]`: what the brand never says, always says, and says only with something else."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from consistency.settings.table import Table, Text

SORTS = ("never", "must", "must_if")


class RuleSettings(Table):
    """A rule about wording, with the examples that show what it means."""

    name: Text = Field(description="What the rule is called in reports, each name once.")
    never: tuple[Text, ...] = Field((), strict=False, description='Wordings that must not stand anywhere, as in ["cheapest", "risk-free"].')
    must: tuple[Text, ...] = Field((), strict=False, description="Wordings of which one must stand wherever `scope` says.")
    must_if: tuple[Text, ...] = Field((), strict=False, description="Claims that may stand only with one of the wordings in `then`.")
    then: tuple[Text, ...] = Field((), strict=False, description="For must_if: the disclaimers of which a claim needs one.")
    within: int | None = Field(
        None, ge=1, le=1000, description="For must_if: how many words may lie between claim and disclaimer. Default: anywhere in the text."
    )
    scope: Literal["touchpoint", "channel", "campaign"] = Field(
        "touchpoint", description="For must: in every touchpoint, once in every channel, or once in the campaign."
    )
    unless: tuple[Text, ...] = Field(
        (), strict=False, description="Wordings that lift the rule: in the same sentence, for must in the same touchpoint."
    )
    channels: tuple[Text, ...] = Field((), strict=False, description="The channels that the rule is about. Default: all.")
    severity: Literal["error", "warning", "note"] = Field("warning", description="How much harm it does to break the rule.")
    regex: bool = Field(default=False, description="The wordings are regular expressions, not words.")
    case: bool = Field(default=False, description="Capitals count. Default: only in wordings that have some after a first letter (APR).")
    quotations: bool = Field(default=False, description="Hold other people's words in quotation marks to the rule too.")
    says: Text | None = Field(None, description="Why the rule is there, as a finding should tell it.")
    instead: Text | None = Field(None, description="What to write instead, as a finding should advise it.")
    good: tuple[Text, ...] = Field(
        strict=False, min_length=1, description="Examples that keep the rule; `consistency rules test` tries them."
    )
    bad: tuple[Text, ...] = Field(
        strict=False, min_length=1, description="Examples that break the rule; `consistency rules test` tries them."
    )

    @model_validator(mode="after")
    def _one_sort(self) -> Self:
        given = [name for name in SORTS if getattr(self, name)]
        if len(given) != 1:
            told = f"says both {' and '.join(given)}" if given else "says nothing"
            raise ValueError(f"the rule {self.name!r} {told}: give it exactly one of never, must, must_if")
        if bool(self.then) != bool(self.must_if):
            raise ValueError(f"the rule {self.name!r} needs both must_if (the claims) and then (the disclaimers), or neither")
        if self.within is not None and not self.must_if:
            raise ValueError(f"the rule {self.name!r}: within is for must_if")
        if self.scope != "touchpoint" and not self.must:
            raise ValueError(f"the rule {self.name!r}: scope is for must")
        return self

    @property
    def sort(self) -> str:
        """Which of never, must and must_if it is."""
        return next(name for name in SORTS if getattr(self, name))
