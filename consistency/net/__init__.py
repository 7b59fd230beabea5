"""Polite HTTP for channels: client, robots, cache, guard."""

from consistency.net.answer import Answer
from consistency.net.client import Client
from consistency.net.errors import NetError
from consistency.net.settings import ClientSettings

__all__ = ["Answer", "Client", "ClientSettings", "NetError"]
