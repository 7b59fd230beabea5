"""Signed values: what a cookie holds cannot be made by anybody else, and a form's token belongs to one visitor."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from itsdangerous import BadSignature, Signer

TOKEN_BYTES = 32


class Seal:
    """Signs with the server's secret, which every process of it shares."""

    def __init__(self, secret: str) -> None:
        self._key = secret.encode()
        self._signer = Signer(self._key, salt="consistency.visit", digest_method=hashlib.sha256)

    def signed(self, value: str) -> str:
        """The value with its signature."""
        return self._signer.sign(value).decode()

    def opened(self, signed: str | None) -> str | None:
        """The value, None where it was not signed here."""
        try:
            return self._signer.unsign(signed or "").decode()
        except (BadSignature, UnicodeError):
            return None

    def csrf(self, visit: str) -> str:
        """The token that forms of this visit carry; it tells nothing of the visit."""
        return hmac.new(self._key, b"csrf:" + visit.encode(), hashlib.sha256).hexdigest()

    def browser(self, login: str) -> str:
        """What a browser keeps so that it is known again as one from which this login was signed in; it tells nothing of the login."""
        token = new_token()
        return f"{token}.{self._of_browser(token, login)}"

    def known_browser(self, shown: str, login: str) -> str:
        """The browser's own mark where it is known for the login, else ""."""
        token, _, sign = shown.partition(".")
        return token if hmac.compare_digest(sign.encode(), self._of_browser(token, login).encode()) else ""

    def _of_browser(self, token: str, login: str) -> str:
        return hmac.new(self._key, f"browser:{token}:{login}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def new_token() -> str:
    """A value that nobody guesses."""
    return secrets.token_urlsafe(TOKEN_BYTES)
