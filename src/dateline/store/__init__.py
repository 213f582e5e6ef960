"""Reports, what was found in them, and their evidence, kept in a database."""

from dateline.store.protocol import EventRow, Evidence, Outcome, Store, Summary
from dateline.store.query import EVERYTHING, Filter
from dateline.store.sqlite import SqliteStore

__all__ = [
    "EVERYTHING",
    "EventRow",
    "Evidence",
    "Filter",
    "Outcome",
    "SqliteStore",
    "Store",
    "Summary",
]
