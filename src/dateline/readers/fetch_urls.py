"""The addresses to fetch: in a list, a table, JSON lines or a feed."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import RefusedInput
from dateline.limits import MAX_HELD_BYTES
from dateline.readers.columns import gdelt_columns, renamed
from dateline.readers.encoding import decode
from dateline.readers.feed import feed_items, item_link, parse_feed
from dateline.readers.fetch_http import Response
from dateline.readers.hints import NO_HINTS
from dateline.readers.httpbody import body_of
from dateline.readers.inputs import printable
from dateline.readers.opened import Allowance, Opened
from dateline.readers.sniff import HEAD_BYTES, Kind, sniff


def urls_in(path: Path) -> Iterator[str]:
    """The addresses in a file, each once, in its order; raises RefusedInput for an unfit file.

    A table has them in a column `url` (Media Cloud, GDELT), JSON lines under "url", a feed in its
    items, any other text one a line (blank lines and lines that start with # are passed over).
    """
    origin = printable(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_HELD_BYTES + 1)
    except OSError as error:
        raise RefusedInput(origin, f"cannot be read: {error.strerror}", "check the path") from error
    if len(data) > MAX_HELD_BYTES:
        raise RefusedInput(origin, "the list is larger than 64 MiB", "split it")
    kind = sniff(data[:HEAD_BYTES], path.suffix.lower()).kind
    if kind is Kind.FEED:
        found = feed_links(data, origin)
    elif kind in (Kind.LINES, Kind.TABLE, Kind.TEXT):
        read = {Kind.LINES: _of_lines, Kind.TABLE: _of_table, Kind.TEXT: _of_text}[kind]
        found = read(decode(data))
    else:
        raise RefusedInput(origin, "not a list of addresses", "write one address a line")
    yield from dict.fromkeys(found)


def links_of(response: Response) -> Iterator[str]:
    """The addresses behind the items of a fetched feed; none for a page of another kind."""
    try:
        data = body_of(io.BytesIO(response.body), response.headers, response.url)
        if sniff(data[:HEAD_BYTES], "").kind is Kind.FEED:
            yield from feed_links(data, response.url)
    except RefusedInput:
        return  # the feed itself is in the archive, and is refused when it is read


def feed_links(data: bytes, origin: str) -> Iterator[str]:
    """The addresses behind the items of a feed; raises RefusedInput."""
    opened = Opened(io.BytesIO(data), origin, "", NO_HINTS, Allowance(origin))
    yield from filter(None, map(item_link, feed_items(parse_feed(opened))))


def _of_text(text: str) -> Iterator[str]:
    for line in map(str.strip, text.splitlines()):
        if line and not line.startswith("#"):
            yield line


def _of_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        try:
            found = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("url"), str):
            yield found["url"]


def _of_table(text: str) -> Iterator[str]:
    first = text.lstrip().partition("\n")[0].rstrip("\r")
    names = gdelt_columns(first.split("\t"))
    delimiter = "\t" if names else max(",;\t|", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
        names = names or renamed(next(rows, []))
        at = names.index("url") if "url" in names else -1
        yield from (row[at].strip() for row in rows if 0 <= at < len(row) and row[at].strip())
    except csv.Error:
        return
