"""What every store can do, whichever database is behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from dateline.spans import Span
from dateline.store.query import EVERYTHING, Filter
from dateline.types import CodedReport, Event, Refusal, Report

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
    """What a store holds; `empty` are reports without an event, `by_type` counts events."""

    reports: int
    empty: int
    events: int
    refusals: int
    by_type: Mapping[str, int]


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

    def check(self) -> list[str]:
        """What is wrong with the store, one problem a line; empty where nothing is."""

    def close(self) -> None:
        """Let go of the database; the store can no longer be used."""
