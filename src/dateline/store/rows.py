"""How each type lies in its columns: one function out, one function back, side by side."""

import json
from functools import lru_cache
from typing import Any

from dateline.spans import Span
from dateline.types import (
    ActorMention,
    Attribution,
    CountMention,
    EventDate,
    EventPlace,
    EventSource,
    PlaceMention,
    Rewrite,
    TimeMention,
)

Row = tuple[Any, ...]

ACTOR = 'start, "end", text, id, name, kind, country, sector, confidence, rule'
PLACE = 'start, "end", text, name, geonameid, lat, lon, country, admin1, kind, confidence, rule'
EVENT_PLACE = f"{PLACE}, precision, said, radius_km"
TIME = 'start, "end", text, type, value, earliest, latest, rule'
ATTRIBUTION = (
    "id, parent, source, cue, content, medium, addressee, "
    "kind, cue_polarity, quote, source_id, source_name, rule"
)
REWRITE = 'start, "end", text, restored, kind, confidence'
DATE = 'start, "end", text, value, earliest, latest, said, rule'
SOURCE = 'start, "end", text, name, attribution'
COUNT = 'kind, start, "end", text, value, low, high, rule'


@lru_cache(maxsize=4096)
def from_codes(codes: tuple[str, ...]) -> str:
    """Codes as a JSON list."""
    return json.dumps(codes)


@lru_cache(maxsize=4096)
def to_codes(column: str) -> tuple[str, ...]:
    """Codes back from a JSON list."""
    return tuple(json.loads(column))


def from_spans(spans: tuple[Span, ...]) -> str:
    """Spans as a JSON list of pairs."""
    return json.dumps(spans) if spans else "[]"


def to_spans(column: str) -> tuple[Span, ...]:
    """Spans back from a JSON list of pairs."""
    return tuple(Span(*pair) for pair in json.loads(column))


def from_actor(actor: ActorMention) -> Row:
    """Columns ACTOR."""
    return (
        *actor.span, actor.text, actor.id, actor.name, actor.kind,
        from_codes(actor.country), from_codes(actor.sector), actor.confidence, actor.rule,
    )  # fmt: skip


def to_actor(row: Row) -> ActorMention:
    """An actor from columns ACTOR."""
    start, end, text, actor_id, name, kind, country, sector, confidence, rule = row
    return ActorMention(
        Span(start, end), text, actor_id, name, kind,
        to_codes(country), to_codes(sector), confidence, rule,
    )  # fmt: skip


def from_place(place: PlaceMention) -> Row:
    """Columns PLACE."""
    return (
        *place.span, place.text, place.name, place.geonameid, place.lat, place.lon,
        place.country, place.admin1, place.kind, place.confidence, place.rule,
    )  # fmt: skip


def to_place(row: Row) -> PlaceMention:
    """A place from columns PLACE."""
    start, end, *rest = row
    return PlaceMention(Span(start, end), *rest)


def from_event_place(place: EventPlace) -> Row:
    """Columns EVENT_PLACE."""
    return (*from_place(place.mention), place.precision, int(place.said), place.radius_km)


def to_event_place(row: Row) -> EventPlace:
    """An event's place from columns EVENT_PLACE."""
    *mention, precision, said, radius = row
    return EventPlace(to_place(tuple(mention)), precision, bool(said), radius)


def from_time(time: TimeMention) -> Row:
    """Columns TIME."""
    return (
        *time.span, time.text, time.type, time.value, time.earliest, time.latest, time.rule,
    )  # fmt: skip


def to_time(row: Row) -> TimeMention:
    """A time from columns TIME."""
    start, end, *rest = row
    return TimeMention(Span(start, end), *rest)


def from_date(date: EventDate) -> Row:
    """Columns DATE."""
    return (
        *date.span, date.text, date.value, date.earliest, date.latest, int(date.said), date.rule,
    )  # fmt: skip


def to_date(row: Row) -> EventDate:
    """An event's date from columns DATE."""
    start, end, text, value, earliest, latest, said, rule = row
    return EventDate(Span(start, end), text, value, earliest, latest, bool(said), rule)


def from_source(source: EventSource) -> Row:
    """Columns SOURCE."""
    return (*source.span, source.text, source.name, source.attribution)


def to_source(row: Row) -> EventSource:
    """A source from columns SOURCE."""
    start, end, *rest = row
    return EventSource(Span(start, end), *rest)


def from_count(count: CountMention) -> Row:
    """Columns COUNT."""
    return (
        count.kind, *count.span, count.text, count.value, count.low, count.high, count.rule,
    )  # fmt: skip


def to_count(row: Row) -> CountMention:
    """A count from columns COUNT."""
    kind, start, end, text, value, low, high, rule = row
    return CountMention(Span(start, end), text, kind, value, low, high, rule)


def from_rewrite(rewrite: Rewrite) -> Row:
    """Columns REWRITE."""
    return (*rewrite.span, rewrite.text, rewrite.restored, rewrite.kind, rewrite.confidence)


def to_rewrite(row: Row) -> Rewrite:
    """A rewrite from columns REWRITE."""
    start, end, *rest = row
    return Rewrite(Span(start, end), *rest)


def from_attribution(said: Attribution) -> Row:
    """Columns ATTRIBUTION."""
    places = (said.source, said.cue, said.content, said.medium, said.addressee)
    return (
        said.id, said.parent, *map(from_spans, places), said.kind, said.cue_polarity,
        said.quote, said.source_id, said.source_name, said.rule,
    )  # fmt: skip


def to_attribution(row: Row) -> Attribution:
    """An attribution from columns ATTRIBUTION."""
    attribution_id, parent, source, cue, content, medium, addressee, *rest = row
    return Attribution(
        attribution_id, parent, to_spans(source), to_spans(cue), to_spans(content),
        to_spans(medium), to_spans(addressee), *rest,
    )  # fmt: skip
