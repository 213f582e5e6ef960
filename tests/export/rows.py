"""Rows as a store gives them, made by hand, for the tests of exports."""

from dataclasses import dataclass

from dateline.spans import Span
from dateline.store import EventRow
from dateline.types import CodedReport, Event, Record


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A record with the head of the report that states it."""

    record: Record
    report_id: str
    title: str | None
    publisher: str | None
    published: str | None
    sentence_text: str
    sentence_span: Span

    @property
    def event(self) -> Event:
        return self.record.event


def rows_of(coded: CodedReport) -> list[EventRow]:
    """The events of a report as rows of a store."""
    report = coded.report
    head = (report.id, report.title, report.publisher, report.published)
    spans = [coded.sentences[event.sentence] for event in coded.events]
    return [
        EventRow(event, *head, span.of(report.text), span)
        for event, span in zip(coded.events, spans, strict=True)
    ]


def merged_row(coded: CodedReport, record: Record) -> MergedRow:
    """A record that is stated by the first sentence of a report."""
    first = rows_of(coded)[0]
    return MergedRow(
        record, first.report_id, first.title, first.publisher, first.published,
        first.sentence_text, first.sentence_span,
    )  # fmt: skip
