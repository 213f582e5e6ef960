"""Events of a store as JSON: the "merged events" of the record contract.

Events are not merged over reports yet: each stands for itself, told by one report.
"""

from collections.abc import Iterable
from typing import TextIO

from dateline.export.cameo import cameo_root
from dateline.export.lines import write_line
from dateline.export.records import Json, event_json
from dateline.store import EventRow


def event_to_json(row: EventRow) -> Json:
    """The fields of the event, then who tells it: one report, so one independent source."""
    return {
        **event_json(row.event),
        "mentions": [{"report": row.report_id, "event": row.event.id}],
        "reports": 1,
        "independent": 1,
        "first_reported": row.published,
        "accounts": {},
        "cameo_root": cameo_root(row.event),
    }


def write_event_lines(stream: TextIO, rows: Iterable[EventRow]) -> int:
    """Write one object a line; returns how many."""
    written = 0
    for written, row in enumerate(rows, start=1):  # noqa: B007 - the count is what is returned
        write_line(stream, event_to_json(row))
    return written
