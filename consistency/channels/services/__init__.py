"""RACK sites, mailboxes and accounts that are asked over a network: one service a file, named in the settings."""

from consistency.channels.services.collect import collect_service
from consistency.channels.services.rack import SERVICES
from consistency.channels.services.visit import Secret, Visit

__all__ = ["SERVICES", "Secret", "Visit", "collect_service"]
