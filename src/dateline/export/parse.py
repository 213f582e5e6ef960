"""Records read back: the other way of `to_json`."""

from typing import Any

from dateline.errors import RefusedInput
from dateline.export.records import Json
from dateline.spans import Span
from dateline.types import (
    ActorMention,
    Attribution,
    CodedReport,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    EventSource,
    Lineage,
    PlaceMention,
    Report,
    Rewrite,
    TimeMention,
    Trigger,
    View,
)


def from_json(record: Json) -> CodedReport:
    """The coded report a record was written from, but for `origin`, which records leave out.

    Raises RefusedInput for an object that is no record of Dateline's (as one of another program,
    without the fields that Dateline adds to the contract).
    """
    try:
        return _coded(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RefusedInput(
            "record", f"not a record that Dateline wrote: {error!r}", "give the output of `code`"
        ) from error


def _coded(record: Json) -> CodedReport:
    return CodedReport(
        report=Report(**record["report"]),
        lineage=Lineage(**record["lineage"]),
        rewrites=tuple(Rewrite(_span(item), **_rest(item)) for item in record["rewrites"]),
        sentences=tuple(_span(item) for item in record["sentences"]),
        actors=tuple(_actor(item) for item in record["actors"]),
        places=tuple(_place(item) for item in record["places"]),
        times=tuple(TimeMention(_span(item), **_rest(item)) for item in record["times"]),
        attributions=tuple(_attribution(item) for item in record["attributions"]),
        events=tuple(_event(item) for item in record["events"]),
    )


def _span(item: Json) -> Span:
    return Span(int(item["start"]), int(item["end"]))


def _rest(item: Json, *without: str) -> Json:
    """The fields of a mention that are not its span."""
    return {key: value for key, value in item.items() if key not in {"start", "end", *without}}


def _actor(item: Json) -> ActorMention:
    rest = _rest(item, "country", "sector")
    country, sector = tuple(item["country"]), tuple(item["sector"])
    return ActorMention(_span(item), country=country, sector=sector, **rest)


def _place(item: Json) -> PlaceMention:
    return PlaceMention(_span(item), **_rest(item, "precision", "radius_km", "said"))


def _event_place(item: Json) -> EventPlace:
    return EventPlace(_place(item), item["precision"], item["said"], item.get("radius_km"))


def _attribution(item: Json) -> Attribution:
    names = ("source", "cue", "content", "medium", "addressee")
    spans: dict[str, Any] = {name: _spans(item[name]) for name in names}
    return Attribution(**{**item, **spans})


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _event(item: Json) -> Event:
    place, date = item["place"], item["date"]
    return Event(
        id=item["id"],
        sentence=item["sentence"],
        trigger=Trigger(_span(item["trigger"]), item["trigger"]["text"]),
        type=item["type"],
        mode=item["mode"],
        contexts=tuple(item["contexts"]),
        status=item["status"],
        background=item["background"],
        actors=tuple(_actor(actor) for actor in item["actors"]),
        recipients=tuple(_actor(actor) for actor in item["recipients"]),
        place=_event_place(place) if place else None,
        date=EventDate(_span(date), **_rest(date)) if date else None,
        sources=tuple(EventSource(_span(source), **_rest(source)) for source in item["sources"]),
        views=tuple(View(**view) for view in item["views"]),
        counts={
            kind: CountMention(_span(count), kind=kind, **_rest(count))
            for kind, count in item["counts"].items()
        },
        confidence=item["confidence"],
        decided_by=item["decided_by"],
        intensity=item.get("intensity"),  # records of 0.1 lack both
        quad_class=item.get("quad_class"),
    )
