"""What can go wrong between here and a server: one code for each thing that its reader would do something else about."""

from __future__ import annotations

from typing import ClassVar

from consistency.errors import UnreadableError


class NetError(UnreadableError):
    """An address could not be read (NET..); `where` is the address, `status` the HTTP status where there was an answer.

    NET01 refused address, NET02 not an HTTP address, NET03 unreachable, NET04 too slow, NET05 certificate, NET06 too large, NET07
    redirects, NET08 not allowed (401, 403), NET09 not there (404, 410), NET10 too many requests (429), NET11 the server failed (5xx),
    NET12 damaged or cut-off body, NET13 not JSON, NET14 any other refusal, NET15 closed meanwhile.
    """

    code: ClassVar[str] = "NET00"

    def __init__(self, code: str, what: str, *, where: str, todo: str, status: int | None = None) -> None:
        super().__init__(what, where=where, todo=todo, code=code)
        self.status = status


def refusal(status: int, url: str, asked_to_wait: float | None) -> NetError:
    """The error for an answer of 400 and above; `asked_to_wait` is its Retry-After in seconds."""
    wait = f" and asks to wait {asked_to_wait:.0f} s" if asked_to_wait else ""
    code, what, todo = _words(status)
    return NetError(code, f"the server answers {status}: {what}{wait}.", where=url, todo=todo, status=status)


def _words(status: int) -> tuple[str, str, str]:
    if status in {401, 403}:
        return "NET08", "it does not let us read this", "Check the password, token or permissions."
    if status in {404, 410}:
        return "NET09", "there is nothing at this address", "Correct the address, or the link to it."
    if status == 429:
        return "NET10", "too many requests", "Try again later, or set a longer delay."
    if status >= 500:
        return "NET11", "it failed", "Try again later; if it stays so, tell whoever runs the server."
    return "NET14", "it refuses the request", "Check the address and the options."
