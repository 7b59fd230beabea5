"""The language model that settings name, ready to be asked; none unless they do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from consistency.errors import SettingsError
from consistency.protocols import Rewriter
from consistency.settings import RewriterSettings

PATIENCE, WHOLE = 60.0, 120.0
"""Seconds that a model may think, and that a whole answer may take."""


@contextmanager
def rewriter_of(settings: RewriterSettings | None) -> Iterator[Rewriter | None]:
    """A rewriter while the context lasts; SettingsError CFG11 where the environment variable for its key is not set.

    The host that the settings name may be a private address: whoever wrote it there means it.
    """
    if settings is None:
        yield None
        return
    from consistency.net import Client, ClientSettings
    from consistency.suggest.chat import ChatRewriter

    key = _key(settings)
    host = urlsplit(settings.url).netloc.rpartition("@")[2]
    with Client(ClientSettings(allow_hosts=(host,), timeout=PATIENCE, deadline=WHOLE)) as client:
        yield ChatRewriter(settings.url, settings.model, client, key)


def _key(settings: RewriterSettings) -> str:
    if settings.key is None:
        return ""
    key = os.environ.get(settings.key, "").strip()
    if not key:
        what = f"the environment variable {settings.key!r} is not set."
        todo = "Set it to the key of that interface, or take voice.rewriter.key out where it needs none."
        raise SettingsError(what, where="voice.rewriter.key", todo=todo, code="CFG11")
    return key
