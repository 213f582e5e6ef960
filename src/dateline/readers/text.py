"""Plain text and Markdown: one file, one report."""

from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.limits import MAX_REPORT_CHARS
from dateline.readers.draft import build_report, refuse_long
from dateline.readers.encoding import decode
from dateline.readers.hints import Hints
from dateline.types import Report

_MOST_BYTES = 4 * MAX_REPORT_CHARS + 4
"""A character has at most four bytes in any encoding, a byte order mark four."""


def read_text(stream: BinaryIO, origin: str, hints: Hints, url: str | None = None) -> Report:
    """The report; no more of a stream is read than a report may hold. Raises RefusedInput."""
    data = stream.read(_MOST_BYTES + 1)
    refuse_long(0 if len(data) <= _MOST_BYTES else len(data), origin)
    text = decode(data)
    if not text.strip():
        raise RefusedInput(origin, "the file holds only blanks", "leave it out")
    return build_report({"text": text, "url": url}, origin, hints)
