"""Events counted by day, by what can depart from its past: all of them, a type, an actor, a place.

An event counts on its own day or, where that is not known to the day, on the day of its first
report. History is left out: what a sentence tells as background did not happen now.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from dateline.dates import days_of
from dateline.export.rows import Row, record_of
from dateline.types import Event

Kind = Literal["all", "type", "actor", "recipient", "country", "place"]
Key = tuple[Kind, str]
"""What is counted, and which: an id for actors, the name with its country for places."""

_COARSE = frozenset({"country"})


@dataclass(slots=True)
class Counts:
    """Events by key and day (as its ordinal); `names` are for people to read.

    `last` is the latest day that a report was published on: events are often dated ahead of it,
    so that the last day of an event is no "now". `dateless` events have no day of any kind.
    """

    by_key: dict[Key, Counter[int]] = field(default_factory=dict)
    names: dict[Key, str] = field(default_factory=dict)
    last: int | None = None
    dateless: int = 0

    def add(self, row: Row) -> None:
        """Count an event or record in."""
        if row.event.background:
            return
        record = record_of(row)
        published = _day(record.last_reported or row.published)
        if published is not None:
            self.last = max(self.last or published, published)
        day = _event_day(row.event)
        day = _day(record.first_reported or row.published) if day is None else day
        if day is None:
            self.dateless += 1
            return
        for key, name in _keys(row.event):
            self.names.setdefault(key, name)
            self.by_key.setdefault(key, Counter())[day] += 1


def counted(rows: Iterable[Row]) -> Counts:
    """The counts of all rows."""
    counts = Counts()
    for row in rows:
        counts.add(row)
    return counts


def _keys(event: Event) -> Iterator[tuple[Key, str]]:
    """All that an event counts for, each once."""
    yield ("all", ""), "all events"
    yield ("type", event.type), event.type
    for actor_id, name in {actor.id: actor.name for actor in event.actors}.items():
        yield ("actor", actor_id), name
    for actor_id, name in {actor.id: actor.name for actor in event.recipients}.items():
        yield ("recipient", actor_id), name
    if event.place is not None and event.place.mention.country:
        place = event.place.mention
        yield ("country", place.country), place.country
        if event.place.precision not in _COARSE:
            where = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
            yield ("place", where), where


def _event_day(event: Event) -> int | None:
    """The day it happened, where it is known to the day."""
    if event.date is None or event.date.earliest != event.date.latest:
        return None
    return _day(event.date.earliest)


def _day(prefix: str | None) -> int | None:
    """The ordinal of a day; null for what is coarser."""
    days = days_of(prefix)
    return days.earliest.toordinal() if days is not None and days.days == 1 else None
