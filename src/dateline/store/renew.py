"""Tellings made of reports: their events as people leave them, and the keys they are found by."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.corrections import overlaid
from dateline.matching import block_keys, tellings_of
from dateline.matching.block import Key
from dateline.spans import Span
from dateline.store import read
from dateline.store.bodies import event_text, text_event
from dateline.store.database import Connection
from dateline.store.decided import decisions_on
from dateline.store.tellings import AMONG, STRETCH_BITS
from dateline.types import CodedReport, Telling


@dataclass(frozen=True, slots=True)
class Renewed:
    """Tellings made anew, by key, and which of them took the place of mentions of which record."""

    tellings: Mapping[int, Telling]
    heirs: Mapping[str, Sequence[int]]


def renew(connection: Connection, reports: Sequence[int]) -> Renewed:
    """Make the tellings of those reports anew; what came of the old ones is stale from here on."""
    homes = _homes(connection, reports)
    connection.execute(f"DELETE FROM tellings WHERE report {AMONG}", (json.dumps(reports),))
    made: dict[int, Telling] = {}
    heirs: dict[str, list[int]] = defaultdict(list)
    ruled = _ruled(connection, reports)
    for report, coded in read.coded_for_matching(connection, reports):
        told = _as_decided(connection, coded, ruled[report]) if report in ruled else coded
        written = _write(connection, report, tellings_of(told))
        made |= written
        for record, trigger in homes[report]:
            heirs[record] += [k for k, t in written.items() if t.event.trigger.span == trigger]
    _write_keys(connection, made)
    return Renewed(made, heirs)


def _homes(connection: Connection, reports: Sequence[int]) -> dict[int, list[tuple[str, Span]]]:
    """By report, the records its mentions are in, and where their triggers stand."""
    homes: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for report, record, event_id, body in connection.execute(
        "SELECT t.report, r.id, t.event, t.body FROM tellings t JOIN record_mentions m "
        f"ON m.telling = t.key JOIN records r ON r.key = m.record WHERE t.report {AMONG}",
        (json.dumps(reports),),
    ):
        homes[report].append((record, text_event(event_id, body).trigger.span))
    return homes


def _ruled(connection: Connection, reports: Sequence[int]) -> dict[int, str]:
    """Fingerprints of those of the reports that people decided on."""
    query = (
        f"SELECT key, fingerprint FROM reports WHERE key {AMONG} AND EXISTS "
        "(SELECT 1 FROM decision_anchors d WHERE d.fingerprint = reports.fingerprint)"
    )
    return dict(connection.execute(query, (json.dumps(reports),)).fetchall())


def _as_decided(connection: Connection, coded: CodedReport, fingerprint: str) -> CodedReport:
    """The report with its events as people left them."""
    decisions = decisions_on(connection, [fingerprint])
    # A correction takes over what was found at its words: all of it must be there.
    whole = read.coded_report(connection, coded.report.id)
    return replace(whole, events=overlaid(whole, fingerprint, decisions))


def key_number(key: Key) -> int:
    """A key as a number, which takes a fraction of its room in an index.

    It begins with a hash of the name and ends with the stretch, so that neighbouring stretches are
    neighbours. Two names that share a hash only cost a comparison more.
    """
    digest = hashlib.blake2b(key.name.encode("utf-8", "replace"), digest_size=5).digest()
    return int.from_bytes(digest, "big") << STRETCH_BITS | key.stretch


def _write(connection: Connection, report: int, tellings: Sequence[Telling]) -> dict[int, Telling]:
    if not tellings:
        return {}
    first = tellings[0]
    connection.execute(
        "INSERT INTO report_topics (report, wire, topic) VALUES (?, ?, ?) "
        "ON CONFLICT (report) DO UPDATE SET wire = excluded.wire, topic = excluded.topic",
        (report, first.wire, json.dumps(first.topic)),
    )
    keyed = dict(enumerate(tellings, start=connection.new_keys("tellings", len(tellings))))
    connection.executemany(
        "INSERT INTO tellings (key, event, report, sentence, root, first_hand, words, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, t.ref.event, report, t.event.sentence, t.root, int(t.first_hand),
             json.dumps(sorted(t.words)), event_text(t.event))
            for key, t in keyed.items()
        ],
    )  # fmt: skip
    return keyed


def _write_keys(connection: Connection, tellings: Mapping[int, Telling]) -> None:
    """In the order of the index, in which neighbours are written together."""
    rows = ((key_number(block), key) for key, t in tellings.items() for block in block_keys(t))
    connection.executemany(
        "INSERT INTO telling_keys (key, telling) VALUES (?, ?) ON CONFLICT DO NOTHING",
        sorted(rows),
    )
