"""What leaves Dateline: records as JSON lines, events as JSON and as tables."""

from dateline.export.events import event_to_json, write_event_lines
from dateline.export.fold import fold_planned, folded
from dateline.export.lines import write_jsonl
from dateline.export.parse import from_json
from dateline.export.records import to_json
from dateline.export.tables import COLUMNS, write_csv

__all__ = [
    "COLUMNS",
    "event_to_json",
    "fold_planned",
    "folded",
    "from_json",
    "to_json",
    "write_csv",
    "write_event_lines",
    "write_jsonl",
]
