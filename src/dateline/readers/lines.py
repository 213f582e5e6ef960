"""JSON lines: one report a line, streamed; a broken line is refused and the rest read."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.limits import MAX_LINE_BYTES
from dateline.readers.draft import build_report
from dateline.readers.encoding import decode
from dateline.readers.hints import Hints
from dateline.readers.streams import Line, bounded_lines
from dateline.types import Refusal, Report

LONG_LINE = f"the line is longer than {MAX_LINE_BYTES // 1024**2} MiB"


def read_lines(
    stream: BinaryIO, origin: str, encoding: str | None, hints: Hints
) -> Iterator[Report | Refusal]:
    """A Report or a Refusal for each line that is not blank; `encoding` is for other than UTF-8."""
    for line in bounded_lines(stream, origin):
        if line.data is not None and not line.data.strip():
            continue
        where = f"{origin}:{line.number}"
        try:
            yield build_report(_fields(line, where, encoding), where, hints)
        except RefusedInput as refused:
            yield Refusal(refused.where, refused.reason, refused.remedy)


def _fields(line: Line, where: str, encoding: str | None) -> dict[str, object]:
    """The object of the line; raises RefusedInput."""
    if line.data is None:
        raise RefusedInput(where, LONG_LINE, "write one report a line, without attachments")
    try:
        fields = json.loads(decode(line.data, encoding))
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        raise RefusedInput(where, reason, "correct the line; the others were read") from error
    except RecursionError as error:
        raise RefusedInput(where, "JSON nested too deep", "leave the nested value out") from error
    except ValueError as error:
        raise RefusedInput(where, f"not usable JSON: {error}", "correct the line") from error
    if not isinstance(fields, dict):
        raise RefusedInput(where, "not a JSON object", 'write {"text": "…"}, one object a line')
    return fields
