"""KeptAnswer: what a program that repeats a request gets, so that nothing is done twice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The answer to a request that carried a key of its own; `digest` is of what it asked.

    `status` is HTTP's, None while the first request is still being answered; `body` is JSON, `location` where the thing made is found.
    """

    digest: str
    status: int | None
    body: str = ""
    location: str = ""
