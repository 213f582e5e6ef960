"""From rows back to what was coded."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dateline.errors import StoreError
from dateline.spans import Span
from dateline.store import rows
from dateline.store.database import Connection
from dateline.store.protocol import EventRow, Evidence
from dateline.store.rows import Row
from dateline.types import CodedReport, Event, Lineage, Report, Trigger, View

T = TypeVar("T")
Loaded = dict[int, list[T]]
"""Values by the key of their event or report."""

_REPORT = "id, text, title, publisher, byline, published, url, language, extra, origin"
_LINEAGE = "lineage_group, lineage_role, lineage_of, lineage_score"
_EVENT = (
    "key, id, sentence, trigger_start, trigger_end, trigger_text, type, mode, contexts, status, "
    "background, confidences, decided_by, intensity, quad_class"
)
_AMONG = "IN (SELECT value FROM json_each(?))"


def coded_report(connection: Connection, report_id: str) -> CodedReport:
    """Everything stored of a report."""
    key, report, lineage = _report(connection, report_id)
    keys = [row[0] for row in connection.execute(
        "SELECT key FROM events WHERE report = ? ORDER BY ordinal", (key,)
    )]  # fmt: skip
    by_key = events_of(connection, keys)

    def found(table: str, columns: str, build: Callable[[Row], T]) -> tuple[T, ...]:
        query = f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY ordinal"
        return tuple(build(row) for row in connection.execute(query, (key,)))

    return CodedReport(
        report=report,
        lineage=lineage,
        rewrites=found("rewrites", rows.REWRITE, rows.to_rewrite),
        sentences=found("sentences", 'start, "end"', Span._make),
        actors=found("actor_mentions", rows.ACTOR, rows.to_actor),
        places=found("place_mentions", rows.PLACE, rows.to_place),
        times=found("time_mentions", rows.TIME, rows.to_time),
        attributions=found("attributions", rows.ATTRIBUTION, rows.to_attribution),
        events=tuple(by_key[k] for k in keys),
    )


def coded_for_matching(
    connection: Connection, keys: Sequence[int]
) -> Iterator[tuple[int, CodedReport]]:
    """The reports of those keys with their events and what matching asks for besides.

    Left out are the mentions of actors, places and times and the rewrites, which it does not.
    """
    wanted = json.dumps(keys)
    sentences = _of_reports(connection, "sentences", wanted, 'start, "end"', Span._make)
    said = _of_reports(connection, "attributions", wanted, rows.ATTRIBUTION, rows.to_attribution)
    numbered: Loaded[int] = defaultdict(list)
    for report_key, event_key in connection.execute(
        f"SELECT report, key FROM events WHERE report {_AMONG} ORDER BY report, ordinal", (wanted,)
    ):
        numbered[report_key].append(event_key)
    events = events_of(connection, [key for found in numbered.values() for key in found])
    for row in connection.execute(
        f"SELECT key, {_LINEAGE}, {_REPORT} FROM reports WHERE key {_AMONG} ORDER BY key", (wanted,)
    ).fetchall():
        key, whole, lineage = _head(row)
        yield key, CodedReport(
            whole, lineage, (), tuple(sentences[key]), (), (), (), tuple(said[key]),
            tuple(events[event_key] for event_key in numbered[key]),
        )  # fmt: skip


def _of_reports(
    connection: Connection,
    table: str,
    wanted: str,
    columns: str,
    build: Callable[[Row], T],
) -> Loaded[T]:
    loaded: Loaded[T] = defaultdict(list)
    query = f"SELECT report, {columns} FROM {table} WHERE report {_AMONG} ORDER BY report, ordinal"
    for key, *row in connection.execute(query, (wanted,)):
        loaded[key].append(build(tuple(row)))
    return loaded


def report(connection: Connection, report_id: str) -> Report:
    """The report of that id; raises StoreError where there is none."""
    return _report(connection, report_id)[1]


def _report(connection: Connection, report_id: str) -> tuple[int, Report, Lineage]:
    row = connection.execute(
        f"SELECT key, {_LINEAGE}, {_REPORT} FROM reports WHERE id = ?", (report_id,)
    ).fetchone()
    if row is None:
        raise StoreError(f"no report {report_id!r} in the store")
    return _head(row)


def _head(row: Row) -> tuple[int, Report, Lineage]:
    *head, extra, origin = row[5:]
    columns: Row = (*head, json.loads(extra), origin)
    return row[0], Report(*columns), Lineage(*row[1:5])


def events_of(connection: Connection, keys: Sequence[int]) -> dict[int, Event]:
    """The events of those keys that (still) exist."""
    wanted = json.dumps(keys)
    actors = _parts(connection, "event_actors", wanted, rows.ACTOR, rows.to_actor, role="actor")
    recipients = _parts(
        connection, "event_actors", wanted, rows.ACTOR, rows.to_actor, role="recipient"
    )
    places = _parts(connection, "event_places", wanted, rows.EVENT_PLACE, rows.to_event_place)
    dates = _parts(connection, "event_dates", wanted, rows.DATE, rows.to_date)
    sources = _parts(connection, "event_sources", wanted, rows.SOURCE, rows.to_source)
    views = _parts(connection, "views", wanted, "source, value", lambda row: View(*row))
    counts = _parts(connection, "counts", wanted, rows.COUNT, rows.to_count)
    return {
        key: Event(
            event_id, sentence, Trigger(Span(start, end), text), kind, mode,
            rows.to_codes(contexts), status, bool(background),
            actors=tuple(actors[key]),
            recipients=tuple(recipients[key]),
            place=next(iter(places[key]), None),
            date=next(iter(dates[key]), None),
            sources=tuple(sources[key]),
            views=tuple(views[key]),
            counts={count.kind: count for count in counts[key]},
            confidence=json.loads(confidences),
            decided_by=json.loads(decided_by),
            intensity=intensity,
            quad_class=quad_class,
        )
        for key, event_id, sentence, start, end, text, kind, mode, contexts, status, background,
        confidences, decided_by, intensity, quad_class in connection.execute(
            f"SELECT {_EVENT} FROM events WHERE key {_AMONG}", (wanted,)
        )
    }  # fmt: skip


def _parts(
    connection: Connection,
    table: str,
    wanted: str,
    columns: str,
    build: Callable[[Row], T],
    role: str | None = None,
) -> Loaded[T]:
    """Rows of a table by event; primary keys begin with the event and end with the ordinal."""
    loaded: Loaded[T] = defaultdict(list)
    narrowed = f" AND role = '{role}'" if role else ""
    order = "" if table in ("event_places", "event_dates") else ", ordinal"
    query = (
        f"SELECT event, {columns} FROM {table} WHERE event {_AMONG}{narrowed} ORDER BY event{order}"
    )
    for key, *row in connection.execute(query, (wanted,)):
        loaded[key].append(build(tuple(row)))
    return loaded


def event_rows(connection: Connection, keys: Sequence[int]) -> Iterator[EventRow]:
    """The events of those keys with their reports' heads and sentences, in the order of keys."""
    events = events_of(connection, keys)
    wanted = json.dumps(keys)
    heads = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT e.key, e.report, s.start, s.end FROM events e JOIN sentences s "
            f"ON s.report = e.report AND s.ordinal = e.sentence WHERE e.key {_AMONG}",
            (wanted,),
        )
    }
    reports = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT key, id, title, publisher, published, text FROM reports WHERE key {_AMONG}",
            (json.dumps(sorted({head[0] for head in heads.values()})),),
        )
    }
    for key in keys:
        if key in events:
            report_key, start, end = heads[key]
            report_id, title, publisher, published, text = reports[report_key]
            yield EventRow(
                events[key], report_id, title, publisher, published,
                text[start:end], Span(start, end),
            )  # fmt: skip


def evidence(connection: Connection, key: int) -> list[Evidence]:
    """The words and rule behind each value of an event."""
    query = (
        'SELECT field, ordinal, value, start, "end", text, rule, confidence '
        "FROM evidence WHERE event = ?"
    )
    return [
        Evidence(field, ordinal, value, Span(start, end), *rest)
        for field, ordinal, value, start, end, *rest in connection.execute(query, (key,))
    ]
