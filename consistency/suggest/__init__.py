"""Sentences to rewordings that might bring them nearer to the brand; whether they do is for others to measure."""

from consistency.suggest.chat import ChatRewriter
from consistency.suggest.moves import Move, moves_for, too_long

__all__ = ["ChatRewriter", "Move", "moves_for", "too_long"]
