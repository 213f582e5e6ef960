"""The time of day, for what is written down with it."""

from datetime import UTC, datetime


def now() -> str:
    """Now as an ISO date-time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
