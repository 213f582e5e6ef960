"""How long a report may take."""

from dateline.limits import MAX_CODING_SECONDS, MIN_CHARS_PER_SECOND
from dateline.types import Report


def seconds_for(report: Report) -> float:
    """Seconds after which the coding of a report is given up: some for any, more for a long one."""
    return MAX_CODING_SECONDS + len(report.text) / MIN_CHARS_PER_SECOND
