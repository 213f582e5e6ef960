"""What every store can do, whichever database is behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from dateline.spans import Span
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
    Run,
    Sort,
    Timeline,
    TimeUnit,
)
from dateline.store.query import EVERYTHING, Filter
from dateline.store.regions import Box
from dateline.types import CodedReport, Decision, Event, Lineage, Record, Refusal, Report, Telling

Outcome = Literal["added", "duplicate", "recoded"]
"""What `add` did: stored a new report; found it stored; stored another model's coding of it."""

SHIPPED_CODEBOOK = "PLOVER 2.0 draft"
"""The codebook of runs that name none: all those before stores kept it."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with what a reader must know of its report; spans are into the report's text."""

    event: Event
    report_id: str
    title: str | None
    publisher: str | None
    published: str | None
    sentence_text: str
    sentence_span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value of an event, the words that support it, and the rule or model that decided it.

    A value without words of its own (type, status …) stands on the trigger. `rule` is empty and
    `confidence` (0…1) null where the coder gave none.
    """

    field: str
    ordinal: int
    value: str | None
    span: Span
    text: str
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a store holds; `empty` are reports without an event, `by_type` counts events.

    `events` are as told by single reports, `records` what they make when merged; `copies` are
    reports that derive from another.
    """

    reports: int
    empty: int
    events: int
    refusals: int
    by_type: Mapping[str, int]
    records: int = 0
    copies: int = 0


class Store(Protocol):
    """Reports, what was found in them, and what was refused.

    Every method raises StoreError where the database cannot do what is asked. Characters that no
    database holds (lone surrogates) are stored as U+FFFD: offsets stay as they are.
    """

    def begin_run(
        self, version: str, model: str, started: str, codebook: str = SHIPPED_CODEBOOK
    ) -> int:
        """The number of a new run: program, model, when (ISO date-time), name of the codebook."""

    def codebooks(self) -> list[str]:
        """Names of the codebooks by which the reports in the store are coded, sorted."""

    def add(self, run: int, coded: CodedReport) -> Outcome:
        """Store a coded report, whole or not at all.

        The same report (id and content) coded by the same model and codebook is a "duplicate" and
        changes nothing; coded by another, its coding replaces the stored one. Another report under
        an id already taken is stored as `id~ab12cd` (the beginning of its content hash), and an
        event id already taken likewise, so that nothing is lost.
        """

    def add_many(self, run: int, batch: Iterable[CodedReport]) -> list[Outcome]:
        """Store reports in one transaction: all of them or, after an error or crash, none."""

    def known(self, run: int, reports: Sequence[Report]) -> list[str | None]:
        """For each report the id it is stored under where it is there already (same id, same
        content), coded by the model and codebook of the run; else None.
        """

    def twins(self, run: int, report: Report) -> list[tuple[str, Report]]:
        """Stored exact copies of a report, coded as the run codes, with their stored ids.

        The first of them (by day, wire, moment, id) comes first; only traced reports are found.
        """

    def recode(self, run: int, report_id: str, coded: CodedReport) -> None:
        """Put another coding in the place of what was found in the stored report of that id."""

    def lineages(self, report_ids: Sequence[str]) -> list[Lineage]:
        """The lineage of each report, by stored id."""

    def trace(self) -> list[str]:
        """Trace the lineage of all reports added since, and settle the families they join.

        Returns the stored ids of all whose lineage is another now. What lineage says depends on
        the reports in the store, not on their order.
        """

    def forget(self, report_ids: Sequence[str]) -> None:
        """Delete reports by stored id, all or none, with what was found in them or decided on
        them; the lineage of their copies is settled anew, and their records wait to be merged.
        """

    def clean(self, report_ids: Sequence[str] = ()) -> None:
        """After records were merged anew: leave no byte of the forgotten reports in the file.

        Raises StoreError where another program keeps the old pages alive.
        """

    def whole(self) -> AbstractContextManager[None]:
        """What is done within is stored together or, after an error or a crash, not at all."""

    def refuse(self, run: int, refusal: Refusal) -> None:
        """Note an input that was set aside; the same refusal met again changes nothing."""

    def refusals(self) -> Iterator[Refusal]:
        """All refusals, first met first."""

    def report_ids(self) -> list[str]:
        """Ids of all reports, in the order they were added."""

    def report(self, report_id: str) -> Report:
        """The report of that id."""

    def coded(self, report_id: str) -> CodedReport:
        """The report of that id with all that was found in it, equal to what was added."""

    def events(
        self, where: Filter = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> Iterator[EventRow]:
        """Events by filter, in the order of reports and, within one, of its events."""

    def event(self, event_id: str) -> EventRow:
        """The event of that id, or the only one whose id begins so; else raises UnknownEvent."""

    def evidence(self, event_id: str) -> list[Evidence]:
        """The words and rule behind each value of the event of that exact id."""

    def count(self, where: Filter = EVERYTHING) -> int:
        """How many events the filter lets through."""

    def summary(self) -> Summary:
        """How much the store holds."""

    def runs(self) -> list[Run]:
        """All runs that wrote to the store, in their order."""

    def merge(self, limit: int) -> MergeStep:
        """Take the mentions of up to `limit` waiting reports into records, in one transaction.

        A report waits from when it is added, coded anew, traced or ruled on, so that a program
        killed between two steps loses nothing. `waiting` 0: all records are up to date. What
        people decided is laid over the mentions first; the records do not depend on the order in
        which reports came.
        """

    def waiting(self) -> int:
        """How many reports wait to be merged, and records that lost a mention."""

    def unmerge(self) -> int:
        """Let every report wait again, as for a rebuild; returns how many. Redirects stay."""

    def records(
        self,
        where: Filter = EVERYTHING,
        sort: Sort = "-date",
        limit: int = 100,
        after: str | None = None,
    ) -> RecordPage:
        """A page of records; `after` is the `next` of the page before, with the same sort.

        Raises ConfigError for a cursor that this store did not give.
        """

    def all_records(self, where: Filter = EVERYTHING) -> Iterator[RecordRow]:
        """Every record of a filter, by id, with little memory."""

    def record(self, record_id: str) -> RecordRow:
        """The record of that id, or of the only id that begins so; else raises UnknownEvent.

        An id that was merged away, and the id of a mention, give the record that holds it now:
        `record_id` and the row's `record.id` then differ.
        """

    def mentions(self, record_id: str) -> list[MentionRow]:
        """The tellings of a record, found as by `record`, first reported first."""

    def record_evidence(self, record_id: str) -> list[RecordEvidence]:
        """The words and rules behind each value of a record, found as by `record`."""

    def records_at(self, run: int) -> Iterator[Record]:
        """The records as they were when the run of that number was the last, by id.

        Raises StoreError where there is no such run.
        """

    def count_records(self, where: Filter = EVERYTHING) -> int:
        """How many records the filter lets through."""

    def facets(self, where: Filter = EVERYTHING, limit: int = 30) -> Facets:
        """The most frequent values of records; a facet ignores the filter's own wish for it."""

    def timeline(
        self, where: Filter = EVERYTHING, unit: TimeUnit = "day", by: Grouping = "type"
    ) -> Timeline:
        """How many records fall on each day, ISO week or month, by type, quad, status or actor."""

    def map_counts(
        self, where: Filter = EVERYTHING, zoom: int = 2, box: Box | None = None
    ) -> MapCounts:
        """Records on a map of that zoom (0 the world … 18 a street), in the box that is seen.

        Points are gathered by a grid of about 40 pixels of a web map; coarse places are areas.
        """

    def network(self, where: Filter = EVERYTHING, limit: int = 60) -> Network:
        """The `limit` most frequent actors and what they did to each other."""

    def decide(self, decision: Decision) -> bool:
        """Keep a person's decision; False where it was kept before.

        `merge`, `split` and the undoing of one let the mentions concerned wait for `merge`.
        Raises ConfigError for the undoing of a decision that the store does not have.
        """

    def decisions(self, record_id: str | None = None) -> list[Decision]:
        """All decisions in their order, or those about a record's mentions, undone ones too."""

    def decisions_on(self, fingerprints: Sequence[str]) -> list[Decision]:
        """Decisions about mentions of the reports with that content (SHA-256), in their order."""

    def reports_of(self, fingerprint: str) -> list[str]:
        """Ids of the reports with that content (SHA-256), sorted: more than one where copied."""

    def writable(self) -> bool:
        """Whether the store can be written to, by this program's user."""

    def tellings(self, record_id: str) -> list[Telling]:
        """The mentions of a record or, given a mention's own id, that mention, for matching."""

    def check(self) -> list[str]:
        """What is wrong with the store, one problem a line; empty where nothing is."""

    def close(self) -> None:
        """Let go of the database; the store can no longer be used."""
