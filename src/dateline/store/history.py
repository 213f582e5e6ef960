"""Records as they were: what a run replaced is kept, so that two runs can be compared.

A version holds from the run that wrote it until the one that replaced it. Of several versions
written while one run was the last, only the last is kept.
"""

import json
from collections.abc import Iterator, Sequence

from dateline.errors import StoreError
from dateline.store.bodies import text_record
from dateline.store.database import Connection
from dateline.types import Record

_LAST = "SELECT coalesce(max(id), 0) FROM runs"
_KEEP = (
    "INSERT INTO record_history (id, since, until, body) SELECT r.id, r.run, "
    "CAST(?1 AS INTEGER), b.body FROM records r JOIN record_bodies b "
    "ON b.record = r.key WHERE r.run < ?1"
)


def keep(connection: Connection, keys: Sequence[int]) -> int:
    """Keep the records of those keys, which are about to be replaced; returns the last run."""
    run = _last(connection)
    connection.execute(
        f"{_KEEP} AND r.key IN (SELECT value FROM json_each(?2)) ON CONFLICT DO NOTHING",
        (run, json.dumps(list(keys))),
    )
    return run


def since(connection: Connection, record_id: str, body: str, run: int) -> int:
    """Since which run a record is as it is now written: one put back as it was is no change."""
    found = connection.execute(
        "SELECT since FROM record_history WHERE id = ? AND until = ? AND body = ?",
        (record_id, run, body),
    ).fetchone()
    if found is None:
        return run
    connection.execute("DELETE FROM record_history WHERE id = ? AND until = ?", (record_id, run))
    return int(found[0])


def records_at(connection: Connection, run: int) -> Iterator[Record]:
    """See `Store.records_at`."""
    if connection.execute("SELECT 1 FROM runs WHERE id = ?", (run,)).fetchone() is None:
        raise StoreError(f"there is no run {run} in the store; `dateline diff` lists them")
    query = (
        "SELECT r.id, b.body FROM records r JOIN record_bodies b ON b.record = r.key "
        "WHERE r.run <= ?1 UNION ALL SELECT id, body FROM record_history "
        "WHERE since <= ?1 AND until > ?1 ORDER BY 1"
    )
    for _, body in connection.execute(query, (run,)):
        yield text_record(body)


def _last(connection: Connection) -> int:
    return int(connection.execute(_LAST).fetchone()[0])
