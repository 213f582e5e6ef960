"""Records by filter, in an order, a page at a time."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from dateline.errors import ConfigError
from dateline.store.answers import RecordPage, Sort
from dateline.store.conditions import Parameter
from dateline.store.database import Connection
from dateline.store.query import EVERYTHING, Filter
from dateline.store.record_conditions import record_clause
from dateline.store.records import rows_of

ORDERS: Mapping[Sort, tuple[tuple[str, ...], bool]] = {
    "date": (("r.day", "r.id"), False),
    "-date": (("r.day", "r.id"), True),
    "type": (("r.type", "r.day", "r.id"), False),
    "reports": (("r.reports", "r.id"), True),
    "independent": (("r.independent", "r.id"), True),
    "confidence": (("r.confidence", "r.id"), True),
    "pressing": (("r.pressing", "r.id"), True),
}
"""Columns of each order, and whether the largest comes first; each has an index."""


def page(
    connection: Connection, where: Filter, sort: Sort, limit: int, after: str | None
) -> RecordPage:
    """See `Store.records`."""
    columns, falling = _order(sort)
    clause, values = record_clause(where)
    total = count(connection, where)
    if after is not None:
        clause += f" AND ({', '.join(columns)}) {'<' if falling else '>'} "
        clause += f"({', '.join('?' * len(columns))})"
        values += _opened(after, sort, len(columns))
    order = ", ".join(f"{column} {'DESC' if falling else 'ASC'}" for column in columns)
    found = connection.execute(
        f"SELECT r.key, {', '.join(columns)} FROM records r WHERE {clause} "
        f"ORDER BY {order} LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    keys = [row[0] for row in found[:limit]]
    following = _cursor(sort, found[limit - 1][1:]) if len(found) > limit > 0 else None
    return RecordPage(total, tuple(rows_of(connection, keys)), following)


def count(connection: Connection, where: Filter) -> int:
    """How many records the filter lets through."""
    if where == EVERYTHING:
        query = "SELECT coalesce(sum(n), 0) FROM record_days WHERE country = ''"
        return int(connection.execute(query).fetchone()[0])
    clause, values = record_clause(where)
    query = f"SELECT count(*) FROM records r WHERE {clause}"
    return int(connection.execute(query, values).fetchone()[0])


def _order(sort: Sort) -> tuple[tuple[str, ...], bool]:
    try:
        return ORDERS[sort]
    except KeyError:
        raise ConfigError(f"sort: there is no {sort!r}; write one of {', '.join(ORDERS)}") from None


def _cursor(sort: Sort, place: tuple[Parameter, ...]) -> str:
    """Where a page ends, as text that is safe in a URL."""
    plain = json.dumps([sort, *place]).encode("utf-8")
    return base64.urlsafe_b64encode(plain).decode("ascii").rstrip("=")


def _opened(cursor: str, sort: Sort, parts: int) -> list[Parameter]:
    try:
        plain: Any = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        given, *values = plain
        place: list[Parameter] = list(values)
    except (binascii.Error, ValueError, TypeError) as error:
        raise ConfigError("after: this is no cursor; give the `next` of the page before") from error
    known = all(isinstance(value, str | int | float) for value in place)
    if given != sort or len(place) != parts or not known:
        raise ConfigError("after: the cursor is of another order; ask for the first page again")
    return place
