"""A look at a store through saved watches: the one place where watching meets stores."""

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.store import Store
from dateline.watch.alarms import Findings, departures
from dateline.watch.counting import counted
from dateline.watch.saved import Watch
from dateline.watch.settings import Settings


def look(
    store: Store, watches: Sequence[Watch], settings: Settings, until: date | None = None
) -> Iterator[tuple[Watch, Findings]]:
    """Each watch with what departs from its past in the records of the store."""
    for watch in watches:
        yield watch, departures(counted(store.all_records(watch.filter)), settings, until)
