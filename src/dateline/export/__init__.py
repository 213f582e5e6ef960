"""What leaves Dateline: reports as JSON lines, events and records in every format."""

from dateline.export.events import event_to_json, write_event_lines
from dateline.export.fold import fold_planned, folded
from dateline.export.formats import FORMATS, Format, format_for, format_of, stream
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
from dateline.export.rows import Row, record_of, stored
from dateline.export.tables import COLUMNS, write_csv
from dateline.export.tally import Tally

__all__ = [
    "COLUMNS",
    "FORMATS",
    "QUOTE_COLUMNS",
    "Format",
    "Json",
    "QuoteTable",
    "Row",
    "Tally",
    "attribution_json",
    "event_to_json",
    "fold_planned",
    "folded",
    "format_for",
    "format_of",
    "from_json",
    "place_json",
    "record_of",
    "rewrite_json",
    "stored",
    "stream",
    "time_json",
    "to_json",
    "words",
    "write_csv",
    "write_event_lines",
    "write_jsonl",
    "write_line",
]
