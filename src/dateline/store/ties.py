"""Who does what to whom, counted over records."""

import json

from dateline.store.answers import Network, NetworkNode, NetworkTie
from dateline.store.database import Connection
from dateline.store.query import Filter
from dateline.store.record_conditions import record_clause


def network(connection: Connection, where: Filter, limit: int) -> Network:
    """See `Store.network`."""
    clause, values = record_clause(where)
    nodes = connection.execute(
        "SELECT m.id, min(m.name), max(m.country), count(DISTINCT n.record) AS n "
        "FROM record_names n JOIN names m ON m.key = n.name "
        "WHERE n.role IN ('actor', 'recipient') AND m.id <> '' "
        f"AND n.record IN (SELECT r.key FROM records r WHERE {clause}) "
        "GROUP BY m.id ORDER BY n DESC, m.id LIMIT ?",
        (*values, limit),
    ).fetchall()
    chosen = json.dumps([row[0] for row in nodes])
    quads = ", ".join(f"count(CASE quad WHEN {quad} THEN 1 END)" for quad in range(1, 5))
    among = "IN (SELECT value FROM json_each(?))"
    ties = connection.execute(
        f"SELECT source, target, count(*), avg(intensity), {quads} FROM "
        "(SELECT DISTINCT r.key, a.id AS source, b.id AS target, r.intensity AS intensity, "
        "coalesce(r.quad_class, 0) AS quad FROM names a "
        "JOIN record_names x ON x.name = a.key AND x.role = 'actor' "
        "JOIN record_names y ON y.record = x.record AND y.role = 'recipient' "
        "JOIN names b ON b.key = y.name JOIN records r ON r.key = x.record "
        f"WHERE a.id {among} AND b.id {among} AND a.id <> b.id AND {clause}) AS tied "
        "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        (chosen, chosen, *values),
    ).fetchall()
    return Network(
        tuple(NetworkNode(*row) for row in nodes),
        tuple(
            NetworkTie(source, target, n, None if mean is None else round(mean, 2), tuple(quad))
            for source, target, n, mean, *quad in ties
        ),
    )
