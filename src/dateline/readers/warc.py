"""Web archives (WARC 1.0 and 1.1): the pages, feeds and PDFs among the responses.

The frame of a record is four lines and a length; it is read here because what reads it elsewhere
ends silently where an archive breaks off, and holds lines and headers of any length.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, NamedTuple, cast

from dateline.errors import RefusedInput
from dateline.limits import MAX_FILE_BYTES, MAX_WARC_HEADER_BYTES
from dateline.readers.httpbody import body_of
from dateline.readers.opened import Opened, Read
from dateline.types import Refusal, Report

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_SKIP = 1 << 20
_READ_TYPES = ("html", "text/plain", "xml", "rss", "atom", "pdf")
_SUFFIXES = {"html": ".html", "plain": ".txt", "pdf": ".pdf"}
_AGAIN = "fetch the archive again; what was whole before the break is read"


class _Block(io.RawIOBase):
    """So many bytes of a stream: the block of one record."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self.left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        piece = self._stream.read(min(len(buffer), self.left))
        self.left -= len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


class _Record(NamedTuple):
    """The header of a record, and the size of the block that follows."""

    header: Mapping[str, str]
    size: int

    @property
    def url(self) -> str:
        return self.header.get("warc-target-uri", "").strip("<> ")


class _Response(NamedTuple):
    """The header of a page as it came from the web."""

    status: int
    headers: Mapping[str, str]


def read_warc(opened: Opened, read_page: Read) -> Iterator[Report | Refusal]:
    """Reports and refusals of the responses that hold text; raises RefusedInput for an archive cut.

    Requests, images, errors (404) and responses seen before (revisits) are passed over. When a
    page was crawled is kept under `extra`; it is not when it was published.
    """
    pages = 0
    for number, record in _records(opened):
        where = f"{opened.origin}:{number}"
        block = _Block(opened.stream, record.size)
        if record.header.get("warc-type", "").lower() == "response" and "http" in record.url[:4]:
            for item in _pages(replace(opened, origin=where), record, block, read_page):
                pages += 1
                yield item
        _pass_over(opened.stream, block)
        if block.left:
            raise RefusedInput(
                where, f"the archive is cut off inside a record ({record.url})", _AGAIN
            )
    if not pages:
        raise RefusedInput(opened.origin, "no pages are in the archive", "leave it out")


def _pages(
    opened: Opened, record: _Record, block: _Block, read_page: Read
) -> Iterator[Report | Refusal]:
    stream = cast("BinaryIO", io.BufferedReader(block, 1 << 16))
    response = _response(stream)
    if response is None or response.status != 200:
        return
    kind = response.headers.get("content-type", "text/html").lower()
    if not any(name in kind for name in _READ_TYPES):
        return
    charset = _CHARSET.search(kind)
    try:
        body = body_of(stream, response.headers, opened.origin)
        if block.left and not opened.stream.peek(1):  # type: ignore[attr-defined]
            return  # cut off: told by the caller, for the whole archive
        suffix = next((_SUFFIXES[name] for name in _SUFFIXES if name in kind), "")
        page = opened.inner(io.BytesIO(body), suffix, opened.origin, depth=opened.depth)
        yield from read_page(
            replace(
                page,
                packed=True,
                url=record.url,
                charset=charset[1] if charset else None,
                crawled=record.header.get("warc-date"),
            )
        )
    except RefusedInput as refused:
        yield Refusal(refused.where, refused.reason, refused.remedy)


def _response(stream: BinaryIO) -> _Response | None:
    first = stream.readline(MAX_WARC_HEADER_BYTES)
    status = _STATUS.match(first)
    headers = _header(stream) if status else None
    return None if status is None or headers is None else _Response(int(status[1]), headers)


def _records(opened: Opened) -> Iterator[tuple[int, _Record]]:
    """The records, numbered; the reader of a record's block comes before the next.

    Raises RefusedInput at damage: what follows cannot be trusted to be where it seems to be.
    """
    number = 0
    while line := opened.stream.readline(MAX_WARC_HEADER_BYTES):
        if not line.strip():
            continue
        number += 1
        where = f"{opened.origin}:{number}"
        header = _header(opened.stream) if line.startswith(b"WARC/") else None
        size = (header or {}).get("content-length", "")
        if header is None or not (size.isascii() and size.isdigit() and len(size) <= 12):
            cut = header is None and not opened.stream.read(1)
            how = "cut off" if cut else "damaged"
            raise RefusedInput(where, f"the archive is {how}: a record has no header", _AGAIN)
        if int(size) > MAX_FILE_BYTES:
            raise RefusedInput(where, "a record claims more than 2 GiB", "leave the record out")
        yield number, _Record(header, int(size))


def _header(stream: BinaryIO) -> Mapping[str, str] | None:
    """The fields up to the blank line, names in lower case; None where it has no end."""
    fields: dict[str, str] = {}
    left = MAX_WARC_HEADER_BYTES
    while left > 0 and (line := stream.readline(left)).endswith(b"\n"):
        if not line.strip():
            return fields
        left -= len(line)
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return None


def _pass_over(stream: BinaryIO, block: _Block) -> None:
    while block.left and (piece := stream.read(min(block.left, _SKIP))):
        block.left -= len(piece)
