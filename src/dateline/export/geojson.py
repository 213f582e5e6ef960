"""Events as GeoJSON (RFC 7946), one feature an event.

Only a town or a spot is a point. What is known to a state or a country has no geometry, for a pin
in its middle would say where nothing happened; `around` and `radius_km` give the circle it lies in.
"""

from collections.abc import Iterable, Iterator

from dateline.export.lines import line_of
from dateline.export.records import Json
from dateline.export.rows import Row, record_of
from dateline.types import ActorMention, EventPlace

_POINTS = frozenset({"point", "city"})
_DIGITS = 6
"""Of degrees: a decimetre, more than anybody knows (RFC 7946 section 11.2 advises against more)."""


def geojson_text(rows: Iterable[Row]) -> Iterator[str]:
    """The text of a feature collection, piece by piece."""
    yield '{"type": "FeatureCollection", "features": [\n'
    before = ""
    for row in rows:
        yield before + line_of(feature(row)).rstrip("\n")
        before = ",\n"
    yield "\n]}\n"


def feature(row: Row) -> Json:
    """An event as a feature; its geometry is null where no point can be given."""
    place = row.event.place
    position = _position(place)
    exact = place is not None and place.precision in _POINTS
    return {
        "type": "Feature",
        "id": row.event.id,
        "geometry": {"type": "Point", "coordinates": position} if exact and position else None,
        "properties": _properties(row, None if exact else position),
    }


def _position(place: EventPlace | None) -> list[float] | None:
    """Longitude and latitude, in that order."""
    if place is None or place.mention.lat is None or place.mention.lon is None:
        return None
    return [round(place.mention.lon, _DIGITS), round(place.mention.lat, _DIGITS)]


def _properties(row: Row, around: list[float] | None) -> Json:
    event, record = row.event, record_of(row)
    return {
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "intensity": event.intensity,
        "quad_class": event.quad_class,
        "status": event.status,
        "background": event.background,
        "actors": _names(event.actors),
        "recipients": _names(event.recipients),
        "date": event.date.value if event.date else None,
        "earliest": event.date.earliest if event.date else None,
        "latest": event.date.latest if event.date else None,
        **_where(event.place),
        "around": around,
        "sources": [source.name for source in event.sources],
        "counts": {kind: count.value for kind, count in event.counts.items()},
        "confidence": event.confidence.get("event"),
        "reports": record.reports,
        "independent": record.independent,
        "first_reported": record.first_reported,
        "disputed": record.disputed,
        "sentence": row.sentence_text,
        "report": row.report_id,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
    }


def _names(actors: tuple[ActorMention, ...]) -> list[str]:
    return list(dict.fromkeys(actor.name for actor in actors))


def _where(place: EventPlace | None) -> Json:
    if place is None:
        return dict.fromkeys(("place", "country", "admin1", "precision", "radius_km"))
    return {
        "place": place.mention.name,
        "country": place.mention.country,
        "admin1": place.mention.admin1,
        "precision": place.precision,
        "radius_km": place.radius_km,
    }
