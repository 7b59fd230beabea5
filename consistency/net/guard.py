"""Guard: which addresses may be reached, so that nobody's page or redirect leads into the network that we run in."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from consistency.net.errors import NetError

PORTS = {"http": 80, "https": 443}
CLOUD = frozenset({ip_address("168.63.129.16")})
"""Addresses in public ranges at which clouds answer questions about the machine itself."""
NAT64 = IPv6Network("64:ff9b::/96")
TODO = "If you mean this host, name it in allow_hosts."


class Guard:
    """Resolves hosts and refuses addresses that are not public, but for the hosts that the settings allow by name."""

    def __init__(self, allow_hosts: Iterable[str] = ()) -> None:
        self._allowed = frozenset(host.casefold().removeprefix("[").replace("]", "") for host in allow_hosts)

    def check_url(self, url: str) -> None:
        """Raises NetError NET02 where the address is none that HTTP could ask for."""
        try:
            parts = urlsplit(url)
            is_fit = parts.scheme.casefold() in PORTS and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_fit = False
        if not is_fit:
            raise NetError("NET02", "this is no http or https address.", where=url, todo="Correct the address.")

    def addresses(self, host: str, port: int) -> list[str]:
        """The numeric addresses that a connection to the host may use; NetError where there are none or one of them is not public.

        The caller must connect to one of them and not resolve the name again: a second answer may differ from the one checked.
        """
        place = f"{host}:{port}"
        found = list(dict.fromkeys(self._resolve(host, port)))
        if not found:
            raise NetError("NET03", "this host has no address.", where=place, todo="Check the address.")
        if not self.allows(host, port):
            for address in found:
                if not is_public(address):
                    raise NetError("NET01", f"{address} is not a public address and is not asked.", where=place, todo=TODO)
        return found

    def allows(self, host: str, port: int) -> bool:
        """Whether the settings name this host, with or without its port."""
        host = host.casefold().strip("[]").rstrip(".")
        return host in self._allowed or f"{host}:{port}" in self._allowed

    @staticmethod
    def _resolve(host: str, port: int) -> list[str]:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NetError("NET03", "no server of this name was found.", where=f"{host}:{port}", todo="Check the address.") from error
        return [str(answer[4][0]) for answer in answers]


def is_public(address: str) -> bool:
    """Whether an address lies in the public internet, also where it wraps an IPv4 address."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _nat64(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and ip not in CLOUD


def _nat64(ip: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None
