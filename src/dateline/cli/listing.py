"""Events as a table on the terminal, or handed to an export."""

import heapq
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dateline.cli.output import STDOUT, text_output
from dateline.cli.screen import console, note

if TYPE_CHECKING:
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
) -> None:
    """Write the wanted events where asked; without a file to write, print the table.

    `fold` counts planned acts as PLOVER's manual does (`export.fold`).
    """
    from dateline.export import fold_planned, write_csv, write_event_lines
    from dateline.knowledge.codebook import Codebook
    from dateline.store import SqliteStore

    with SqliteStore.open(path, create=False) as store:
        for target, name, write in (
            (jsonl, "--jsonl", write_event_lines),
            (csv, "--csv", write_csv),
        ):
            if target is not None:
                rows = newest(store, wanted, limit) if limit else store.events(wanted)
                rows = fold_planned(rows, Codebook.load()) if fold else rows
                with text_output(target, name) as stream:
                    written = write(stream, rows)
                if target != STDOUT:
                    note(f"{written:,} events written to {target}")
        if jsonl is None and csv is None:
            _print_table(store, wanted, limit or TABLE_ROWS, fold)


def newest(store: "SqliteStore", wanted: "Filter", limit: int) -> list["EventRow"]:
    """The newest events by date (undated ones by their report's), newest first.

    Only `limit` rows are held in memory, however many the store has.
    """
    numbered = enumerate(store.events(wanted))
    best = heapq.nsmallest(limit, ((_age(row), n, row) for n, row in numbered))
    return [row for _, _, row in best]


def event_table(rows: list["EventRow"]) -> Table:
    """One line an event: when, what, who, to whom, where, according to whom."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading, style in (("Event", "dim"), ("Date", ""), ("Type", "bold"), ("Status", "")):
        table.add_column(heading, style=style, no_wrap=True)
    for heading in ("Who", "To whom", "Where", "According to", "Words"):
        table.add_column(heading, overflow="ellipsis", ratio=1)
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
        )
        styles = ("", "", "", STATUS_STYLES[event.status], "", "", "", "", "")
        table.add_row(*map(Text, cells, styles))  # a Text: names are no markup
    return table


def _names(actors: tuple["ActorMention", ...]) -> str:
    return "; ".join(dict.fromkeys(actor.name or actor.text for actor in actors))


def _place(place: "PlaceMention") -> str:
    """The name, and the country where the place is none itself."""
    parts = (place.name or place.text, "" if place.kind == "country" else place.country)
    return ", ".join(part for part in parts if part)


def _print_table(store: "SqliteStore", wanted: "Filter", limit: int, fold: bool) -> None:
    from dateline.export import fold_planned
    from dateline.knowledge.codebook import Codebook

    total = store.count(wanted)
    if not total:
        note("No events fit." if store.summary().events else "The store holds no events yet.")
        return
    rows = newest(store, wanted, limit)
    rows = list(fold_planned(rows, Codebook.load())) if fold else rows
    console().print(event_table(rows))
    shown = f"{len(rows):,} of {total:,} events" if len(rows) < total else f"{total:,} events"
    note(f"{shown}; a date in brackets is the report's. `dateline show EVENT` tells all of one.")


def _age(row: "EventRow") -> tuple[int, ...]:
    """Smaller for newer: the digits of the date, negative, so that they sort downwards."""
    date = row.event.date.latest if row.event.date else (row.published or "")
    return tuple(-ord(char) for char in date.ljust(10, "\0"))
