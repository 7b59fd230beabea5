"""Keeps passwords out of the settings, and out of what is said about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from consistency.settings.lines import Place

ADVICE = (
    "A secret does not belong in settings: put it into an environment variable, and let the service's options name that variable, "
    'as in password = { env = "NAME" }.'
)
SECRET_KEY = re.compile(r"(?:.*[_-])?(?:password|passwd|token|secret|api[_-]?key)", re.IGNORECASE)
USER = re.compile(r"\s*[a-z][a-z0-9+.-]*://[^/?#]*@", re.IGNORECASE)
OWN_RULE = ("history", "database")
"""Where a user's name may stand without a password; its own table sees to that."""


def is_secret(key: str) -> bool:
    """Whether a key is called as a secret is, such as api_key."""
    return SECRET_KEY.fullmatch(key) is not None


def without_user(said: str) -> str:
    """The text with nothing of what stands between `://` and `@`."""
    return re.sub(r"://.*@", "://…@", said, flags=re.DOTALL)


def addresses_with_user(raw: Any, place: Place = ()) -> Iterator[Place]:
    """Where in a table, as TOML reads it, a URL tells a user's name or password."""
    if isinstance(raw, str):
        if USER.match(raw) and place != OWN_RULE:
            yield place
    elif isinstance(raw, dict | list):
        for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
            yield from addresses_with_user(value, (*place, key))
