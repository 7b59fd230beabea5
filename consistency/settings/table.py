"""What every table of consistency.toml is made of."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def _path(given: str) -> str:
    if CONTROL.search(given):
        raise PydanticCustomError(
            "path", "between double quotes a backslash makes a sign of its own, as \\n a line break; write / instead, or single quotes"
        )
    return given


FilePath = Annotated[Text, AfterValidator(_path)]
"""A path; what a backslash made of it is told before it is looked for in vain."""
WEB_ADDRESS = r"^https?://[^\s/@]+(/.*)?$"


def _web_address(given: str) -> str:
    if not re.match(r"https?://", given):
        raise PydanticCustomError("web_address", "it must begin with http:// or https://")
    if not re.match(WEB_ADDRESS, given):
        raise PydanticCustomError("web_address", "it must be a whole web address, as in https://www.brand.example/, without a user's name")
    return given


WebAddress = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "pattern": WEB_ADDRESS})]


class Table(BaseModel):
    """A table that refuses keys it does not know and values of the wrong type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
