"""CSV and its like: a header that names the columns, one report a row, streamed."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.limits import MAX_LINE_BYTES
from dateline.readers.columns import gdelt_columns, renamed, row_report
from dateline.readers.encoding import decode
from dateline.readers.hints import Hints
from dateline.readers.sniff import DELIMITERS
from dateline.readers.streams import Line, bounded_lines
from dateline.types import Refusal, Report

_CLOSE = "close the quotation mark, or double one that stands inside a value"
_ROW_TOO_LONG = f"the row is longer than {MAX_LINE_BYTES // 1024**2} MiB"


class _UnclosedError(Exception):
    """The row goes on to the end of the data or past the limit: a quote was never closed."""


class _Rows:
    """Feeds lines to a csv reader, and takes back those of a row that does not end.

    The csv module would swallow all that follows a quotation mark that is never closed; here the
    reader starts again at the line after the one the broken row began with.
    """

    def __init__(self, stream: BinaryIO, origin: str, encoding: str | None) -> None:
        self._lines = bounded_lines(stream, origin)
        self._encoding = encoding
        self._returned: deque[Line] = deque()
        self._first: Line | None = None
        self._row: list[Line] = []
        self._row_bytes = 0
        csv.field_size_limit(2 * MAX_LINE_BYTES)

    def header(self) -> str:
        """The first line that is not blank."""
        for line in self._lines:
            if line.data is None:
                return ""
            if line.data.strip():
                self._first = line
                return decode(line.data, self._encoding)
        return ""

    def headless(self) -> None:
        """The first line is a row like the others: read it again."""
        if self._first is not None:
            self._returned.append(self._first)

    def rows(self, delimiter: str) -> Iterator[tuple[int, Sequence[str] | str]]:
        """The number of the line each row begins on, with its cells or what is wrong with it."""
        reader = csv.reader(self._feed(), delimiter=delimiter)
        while True:
            self._row, self._row_bytes = [], 0
            try:
                cells: Sequence[str] | str = next(reader)
            except StopIteration:
                return
            except (_UnclosedError, csv.Error) as error:
                cells = self._give_back(error)
                reader = csv.reader(self._feed(), delimiter=delimiter)
            if cells:
                yield self._row[0].number, cells

    def _feed(self) -> Iterator[str]:
        while True:
            line = self._returned.popleft() if self._returned else next(self._lines, None)
            if line is None:
                if self._row:
                    raise _UnclosedError("a quotation mark is never closed")
                return
            self._row.append(line)
            self._row_bytes += len(line.data or b"")
            if line.data is None or self._row_bytes > MAX_LINE_BYTES:
                raise _UnclosedError(_ROW_TOO_LONG)
            yield decode(line.data, self._encoding)

    def _give_back(self, error: Exception) -> str:
        self._returned.extendleft(reversed(self._row[1:]))
        return str(error)


def read_table(
    stream: BinaryIO, origin: str, encoding: str | None, hints: Hints
) -> Iterator[Report | Refusal]:
    """A Report or a Refusal for each row; raises RefusedInput where no column has the text."""
    rows = _Rows(stream, origin, encoding)
    first = rows.header()
    names = gdelt_columns(first.rstrip("\r\n").split("\t"))
    if names is None:
        delimiter, names = _header(first, origin)
    else:
        delimiter = "\t"
        rows.headless()
    for number, cells in rows.rows(delimiter):
        where = f"{origin}:{number}"
        try:
            yield row_report(_fields(cells, names, where), where, hints)
        except RefusedInput as refused:
            yield Refusal(refused.where, refused.reason, refused.remedy)


def _header(line: str, origin: str) -> tuple[str, list[str]]:
    """The delimiter that makes `text` a column (or the address of one), and the columns' names."""
    for wanted in ("text", "url"):
        for delimiter in sorted(DELIMITERS, key=line.count, reverse=True):
            names = renamed(_cells(line, delimiter))
            if wanted in names:
                return delimiter, names
    shown = line.strip()[:120]
    raise RefusedInput(
        origin,
        f"no column is named text (the header is: {shown})",
        "name the columns in the first row, and the one that holds the reports: text",
    )


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none where it is not one to the csv module (a lone return in it)."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _fields(cells: Sequence[str] | str, names: list[str], where: str) -> dict[str, object]:
    """The cells by the names of their columns, without empty ones; raises RefusedInput."""
    if isinstance(cells, str):
        raise RefusedInput(where, cells, _CLOSE)
    if len(cells) > len(names):
        raise RefusedInput(
            where,
            f"the row has {len(cells)} cells, the header {len(names)}",
            "put values that hold the delimiter in quotation marks",
        )
    filled = zip(names, cells, strict=False)
    return {name: cell for name, cell in filled if name == "text" or cell.strip()}
