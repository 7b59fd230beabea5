"""RACK where copy comes from: one format a file, told by content."""

from consistency.channels.collect import collect
from consistency.channels.rack import CHANNELS

__all__ = ["CHANNELS", "collect"]
