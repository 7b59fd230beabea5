"""Where news goes: a digest in plain words, and the ways it travels."""

from consistency.alerts.digest import digest_of
from consistency.alerts.errors import AlertError
from consistency.registry import Rack

ALERTS = Rack("alerts", {"apprise": "consistency.alerts.apprise:Apprise"})

__all__ = ["ALERTS", "AlertError", "digest_of"]
