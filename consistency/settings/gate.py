"""The tables of the gate: what a scan lets pass, and the differences between channels that are on purpose."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from consistency.settings.table import FilePath, Table, Text

Level = Literal["off", "note", "warn", "error"]
Share = Annotated[float, Field(ge=0, le=1)]


def _everywhere(asked: Any) -> Any:
    """`voice = "warn"` is short for `voice = { "*" = "warn" }`."""
    return {"*": asked} if isinstance(asked, str) else asked


Levels = Annotated[dict[Text, Level], BeforeValidator(_everywhere)]


class ThresholdSettings(Table):
    """Where judging draws its lines; what is not given is the preset's."""

    sure: Share | None = Field(None, description="How sure a check must be (0 to 1) for an error; below it, an error is told as a warning.")
    likely: Share | None = Field(None, description="How sure a check must be (0 to 1) for more than a note.")
    band: float | None = Field(
        None,
        ge=0,
        le=10,
        description="How far below the line a voice must lie to be an error, in units of the measured noise; nearer, it is a warning.",
    )


class GateSettings(Table):
    """What a scan lets pass: how severe each check is in each channel, what fails a scan, and how much must have been looked at."""

    preset: Literal["relaxed", "recommended", "strict"] = Field(
        "recommended", description="The gate to begin with: relaxed, recommended or strict; what stands below changes it."
    )
    fail_on: Literal["error", "warning", "note", "never"] | None = Field(
        None, description="The least severity that fails a scan (exit code 2). Default: the preset's."
    )
    max_new: int = Field(0, ge=0, description="How many such findings a scan bears before it fails.")
    acceptances: FilePath = Field("acceptances.toml", description="The file of accepted findings, relative to this settings file.")
    checks: dict[Text, Levels] = Field(
        default_factory=dict,
        description='How severe each check is: off, note, warn or error, as in voice = "warn"; by channel as in look = { ads = "off" }.',
    )
    coverage: dict[Text, Share] = Field(
        default_factory=dict,
        description="The least share of touchpoints (0 to 1) that a check must have judged; with less it counts as not checked.",
    )
    thresholds: ThresholdSettings = Field(default_factory=ThresholdSettings, description="Where judging draws its lines.")


class IntendedSettings(Table):
    """A difference of one channel that is on purpose; what it explains is shown as such instead of as findings."""

    channel: Text = Field(description="The channel that differs.")
    check: Text = Field(description="The check that finds the difference, such as voice, terms, look or offer_conflict.")
    why: Text = Field(description="Why it is so, for the report: Support is more formal, on purpose.")
    ways: tuple[Text, ...] = Field(
        (),
        strict=False,
        description='Only these ways or attributes, such as "formal" for voice or "discount" for offers. Default: all of them.',
    )
