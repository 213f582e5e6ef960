"""A look at a store through saved watches: the one place where watching meets stores."""

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.dates import days_of
from dateline.export.rows import stored
from dateline.store import SqliteStore
from dateline.watch.alarms import Findings, departures
from dateline.watch.counting import counted
from dateline.watch.saved import Watch
from dateline.watch.settings import Settings


def look(
    store: SqliteStore, watches: Sequence[Watch], settings: Settings, until: date | None = None
) -> Iterator[tuple[Watch, Findings]]:
    """Each watch with what departs from its past: of records or, before any was made, of events.

    Now and the past are the store's, not those of the few events of a watch: silence counts.
    """
    first, last = (_day(told) for told in store.published() or (None, None))
    for watch in watches:
        counts = counted(stored(store, watch.filter))
        yield watch, departures(counts, settings, until or last, first)


def _day(prefix: str | None) -> date | None:
    days = days_of(prefix)
    return days.earliest if days else None
