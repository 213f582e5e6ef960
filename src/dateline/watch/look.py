"""A look at a store through saved watches: the one place where watching meets stores."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.export.rows import Row
from dateline.store import Store
from dateline.watch.alarms import Findings, departures
from dateline.watch.counting import counted
from dateline.watch.saved import Watch
from dateline.watch.settings import Settings


def look(
    store: Store, watches: Sequence[Watch], settings: Settings, until: date | None = None
) -> Iterator[tuple[Watch, Findings]]:
    """Each watch with what departs from its past: of records or, before any was made, of events."""
    merged = store.summary().records
    for watch in watches:
        rows: Iterable[Row]
        rows = store.all_records(watch.filter) if merged else store.events(watch.filter)
        yield watch, departures(counted(rows), settings, until)
