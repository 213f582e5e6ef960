"""Records over time."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from dateline.store.answers import Grouping, Series, Timeline, TimeUnit
from dateline.store.database import Connection
from dateline.store.query import Filter
from dateline.store.record_conditions import record_clause

_ACTORS = 12
"""Lines of a timeline by actor; a chart holds no more."""

_GROUPS = {
    "type": "r.type",
    "status": "r.status",
    "quad": "CAST(coalesce(r.quad_class, 0) AS TEXT)",
}


def timeline(connection: Connection, where: Filter, unit: TimeUnit, by: Grouping) -> Timeline:
    """See `Store.timeline`."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    undated = 0
    for key, begins, n in _counts(connection, where, by):
        if begins:
            counts[key][_first_day(begins, unit)] += n
        else:
            undated += n
    if by == "actor":
        undated = _undated(connection, where)
        most = sorted(counts, key=lambda key: (-counts[key].total(), key))[:_ACTORS]
        counts = defaultdict(Counter, {key: counts[key] for key in most})
    series = (Series(key, tuple(sorted(counts[key].items()))) for key in sorted(counts))
    return Timeline(unit, tuple(series), undated)


def _counts(connection: Connection, where: Filter, by: Grouping) -> list[tuple[str, str, int]]:
    """Key, first day and number of records."""
    if by != "actor" and where == Filter(types=where.types, country=where.country):
        return _kept(connection, where, by)
    clause, values = record_clause(where)
    if by == "actor":
        query = (
            "SELECT m.name, r.begins, count(DISTINCT r.key) FROM records r "
            "JOIN record_names n ON n.record = r.key AND n.role = 'actor' "
            f"JOIN names m ON m.key = n.name WHERE {clause} GROUP BY m.name, r.begins"
        )
    else:
        query = (
            f"SELECT {_GROUPS[by]}, r.begins, count(*) FROM records r WHERE {clause} GROUP BY 1, 2"
        )
    return connection.execute(query, values).fetchall()


def _kept(connection: Connection, where: Filter, by: Grouping) -> list[tuple[str, str, int]]:
    """From the counts kept by country, day and type."""
    types = tuple(name.upper() for name in where.types)
    chosen = f"AND r.type IN ({', '.join('?' * len(types))})" if types else ""
    country = where.country.upper() if where.country is not None else ""
    return connection.execute(
        f"SELECT {_GROUPS[by]}, r.begins, sum(r.n) FROM record_days r "
        f"WHERE r.country = ? {chosen} GROUP BY 1, 2",
        (country, *types),
    ).fetchall()


def _undated(connection: Connection, where: Filter) -> int:
    clause, values = record_clause(where)
    query = f"SELECT count(*) FROM records r WHERE r.begins = '' AND {clause}"
    return int(connection.execute(query, values).fetchone()[0])


def _first_day(day: str, unit: TimeUnit) -> str:
    if unit == "month":
        return f"{day[:7]}-01"
    if unit == "week":
        when = date.fromisoformat(day)
        return (when - timedelta(days=when.weekday())).isoformat()
    return day
