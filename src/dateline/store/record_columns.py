"""A record in the columns by which records are searched, sorted and counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.corrections.doubt import pressing
from dateline.store.query import fold
from dateline.store.rows import Row
from dateline.types import ActorMention, EventDate, Record, Telling

RECORD = (
    "id, type, mode, quad_class, intensity, status, background, confidence, day, begins, "
    "earliest, latest, lat, lon, precision, country, admin1, disputed, mentions, reports, "
    "independent, first_hand, first_reported, last_reported, pressing"
)
_LONGEST = 31
"""Days of an interval that can still be put on a timeline: a month, not a year."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which a record is found; `folded` holds all that is searched."""

    id: str
    name: str
    folded: str
    country: str


def columns_of(record: Record) -> Row:
    """Columns RECORD."""
    event = record.event
    when, place = event.date, event.place
    where = place.mention if place else None
    return (
        record.id, event.type, event.mode, event.quad_class, event.intensity, event.status,
        int(event.background), event.confidence.get("event", 0.0),
        when.latest if when else (record.first_reported or "")[:10], begins(when),
        when.earliest if when else None, when.latest if when else None,
        where.lat if where else None, where.lon if where else None,
        place.precision if place else None, where.country if where else None,
        where.admin1 if where else None, int(record.disputed), len(record.mentions),
        record.reports, record.independent, record.first_hand, record.first_reported,
        record.last_reported, pressing(record),
    )  # fmt: skip


def begins(when: EventDate | None) -> str:
    """The first day of an event that is known to the month at least; else ""."""
    if when is None:
        return ""
    days = date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)
    return when.earliest if days.days < _LONGEST else ""


def countries_of(record: Record) -> list[str]:
    """Every country the record is found under: of its place, actors and recipients."""
    event = record.event
    found = {code for actor in (*event.actors, *event.recipients) for code in actor.country}
    if event.place is not None and event.place.mention.country:
        found.add(event.place.mention.country)
    return sorted(found)


def names_of(record: Record, tellings: Sequence[Telling]) -> Iterator[tuple[str, Name]]:
    """Names by role, each once: of its best values and, for voices and outlets, of all tellings."""
    event = record.event
    found: list[tuple[str, Name]] = [
        *(("actor", _actor(actor)) for actor in event.actors),
        *(("recipient", _actor(actor)) for actor in event.recipients),
        *(("source", name) for name in _voices(tellings)),
        *(("outlet", Name("", outlet, fold(outlet), "")) for outlet in record.outlets),
    ]
    if event.place is not None:
        where = event.place.mention
        number = "" if where.geonameid is None else str(where.geonameid)
        folded = fold(f"{where.name}\n{where.text}")
        found.append(("place", Name(number, where.name, folded, where.country)))
    return iter(dict.fromkeys(found))


def _actor(actor: ActorMention) -> Name:
    folded = fold(f"{actor.name}\n{actor.id}\n{actor.text}")
    country = actor.country[0] if actor.country else ""
    return Name(actor.id, actor.name or actor.text, folded, country)


def _voices(tellings: Sequence[Telling]) -> Iterable[Name]:
    for telling in tellings:
        for source in telling.event.sources:
            folded = fold(f"{source.name}\n{source.text}")
            yield Name("", source.name or source.text, folded, "")
