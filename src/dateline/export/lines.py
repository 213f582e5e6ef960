"""JSON lines that every reader of JSON lines can read."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any, TextIO

from dateline.export.records import Json, to_json
from dateline.store.words import storable
from dateline.types import CodedReport

_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


def write_jsonl(stream: TextIO, coded: CodedReport) -> None:
    """Write the record of a report as one line."""
    write_line(stream, to_json(coded))


def write_line(stream: TextIO, value: Json) -> None:
    """Write an object as `line_of` gives it."""
    stream.write(line_of(value))


def line_of(value: object) -> str:
    """A value as one line of JSON that is UTF-8 without fail, with its line break.

    A lone surrogate becomes U+FFFD: no UTF-8 file can hold it, and offsets stay. Unicode's own
    line breaks are escaped, so that nobody splits the line at them. What JSON cannot say (not a
    number, a date in the extra columns of a table) becomes null or text.
    """
    try:
        line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        line = json.dumps(_plain(value), ensure_ascii=False)
    return _LINE_BREAKS.sub(_escaped, storable(line)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _plain(value: Any) -> Any:
    """The same value in what JSON has."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | None) else str(value)
