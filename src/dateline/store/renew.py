"""Tellings made of reports: their events as people leave them, and the keys they are found by."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from dateline.corrections import overlaid
from dateline.matching import block_keys, tellings_of
from dateline.store import read
from dateline.store.bodies import event_text
from dateline.store.decided import decisions_on
from dateline.store.tellings import AMONG
from dateline.types import CodedReport, Telling

_KEY_BYTES = 7
"""Bytes of a hashed key: two keys that share a hash only cost a comparison more."""


def renew(connection: sqlite3.Connection, reports: Sequence[int]) -> dict[int, Telling]:
    """Make the tellings of those reports anew; what came of the old ones is stale from here on."""
    connection.execute(f"DELETE FROM tellings WHERE report {AMONG}", (json.dumps(reports),))
    made: dict[int, Telling] = {}
    for report, coded in read.coded_for_matching(connection, reports):
        made |= _write(connection, report, _as_decided(connection, report, coded))
    return made


def hashed(key: str) -> int:
    """A blocking key as a number, which takes a fraction of its room in an index."""
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=_KEY_BYTES).digest()
    return int.from_bytes(digest, "big")


def _as_decided(
    connection: sqlite3.Connection, report: int, coded: CodedReport
) -> tuple[Telling, ...]:
    """The tellings of a report after what people decided about its events."""
    (fingerprint,) = connection.execute(
        "SELECT fingerprint FROM reports WHERE key = ?", (report,)
    ).fetchone()
    decisions = decisions_on(connection, [fingerprint])
    if decisions:
        # A correction takes over what was found at its words: all of it must be there.
        coded = read.coded_report(connection, coded.report.id)
        events = overlaid(coded, fingerprint, decisions)
        coded = replace(coded, events=events)
    return tellings_of(coded)


def _write(
    connection: sqlite3.Connection, report: int, tellings: Sequence[Telling]
) -> dict[int, Telling]:
    if not tellings:
        return {}
    first = tellings[0]
    connection.execute(
        "INSERT INTO report_topics (report, wire, topic) VALUES (?, ?, ?) "
        "ON CONFLICT (report) DO UPDATE SET wire = excluded.wire, topic = excluded.topic",
        (report, first.wire, json.dumps(first.topic)),
    )
    last = connection.execute("SELECT coalesce(max(key), 0) FROM tellings").fetchone()[0]
    keyed = dict(enumerate(tellings, start=last + 1))
    connection.executemany(
        "INSERT INTO tellings (key, event, report, sentence, root, first_hand, words, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, t.ref.event, report, t.event.sentence, t.root, int(t.first_hand),
             json.dumps(sorted(t.words)), event_text(t.event))
            for key, t in keyed.items()
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO telling_keys (key, telling) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(hashed(block), key) for key, t in keyed.items() for block in block_keys(t)],
    )
    return keyed
