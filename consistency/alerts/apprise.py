"""E-mail, Slack, Teams, webhooks and whatever else Apprise knows, by its URLs."""

from __future__ import annotations

import logging
from typing import ClassVar

from consistency.alerts.errors import AlertError
from consistency.records.history import Digest


class Apprise:
    """One target, named by an Apprise URL (`mailto://…`, `slack://…`, `json://…`): https://github.com/caronc/apprise/wiki.

    The URL holds secrets: it is never shown.
    """

    name: ClassVar[str] = "apprise"

    def __init__(self, target: str, url: str) -> None:
        self.target = target
        self._url = url

    def send(self, digest: Digest) -> None:
        """AlertError: ALR01 where the URL names no service, ALR02 where the service did not take the message."""
        from apprise import Apprise as Messenger
        from apprise import NotifyFormat

        messenger = Messenger()
        if not messenger.add(self._url):
            what = "the URL of this alert names no service that Apprise knows."
            raise AlertError(what, where=self.target, todo="See https://github.com/caronc/apprise/wiki for their forms.", code="ALR01")
        with _Told() as told:
            is_sent = messenger.notify(title=digest.title, body=digest.body, body_format=NotifyFormat.TEXT)
        if not is_sent:
            what = f"the message was not taken ({told.reason})."
            raise AlertError(what, where=self.target, todo="It is kept and sent with the next run.", code="ALR02")


class _Told(logging.Handler):
    """Hears why Apprise could not send: it logs reasons and gives only yes or no. Reasons name codes and hosts, no secrets."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.reason = "the service gave no reason"

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the first reason."""
        if self.reason == "the service gave no reason":
            self.reason = " ".join(record.getMessage().split()).rstrip(".")

    def __enter__(self) -> _Told:
        self._logger = logging.getLogger("apprise")
        self._before = self._logger.propagate
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._before
