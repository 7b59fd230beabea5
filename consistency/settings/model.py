"""The settings and their meaning: one class for each table of consistency.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote

from pydantic import Field, StringConstraints, field_validator, model_validator

from consistency.settings.gate import GateSettings, IntendedSettings
from consistency.settings.look import LookSettings
from consistency.settings.offer import OfferSettings
from consistency.settings.path import PathSettings
from consistency.settings.rule import RuleSettings
from consistency.settings.table import FilePath, Table, Text, WebAddress

CheckName = Literal[
    "voice",
    "tone",
    "offer_conflict",
    "offer_expiry",
    "ad_assets",
    "message_match",
    "promise_delivery",
    "terms",
    "rules",
    "placeholders",
    "slips",
    "look",
    "identity",
]
NoteKind = Literal["promise-unbacked", "hop-unchecked", "offer-untold"]


class BrandSettings(Table):
    """Who speaks."""

    name: Text = Field(description="The brand's name, spelt as it should be everywhere.")
    guide: FilePath | None = Field(None, description="The brand's style guide, a Markdown file: its words, colours and fonts are checked.")
    aliases: tuple[Text, ...] = Field((), strict=False, description="Other names that the brand rightly goes by.")


class BaselineSettings(Table):
    """Approved copy of one channel: a folder or file, or a service that is asked for it."""

    channel: Text = Field(description="The channel this copy belongs to, such as website, email, social, ads, support or docs.")
    path: FilePath | None = Field(None, description="A folder or file, relative to this settings file.")
    service: Text | None = Field(None, description="A service that is asked for the copy instead of a path, such as crawl or imap.")
    options: dict[str, Any] = Field(default_factory=dict, description="What the service needs to know: see its page in the reference.")
    columns: dict[Text, Text] = Field(
        default_factory=dict,
        description='For tables of no known export: which column holds text, title, url or date, as in text = "Caption".',
    )
    stage: Text | None = Field(None, description="The stage of the customer's journey, such as discovery, purchase or service.")

    keep_paused: bool = Field(default=False, description="Read ads and saved replies that are paused, removed or switched off too.")

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if (self.path is None) == (self.service is None):
            raise ValueError("name either a path or a service")
        if self.options and self.service is None:
            raise ValueError("options are for a service")
        if self.keep_paused and self.path is None:
            raise ValueError("keep_paused is for a path")
        return self


class SourceSettings(BaselineSettings):
    """Copy of one channel that is about to launch."""

    url: WebAddress | None = Field(
        None, description="What a website folder is served as: index.html is this URL, promo.html is /promo under it."
    )


class CampaignSettings(Table):
    """What is scanned."""

    name: Text = Field("Campaign", description="The campaign's name, as reports call it.")
    launch: date | None = Field(None, description="The day of the launch, as in 2026-03-02, on which offers must be live. Default: today.")


class RewriterSettings(Table):
    """A language model that is asked for rewordings: off unless this table is there. What it says is scored before it is shown."""

    url: WebAddress = Field(
        description="The base address of any OpenAI-compatible interface, as in https://host.example/v1; /chat/completions is added."
    )
    model: Text = Field(description="The model's name, as that interface calls it.")
    key: Text | None = Field(None, description="The environment variable that holds the key; the key itself never stands here.")
    at_most: int = Field(10, ge=1, le=1000, description="How many texts of a scan it is asked about at most, the worst first.")


class VoiceSettings(Table):
    """How voice is measured."""

    baseline: FilePath | None = Field(
        None,
        description="A baseline made by `consistency learn` to judge by instead of learning each time: its path, or brand@version where "
        "it was published (brand@latest for the newest).",
    )
    baselines: FilePath = Field("baselines", description="The folder of published baselines, relative to this settings file.")
    encoders: tuple[Annotated[str, StringConstraints(pattern=r"^[\w-]+(:.+)?$")], ...] = Field(
        (),
        strict=False,
        description='Further style encoders whose opinion is shown beside ours and decides nothing, as in "sentence_transformers:PATH".',
    )
    rewriter: RewriterSettings | None = Field(None, description="A language model that is asked for rewordings; off unless named.")

    encoder: Text = Field(
        "minilm", description="minilm (bundled), or any sentence-transformers model by name, or by path relative to this settings file."
    )
    device: Annotated[str, StringConstraints(pattern=r"^(cpu|mps|cuda(:\d+)?)$")] = Field(
        "cpu",
        description="What sentence-transformers models run on: cpu, cuda, cuda:1 or mps. The bundled encoder always runs on the CPU.",
    )
    allow_download: bool = Field(default=False, description="Allow the encoder named above to be fetched from the network.")
    false_alarms: float = Field(0.05, gt=0, lt=0.5, description="The share of on-voice touchpoints that may be flagged by mistake.")
    false_discoveries: float = Field(
        0.2,
        gt=0,
        le=1,
        description="Of the texts that a scan flags for their voice, the share that may be flagged by mistake; 1 looks at each text alone.",
    )


class CheckSettings(Table):
    """Which checks are made."""

    skip: tuple[CheckName, ...] = Field((), strict=False, description='Checks that are not made, the same as "off" in [gate.checks].')
    silence: tuple[NoteKind, ...] = Field(
        (),
        strict=False,
        description="Kinds of note that are not told: promise-unbacked (nothing read of service speaks to a claim), hop-unchecked (a link "
        "to what was not read), offer-untold (an offer of the brief that nobody tells of).",
    )


class StageSettings(Table):
    """A stage of the customer's journey for what lies in one place; the first rule that matches counts."""

    match: Text = Field(description='What the locator or address of a touchpoint looks like, as in "*/pricing*"; * stands for anything.')
    stage: Text = Field(description="The stage of the customer's journey, such as discovery, purchase or service.")


class CollectSettings(Table):
    """How `consistency collect` keeps what it read."""

    keep_personal: bool = Field(
        default=False, description="Keep e-mail addresses, phone and card numbers and IBANs as they are instead of masking them."
    )


class RunSettings(Table):
    """Where the work of a scan is done."""

    engine: Text = Field("local", description="local (this process), processes (several of this machine) or ray (a cluster).")
    workers: int | None = Field(None, ge=1, description="Workers at a time. Default: one for each processor.")
    gpus: float = Field(0.0, ge=0, description="GPUs for each worker, which may be a part of one as in 0.25; for ray.")


class CacheSettings(Table):
    """What is kept of a scan's work, so that no copy is read, listened to or measured twice."""

    days: int = Field(
        30, ge=0, le=3650, description="Days without a scan that uses it after which a result goes; 0 keeps nothing, and all is done anew."
    )


class HistorySettings(Table):
    """Where `consistency nightly` keeps its audits, and how many."""

    database: FilePath | None = Field(
        None,
        description="A file relative to this settings file, or postgresql://USER@HOST/DATABASE without a password. "
        "Default: .consistency/history.db.",
    )
    database_variable: Text | None = Field(
        None, description="The environment variable that holds the database's URL, for one with a password; it goes before database."
    )
    keep: int | None = Field(None, ge=2, description="How many audits of the brand are kept, the newest. Default: all.")
    least_shift: float = Field(
        0.1,
        ge=0,
        le=3,
        description="The least shift of a channel's voice that matters, in standard deviations of single texts: one that lasts and is "
        "smaller is hardly ever told of, however much copy shows it. 0.2 is what is called a small effect.",
    )

    @field_validator("database")
    @classmethod
    def _no_password(cls, database: str | None) -> str | None:
        if database and re.search(r"://.*:.*@|[?&][^=]*passw[^=]*=", unquote(database), re.IGNORECASE | re.DOTALL):
            raise ValueError("a password does not belong here; put the URL into an environment variable and name it in database_variable")
        return database


class AlertSettings(Table):
    """Somebody who hears of a night's news."""

    name: Text = Field(description="What this target is called in messages, as in marketing-slack.")
    url_variable: Text = Field(
        description="The environment variable that holds the target's Apprise URL (mailto://…, slack://…); the URL never stands here."
    )
    severity: Literal["error", "warning", "note"] = Field("warning", description="New findings from this severity on are told.")
    at_most: int = Field(20, ge=1, le=1000, description="Findings listed in one message; the rest is told as a number.")
    pause: int = Field(60, ge=0, description="Minutes between two messages at least; what comes in between is sent with the next run.")


class Settings(Table):
    """The whole of consistency.toml."""

    brand: BrandSettings
    baseline: tuple[BaselineSettings, ...] = Field((), strict=False, description="Approved copy, one table a channel.")
    source: tuple[SourceSettings, ...] = Field((), strict=False, description="Copy about to launch, one table a channel.")
    campaign: CampaignSettings = Field(default_factory=CampaignSettings)
    offer: tuple[OfferSettings, ...] = Field((), strict=False, description="The campaign brief: each offer as it was agreed, stated once.")
    path: tuple[PathSettings, ...] = Field((), strict=False, description="Ways through the campaign that links alone do not show.")
    voice: VoiceSettings = Field(default_factory=VoiceSettings)
    checks: CheckSettings = Field(default_factory=CheckSettings)
    gate: GateSettings = Field(default_factory=GateSettings)
    intended: tuple[IntendedSettings, ...] = Field((), strict=False, description="Differences between channels that are on purpose.")
    stage: tuple[StageSettings, ...] = Field((), strict=False, description="Stages by place; they go before a source's own stage.")
    collect: CollectSettings = Field(default_factory=CollectSettings)
    look: LookSettings = Field(default_factory=LookSettings)
    run: RunSettings = Field(default_factory=RunSettings)
    rule: tuple[RuleSettings, ...] = Field((), strict=False, description="Rules about wording of the brand's own.")
    cache: CacheSettings = Field(default_factory=CacheSettings)
    history: HistorySettings = Field(default_factory=HistorySettings)
    alert: tuple[AlertSettings, ...] = Field((), strict=False, description="Who hears of a night's news, one table a target.")


@dataclass(frozen=True, slots=True)
class Project:
    """Settings with the folder that their paths are relative to, and the lines of the file in which their keys stand."""

    settings: Settings
    folder: Path
    file: Path = Path()
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of consistency.toml (draft 2020-12), for editors that complete and check TOML."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Settings.model_json_schema(), "title": "consistency.toml"}
