"""Sentences to rewordings that might bring them nearer to the brand; whether they do is for others to measure."""

from consistency.suggest.moves import Move, moves_for, too_long

__all__ = ["Move", "moves_for", "too_long"]
