"""One request: to the address that was checked, bounded in size and time, never redirected."""

import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from http.client import HTTPException
from typing import NamedTuple

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dateline.errors import RefusedInput
from dateline.limits import FETCH_SECONDS
from dateline.readers.fetch_address import Network, Target, resolve

_PIECE = 1 << 16
_LATER = "try again later"


class Response(NamedTuple):
    """What came back: the body as it was sent, still compressed where it was."""

    url: str
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


class Wire(NamedTuple):
    """How requests go out: the name they bear, a clock of seconds, networks let through.

    `after` calls what it is given once so many seconds have passed, unless its block is left first.
    """

    agent: str
    seconds: Callable[[], float]
    after: Callable[[float, Callable[[], None]], AbstractContextManager[None]]
    allow: Sequence[Network] = ()
    patience: float = FETCH_SECONDS


def request(
    target: Target, headers: Mapping[str, str], most: int, wire: Wire, *, cut: bool = False
) -> Response:
    """GET one address; raises RefusedInput for what cannot be had, is too large or too slow.

    With `cut` the first bytes of what is too large are given instead.
    """
    address = resolve(target, wire.allow)
    began = wire.seconds()
    connection = _connection(target, address, wire)
    try:
        connection.connect()
        end = connection.sock
        with wire.after(wire.patience, lambda: _cut(end)):
            connection.request(
                "GET",
                target.path,
                headers={**_headers(target, wire), **headers},
                preload_content=False,
                decode_content=False,
            )
            found = connection.getresponse()
            body = _body(found, target, most, cut)
        if wire.seconds() - began > wire.patience:  # cut off, and perhaps not by its server
            raise _slow(target, wire)
        lower = {name.lower(): value for name, value in found.headers.items()}
        return Response(target.url, found.status, found.reason or "", lower, body)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if wire.seconds() - began > wire.patience:
            raise _slow(target, wire) from error
        reason = f"the server cannot be reached: {_plain(error)}"
        raise RefusedInput(target.url, reason[:300], _LATER) from error
    finally:
        connection.close()


def _connection(target: Target, address: str, wire: Wire) -> HTTPConnection:
    """A connection to the checked address; the certificate is still asked for by name."""
    timeout = wire.patience / 2
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=timeout)
    return HTTPSConnection(
        address,
        target.port,
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _cut(end: socket.socket | None) -> None:
    """End a connection whose server drips: timeouts count from the last byte."""
    with suppress(OSError):
        if end is not None:
            end.shutdown(socket.SHUT_RDWR)


def _slow(target: Target, wire: Wire) -> RefusedInput:
    reason = f"the page takes longer than {wire.patience:g} seconds"
    return RefusedInput(target.url, reason, _LATER)


def _headers(target: Target, wire: Wire) -> dict[str, str]:
    return {
        "Host": target.origin.partition("://")[2],
        "User-Agent": wire.agent,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        "application/pdf;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
    }


def _body(found: urllib3.BaseHTTPResponse, target: Target, most: int, cut: bool) -> bytes:
    """At most `most` bytes; raises RefusedInput for more, unless they are to be cut."""
    body = bytearray()
    while piece := found.read1(_PIECE, decode_content=False):
        body += piece
        if len(body) > most and cut:
            return bytes(body[:most])
        if len(body) > most:
            reason = f"the page is larger than {most / 1024**2:.1f} MiB"
            raise RefusedInput(target.url, reason, "save its text yourself")
    return bytes(body)


def _plain(error: Exception) -> str:
    """The innermost reason, without urllib3's wrapping."""
    inner = getattr(error, "reason", None)
    return str(inner if isinstance(inner, Exception) else error).rpartition(": ")[2]
