"""Which addresses of the network may be spoken to: public ones, whatever a name claims to be.

A name is resolved once, what it resolves to is checked, and the connection goes to that very
address. A name that resolves otherwise a moment later (DNS rebinding) gains nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from dateline.errors import RefusedInput

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_MAX_URL = 4000
_HOST = re.compile(r"[0-9a-z._-]+|[0-9a-f:.]+", re.IGNORECASE)
_CHECK = "check the address"


class Target(NamedTuple):
    """An address of the web, taken apart; `path` has the query and no fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The address in one piece."""
        return self.origin + self.path


def parse_target(url: str) -> Target:
    """The parts of the URL; raises RefusedInput for one that is no plain http(s) address."""
    shown = url[:200]
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise RefusedInput(shown, f"not an address: {error}"[:200], _CHECK) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not _HOST.fullmatch(host) or len(url) > _MAX_URL:
        raise RefusedInput(shown, "not an address that starts with http:// or https://", _CHECK)
    if parts.username is not None or parts.password is not None:
        raise RefusedInput(shown, "the address holds a name or password", "leave them out")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme, host, port or _PORTS[scheme], _quoted(path))


def resolve(target: Target, allow: Sequence[Network] = ()) -> str:
    """The address to connect to; raises RefusedInput where any that the name has is not public.

    `allow` holds networks that are let through all the same; for tests.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedInput(target.url, f"the name {target.host} is unknown", _CHECK) from error
    addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    for address in addresses:
        if not any(address in network for network in allow) and not is_public(address):
            raise RefusedInput(
                target.url,
                f"{target.host} is a private or reserved address ({address})",
                "only pages of the public web are fetched; save this one yourself",
            )
    if not addresses:
        raise RefusedInput(target.url, f"the name {target.host} has no address", _CHECK)
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """True for a global unicast address, with none inside it that is not (IPv4 in IPv6)."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return all(map(is_public, _inside(address)))


def _inside(address: Address) -> Iterator[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 one stands for: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return
    yield from (each for each in (address.ipv4_mapped, address.sixtofour) if each is not None)
    if address.teredo is not None:
        yield from address.teredo
    if address in _NAT64 or address in _COMPATIBLE:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _quoted(path: str) -> str:
    """Without what would end a request line: all but plain ASCII as UTF-8 in hexadecimal."""
    return "".join(char if "!" <= char <= "~" else quote(char, errors="replace") for char in path)
