"""What every export writes: rows of a store, of events as told or of records merged over reports.

Both kinds of row have the same names. `record_of` gives what is known over reports; an event as
told stands for itself, told by one report.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from dateline.spans import Span
from dateline.store import EVERYTHING, Filter, Store
from dateline.types import Event, MentionRef, Record


class Row(Protocol):
    """An event or record, with the head and the sentence of the report that states it."""

    @property
    def event(self) -> Event:
        """The values; spans are into the report that `source_of` names for a field."""

    @property
    def report_id(self) -> str:
        """The report whose sentence states it."""

    @property
    def title(self) -> str | None:
        """That report's title."""

    @property
    def publisher(self) -> str | None:
        """That report's outlet."""

    @property
    def published(self) -> str | None:
        """When that report was published, an ISO prefix."""

    @property
    def sentence_text(self) -> str:
        """The sentence that states it."""

    @property
    def sentence_span(self) -> Span:
        """Where that sentence stands in the report."""


R = TypeVar("R", bound=Row)


def stored(store: Store, where: Filter = EVERYTHING, *, mentions: bool = False) -> Iterable[Row]:
    """What exports and watches read: records or, before any was made, events as told.

    `mentions` asks for events as told where there are records.
    """
    if mentions or not store.summary().records:
        return store.events(where)
    return store.all_records(where)


def record_of(row: Row) -> Record:
    """The record of a row; an event as told is a record of one mention."""
    record = getattr(row, "record", None)
    return record if isinstance(record, Record) else _alone(row)


def source_of(record: Record, field: str, default: str) -> str:
    """The id of the report that a field's value and span were taken from."""
    chosen = record.chosen.get(field)
    return chosen.report if chosen else default


def with_event(row: R, event: Event) -> R:
    """The same row with another event in it."""
    held: Any = row
    if getattr(held, "record", None) is None:
        return replace(held, event=event)  # type: ignore[no-any-return]
    return replace(held, record=replace(held.record, event=event))  # type: ignore[no-any-return]


def _alone(row: Row) -> Record:
    outlets = (row.publisher,) if row.publisher else ()
    return Record(
        id=row.event.id, event=row.event, chosen={}, rules={},
        mentions=(MentionRef(row.report_id, row.event.id),), reports=1, outlets=outlets,
        independent=1, first_hand=0, first_reported=row.published, last_reported=row.published,
        disputed=False, accounts=(),
    )  # fmt: skip
