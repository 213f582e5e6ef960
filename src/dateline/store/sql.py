"""A `Store` in an SQL database, whichever it is: all that is the same in each."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.errors import UnknownEvent
from dateline.store import forgetting, read, standing
from dateline.store.answers import Run
from dateline.store.conditions import where_clause
from dateline.store.database import Connection
from dateline.store.kinship import Kinship
from dateline.store.merged import MergedStore
from dateline.store.protocol import SHIPPED_CODEBOOK, EventRow, Evidence, Outcome, Summary
from dateline.store.query import EVERYTHING, Filter
from dateline.store.words import storable, storable_all
from dateline.store.write import put
from dateline.types import CodedReport, Lineage, Refusal, Report

_PAGE = 500
"""Events that are read at once: few queries, little memory."""

_TRACED = 200
"""Reports whose lineage is traced in one transaction."""

_CANDIDATES = 5
"""Ids shown where a prefix fits several events."""

_ALL = 2**62
"""More than any store holds."""

_FILTERED = "FROM events e JOIN reports r ON r.key = e.report WHERE"


class SqlStore(MergedStore):
    """What stores in a file and on a server share; use it in the thread that opened it."""

    def __init__(self, connection: Connection, path: Path) -> None:
        super().__init__(connection, path)
        self._kinship: Kinship | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the store can no longer be used."""
        self._connection.close()

    def begin_run(
        self, version: str, model: str, started: str, codebook: str = SHIPPED_CODEBOOK
    ) -> int:
        """The number of a new run."""
        with self._transaction() as connection:
            (run,) = connection.execute(
                "INSERT INTO runs (version, model, started, codebook) VALUES (?, ?, ?, ?) "
                "RETURNING id",
                (version, model, started, storable(codebook)),
            ).fetchone()
        return int(run)

    def runs(self) -> list[Run]:
        """All runs that wrote to the store, in their order."""
        query = (
            "SELECT id, version, model, codebook, started, "
            "(SELECT count(*) FROM reports WHERE run = runs.id) FROM runs ORDER BY id"
        )
        return [Run(*row) for row in self._all(query)]

    def codebooks(self) -> list[str]:
        """Names of the codebooks by which the reports in the store are coded, sorted."""
        query = (
            "SELECT DISTINCT codebook FROM runs WHERE id IN (SELECT DISTINCT run FROM reports) "
            "ORDER BY codebook"
        )
        return [row[0] for row in self._all(query)]

    def add(self, run: int, coded: CodedReport) -> Outcome:
        """Store a coded report in a transaction of its own; see `Store.add` for ids and copies."""
        return self.add_many(run, (coded,))[0]

    def add_many(self, run: int, batch: Iterable[CodedReport]) -> list[Outcome]:
        """Store reports in one transaction: all of them or, after an error or crash, none."""
        # Taken from the iterable before the lock: what makes it may be slow.
        waiting = list(batch)
        with self._transaction() as connection:
            return [_put(connection, run, coded) for coded in waiting]

    def known(self, run: int, reports: Sequence[Report]) -> list[str | None]:
        """For each report the id it is stored under where it is, coded as this run codes."""
        with self._snapshot() as connection:
            return standing.known(connection, run, reports)

    def twins(self, run: int, report: Report) -> list[tuple[str, Report]]:
        """Stored exact copies of a report, coded as this run codes, with their stored ids."""
        with self._snapshot() as connection:
            return standing.twins(connection, run, report)

    def recode(self, run: int, report_id: str, coded: CodedReport) -> None:
        """Put another coding in the place of what was found in a stored report."""
        with self._transaction() as connection:
            standing.recode(connection, run, report_id, coded)

    def lineages(self, report_ids: Sequence[str]) -> list[Lineage]:
        """The lineage of each report, by stored id."""
        with self._snapshot() as connection:
            return [standing.lineage(connection, report_id) for report_id in report_ids]

    def trace(self) -> list[str]:
        """Trace the lineage of reports added since; ids of those whose lineage is another now."""
        changed: list[str] = []
        traced = _TRACED
        while traced == _TRACED:
            kinship, self._kinship = self._kinship or Kinship(), None
            with self._transaction() as connection:
                traced, found = kinship.trace(connection, _TRACED)
            self._kinship = kinship  # what fails leaves none, and the next begins anew
            changed += found
        return changed

    def forget(self, report_ids: Sequence[str]) -> None:
        """Delete reports and all that was found in them; see `Store.forget`."""
        with self._transaction() as connection:
            forgetting.remove(connection, [storable(report_id) for report_id in report_ids])
        self._kinship = None

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done within is stored together or, after an error or a crash, not at all."""
        try:
            with self._transaction():
                yield
        except BaseException:
            self._kinship = None  # it may know of what was taken back
            raise

    def refuse(self, run: int, refusal: Refusal) -> None:
        """Note an input that was set aside; the same refusal met again changes nothing."""
        words = (storable(refusal.where), storable(refusal.reason), storable(refusal.remedy))
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO refusals (run, input, reason, remedy) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (input, reason, remedy) DO NOTHING",
                (run, *words),
            )

    def refusals(self) -> Iterator[Refusal]:
        """All refusals, first met first."""
        for row in self._all("SELECT input, reason, remedy FROM refusals ORDER BY key"):
            yield Refusal(*row)

    def report_ids(self) -> list[str]:
        """Ids of all reports, in the order they were added."""
        return [row[0] for row in self._all("SELECT id FROM reports ORDER BY key")]

    def reports_of(self, fingerprint: str) -> list[str]:
        """Ids of the reports with that content (SHA-256), sorted."""
        query = "SELECT id FROM reports WHERE fingerprint = ? ORDER BY id"
        return [row[0] for row in self._all(query, (fingerprint,))]

    def report(self, report_id: str) -> Report:
        """The report of that id."""
        with self._snapshot() as connection:
            return read.report(connection, storable(report_id))

    def coded(self, report_id: str) -> CodedReport:
        """The report of that id with all that was found in it, equal to what was added."""
        with self._snapshot() as connection:
            return read.coded_report(connection, storable(report_id))

    def events(
        self, where: Filter = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> Iterator[EventRow]:
        """Events by filter, in the order of reports and, within one, of its events."""
        clause, values = where_clause(where)
        query = f"SELECT e.key {_FILTERED} {clause} ORDER BY e.report, e.ordinal LIMIT ? OFFSET ?"
        found = self._all(query, (*values, _ALL if limit is None else limit, offset))
        keys = [row[0] for row in found]
        for first in range(0, len(keys), _PAGE):
            with self._snapshot() as connection:
                page = list(read.event_rows(connection, keys[first : first + _PAGE]))
            yield from page

    def event(self, event_id: str) -> EventRow:
        """The event of that id, or the only one whose id begins so; else raises UnknownEvent."""
        with self._snapshot() as connection:
            key = _key_of(connection, storable(event_id))
            return next(read.event_rows(connection, [key]))

    def evidence(self, event_id: str) -> list[Evidence]:
        """The words and rule behind each value of an event, found as `event` finds it."""
        with self._snapshot() as connection:
            return read.evidence(connection, _key_of(connection, storable(event_id)))

    def count(self, where: Filter = EVERYTHING) -> int:
        """How many events the filter lets through."""
        clause, values = where_clause(where)
        return int(self._all(f"SELECT count(*) {_FILTERED} {clause}", tuple(values))[0][0])

    def summary(self) -> Summary:
        """How much the store holds."""
        totals = self._all(
            "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM reports r WHERE NOT "
            "EXISTS (SELECT 1 FROM events e WHERE e.report = r.key)), "
            "(SELECT count(*) FROM events), (SELECT count(*) FROM refusals), "
            "(SELECT count(*) FROM records), "
            "(SELECT count(*) FROM reports WHERE lineage_role <> 'original')"
        )[0]
        by_type = self._all(
            "SELECT type, count(*) n FROM events GROUP BY type ORDER BY n DESC, type"
        )
        reports, empty, events, refusals, records, copies = totals
        return Summary(reports, empty, events, refusals, dict(by_type), records, copies)

    def published(self) -> tuple[str, str] | None:
        """The first and the last day (ISO) that its reports are of; null where none tells one."""
        first, last = self._all(
            "SELECT min(substr(published, 1, 10)), max(substr(published, 1, 10)) FROM reports "
            "WHERE published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"
        )[0]
        return (first, last) if first is not None else None


def _put(connection: Connection, run: int, coded: CodedReport) -> Outcome:
    """Write the report, in storable characters where it must be."""
    connection.execute("SAVEPOINT report")
    try:
        outcome = put(connection, run, coded)
    except UnicodeEncodeError:
        connection.execute("ROLLBACK TO report")
        outcome = put(connection, run, storable_all(coded))
    connection.execute("RELEASE report")
    return outcome


def _key_of(connection: Connection, event_id: str) -> int:
    """The key of the one event meant by an id or the beginning of one."""
    exact = connection.execute("SELECT key FROM events WHERE id = ?", (event_id,)).fetchone()
    if exact is not None:
        return int(exact[0])
    found = connection.execute(
        "SELECT e.key, e.id, e.type, r.id FROM events e JOIN reports r ON r.key = e.report "
        "WHERE e.id >= ? AND e.id < ? ORDER BY e.id LIMIT ?",
        (event_id, f"{event_id}\U0010ffff", _CANDIDATES + 1),
    ).fetchall()
    if len(found) == 1:
        return int(found[0][0])
    if not found:
        raise UnknownEvent(f"no event {event_id!r}; `dateline events` lists them")
    names = [f"{name} ({kind} in {report})" for _, name, kind, report in found[:_CANDIDATES]]
    more = ["…"] if len(found) > _CANDIDATES else []
    raise UnknownEvent(f"{event_id!r} fits several events: {', '.join(names + more)}")
