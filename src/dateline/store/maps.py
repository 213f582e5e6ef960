"""Records on a map: spots gathered by a grid, coarse places as areas."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from dateline.store.answers import MapArea, MapCounts, MapPoint
from dateline.store.conditions import Parameter
from dateline.store.database import Connection
from dateline.store.query import Filter
from dateline.store.record_conditions import FINE, record_clause
from dateline.store.regions import Box

_CELL_PIXELS = 40
_WORLD_PIXELS = 256
"""The world's width on a web map of zoom 0."""

_MOST_ZOOM = 18


@dataclass(slots=True)
class _Cell:
    """Sums over the records in a cell of the grid; `key` is one of them."""

    lat: float = 0.0
    lon: float = 0.0
    key: int = 0
    types: Counter[str] = field(default_factory=Counter)


def map_counts(connection: Connection, where: Filter, zoom: int, box: Box | None) -> MapCounts:
    """See `Store.map_counts`."""
    clause, values = record_clause(where)
    nowhere = connection.execute(
        f"SELECT count(*) FROM records r WHERE r.precision IS NULL AND {clause}", values
    ).fetchone()[0]
    points = _points(connection, clause, values, zoom, box)
    return MapCounts(points, _areas(connection, clause, values), int(nowhere))


def _points(
    connection: Connection,
    clause: str,
    values: list[Parameter],
    zoom: int,
    box: Box | None,
) -> tuple[MapPoint, ...]:
    """One point a cell of the grid, at the middle of its records."""
    cell = 360 / (_WORLD_PIXELS * 2 ** min(max(zoom, 0), _MOST_ZOOM)) * _CELL_PIXELS
    seen, bounds = _seen(box)
    cells: dict[tuple[int, int], _Cell] = defaultdict(_Cell)
    for row, column, kind, n, lat, lon, key in connection.execute(
        "SELECT CAST(floor(r.lat / ?) AS INTEGER), CAST(floor(r.lon / ?) AS INTEGER), r.type, "
        f"count(*), sum(r.lat), sum(r.lon), min(r.key) FROM records r WHERE {FINE} "
        f"AND r.lat IS NOT NULL AND r.lon IS NOT NULL{seen} AND {clause} GROUP BY 1, 2, 3",
        (cell, cell, *bounds, *values),
    ):
        found = cells[row, column]
        found.lat, found.lon = found.lat + lat, found.lon + lon
        found.key = min(found.key or key, key)
        found.types[kind] += n
    heads = _heads(connection, [found.key for found in cells.values()])
    return tuple(_point(found, *heads[found.key]) for _, found in sorted(cells.items()))


def _point(cell: _Cell, record_id: str, name: str) -> MapPoint:
    n = cell.types.total()
    kind = min(cell.types, key=lambda kind: (-cell.types[kind], kind))
    alone = record_id if n == 1 else None
    return MapPoint(round(cell.lat / n, 4), round(cell.lon / n, 4), n, kind, alone, name)


def _heads(connection: Connection, keys: list[int]) -> dict[int, tuple[str, str]]:
    """Id and name of the place of records."""
    query = (
        "SELECT r.key, r.id, coalesce(m.name, '') FROM records r "
        "LEFT JOIN record_names n ON n.record = r.key AND n.role = 'place' "
        "LEFT JOIN names m ON m.key = n.name WHERE r.key IN (SELECT value FROM json_each(?))"
    )
    return {key: (id_, name) for key, id_, name in connection.execute(query, (json.dumps(keys),))}


def _areas(connection: Connection, clause: str, values: list[Parameter]) -> tuple[MapArea, ...]:
    """One area a country or part of one; their names stand where the gazetteer has them."""
    found = connection.execute(
        "SELECT coalesce(r.country, ''), CASE r.precision WHEN 'country' THEN '' "
        "ELSE coalesce(r.admin1, '') END, count(*), avg(r.lat), avg(r.lon), min(r.key) "
        "FROM records r WHERE (r.precision IN ('country', 'admin1') "
        f"OR (r.precision IS NOT NULL AND (r.lat IS NULL OR r.lon IS NULL))) AND {clause} "
        "GROUP BY 1, 2 ORDER BY 1, 2",
        values,
    ).fetchall()
    heads = _heads(connection, [row[-1] for row in found])
    return tuple(
        MapArea(country, part, n, heads[key][1], lat, lon)
        for country, part, n, lat, lon, key in found
    )


def _seen(box: Box | None) -> tuple[str, tuple[float, ...]]:
    if box is None:
        return "", ()
    across = "OR" if box.west > box.east else "AND"
    sql = f" AND r.lat BETWEEN ? AND ? AND (r.lon >= ? {across} r.lon <= ?)"
    return sql, (box.south, box.north, box.west, box.east)
