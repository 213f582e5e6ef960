"""Events as a table: one row an event, columns as docs/columns.md describes them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TextIO, get_args

from dateline.export.cameo import cameo_root
from dateline.export.rows import Row, record_of
from dateline.store.words import storable
from dateline.types import ActorMention, CountKind, Event, EventDate, PlaceMention

Cell = str | int | float | None

_BETWEEN = "; "
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV injection")."""


def _actors(field: str, actors: Callable[[Event], tuple[ActorMention, ...]]) -> "Columns":
    """The columns of one of the two sides of an event."""
    return {
        f"{field}s": lambda row: _joined(a.name for a in actors(row.event)),
        f"{field}_ids": lambda row: _joined(a.id for a in actors(row.event)),
        f"{field}_countries": lambda row: _codes(a.country for a in actors(row.event)),
        f"{field}_sectors": lambda row: _codes(a.sector for a in actors(row.event)),
        f"{field}_words": lambda row: _joined(a.text for a in actors(row.event)),
    }


def _date(value: Callable[[EventDate], Cell]) -> "Column":
    return lambda row: value(row.event.date) if row.event.date else None


def _place(value: Callable[[PlaceMention], Cell]) -> "Column":
    return lambda row: value(row.event.place.mention) if row.event.place else None


def _count(kind: CountKind) -> "Column":
    def value(row: Row) -> Cell:
        count = row.event.counts.get(kind)
        return count.value if count else None

    return value


Column = Callable[[Row], Cell]
Columns = dict[str, Column]

_TABLE: Columns = {
    "event": lambda row: row.event.id,
    "type": lambda row: row.event.type,
    "mode": lambda row: row.event.mode,
    "contexts": lambda row: _joined(row.event.contexts),
    "intensity": lambda row: row.event.intensity,
    "quad_class": lambda row: row.event.quad_class,
    "cameo_root": lambda row: cameo_root(row.event),
    "status": lambda row: row.event.status,
    "background": lambda row: _yes(row.event.background),
    **_actors("actor", lambda event: event.actors),
    **_actors("recipient", lambda event: event.recipients),
    "date": _date(lambda date: date.value),
    "earliest": _date(lambda date: date.earliest),
    "latest": _date(lambda date: date.latest),
    "date_words": _date(lambda date: date.text),
    "date_said": _date(lambda date: _yes(date.said)),
    "place": _place(lambda place: place.name),
    "place_country": _place(lambda place: place.country),
    "place_admin1": _place(lambda place: place.admin1),
    "lat": _place(lambda place: place.lat),
    "lon": _place(lambda place: place.lon),
    "geonameid": _place(lambda place: place.geonameid),
    "place_words": _place(lambda place: place.text),
    "precision": lambda row: row.event.place.precision if row.event.place else None,
    "radius_km": lambda row: row.event.place.radius_km if row.event.place else None,
    "place_said": lambda row: _yes(row.event.place.said) if row.event.place else None,
    "sources": lambda row: _joined(source.name for source in row.event.sources),
    "source_words": lambda row: _joined(source.text for source in row.event.sources),
    **{kind: _count(kind) for kind in get_args(CountKind)},
    "confidence": lambda row: row.event.confidence.get("event"),
    "trigger": lambda row: row.event.trigger.text,
    "sentence": lambda row: row.sentence_text,
    "report": lambda row: row.report_id,
    "title": lambda row: row.title,
    "publisher": lambda row: row.publisher,
    "published": lambda row: row.published,
    "reports": lambda row: record_of(row).reports,
    "independent": lambda row: record_of(row).independent,
    "first_hand": lambda row: record_of(row).first_hand,
    "outlets": lambda row: _joined(record_of(row).outlets),
    "first_reported": lambda row: record_of(row).first_reported,
    "last_reported": lambda row: record_of(row).last_reported,
    "disputed": lambda row: _yes(record_of(row).disputed),
    "told_by": lambda row: _joined(dict.fromkeys(m.report for m in record_of(row).mentions)),
}

COLUMNS = tuple(_TABLE)
"""The names of the columns, in order."""


def write_csv(stream: TextIO, rows: Iterable[Row]) -> int:
    """Write a header and one row an event; returns how many events.

    Open the stream with `newline=""`. A text that a spreadsheet would take for a formula gets a
    single quote before it; numbers stay as they are.
    """
    written = 0
    for written, line in enumerate(event_table(rows)):  # noqa: B007 - it is returned
        stream.write(line)
    return written


def event_table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of the table: its header, then one an event."""
    return csv_lines(COLUMNS, map(_cells, rows))


def csv_lines(header: Iterable[str], table: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The lines of a table of safe cells, header first, as `csv` writes them (RFC 4180)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for cells in chain((header,), table):
        writer.writerow([safe(cell) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cells(row: Row) -> list[Cell]:
    return [column(row) for column in _TABLE.values()]


def safe(cell: Cell) -> Cell:
    """The cell as no spreadsheet takes it for a formula."""
    if not isinstance(cell, str):
        return cell
    text = storable(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _joined(values: Iterable[str]) -> str:
    return _BETWEEN.join(values)


def _codes(codes: Iterable[tuple[str, ...]]) -> str:
    """All codes, each once, in the order they come in."""
    return _joined(dict.fromkeys(code for several in codes for code in several))
