"""An input opened for reading, with all that its reader must know of it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from dateline.errors import RefusedInput
from dateline.limits import FREE_INFLATION_BYTES, MAX_HELD_BYTES, MAX_INFLATION
from dateline.readers.hints import Hints
from dateline.types import Refusal, Report


class Allowance:
    """How much an input may unpack to, whatever is nested in it: a bomb is stopped as it goes off.

    One counter for the input as it lies on the disk, one for all that any layer of it unpacked.
    """

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._packed = 0
        self._unpacked = 0
        self.spent = False
        """True once it was too much: whoever reads on in the same input stops."""

    def packed(self, size: int) -> None:
        """Note bytes read from the input itself."""
        self._packed += size

    def unpacked(self, size: int) -> None:
        """Note bytes that a layer unpacked to; raises RefusedInput where they are too many."""
        self._unpacked += size
        if self._unpacked > max(FREE_INFLATION_BYTES, MAX_INFLATION * self._packed):
            self.spent = True
            raise RefusedInput(
                self._origin,
                f"it unpacks to more than {MAX_INFLATION} times its size (a decompression bomb?); "
                "what came before is read",
                "leave it out, or unpack it yourself if you trust it",
            )


class _Counted(io.RawIOBase):
    """A stream that tells how much is read from it."""

    def __init__(self, stream: BinaryIO, note: Callable[[int], None]) -> None:
        # Not read(), which goes on to fill the buffer and loses what came before an error.
        self._read = cast("io.BufferedReader", stream).read1
        self._note = note

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        piece = self._read(len(buffer))
        self._note(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


def counted(stream: BinaryIO, note: Callable[[int], None]) -> BinaryIO:
    """The stream, with `note` called for every stretch of bytes read from it."""
    return io.BufferedReader(_Counted(stream, note), 1 << 16)


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream of bytes, and what is known of it.

    `origin` is where messages say it is, `name` its file name in lower case (only its suffix is
    used), `depth` how many archives lie around it, `file` the stream itself where it can be moved
    about in. `url` and `charset` are what came with a page from the web; `crawled` says when.
    """

    stream: BinaryIO
    origin: str
    name: str
    hints: Hints
    allowance: Allowance
    depth: int = 0
    packed: bool = False
    file: BinaryIO | None = None
    url: str | None = None
    charset: str | None = None
    crawled: str | None = None

    def inner(self, stream: BinaryIO, name: str, origin: str, *, depth: int) -> "Opened":
        """What lies inside it, unpacked as a stream."""
        lower = name.lower()
        return replace(
            self, stream=stream, name=lower, origin=origin, depth=depth, packed=False, file=None
        )

    def movable(self) -> BinaryIO:
        """The bytes as a stream that can be moved about in; raises RefusedInput for too many."""
        if self.file is not None:
            self.file.seek(0)
            return self.file
        data = self.stream.read(MAX_HELD_BYTES + 1)
        if len(data) > MAX_HELD_BYTES:
            reason = f"it is larger than {MAX_HELD_BYTES // 1024**2} MiB and not a file of its own"
            raise RefusedInput(self.origin, reason, "save it as a file and give that")
        return io.BytesIO(data)


Read = Callable[[Opened], Iterator[Report | Refusal]]
"""Reads one input, with what breaks in it turned into its Refusal."""
