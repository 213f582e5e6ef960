"""The body of a stored HTTP response: chunks joined, compression undone, within bounds."""

import zlib
from collections.abc import Mapping
from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.limits import MAX_HTML_BYTES

_GZIP = b"\x1f\x8b"
_ANY_WBITS = 47
"""zlib, or gzip by its header."""
_RAW_WBITS = -15
_CHUNK_LINE = 1024
_REMEDY = "fetch it without compression"


def body_of(stream: BinaryIO, headers: Mapping[str, str], origin: str) -> bytes:
    """At most MAX_HTML_BYTES + 1 bytes of the body; raises RefusedInput for unknown compression.

    Crawlers store bodies as they came or with chunks and compression undone, and keep the header
    either way: what the bytes look like decides.
    """
    data = stream.read(MAX_HTML_BYTES + 1)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    coding = headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity", "none"):
        return data
    if coding in ("gzip", "x-gzip"):
        return _inflated(data, origin) if data.startswith(_GZIP) else data
    if coding == "deflate":
        return _inflated(data, origin)
    if data.lstrip()[:1] == b"<":
        return data
    raise RefusedInput(origin, f"the page is compressed as {coding[:40]!r}", _REMEDY)


def _joined(data: bytes) -> bytes:
    """The chunks of HTTP/1.1 joined; data without them as they are."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + _CHUNK_LINE)
        size = _hex(data[at:end].partition(b";")[0]) if end > 0 else None
        if size is None:
            return b"".join(pieces) if pieces else data
        if size == 0:
            return b"".join(pieces)
        pieces.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _hex(digits: bytes) -> int | None:
    """A size in hexadecimal; Python's int() would take signs and underscores."""
    stripped = digits.strip()
    if not stripped or len(stripped) > 8 or stripped.strip(b"0123456789abcdefABCDEF"):
        return None
    return int(stripped, 16)


def _inflated(data: bytes, origin: str) -> bytes:
    for wbits in (_ANY_WBITS, _RAW_WBITS):
        try:
            return zlib.decompressobj(wbits).decompress(data, MAX_HTML_BYTES + 1)
        except zlib.error:
            continue
    raise RefusedInput(origin, "the compressed page is damaged", _REMEDY)
