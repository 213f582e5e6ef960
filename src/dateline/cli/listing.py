"""Events as a table on the terminal, or handed to an export."""

import heapq
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dateline.cli.output import STDOUT, text_output
from dateline.cli.screen import console, note
from dateline.cli.stores import merged_store

if TYPE_CHECKING:
    from dateline.export import Row
    from dateline.store import EventRow, Filter, SqliteStore
    from dateline.types import ActorMention, PlaceMention

TABLE_ROWS = 50
"""Rows of the table where no limit is given."""

SHORT_ID = 8
"""Characters of an event id in the table; `dateline show` takes any unambiguous beginning."""

STATUS_STYLES = {
    "asserted": "",
    "denied": "red",
    "possible": "yellow",
    "planned": "cyan",
    "hypothetical": "magenta",
}


def list_events(
    path: Path,
    wanted: "Filter",
    limit: int | None,
    *,
    jsonl: str | None,
    csv: str | None,
    fold: bool = False,
    mentions: bool = False,
) -> None:
    """Write the wanted events where asked; without a file to write, print the table.

    `fold` counts planned acts as PLOVER's manual does (`export.fold`); `mentions` takes events as
    single reports tell them in place of records.
    """
    from dateline.export import write_csv, write_event_lines
    from dateline.store import SqliteStore

    opened = SqliteStore.open(path, create=False) if mentions else merged_store(path)
    with opened as store:
        for target, name, write in (
            (jsonl, "--jsonl", write_event_lines),
            (csv, "--csv", write_csv),
        ):
            if target is not None:
                rows = _folded(_rows(store, wanted, limit, mentions), fold)
                with text_output(target, name) as stream:
                    written = write(stream, rows)
                if target != STDOUT:
                    note(f"{written:,} events written to {target}")
        if jsonl is None and csv is None:
            _print_table(store, wanted, limit or TABLE_ROWS, fold, mentions)


def _rows(
    store: "SqliteStore", wanted: "Filter", limit: int | None, mentions: bool
) -> "Iterable[Row]":
    """Records or mentions: the newest where there is a limit, else all."""
    if mentions:
        return newest(store, wanted, limit) if limit else store.events(wanted)
    return store.records(wanted, limit=limit).rows if limit else store.all_records(wanted)


def _folded(rows: "Iterable[Row]", fold: bool) -> "Iterable[Row]":
    from dateline.export import fold_planned
    from dateline.knowledge.codebook import Codebook

    return fold_planned(rows, Codebook.load()) if fold else rows


def newest(store: "SqliteStore", wanted: "Filter", limit: int) -> list["EventRow"]:
    """The newest mentions by date (undated ones by their report's), newest first.

    Only `limit` rows are held in memory, however many the store has.
    """
    numbered = enumerate(store.events(wanted))
    best = heapq.nsmallest(limit, ((_age(row), n, row) for n, row in numbered))
    return [row for _, _, row in best]


def event_table(rows: "Iterable[Row]", merged: bool = True) -> Table:
    """One line an event: when, what, who, to whom, where, according to whom; in how many reports.

    A number of independent sources marked with ! has reports that contradict each other.
    """
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading, style in (("Event", "dim"), ("Date", ""), ("Type", "bold"), ("Status", "")):
        table.add_column(heading, style=style, no_wrap=True)
    for heading in ("Who", "To whom", "Where", "According to", "Words"):
        table.add_column(heading, overflow="ellipsis", ratio=1)
    for heading in ("Reports", "Sources") if merged else ():
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        event = row.event
        place, date = event.place, event.date
        cells = (
            event.id[:SHORT_ID],
            date.value if date else f"({(row.published or '?')[:10]})",
            event.type.lower(),
            event.status,
            _names(event.actors),
            _names(event.recipients),
            _place(place.mention) if place else "",
            " > ".join(source.name or source.text for source in event.sources),
            event.trigger.text,
            *(_told(row) if merged else ()),
        )
        styles = ("", "", "", STATUS_STYLES[event.status], *[""] * (len(cells) - 4))
        table.add_row(*map(Text, cells, styles))  # a Text: names are no markup
    return table


def _told(row: "Row") -> tuple[str, str]:
    """How many reports tell it, and how many sources independent of each other."""
    from dateline.export import record_of

    record = record_of(row)
    return f"{record.reports:,}", f"{record.independent:,}{'!' if record.disputed else ''}"


def _names(actors: tuple["ActorMention", ...]) -> str:
    return "; ".join(dict.fromkeys(actor.name or actor.text for actor in actors))


def _place(place: "PlaceMention") -> str:
    """The name, and the country where the place is none itself."""
    parts = (place.name or place.text, "" if place.kind == "country" else place.country)
    return ", ".join(part for part in parts if part)


def _print_table(
    store: "SqliteStore", wanted: "Filter", limit: int, fold: bool, mentions: bool
) -> None:
    total = store.count(wanted) if mentions else store.count_records(wanted)
    if not total:
        note("No events fit." if store.summary().events else "The store holds no events yet.")
        return
    rows = list(_folded(_rows(store, wanted, limit, mentions), fold))
    console().print(event_table(rows, merged=not mentions))
    shown = f"{len(rows):,} of {total:,} events" if len(rows) < total else f"{total:,} events"
    note(f"{shown}; a date in brackets is the report's. `dateline show EVENT` tells all of one.")


def _age(row: "EventRow") -> tuple[int, ...]:
    """Smaller for newer: the digits of the date, negative, so that they sort downwards."""
    date = row.event.date.latest if row.event.date else (row.published or "")
    return tuple(-ord(char) for char in date.ljust(10, "\0"))
