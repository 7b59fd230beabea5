"""Visit: what a service is given to work with, and how it comes by secrets that no settings file should hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from consistency.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Visit:
    """One call on a service: whose copy it is, where the project lies, where to keep what may be used again, who hears of progress."""

    channel: str
    stage: str | None
    root: Path
    cache: Path
    progress: Callable[[str], None]


class Options(BaseModel):
    """The options of a service: unknown keys and wrong types are refused; subclass it and describe each field."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Secret(Options):
    """A password or token that stands in an environment variable or a file, never in the settings."""

    env: str | None = Field(None, description="The environment variable that holds it.")
    file: Path | None = Field(None, description="The file that holds it, relative to the settings' folder.")

    @model_validator(mode="before")
    @classmethod
    def _is_no_secret_itself(cls, given: Any) -> Any:
        if isinstance(given, dict | Secret):
            return given
        raise ValueError('a secret does not stand in the settings: write { env = "NAME" } or { file = "PATH" }')

    @model_validator(mode="after")
    def _one_place(self) -> Secret:
        if (self.env is None) == (self.file is None):
            raise ValueError("name either env or file")
        return self

    def reveal(self, root: Path) -> str:
        """The secret; UnreadableError REA50 where the variable or file is missing or empty. The text itself is in no message."""
        try:
            value = os.environ.get(self.env, "") if self.env else (root / (self.file or "")).read_text("utf-8").strip()
        except OSError as error:
            raise UnreadableError(f"the file {self.file} cannot be read.", todo="Write the secret into it.", code="REA50") from error
        if not value:
            place = f"the environment variable {self.env}" if self.env else f"the file {self.file}"
            raise UnreadableError(f"{place} holds no secret.", todo="Set it before the scan.", code="REA50")
        return value
