"""Readings to numbers that tell how something is said, whatever is said."""

from consistency.represent.reader import represent, represent_all

__all__ = ["represent", "represent_all"]
