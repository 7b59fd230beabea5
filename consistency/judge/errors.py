"""What can go wrong in judging."""

from __future__ import annotations

from consistency.errors import ConsistencyError


class JudgeError(ConsistencyError):
    """A measurement cannot be judged: it quotes nothing, or names no touchpoint (JUD..)."""

    code = "JUD00"
