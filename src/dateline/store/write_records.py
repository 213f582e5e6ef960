"""Records written in place of those they came from. The caller holds the transaction."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.store import history, tallies
from dateline.store.bodies import record_text
from dateline.store.database import Connection
from dateline.store.record_columns import RECORD, Name, columns_of, countries_of, names_of
from dateline.types import Record, Telling

_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Made:
    """A record that merging made, and the keys of its mentions, in the order of `tellings`."""

    record: Record
    keys: Sequence[int]
    tellings: Sequence[Telling]
    component: int


@dataclass(frozen=True, slots=True)
class _Old:
    """A record that stands in the store, with the mentions that are left of it."""

    key: int
    id: str
    stale: bool
    body: str
    mentions: frozenset[int]


def replace(
    connection: Connection,
    made: Sequence[Made],
    touched: Collection[int],
    heirs: Mapping[str, Sequence[int]],
) -> int:
    """Write the records that are not as they stand, take away those that came apart.

    `touched` are the keys of all mentions in `made`, `heirs` those of mentions that took the place
    of others, by the record the others were in. Returns how many were written.
    """
    old = _standing(connection, touched)
    texts = {m.record.id: record_text(m.record) for m in made}
    kept = {record.id for record in old if not record.stale and texts.get(record.id) == record.body}
    gone = [record.key for record in old if record.id not in kept]
    run = history.keep(connection, gone)
    fresh = [m for m in made if m.record.id not in kept]
    tallies.add(connection, gone, -1)
    names = _delete(connection, gone)
    keys = [_insert(connection, m, texts[m.record.id], run) for m in fresh]
    tallies.add(connection, keys, 1)
    _forget_names(connection, names)
    _set_components(connection, (m for m in made if m.record.id in kept))
    _redirect(connection, [record for record in old if record.id not in kept], made, heirs)
    return len(fresh)


def _standing(connection: Connection, touched: Collection[int]) -> list[_Old]:
    """The records of those mentions, and all that lost one."""
    wanted = json.dumps(list(touched))
    found = connection.execute(
        "SELECT r.key, r.id, r.stale, b.body FROM records r "
        "JOIN record_bodies b ON b.record = r.key WHERE r.stale OR r.key IN "
        f"(SELECT record FROM record_mentions WHERE telling {_AMONG}) ORDER BY r.id",
        (wanted,),
    ).fetchall()
    mentions: dict[int, list[int]] = {row[0]: [] for row in found}
    for record, telling in connection.execute(
        f"SELECT record, telling FROM record_mentions WHERE record {_AMONG}",
        (json.dumps(list(mentions)),),
    ):
        mentions[record].append(telling)
    return [
        _Old(key, record_id, bool(stale), body, frozenset(mentions[key]))
        for key, record_id, stale, body in found
    ]


def _delete(connection: Connection, keys: Sequence[int]) -> set[int]:
    """Take records away; returns the names they were found under."""
    wanted = json.dumps(list(keys))
    names = connection.execute(
        f"SELECT DISTINCT name FROM record_names WHERE record {_AMONG}", (wanted,)
    ).fetchall()
    connection.execute(f"DELETE FROM records WHERE key {_AMONG}", (wanted,))
    return {row[0] for row in names}


def _insert(connection: Connection, made: Made, body: str, run: int) -> int:
    record = made.record
    since = history.since(connection, record.id, body, run)
    row = columns_of(record)
    marks = ", ".join("?" * (len(row) + 2))
    head = _head(made)
    (key,) = connection.execute(
        f"INSERT INTO records ({RECORD}, head, run) VALUES ({marks}) RETURNING key",
        (*row, head, since),
    ).fetchone()
    day = row[8]
    connection.execute("INSERT INTO record_bodies (record, body) VALUES (?, ?)", (key, body))
    connection.executemany(
        "INSERT INTO record_mentions (telling, record, component) VALUES (?, ?, ?)",
        [(telling, key, made.component) for telling in made.keys],
    )
    connection.executemany(
        "INSERT INTO record_countries (record, country, day) VALUES (?, ?, ?)",
        [(key, country, day) for country in countries_of(record)],
    )
    connection.executemany(
        "INSERT INTO record_names (record, role, ordinal, name) VALUES (?, ?, ?, ?)",
        [
            (key, role, ordinal, _name_key(connection, name))
            for ordinal, (role, name) in enumerate(names_of(record, made.tellings))
        ],
    )
    return int(key)


def _head(made: Made) -> int:
    """The mention whose sentence stands for the record: that of its type and trigger."""
    by_ref = {telling.ref: key for key, telling in zip(made.keys, made.tellings, strict=True)}
    return by_ref[made.record.chosen["type"]]


def _name_key(connection: Connection, name: Name) -> int:
    row = (name.folded, name.id, name.name, name.country)
    found = connection.execute(
        "SELECT key FROM names WHERE folded = ? AND id = ? AND name = ? AND country = ?", row
    ).fetchone()
    if found is not None:
        return int(found[0])
    query = "INSERT INTO names (folded, id, name, country) VALUES (?, ?, ?, ?) RETURNING key"
    return int(connection.execute(query, row).fetchone()[0])


def _forget_names(connection: Connection, names: Iterable[int]) -> None:
    """Names that no record has any more are not kept: what is forgotten must be gone."""
    connection.execute(
        f"DELETE FROM names WHERE key {_AMONG} AND NOT EXISTS "
        "(SELECT 1 FROM record_names n WHERE n.name = names.key)",
        (json.dumps(sorted(names)),),
    )


def _set_components(connection: Connection, kept: Iterable[Made]) -> None:
    connection.executemany(
        "UPDATE record_mentions SET component = ?1 WHERE telling = ?2 AND component <> ?1",
        [(made.component, telling) for made in kept for telling in made.keys],
    )


def _redirect(
    connection: Connection,
    gone: Iterable[_Old],
    made: Sequence[Made],
    heirs: Mapping[str, Sequence[int]],
) -> None:
    """Let ids that are no record's any more lead to the record with most of their mentions."""
    home = {telling: m.record.id for m in made for telling in m.keys}
    alive = {m.record.id for m in made}
    moved = []
    for old in gone:
        mentions = (*old.mentions, *heirs.get(old.id, ()))
        if old.id not in alive and (left := [home[t] for t in mentions if t in home]):
            counts = Counter(left)
            moved.append((old.id, min(counts, key=lambda new: (-counts[new], new))))
    connection.executemany(
        "INSERT INTO redirects (old, new) VALUES (?, ?) "
        "ON CONFLICT (old) DO UPDATE SET new = excluded.new",
        moved,
    )
    connection.executemany("DELETE FROM redirects WHERE old = ?", [(id_,) for id_ in alive])
