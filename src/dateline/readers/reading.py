"""Paths to reports: each input is looked into, and read by the reader of its kind."""

import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import RefusedInput
from dateline.readers.encoding import guess, wide_encoding
from dateline.readers.hints import NO_HINTS, Hints
from dateline.readers.html import read_html
from dateline.readers.inputs import STDIN, printable, refuse_os_error, walk
from dateline.readers.lines import read_lines
from dateline.readers.sniff import HEAD_BYTES, Kind, sniff
from dateline.readers.streams import READ_ERRORS, as_utf8, peek
from dateline.readers.table import read_table
from dateline.readers.text import read_text
from dateline.types import Refusal, Report

_EMPTY = "the file is empty"


def read(paths: Iterable[Path], hints: Hints = NO_HINTS) -> Iterator[Report | Refusal]:
    """Every report in the paths, in order, as it is read; what cannot be read as a Refusal.

    Folders are read with all that is in them, `Path("-")` is standard input. One bad input never
    ends or loses the rest.
    """
    for path in paths:
        if path == STDIN:
            yield from _read_stream(sys.stdin.buffer, "-", "", hints)
            continue
        for found in walk(path):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from _read_file(found, hints)


def _read_file(path: Path, hints: Hints) -> Iterator[Report | Refusal]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield refuse_os_error(path, error)
        return
    with stream:
        yield from _read_stream(stream, printable(path), path.name.lower(), hints)


def _read_stream(
    stream: BinaryIO, origin: str, name: str, hints: Hints
) -> Iterator[Report | Refusal]:
    """The reports of one input, with what breaks in it turned into its Refusal."""
    try:
        yield from _dispatch(stream, origin, name, hints)
    except RefusedInput as refused:
        yield Refusal(refused.where, refused.reason, refused.remedy)
    except EOFError:
        yield Refusal(
            origin,
            "the gzip data is truncated; what was whole before the break is read",
            "fetch the file again",
        )
    except READ_ERRORS as error:
        yield Refusal(origin, f"reading failed: {error}", "check the file and fetch it again")


def _dispatch(
    stream: BinaryIO, origin: str, name: str, hints: Hints, unpacked: bool = False
) -> Iterator[Report | Refusal]:
    head, stream = peek(cast("gzip.GzipFile", stream), HEAD_BYTES)
    if not head:
        stream.read(1)  # raises what kept the first byte from being read
        raise RefusedInput(origin, _EMPTY, "leave it out")
    kind, what, remedy = sniff(head, Path(name).suffix)
    if kind is Kind.UNREADABLE:
        yield Refusal(origin, f"it is {what}", remedy)
    elif kind is Kind.GZIP and unpacked:
        yield Refusal(origin, "it is gzip data inside gzip data", "unpack it once")
    elif kind is Kind.GZIP:
        with gzip.GzipFile(fileobj=stream) as inner:
            bare = name.removesuffix(".gz")
            yield from _dispatch(cast("BinaryIO", inner), origin, bare, hints, unpacked=True)
    elif kind is Kind.TEXT:
        yield read_text(stream, origin, hints)
    elif kind is Kind.HTML:
        yield read_html(stream, origin, hints)
    else:
        yield from _read_many(kind, stream, head, origin, hints)


def _read_many(
    kind: Kind, stream: BinaryIO, head: bytes, origin: str, hints: Hints
) -> Iterator[Report | Refusal]:
    """A file of lines, in whatever encoding its head shows."""
    wide = wide_encoding(head)
    if wide is not None:
        stream = as_utf8(cast("gzip.GzipFile", stream), wide)
    read_each = read_lines if kind is Kind.LINES else read_table
    return read_each(stream, origin, guess(head), hints)
