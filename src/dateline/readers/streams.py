"""Byte streams that can be looked into before they are read, and lines of bounded length."""

import codecs
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, Protocol

from dateline.errors import RefusedInput
from dateline.limits import MAX_FILE_BYTES, MAX_LINE_BYTES

_SKIP = 1 << 20
READ_ERRORS = (EOFError, OSError, zlib.error)
"""What reading a damaged gzip file or a failing disk raises."""


class _Source(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


class _Rejoined(io.RawIOBase):
    """Bytes already read, then the rest of where they came from."""

    def __init__(self, head: bytes, rest: _Source) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        size = len(buffer)
        piece = self._head[:size] or self._rest.read1(size)
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


class _Transcoded(io.RawIOBase):
    """A UTF-16 or UTF-32 stream as UTF-8, so that lines can be cut at newline bytes."""

    def __init__(self, source: _Source, encoding: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        while not self._ready:
            piece = self._source.read1(io.DEFAULT_BUFFER_SIZE)
            self._ready = self._decoder.decode(piece, final=not piece).encode("utf-8", "replace")
            if not piece:
                break
        piece, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def peek(source: _Source, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes (fewer at the end of data), and a stream that still has them all.

    An error on the way is left for the reader of the stream to meet, after what came before it.
    """
    head = bytearray()
    try:
        while len(head) < size and (piece := source.read1(size - len(head))):
            head += piece
    except READ_ERRORS:
        pass
    return bytes(head), io.BufferedReader(_Rejoined(bytes(head), source), 1 << 16)


def as_utf8(source: _Source, encoding: str) -> BinaryIO:
    """The stream, transcoded from a wide encoding to UTF-8."""
    return io.BufferedReader(_Transcoded(source, encoding), 1 << 16)


class Line(NamedTuple):
    """One line, its end included; `data` is None where it was too long to be held."""

    number: int
    data: bytes | None


def bounded_lines(stream: BinaryIO, origin: str) -> Iterator[Line]:
    """The lines, numbered from 1; a longer one than MAX_LINE_BYTES is passed over unread.

    Raises RefusedInput where no line ends in MAX_FILE_BYTES: a bomb, not a file of reports.
    """
    number = 0
    while data := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(data) <= MAX_LINE_BYTES:
            yield Line(number, data)
        else:
            yield Line(number, None)
            if not data.endswith(b"\n"):
                _skip_line(stream, f"{origin}:{number}")


def _skip_line(stream: BinaryIO, where: str) -> None:
    skipped = 0
    while piece := stream.readline(_SKIP):
        if piece.endswith(b"\n"):
            return
        skipped += len(piece)
        if skipped > MAX_FILE_BYTES:
            raise RefusedInput(where, "the line does not end in 2 GiB", "check how it was made")
