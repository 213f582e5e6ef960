"""Every format that events leave in, by name, each as a stream of bytes.

    for chunk in stream("csv", store.all_records(wanted)):
        file.write(chunk)

Rows are taken one by one and none is kept, so that a million need no more memory than a
thousand; only the two network formats gather actors and ties before they write.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.export.acled import acled_table
from dateline.export.events import event_lines
from dateline.export.ftm import ftm_lines
from dateline.export.geojson import geojson_text
from dateline.export.linked import jsonld_text
from dateline.export.network import Network, gexf, graphml, network_of
from dateline.export.parquet import parquet_bytes
from dateline.export.rows import Row
from dateline.export.tables import event_table
from dateline.export.tally import Tally
from dateline.store.words import storable

_CHUNK = 1 << 16
"""Characters gathered before they are handed on: fewer, larger writes."""

Write = Callable[[Iterable[Row], Tally], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the usual ending of its files, what the web calls it, how to write it."""

    name: str
    ending: str
    media_type: str
    write: Write


def _text(write: Callable[[Iterable[Row]], Iterable[str]]) -> Write:
    """A format of pieces of text as UTF-8."""
    return lambda rows, tally: _encoded(write(tally.counted(rows)))


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield storable("".join(waiting)).encode("utf-8")
            waiting, size = [], 0
    yield storable("".join(waiting)).encode("utf-8")


def _network(rows: Iterable[Row]) -> Network:
    return network_of((row.event, row.published) for row in rows)


_ALL = (
    Format("csv", ".csv", "text/csv; charset=utf-8", _text(event_table)),
    Format(
        "acled", ".csv", "text/csv; charset=utf-8",
        lambda rows, tally: _encoded(acled_table(tally.counted(rows), tally)),
    ),
    Format(
        "parquet", ".parquet", "application/vnd.apache.parquet",
        lambda rows, tally: parquet_bytes(tally.counted(rows)),
    ),
    Format("geojson", ".geojson", "application/geo+json", _text(geojson_text)),
    Format(
        "graphml", ".graphml", "application/graphml+xml",
        _text(lambda rows: graphml(_network(rows))),
    ),
    Format(
        "gexf", ".gexf", "application/gexf+xml",
        _text(lambda rows: gexf(_network(rows))),
    ),
    Format("jsonld", ".jsonld", "application/ld+json", _text(jsonld_text)),
    Format("ftm", ".ftm.jsonl", "application/x-ndjson", _text(ftm_lines)),
    Format("jsonl", ".jsonl", "application/x-ndjson", _text(event_lines)),
)  # fmt: skip

FORMATS = {form.name: form for form in _ALL}
"""The formats by name."""


def stream(name: str, rows: Iterable[Row], tally: Tally | None = None) -> Iterator[bytes]:
    """The rows in that format, piece by piece; `tally` counts what was read and left out.

    Raises ConfigError at once for a name that is no format, or for Parquet where pyarrow is not
    installed.
    """
    return format_of(name).write(rows, Tally() if tally is None else tally)


def format_of(name: str) -> Format:
    """The format of that name; raises ConfigError with a hint."""
    if name in FORMATS:
        return FORMATS[name]
    near = difflib.get_close_matches(name, FORMATS, 1)
    hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(FORMATS)}"
    raise ConfigError(f"format: there is no {name!r}; {hint}")


def format_for(path: str) -> Format | None:
    """The format that a file's ending tells, the longest that fits; ".csv" is csv, not acled."""
    fitting = [form for form in _ALL if path.lower().endswith(form.ending)]
    return max(fitting, key=lambda form: len(form.ending), default=None)
