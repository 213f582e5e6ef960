"""The records of a store: made by merging, asked by filter, decided on by people."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.store import (
    decided,
    facets,
    history,
    maps,
    pages,
    records,
    tallies,
    tellings,
    ties,
    timelines,
)
from dateline.store.answers import (
    Facets,
    Grouping,
    MapCounts,
    MentionRow,
    MergeStep,
    Network,
    RecordEvidence,
    RecordPage,
    RecordRow,
    Sort,
    Timeline,
    TimeUnit,
)
from dateline.store.database import Connection
from dateline.store.query import EVERYTHING, Filter
from dateline.store.record_conditions import record_clause
from dateline.store.regions import Box
from dateline.store.session import Session
from dateline.store.tellings import Known
from dateline.store.words import storable
from dateline.types import Decision, Record, Telling

_PAGE = 500
"""Records that are read at once: few queries, little memory."""


class MergedStore(Session):
    """The part of a `Store` that is about records."""

    def __init__(self, connection: Connection, path: Path) -> None:
        super().__init__(connection, path)
        self._known: Known = {}

    def merge(self, limit: int) -> MergeStep:
        """Take the mentions of up to `limit` waiting reports into records; see `Store.merge`."""
        from dateline.store import merging  # loads the word statistics of matching

        known, self._known = self._known, {}
        with self._transaction() as connection:
            done = merging.step(connection, limit, known)
        self._known = known  # of a step that failed nothing is known any more
        return done

    def waiting(self) -> int:
        """How many reports wait to be merged, and records that lost a mention."""
        query = "SELECT (SELECT count(*) FROM merge_queue) + (SELECT count(*) FROM records "
        return int(self._all(f"{query} WHERE stale)")[0][0])

    def unmerge(self) -> int:
        """Let every report wait again, as for a rebuild; returns how many."""
        with self._transaction() as connection:
            tallies.recount(connection)
            # Each mention counts as linked to those of its record until its links are found anew.
            connection.execute(
                "UPDATE record_mentions SET component = (SELECT min(o.telling) "
                "FROM record_mentions o WHERE o.record = record_mentions.record)"
            )
            connection.execute(
                "INSERT INTO merge_queue (report) SELECT report FROM events UNION "
                "SELECT report FROM tellings UNION SELECT r.key FROM reports r "
                "JOIN decision_anchors d ON d.fingerprint = r.fingerprint WHERE true "
                "ON CONFLICT DO NOTHING"
            )
            return int(connection.execute("SELECT count(*) FROM merge_queue").fetchone()[0])

    def records(
        self,
        where: Filter = EVERYTHING,
        sort: Sort = "-date",
        limit: int = 100,
        after: str | None = None,
    ) -> RecordPage:
        """A page of records, and how many there are in all."""
        with self._snapshot() as connection:
            return pages.page(connection, where, sort, limit, after)

    def all_records(self, where: Filter = EVERYTHING) -> Iterator[RecordRow]:
        """Every record of a filter, by id, with little memory."""
        clause, values = record_clause(where)
        found = self._all(
            f"SELECT r.key FROM records r WHERE {clause} ORDER BY r.id", tuple(values)
        )
        keys = [row[0] for row in found]
        for first in range(0, len(keys), _PAGE):
            with self._snapshot() as connection:
                page = list(records.rows_of(connection, keys[first : first + _PAGE]))
            yield from page

    def record(self, record_id: str) -> RecordRow:
        """The record of that id, or that holds it now; else raises UnknownEvent."""
        with self._snapshot() as connection:
            key = records.key_of(connection, storable(record_id))
            return next(records.rows_of(connection, [key]))

    def mentions(self, record_id: str) -> list[MentionRow]:
        """The tellings of a record, first reported first."""
        with self._snapshot() as connection:
            return records.mention_rows(connection, records.key_of(connection, storable(record_id)))

    def record_evidence(self, record_id: str) -> list[RecordEvidence]:
        """The words and rules behind each value of a record."""
        return records.evidence_of(self.record(record_id).record)

    def tellings(self, record_id: str) -> list[Telling]:
        """The mentions of a record or, given a mention's own id, that mention, for matching."""
        with self._snapshot() as connection:
            keys = records.mention_keys(connection, storable(record_id))
            return list(tellings.load(connection, keys).values())

    def records_at(self, run: int) -> Iterator[Record]:
        """The records as they were when that run was the last, by id."""
        return history.records_at(self._connection, run)

    def count_records(self, where: Filter = EVERYTHING) -> int:
        """How many records the filter lets through."""
        with self._snapshot() as connection:
            return pages.count(connection, where)

    def facets(self, where: Filter = EVERYTHING, limit: int = 30) -> Facets:
        """The most frequent values of records, by facet."""
        with self._snapshot() as connection:
            return facets.facets(connection, where, limit)

    def timeline(
        self, where: Filter = EVERYTHING, unit: TimeUnit = "day", by: Grouping = "type"
    ) -> Timeline:
        """How many records fall on each day, ISO week or month."""
        with self._snapshot() as connection:
            return timelines.timeline(connection, where, unit, by)

    def map_counts(
        self, where: Filter = EVERYTHING, zoom: int = 2, box: Box | None = None
    ) -> MapCounts:
        """Records on a map of that zoom, in the box that is seen."""
        with self._snapshot() as connection:
            return maps.map_counts(connection, where, zoom, box)

    def network(self, where: Filter = EVERYTHING, limit: int = 60) -> Network:
        """The `limit` most frequent actors and what they did to each other."""
        with self._snapshot() as connection:
            return ties.network(connection, where, limit)

    def decide(self, decision: Decision) -> bool:
        """Keep a person's decision; False where it was kept before."""
        with self._transaction() as connection:
            return decided.keep(connection, decision)

    def decisions(self, record_id: str | None = None) -> list[Decision]:
        """All decisions in their order, or those about a record's mentions."""
        if record_id is None:
            with self._snapshot() as connection:
                return decided.decisions(connection)
        anchors = [row.anchor for row in self.mentions(record_id)]
        with self._snapshot() as connection:
            return decided.about(connection, anchors)

    def decisions_on(self, fingerprints: Sequence[str]) -> list[Decision]:
        """Decisions about mentions of the reports with that content (SHA-256), in their order."""
        with self._snapshot() as connection:
            return decided.decisions_on(connection, fingerprints)
