"""The most frequent values of records, as choices beside a list of them."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.store.answers import Facets, FacetValue
from dateline.store.database import Connection
from dateline.store.query import EVERYTHING, Filter
from dateline.store.record_conditions import record_clause
from dateline.store.tallies import FACET_COLUMNS, FACET_NAMES

FACETS = (
    "type", "mode", "quad", "actor", "country", "status", "source", "outlet", "confidence",
    "independent",
)  # fmt: skip
_WITHOUT = {
    "type": {"types": ()},
    "mode": {"modes": ()},
    "quad": {"quads": ()},
    "actor": {"actor": None},
    "country": {"country": None},
    "status": {"status": None},
    "source": {"source": None},
    "outlet": {"outlet": None},
    "confidence": {"min_confidence": None},
    "independent": {"min_roots": None},
}
"""What a filter is without its own wish for a facet."""


def facets(connection: Connection, where: Filter, limit: int) -> Facets:
    """See `Store.facets`."""
    return {facet: tuple(_values(connection, facet, where, limit)) for facet in FACETS}


def _values(connection: Connection, facet: str, where: Filter, limit: int) -> Iterator[FacetValue]:
    rest = replace(where, **_WITHOUT[facet])  # type: ignore[arg-type]
    rows = _kept(connection, facet, limit) if rest == EVERYTHING else None
    for value, n in rows or _counted(connection, facet, rest, limit):
        name = _name_of(connection, value) if facet == "actor" else ""
        yield FacetValue(value, n, name)


def _kept(connection: Connection, facet: str, limit: int) -> list[tuple[str, int]]:
    """From the counts kept of all records."""
    return connection.execute(
        "SELECT value, n FROM facet_counts WHERE facet = ? ORDER BY n DESC, value LIMIT ?",
        (facet, limit),
    ).fetchall()


def _counted(
    connection: Connection, facet: str, where: Filter, limit: int
) -> list[tuple[str, int]]:
    clause, values = record_clause(where)
    found = f"FROM records r WHERE {clause}"
    if facet in FACET_COLUMNS:
        query = f"SELECT {FACET_COLUMNS[facet]} AS value, count(*) AS n {found}"
    elif facet == "country":
        query = (
            "SELECT c.country AS value, count(*) AS n FROM record_countries c "
            f"WHERE c.record IN (SELECT r.key {found})"
        )
    else:
        query = (
            f"SELECT {FACET_NAMES[facet]} AS value, count(DISTINCT n.record) AS n "
            "FROM record_names n JOIN names m ON m.key = n.name "
            f"WHERE n.role = '{facet}' AND n.record IN (SELECT r.key {found})"
        )
    grouped = f"SELECT value, n FROM ({query} GROUP BY 1) AS counted WHERE value IS NOT NULL"
    return connection.execute(
        f"{grouped} ORDER BY n DESC, value LIMIT ?", (*values, limit)
    ).fetchall()


def _name_of(connection: Connection, actor_id: str) -> str:
    """A name of the actor of that id; of several the first in the alphabet."""
    found = connection.execute("SELECT min(name) FROM names WHERE id = ?", (actor_id,)).fetchone()
    return found[0] or actor_id
