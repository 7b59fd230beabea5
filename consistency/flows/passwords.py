"""Passwords: kept by Argon2id alone, and tried in the same time whether there is such a login or not."""

from __future__ import annotations

import threading

from consistency.errors import ConsistencyError

SHORTEST, LONGEST = 12, 1024
"""Characters of a password."""
AT_ONCE = 2
"""Passwords tried at the same time: each takes 64 MiB and a core."""
PATIENCE = 10.0
"""Seconds to wait for a turn."""


class PeopleError(ConsistencyError):
    """A person, a role, a password or a token cannot be made, changed or taken (PPL..)."""

    code = "PPL00"


def no_fit() -> PeopleError:
    """PPL08, in the same words whether there is such a login."""
    return PeopleError("login and password do not fit.", todo="Try again, or ask an admin for a new password.", code="PPL08")


class Passwords:
    """Argon2id, by the second recommendation of RFC 9106 unless told otherwise; PeopleError PPL01 where the library is not installed."""

    def __init__(self, rounds: int = 3, kibibytes: int = 64 * 1024) -> None:
        try:
            from argon2 import PasswordHasher
        except ImportError as error:
            todo = "Install it with: pip install argon2-cffi."
            raise PeopleError("argon2-cffi is not installed.", todo=todo, code="PPL01") from error
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=kibibytes)
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._nobodys = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """What is kept of a password; PeopleError PPL02 where it is too short or too long."""
        if not SHORTEST <= len(password) <= LONGEST:
            what = f"a password has {SHORTEST} to {LONGEST} characters, this one has {len(password)}."
            raise PeopleError(what, todo="Take several words that do not belong together.", code="PPL02")
        return self._hasher.hash(password)

    def fits(self, hash_: str | None, password: str) -> bool:
        """Whether the password is the one; `hash_` is None where nobody has the login, which takes as long to answer.

        PeopleError PPL10 where too many are being tried just now.
        """
        from argon2.exceptions import InvalidHashError, VerificationError

        if not self._turns.acquire(timeout=PATIENCE):
            raise PeopleError("too many people sign in just now.", todo="Try again in a moment.", code="PPL10")
        try:
            self._hasher.verify(hash_ or self._nobodys, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        finally:
            self._turns.release()
        return hash_ is not None and len(password) <= LONGEST
