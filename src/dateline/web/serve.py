"""Running the desk: an address that may be used, one server, and how it is told."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ConfigError
from dateline.web.guard import LOOPBACK, Door

PORT = 8765
SHORTEST_TOKEN = 16
_TOKEN = re.compile(r"[A-Za-z0-9._~-]+")
_ANYWHERE = frozenset(("0.0.0.0", "::", ""))  # noqa: S104 - compared with, not bound to
_WAITING = 128
"""Connections that may wait to be taken."""
_OPEN_REQUESTS = 64
"""More at once are answered "busy": a page asks six at a time."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the desk listens, and who may come in."""

    host: str
    port: int
    door: Door

    def url(self, port: int) -> str:
        """What a person opens; with the token where there is one."""
        host = "localhost" if self.host in _ANYWHERE else self.host
        name = f"[{host}]" if ":" in host else host
        token = f"?token={self.door.token}" if self.door.token else ""
        return f"http://{name}:{port}/{token}"


def address_of(
    host: str = "127.0.0.1", port: int = PORT, token: str | None = None, names: Iterable[str] = ()
) -> Address:
    """Check what a person asks for; raises ConfigError for a door that would stand open.

    `names` are others by which the desk is reached, as through a proxy.
    """
    if token is not None and not _TOKEN.fullmatch(token):
        raise ConfigError("--token: write letters, digits, and . _ ~ - only")
    others = frozenset(name.lower() for name in names)
    local = is_loopback(host) and not others
    if not local and len(token or "") < SHORTEST_TOKEN:
        raise ConfigError(
            f"--host: {host} lets others in; give a --token of {SHORTEST_TOKEN} characters or "
            "more, which they must show"
        )
    own = frozenset(() if host in _ANYWHERE else (host.lower(),))
    machine = frozenset(() if is_loopback(host) else (socket.gethostname().lower(),))
    door = Door(LOOPBACK | own | others | machine, token, numbers=not is_loopback(host))
    return Address(host, port, door)


def is_loopback(host: str) -> bool:
    """True for an address that only programs of this machine reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def serve(path: Path, address: Address, ready: Callable[[str], None]) -> None:
    """Serve a store until interrupted; `ready` is told the URL once connections are taken.

    Raises ConfigError for an address that is taken.
    """
    import uvicorn

    from dateline.web.app import create_app

    listening = _listen(address)
    app = create_app(path, address.door)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        ws="none", loop="asyncio", http="h11", lifespan="off", limit_concurrency=_OPEN_REQUESTS,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    with listening, suppress(KeyboardInterrupt):  # Ctrl-C is how a desk is closed
        ready(address.url(listening.getsockname()[1]))
        uvicorn.Server(config).run(sockets=[listening])


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        return socket.create_server((address.host, address.port), family=family, backlog=_WAITING)
    except OSError as error:
        raise ConfigError(
            f"--port: {address.host}:{address.port} cannot be used ({error.strerror or error}); "
            "another dateline serve may be running: give another --port, or 0 for any"
        ) from None
