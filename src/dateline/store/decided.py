"""Decisions of people in a store: kept in their order, never changed, bound to words."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.errors import ConfigError
from dateline.spans import Span
from dateline.store.database import Connection
from dateline.store.rows import from_spans, to_spans
from dateline.store.words import storable_all
from dateline.types import Anchor, Decision

_AMONG = "IN (SELECT value FROM json_each(?))"
_DECISION = "id, kind, coder, made, field, value, spans, note"


def keep(connection: Connection, decision: Decision) -> bool:
    """Write the decision and let the reports concerned wait; False where it was there already."""
    decision = storable_all(decision)
    known = connection.execute("SELECT 1 FROM decisions WHERE id = ?", (decision.id,)).fetchone()
    if known is not None:
        return False
    if decision.kind == "undo":
        _check_undo(connection, decision)
    (key,) = connection.execute(
        f"INSERT INTO decisions ({_DECISION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
        (
            decision.id, decision.kind, decision.coder, decision.made, decision.field,
            decision.value, from_spans(decision.spans), decision.note,
        ),
    ).fetchone()  # fmt: skip
    connection.executemany(
        'INSERT INTO decision_anchors (decision, side, ordinal, fingerprint, start, "end") '
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(key, *row) for row in _anchors(decision)],
    )
    connection.executemany(
        "INSERT INTO merge_queue (report) SELECT key FROM reports WHERE fingerprint = ? "
        "ON CONFLICT DO NOTHING",
        [(anchor.fingerprint,) for anchor in (*decision.anchors, *decision.others)],
    )
    return True


def decisions(connection: Connection) -> list[Decision]:
    """All decisions in the order they were made."""
    keys = [row[0] for row in connection.execute("SELECT key FROM decisions ORDER BY key")]
    return list(_load(connection, keys))


def decisions_on(connection: Connection, fingerprints: Sequence[str]) -> list[Decision]:
    """Those with an anchor in one of these reports, in their order."""
    found = connection.execute(
        f"SELECT DISTINCT decision FROM decision_anchors WHERE fingerprint {_AMONG} ORDER BY 1",
        (json.dumps(list(fingerprints)),),
    )
    return list(_load(connection, [row[0] for row in found.fetchall()]))


def about(connection: Connection, anchors: Sequence[Anchor]) -> list[Decision]:
    """Those with an anchor whose words overlap one of these, in their order."""
    found = decisions_on(connection, sorted({anchor.fingerprint for anchor in anchors}))
    return [
        decision
        for decision in found
        if any(_meet(a, b) for a in (*decision.anchors, *decision.others) for b in anchors)
    ]


def _meet(one: Anchor, other: Anchor) -> bool:
    return one.fingerprint == other.fingerprint and one.trigger.overlaps(other.trigger)


def _check_undo(connection: Connection, decision: Decision) -> None:
    found = connection.execute(
        "SELECT kind FROM decisions WHERE id = ?", (decision.value,)
    ).fetchone()
    if found is None:
        raise ConfigError(f"undo: there is no decision {decision.value!r} in the store")
    if found[0] == "undo":
        raise ConfigError("undo: that decision took another back; make the other one again")


def _anchors(decision: Decision) -> Iterator[tuple[str, int, str, int, int]]:
    for side, anchors in (("about", decision.anchors), ("other", decision.others)):
        for ordinal, anchor in enumerate(anchors):
            yield side, ordinal, anchor.fingerprint, *anchor.trigger


def _load(connection: Connection, keys: Sequence[int]) -> Iterator[Decision]:
    if not keys:
        return
    wanted = json.dumps(list(keys))
    anchors: dict[tuple[int, str], list[Anchor]] = defaultdict(list)
    for key, side, fingerprint, start, end in connection.execute(
        'SELECT decision, side, fingerprint, start, "end" FROM decision_anchors '
        f"WHERE decision {_AMONG} ORDER BY decision, side, ordinal",
        (wanted,),
    ):
        anchors[key, side].append(Anchor(fingerprint, Span(start, end)))
    for key, decision_id, kind, coder, made, field, value, spans, note in connection.execute(
        f"SELECT key, {_DECISION} FROM decisions WHERE key {_AMONG} ORDER BY key", (wanted,)
    ):
        yield Decision(
            decision_id, kind, coder, made, tuple(anchors[key, "about"]),
            tuple(anchors[key, "other"]), field, value, to_spans(spans), note,
        )  # fmt: skip
