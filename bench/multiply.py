"""A merged store made many times as large, without merging again: what reading it is measured on.

Reports, events, tellings and records are copied under other keys and ids; names, days and places
stay, so that each is as frequent among a million as among ten thousand.
"""

import sqlite3
from pathlib import Path

_SHIFTED = frozenset(("key", "report", "event", "telling", "record", "component", "head"))
"""Columns that hold a number of a row that is copied as well."""

_TABLES = (
    "reports", "sentences", "events", "event_actors", "event_places", "event_dates",
    "event_sources", "views", "counts", "event_countries", "tellings", "report_topics", "records",
    "record_bodies", "record_mentions", "record_names", "record_countries",
)  # fmt: skip
_NAMED = {
    "reports": ("id", "fingerprint"), "events": ("id",), "tellings": ("event",), "records": ("id",),
}  # fmt: skip
"""Columns that are text and must differ from copy to copy."""

_BODY = """replace(body, '"' || (SELECT id FROM records r WHERE r.key = t.record) || '"',
    '"' || (SELECT id FROM records r WHERE r.key = t.record) || '~{copy}"')"""
_TALLIES = ("record_days", "facet_counts")


def multiply(path: Path, times: int) -> None:
    """Make the store in that file `times` as large as it is."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    step = 1 + max(
        connection.execute(f"SELECT max(key) FROM {table}").fetchone()[0]
        for table in ("reports", "events", "tellings", "records")
    )
    for copy in range(1, times):
        connection.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            _copy(connection, table, copy, step)
        connection.execute("DELETE FROM merge_queue")
        connection.execute("COMMIT")
    for table in _TALLIES:
        connection.execute(f"UPDATE {table} SET n = n * ?", (times,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _copy(connection: sqlite3.Connection, table: str, copy: int, step: int) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    quoted = ", ".join(f'"{column}"' for column in columns)
    values = [_value(table, column, copy, step) for column in columns]
    owner = next(name for name in ("key", "record", "event", "report") if name in columns)
    if table == "record_mentions":
        owner = "telling"
    connection.execute(
        f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} "
        f"FROM {table} t WHERE t.{owner} < ?",
        (step,),
    )


def _value(table: str, column: str, copy: int, step: int) -> str:
    if column in _NAMED.get(table, ()):
        return f"\"{column}\" || '~{copy}'"
    if table == "record_bodies" and column == "body":
        return _BODY.format(copy=copy)
    if column in _SHIFTED:
        return f'"{column}" + {copy * step}'
    return f'"{column}"'
