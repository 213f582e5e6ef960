"""Records read back: one, all of a filter, or a page of them."""

import json
from collections.abc import Iterator, Sequence
from typing import get_args

from dateline.errors import UnknownEvent
from dateline.spans import Span
from dateline.store import tellings
from dateline.store.answers import MentionRow, RecordEvidence, RecordRow
from dateline.store.bodies import text_record
from dateline.store.database import Connection
from dateline.types import Anchor, CountKind, Event, Record

_AMONG = "IN (SELECT value FROM json_each(?))"
_HEAD = "p.id, p.title, p.publisher, p.published, p.text, s.start, s.end"
_FROM_TELLING = (
    "JOIN reports p ON p.key = t.report "
    "LEFT JOIN sentences s ON s.report = t.report AND s.ordinal = t.sentence"
)
_CANDIDATES = 5
"""Ids shown where a prefix fits several records."""


def rows_of(connection: Connection, keys: Sequence[int]) -> Iterator[RecordRow]:
    """The records of those keys that (still) exist, in the order of keys."""
    query = (
        f"SELECT b.record, b.body, {_HEAD} FROM record_bodies b JOIN records r ON r.key = b.record "
        f"LEFT JOIN tellings t ON t.key = r.head LEFT {_FROM_TELLING} WHERE b.record {_AMONG}"
    )
    found = {row[0]: row[1:] for row in connection.execute(query, (json.dumps(list(keys)),))}
    for key in keys:
        if key in found:
            body, *head = found[key]
            yield RecordRow(text_record(body), *_head(head))


def mention_rows(connection: Connection, key: int) -> list[MentionRow]:
    """The tellings of a record, first reported first."""
    query = (
        f"SELECT t.key, p.fingerprint, {_HEAD} FROM record_mentions m "
        f"JOIN tellings t ON t.key = m.telling {_FROM_TELLING} WHERE m.record = ? "
        "ORDER BY coalesce(p.published, '~'), p.id, t.event"
    )
    heads = {row[0]: row[1:] for row in connection.execute(query, (key,))}
    told = tellings.load(connection, heads)
    return [
        MentionRow(
            told[telling].event, *_head(head), told[telling].lineage,
            Anchor(fingerprint, told[telling].event.trigger.span),
        )
        for telling, (fingerprint, *head) in heads.items()
    ]  # fmt: skip


def _head(row: Sequence[object]) -> tuple[str, str | None, str | None, str | None, str, Span]:
    """Report, title, publisher, date, sentence and where it stands; empty for a lost mention."""
    report_id, title, publisher, published, text, start, end = row
    span = Span(start or 0, end or 0)  # type: ignore[arg-type]
    sentence = span.of(text or "")  # type: ignore[arg-type]
    return report_id or "", title, publisher, published, sentence, span  # type: ignore[return-value]


def evidence_of(record: Record) -> list[RecordEvidence]:
    """The values of a record with their words, and the mention each was taken from."""
    return list(_evidence(record))


def _evidence(record: Record) -> Iterator[RecordEvidence]:
    event = record.event
    on_trigger = {
        "trigger": event.trigger.text, "type": event.type, "mode": event.mode,
        "contexts": json.dumps(event.contexts) if event.contexts else None,
        "status": event.status, "background": str(event.background).lower(),
    }  # fmt: skip
    for field, value in on_trigger.items():
        if value is not None:
            yield _value(record, field, value, event.trigger.span, event.trigger.text)
    for role, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for actor in actors:
            known = (actor.span, actor.text, actor.rule, actor.confidence)
            yield _value(record, role, actor.name, *known)
    if event.place is not None:
        where = event.place.mention
        yield _value(record, "place", where.name, where.span, where.text, where.rule,
                     where.confidence)  # fmt: skip
    if event.date is not None:
        when = event.date
        yield _value(record, "date", when.value, when.span, when.text, when.rule)
    for source in event.sources:
        yield _value(record, "source", source.name, source.span, source.text)
    for count in event.counts.values():
        number = None if count.value is None else str(count.value)
        yield _value(record, count.kind, number, count.span, count.text, count.rule,
                     event.confidence.get("counts"))  # fmt: skip


_FIELDS = {"actor": "actors", "recipient": "recipients", "source": "sources"}
"""Fields of an event by the name of one of their values."""

_WITH = {
    **dict.fromkeys(("trigger", "mode", "contexts", "background"), "type"),
    "sources": "status",
    **{kind: f"counts.{kind}" for kind in get_args(CountKind)},
}
"""Fields that a record takes from the mention it took another field from, or names otherwise."""


def _value(
    record: Record,
    field: str,
    value: str | None,
    span: Span,
    text: str,
    rule: str | None = None,
    confidence: float | None = None,
) -> RecordEvidence:
    event: Event = record.event
    whole = _FIELDS.get(field, field)
    source = _WITH.get(whole, whole)
    # A field without words of its own stands on the trigger, which came with the type.
    words = "type" if whole == "status" else whole if whole in record.chosen else source
    chosen = record.chosen.get(words, record.mentions[0])
    if rule is None:
        rule = event.decided_by.get(whole, "")
    if confidence is None:
        confidence = event.confidence.get("event" if field == "trigger" else whole)
    choice = record.rules.get(source, "")
    return RecordEvidence(
        field, value, span, text, rule, confidence, chosen.report, chosen.event, choice
    )


def key_of(connection: Connection, wanted: str) -> int:
    """The key of the record meant by its id, one it had, a mention's, or how one begins."""
    for found in (_live(connection, wanted), _moved(connection, wanted)):
        if found is not None:
            return found
    told = connection.execute(
        "SELECT m.record FROM tellings t JOIN record_mentions m ON m.telling = t.key "
        "WHERE t.event = ?",
        (wanted,),
    ).fetchone()
    return int(told[0]) if told is not None else _beginning(connection, wanted)


def mention_keys(connection: Connection, wanted: str) -> list[int]:
    """The key of the mention of that very id, else the keys of the record's that it means."""
    live = _live(connection, wanted)
    if live is None:
        told = connection.execute("SELECT key FROM tellings WHERE event = ?", (wanted,)).fetchone()
        if told is not None:
            return [told[0]]
        live = key_of(connection, wanted)
    query = "SELECT telling FROM record_mentions WHERE record = ? ORDER BY telling"
    return [row[0] for row in connection.execute(query, (live,))]


def _live(connection: Connection, wanted: str) -> int | None:
    found = connection.execute("SELECT key FROM records WHERE id = ?", (wanted,)).fetchone()
    return None if found is None else int(found[0])


def _moved(connection: Connection, wanted: str) -> int | None:
    """Follow redirects to a record that lives."""
    while True:
        new = connection.execute("SELECT new FROM redirects WHERE old = ?", (wanted,)).fetchone()
        if new is None:
            return None
        wanted = new[0]
        found = _live(connection, wanted)
        if found is not None:
            return found


def _beginning(connection: Connection, wanted: str) -> int:
    begins = "{0} >= ?1 AND {0} < ?2"
    found = connection.execute(
        f"SELECT key, id, type FROM records WHERE {begins.format('id')} UNION "
        "SELECT r.key, r.id, r.type FROM tellings t JOIN record_mentions m ON m.telling = t.key "
        f"JOIN records r ON r.key = m.record WHERE {begins.format('t.event')} "
        "ORDER BY 2 LIMIT ?3",
        (wanted, f"{wanted}\U0010ffff", _CANDIDATES + 1),
    ).fetchall()
    if len(found) == 1:
        return int(found[0][0])
    if not found:
        raise UnknownEvent(f"no event {wanted!r}; `dateline events` lists them")
    names = [f"{name} ({kind})" for _, name, kind in found[:_CANDIDATES]]
    more = ["…"] if len(found) > _CANDIDATES else []
    raise UnknownEvent(f"{wanted!r} fits several events: {', '.join(names + more)}")
