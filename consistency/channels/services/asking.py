"""What services that are asked over HTTP have in common: the options of their client and the client itself."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from consistency.channels.services.visit import Options, Visit
from consistency.net import Client, ClientSettings


class HttpOptions(Options):
    """How patiently a service is asked, and how much of it is read."""

    allow_hosts: tuple[str, ...] = Field((), description="Hosts that may be asked although they are private, as in intranet.example:8080.")
    timeout: float = Field(20.0, gt=0, description="Seconds to wait for the server each time.")
    retries: int = Field(3, ge=0, le=10, description="Further tries after a refusal that may pass (429, 5xx, a lost connection).")
    limit: int = Field(1000, gt=0, description="The most records that are read; that there are more is told.")
    authorities: Path | None = Field(None, description="A file of further certificate authorities (PEM), for a company's own.")

    def client(self, visit: Visit) -> Client:
        """A client within these bounds; answers that can be asked about again are kept beside the settings."""
        settings = ClientSettings(
            allow_hosts=self.allow_hosts,
            timeout=self.timeout,
            deadline=self.timeout * 6,
            retries=self.retries,
            backoff=min(1.0, self.timeout / 20),
            cache=visit.cache / "http",
            authorities=visit.root / self.authorities if self.authorities else None,
        )
        return Client(settings)


def site_of(address: str) -> str:
    """A site's address with its scheme and without a slash at its end: `example.com` is `https://example.com`."""
    address = address.strip().rstrip("/")
    return address if address.startswith(("http://", "https://")) else f"https://{address}"
