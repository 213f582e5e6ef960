"""Paths to reports: each input is looked into, and read by the reader of its kind."""

import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import RefusedInput
from dateline.readers.archives import read_tar, read_zip
from dateline.readers.encoding import guess, wide_encoding
from dateline.readers.feed import read_feed
from dateline.readers.hints import NO_HINTS, Hints
from dateline.readers.html import read_html
from dateline.readers.inputs import STDIN, expand, printable, refuse_os_error, walk
from dateline.readers.lines import read_lines
from dateline.readers.opened import Allowance, Opened, counted
from dateline.readers.parquet import read_parquet
from dateline.readers.pdf import read_pdf
from dateline.readers.sniff import HEAD_BYTES, Kind, sniff
from dateline.readers.streams import READ_ERRORS, as_utf8, peek
from dateline.readers.table import read_table
from dateline.readers.text import read_text
from dateline.readers.warc import read_warc
from dateline.types import Refusal, Report

_EMPTY = "the file is empty"

Found = Iterator[Report | Refusal]


def read(paths: Iterable[Path], hints: Hints = NO_HINTS) -> Found:
    """Every report in the paths, in order, as it is read; what cannot be read as a Refusal.

    Folders and archives are read with all that is in them, patterns (`news/*.html`) with what
    they fit; `Path("-")` is standard input. One bad input never ends or loses the rest.
    """
    for path in expand(paths):
        if path == STDIN:
            yield from _read_file(sys.stdin.buffer, "-", "", hints)
            continue
        for found in walk(path):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from _read_path(found, hints)


def _read_path(path: Path, hints: Hints) -> Found:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield refuse_os_error(path, error)
        return
    with stream:
        yield from _read_file(stream, printable(path), path.name.lower(), hints)


def _read_file(file: BinaryIO, origin: str, name: str, hints: Hints) -> Found:
    allowance = Allowance(origin)
    stream = counted(file, allowance.packed)
    movable = file if name and file.seekable() else None  # standard input may start midway
    yield from _read_opened(Opened(stream, origin, name, hints, allowance, file=movable))


def _read_opened(opened: Opened) -> Found:
    """The reports of one input, with what breaks in it turned into its Refusal."""
    try:
        yield from _dispatch(opened)
    except RefusedInput as refused:
        yield Refusal(refused.where, refused.reason, refused.remedy)
    except EOFError:
        yield Refusal(
            opened.origin,
            "the gzip data is truncated; what was whole before the break is read",
            "fetch the file again",
        )
    except READ_ERRORS as error:
        yield Refusal(
            opened.origin, f"reading failed: {error}", "check the file and fetch it again"
        )


def _dispatch(opened: Opened) -> Found:
    head, stream = peek(cast("gzip.GzipFile", opened.stream), HEAD_BYTES)
    opened = replace(opened, stream=stream)
    if not head:
        stream.read(1)  # raises what kept the first byte from being read
        raise RefusedInput(opened.origin, _EMPTY, "leave it out")
    kind, what, remedy = sniff(head, Path(opened.name).suffix)
    if kind is Kind.UNREADABLE:
        yield Refusal(opened.origin, f"it is {what}", remedy)
    elif kind in (Kind.LINES, Kind.TABLE):
        yield from _read_rows(kind, opened, head)
    else:
        yield from _READERS[kind](opened)


def _read_gzip(opened: Opened) -> Found:
    if opened.packed:
        raise RefusedInput(opened.origin, "it is gzip data inside gzip data", "unpack it once")
    with gzip.GzipFile(fileobj=opened.stream) as packed:
        stream = counted(cast("BinaryIO", packed), opened.allowance.unpacked)
        bare = opened.name.removesuffix(".gz").replace(".tgz", ".tar")
        yield from _dispatch(replace(opened, stream=stream, name=bare, packed=True, file=None))


def _read_page(opened: Opened) -> Found:
    extra = {"crawled": opened.crawled} if opened.crawled else None
    yield read_html(
        opened.stream,
        opened.origin,
        opened.hints,
        url=opened.url,
        charset=opened.charset,
        extra=extra,
    )


def _read_rows(kind: Kind, opened: Opened, head: bytes) -> Found:
    """A file of lines, in whatever encoding its head shows."""
    stream = opened.stream
    wide = wide_encoding(head)
    if wide is not None:
        stream = as_utf8(cast("gzip.GzipFile", stream), wide)
    read_each = read_lines if kind is Kind.LINES else read_table
    empty = True
    for found in read_each(stream, opened.origin, guess(head), opened.hints):
        empty = False
        yield found
    if empty:
        raise RefusedInput(opened.origin, "no reports are in the file", "leave it out")


def _one(read_report: Callable[[Opened], Report]) -> Callable[[Opened], Found]:
    """A reader of one report as a reader of many."""

    def read_many(opened: Opened) -> Found:
        yield read_report(opened)

    return read_many


_READERS: dict[Kind, Callable[[Opened], Found]] = {
    Kind.TEXT: _one(
        lambda opened: read_text(opened.stream, opened.origin, opened.hints, opened.url)
    ),
    Kind.HTML: _read_page,
    Kind.PDF: _one(read_pdf),
    Kind.FEED: read_feed,
    Kind.PARQUET: read_parquet,
    Kind.GZIP: _read_gzip,
    Kind.ZIP: lambda opened: read_zip(opened, _read_opened),
    Kind.TAR: lambda opened: read_tar(opened, _read_opened),
    Kind.WARC: lambda opened: read_warc(opened, _read_opened),
}
