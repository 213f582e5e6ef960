"""What leaves Dateline: records as JSON lines, events as JSON and as tables."""

from dateline.export.events import event_to_json, write_event_lines
from dateline.export.fold import fold_planned, folded
from dateline.export.lines import write_jsonl, write_line
from dateline.export.parse import from_json
from dateline.export.quotes import QUOTE_COLUMNS, QuoteTable, words
from dateline.export.records import (
    Json,
    attribution_json,
    place_json,
    rewrite_json,
    time_json,
    to_json,
)
from dateline.export.rows import Row, record_of
from dateline.export.tables import COLUMNS, write_csv

__all__ = [
    "COLUMNS",
    "QUOTE_COLUMNS",
    "Json",
    "QuoteTable",
    "Row",
    "attribution_json",
    "event_to_json",
    "fold_planned",
    "folded",
    "from_json",
    "place_json",
    "record_of",
    "rewrite_json",
    "time_json",
    "to_json",
    "words",
    "write_csv",
    "write_event_lines",
    "write_jsonl",
    "write_line",
]
