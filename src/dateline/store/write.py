"""From a coded report to rows. The caller holds the transaction."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from dateline.errors import StoreError
from dateline.store import rows
from dateline.store.database import Connection
from dateline.store.protocol import Outcome
from dateline.store.query import fold
from dateline.store.rows import Row
from dateline.types import CodedReport, Event, Lineage, Report

_SUFFIX_STEP = 6
"""Hex digits by which a suffix grows until the id is free."""

_REPORT = (
    "id, given, fingerprint, run, text, title, publisher, byline, published, url, language, "
    "extra, origin, lineage_group, lineage_role, lineage_of, lineage_score"
)
_EVENT = (
    "key, id, report, ordinal, sentence, trigger_start, trigger_end, trigger_text, type, mode, "
    "contexts, status, background, confidence, confidences, decided_by, intensity, quad_class"
)
# In the order of deletion: whoever refers before whom it refers to.
FOUND = (
    "events", "sentences", "rewrites", "actor_mentions", "place_mentions", "time_mentions",
    "attributions",
)  # fmt: skip


def put(connection: Connection, run: int, coded: CodedReport) -> Outcome:
    """Write the report unless it is there already; see `Store.add`."""
    report = coded.report
    fingerprint = fingerprint_of(report)
    known = connection.execute(
        "SELECT r.key, runs.model, runs.codebook FROM reports r JOIN runs ON runs.id = r.run "
        "WHERE r.given = ? AND r.fingerprint = ?",
        (report.id, fingerprint),
    ).fetchone()
    coder = coder_of(connection, run)
    if known is None:
        key = _put_report(connection, run, coded, fingerprint)
        put_found(connection, key, coded, fingerprint)
        return "added"
    key, *coded_by = known
    if tuple(coded_by) == coder:
        return "duplicate"
    clear(connection, key, run, coded.lineage)
    put_found(connection, key, coded, fingerprint)
    return "recoded"


def fingerprint_of(report: Report) -> str:
    """SHA-256 of what was published (not of its id, nor of where it was read), in hex."""
    content = (
        report.text, report.title, report.publisher, report.byline, report.published,
        report.url, report.language, dict(report.extra),
    )  # fmt: skip
    plain = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def coder_of(connection: Connection, run: int) -> tuple[str, str]:
    """The model and the codebook of a run: a report is coded anew where either is another."""
    found = connection.execute("SELECT model, codebook FROM runs WHERE id = ?", (run,)).fetchone()
    if found is None:
        raise StoreError(f"no run {run} in the store; begin_run gives the number of one")
    return str(found[0]), str(found[1])


def _put_report(connection: Connection, run: int, coded: CodedReport, fingerprint: str) -> int:
    report = coded.report
    row = (
        _free_id(connection, "reports", report.id, fingerprint), report.id, fingerprint, run,
        report.text, report.title, report.publisher, report.byline, report.published, report.url,
        report.language, json.dumps(dict(report.extra), default=str), report.origin,
        *_lineage(coded.lineage),
    )  # fmt: skip
    marks = ", ".join("?" * len(row))
    query = f"INSERT INTO reports ({_REPORT}) VALUES ({marks}) RETURNING key"
    return int(connection.execute(query, row).fetchone()[0])


def _free_id(connection: Connection, table: str, wanted: str, digest: str) -> str:
    """The id wanted or, where it is taken, the shortest free one made with the digest."""
    for length in range(0, len(digest) + 1, _SUFFIX_STEP):
        candidate = f"{wanted}~{digest[:length]}" if length else wanted
        taken = connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (candidate,)).fetchone()
        if taken is None:
            return candidate
    raise StoreError(f"{table}: the id {wanted!r} is taken too often; give each its own")


def _lineage(lineage: Lineage) -> Row:
    return (lineage.group, lineage.role, lineage.of, lineage.score)


def clear(connection: Connection, key: int, run: int, lineage: Lineage) -> None:
    """Take away what another model or codebook found in the report; the report itself stays."""
    for table in FOUND:
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (key,))
    connection.execute(
        "UPDATE reports SET run = ?, lineage_group = ?, lineage_role = ?, lineage_of = ?, "
        "lineage_score = ?, wording = NULL WHERE key = ?",
        (run, *_lineage(lineage), key),
    )


def put_found(connection: Connection, key: int, coded: CodedReport, fingerprint: str) -> None:
    """Write all that was found in the report: sentences first, events refer to them."""
    for table, columns, found in (
        ("sentences", 'start, "end"', coded.sentences),
        ("rewrites", rows.REWRITE, map(rows.from_rewrite, coded.rewrites)),
        ("actor_mentions", rows.ACTOR, map(rows.from_actor, coded.actors)),
        ("place_mentions", rows.PLACE, map(rows.from_place, coded.places)),
        ("time_mentions", rows.TIME, map(rows.from_time, coded.times)),
        ("attributions", rows.ATTRIBUTION, map(rows.from_attribution, coded.attributions)),
    ):
        numbered = ((key, ordinal, *row) for ordinal, row in enumerate(found))
        _insert(connection, table, f"report, ordinal, {columns}", numbered)
    # The report's own id is salted in, for copies of one text share its fingerprint.
    digest = hashlib.sha256(f"{coded.report.id}\0{fingerprint}".encode()).hexdigest()
    _put_events(connection, key, coded.events, digest)


def _put_events(
    connection: Connection, report: int, events: tuple[Event, ...], digest: str
) -> None:
    last = connection.execute("SELECT coalesce(max(key), 0) FROM events").fetchone()[0]
    keyed = list(enumerate(events, start=last + 1))
    marks = ", ".join("?" * len(_EVENT.split(", ")))
    for ordinal, (key, event) in enumerate(keyed):
        event_id = _free_id(connection, "events", event.id, digest)
        row = (key, event_id, report, ordinal, *_event(event))
        connection.execute(f"INSERT INTO events ({_EVENT}) VALUES ({marks})", row)
    for table, columns, parts in (
        ("event_actors", f"role, ordinal, {rows.ACTOR}, folded", _actors),
        ("event_places", f"{rows.EVENT_PLACE}, folded", _place),
        ("event_dates", rows.DATE, _date),
        ("event_sources", f"ordinal, {rows.SOURCE}, folded", _sources),
        ("views", "ordinal, source, value", _views),
        ("counts", f"ordinal, {rows.COUNT}", _counts),
        ("event_countries", "country", _countries),
    ):
        found = ((key, *row) for key, event in keyed for row in parts(event))
        _insert(connection, table, f"event, {columns}", found)


def _insert(connection: Connection, table: str, columns: str, found: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(columns.split(", ")))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)


def _event(event: Event) -> Row:
    return (
        event.sentence, *event.trigger.span, event.trigger.text, event.type, event.mode,
        rows.from_codes(event.contexts), event.status, int(event.background),
        event.confidence.get("event"), json.dumps(dict(event.confidence)),
        json.dumps(dict(event.decided_by)), event.intensity, event.quad_class,
    )  # fmt: skip


def _actors(event: Event) -> Iterator[Row]:
    for role, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for ordinal, actor in enumerate(actors):
            folded = fold(f"{actor.name}\n{actor.id}\n{actor.text}")
            yield (role, ordinal, *rows.from_actor(actor), folded)


def _place(event: Event) -> Iterator[Row]:
    place = event.place
    if place is not None:
        folded = fold(f"{place.mention.name}\n{place.mention.text}")
        yield (*rows.from_event_place(place), folded)


def _date(event: Event) -> Iterator[Row]:
    if event.date is not None:
        yield rows.from_date(event.date)


def _sources(event: Event) -> Iterator[Row]:
    for ordinal, source in enumerate(event.sources):
        folded = fold(f"{source.name}\n{source.text}")
        yield (ordinal, *rows.from_source(source), folded)


def _views(event: Event) -> Iterator[Row]:
    for ordinal, view in enumerate(event.views):
        yield (ordinal, view.source, view.value)


def _counts(event: Event) -> Iterator[Row]:
    for ordinal, count in enumerate(event.counts.values()):
        yield (ordinal, *rows.from_count(count))


def _countries(event: Event) -> Iterator[Row]:
    """Every country the event is found under: of its place, actors and recipients."""
    found = {code for actor in (*event.actors, *event.recipients) for code in actor.country}
    if event.place is not None and event.place.mention.country:
        found.add(event.place.mention.country)
    for code in sorted(found):
        yield (code,)
