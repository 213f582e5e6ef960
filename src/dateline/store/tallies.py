"""Counts kept beside the records, so that an unfiltered page need not count a million of them.

What records add to the counts is asked of the tables themselves, before records are taken away
and after they are written: the counts cannot drift from the tables.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.store.database import Connection

Day = tuple[str, str, str, str, int]
"""Country ("" for all records), first day ("" for none), type, status, quad class (0 for none)."""
Facet = tuple[str, str]

_AMONG = "IN (SELECT value FROM json_each(?))"
_AT_ONCE = 10_000
FACET_COLUMNS = {
    "type": "r.type",
    "mode": "r.mode",
    "quad": "CAST(r.quad_class AS TEXT)",
    "status": "r.status",
    "confidence": (
        "CASE WHEN r.confidence >= 1 THEN '1.0' "
        "ELSE '0.' || CAST(CAST(floor(r.confidence * 10) AS INTEGER) AS TEXT) END"
    ),
    "independent": "CAST(r.independent AS TEXT)",
}
"""Facets of one value a record, as SQL on `records r`."""
FACET_NAMES = {"actor": "m.id", "source": "m.name", "outlet": "m.name"}
"""Facets of several values a record: the role of a name, and the value as SQL on `names m`."""


def add(connection: Connection, keys: Iterable[int], sign: int) -> None:
    """Add what those records count for (sign 1), or take it away (sign -1)."""
    wanted = json.dumps(list(keys))
    days = Counter(_days(connection, wanted))
    facets = Counter(_facets(connection, wanted))
    connection.executemany(
        "INSERT INTO record_days (country, begins, type, status, quad_class, n) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (country, begins, type, status, quad_class) "
        "DO UPDATE SET n = record_days.n + excluded.n",
        [(*day, sign * n) for day, n in days.items()],
    )
    connection.executemany(
        "INSERT INTO facet_counts (facet, value, n) VALUES (?, ?, ?) "
        "ON CONFLICT (facet, value) DO UPDATE SET n = facet_counts.n + excluded.n",
        [(*facet, sign * n) for facet, n in facets.items()],
    )
    if sign < 0:
        connection.executemany(
            "DELETE FROM record_days WHERE country = ? AND begins = ? AND type = ? "
            "AND status = ? AND quad_class = ? AND n = 0",
            list(days),
        )
        connection.executemany(
            "DELETE FROM facet_counts WHERE facet = ? AND value = ? AND n = 0", list(facets)
        )


def recount(connection: Connection) -> None:
    """Count all records anew."""
    connection.execute("DELETE FROM record_days")
    connection.execute("DELETE FROM facet_counts")
    keys = [row[0] for row in connection.execute("SELECT key FROM records ORDER BY key")]
    for first in range(0, len(keys), _AT_ONCE):
        add(connection, keys[first : first + _AT_ONCE], 1)


def _days(connection: Connection, wanted: str) -> Iterator[Day]:
    columns = "r.begins, r.type, r.status, coalesce(r.quad_class, 0)"
    yield from connection.execute(
        f"SELECT '', {columns} FROM records r WHERE r.key {_AMONG}", (wanted,)
    )
    yield from connection.execute(
        f"SELECT c.country, {columns} FROM record_countries c JOIN records r ON r.key = c.record "
        f"WHERE c.record {_AMONG}",
        (wanted,),
    )


def _facets(connection: Connection, wanted: str) -> Iterator[Facet]:
    values = ", ".join(FACET_COLUMNS.values())
    for row in connection.execute(
        f"SELECT {values} FROM records r WHERE r.key {_AMONG}", (wanted,)
    ):
        for facet, value in zip(FACET_COLUMNS, row, strict=True):
            if value is not None:
                yield facet, value
    for (country,) in connection.execute(
        f"SELECT country FROM record_countries WHERE record {_AMONG}", (wanted,)
    ):
        yield "country", country
    for role, value in FACET_NAMES.items():
        query = (
            f"SELECT DISTINCT n.record, {value} FROM record_names n "
            f"JOIN names m ON m.key = n.name WHERE n.record {_AMONG} AND n.role = '{role}'"
        )
        for _, name in connection.execute(query, (wanted,)):
            yield role, name
