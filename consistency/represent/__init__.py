"""Readings to numbers that tell how something is said, whatever is said."""

from consistency.represent.reader import MOST_SENTENCES, SentenceMemory, represent, represent_all, represent_each

__all__ = ["MOST_SENTENCES", "SentenceMemory", "represent", "represent_all", "represent_each"]
