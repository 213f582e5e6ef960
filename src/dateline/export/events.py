"""Events of a store as JSON: the "merged events" of the record contract."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from dateline.export.cameo import cameo_root
from dateline.export.lines import line_of
from dateline.export.records import Json, event_json
from dateline.export.rows import Row, record_of
from dateline.types import Claim, MentionRef, Record


def event_to_json(row: Row) -> Json:
    """The fields of the event, then who tells it, and the values on which reports disagree.

    `chosen` names for each field the mention it was taken from; it is left out where the event
    is told by one report only.
    """
    record = record_of(row)
    chosen = {field: _mention(ref) for field, ref in record.chosen.items()}
    return {
        **event_json(row.event),
        **({"chosen": chosen} if chosen else {}),
        "mentions": [_mention(ref) for ref in record.mentions],
        "reports": record.reports,
        "outlets": list(record.outlets),
        "independent": record.independent,
        "first_hand": record.first_hand,
        "first_reported": record.first_reported,
        "last_reported": record.last_reported,
        "disputed": record.disputed,
        "accounts": _accounts(record),
        "cameo_root": cameo_root(row.event),
    }


def event_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One line of JSON an event, with its line break."""
    return (line_of(event_to_json(row)) for row in rows)


def write_event_lines(stream: TextIO, rows: Iterable[Row]) -> int:
    """Write one object a line; returns how many."""
    written = 0
    for written, line in enumerate(event_lines(rows), start=1):  # noqa: B007 - it is returned
        stream.write(line)
    return written


def _mention(ref: MentionRef) -> Json:
    return {"report": ref.report, "event": ref.event}


def _accounts(record: Record) -> Json:
    """By field, each value that is told with who tells it."""
    by_field: dict[str, list[Json]] = {}
    for claim in record.accounts:
        by_field.setdefault(claim.field, []).append(_claim(claim))
    return by_field


def _claim(claim: Claim) -> Json:
    return {
        "value": claim.value,
        "voices": list(claim.voices),
        "mentions": [_mention(ref) for ref in claim.mentions],
    }
