"""A coded report as the JSON of the record contract: its names, its order, its nulls.

Beyond the contract stand `rule` (of each mention, date and count), `decided_by` (of each event),
`earliest` and `latest` (of times), `text` (of counts), and `kind`, `confidence` (of the actors and
the place of an event), so that `from_json` gives back what was written.
"""

from typing import Any

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
    PlaceMention,
    Report,
    Rewrite,
    TimeMention,
)

Json = dict[str, Any]


def to_json(coded: CodedReport) -> Json:
    """The record of a report; `Report.origin` is left out, for it tells of the machine it was on.

    >>> list(to_json(coded))  # doctest: +SKIP
    ['report', 'lineage', 'rewrites', 'sentences', 'actors', 'places', 'times', ...]
    """
    lineage = coded.lineage
    return {
        "report": _report(coded.report),
        "lineage": {
            "group": lineage.group, "role": lineage.role, "of": lineage.of, "score": lineage.score
        },
        "rewrites": [rewrite_json(rewrite) for rewrite in coded.rewrites],
        "sentences": [_span(span) for span in coded.sentences],
        "actors": [_actor(actor) for actor in coded.actors],
        "places": [place_json(place) for place in coded.places],
        "times": [time_json(time) for time in coded.times],
        "attributions": [attribution_json(attribution) for attribution in coded.attributions],
        "events": [event_json(event) for event in coded.events],
    }  # fmt: skip


def event_json(event: Event) -> Json:
    """An event as it stands in the `events` of a record."""
    return {
        "id": event.id,
        "sentence": event.sentence,
        "trigger": _words(event.trigger.span, event.trigger.text),
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "intensity": event.intensity,
        "quad_class": event.quad_class,
        "status": event.status,
        "background": event.background,
        "actors": [_event_actor(actor) for actor in event.actors],
        "recipients": [_event_actor(actor) for actor in event.recipients],
        "place": _event_place(event.place) if event.place else None,
        "date": _date(event.date) if event.date else None,
        "sources": [_source(source) for source in event.sources],
        "views": [{"source": view.source, "value": view.value} for view in event.views],
        "counts": {kind: _count(count) for kind, count in event.counts.items()},
        "confidence": dict(event.confidence),
        "decided_by": dict(event.decided_by),
    }


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "url": report.url,
        "title": report.title,
        "publisher": report.publisher,
        "byline": report.byline,
        "published": report.published,
        "language": report.language,
        "text": report.text,
        "extra": dict(report.extra),
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": text}


def rewrite_json(rewrite: Rewrite) -> Json:
    """Replaced words as they stand in the `rewrites` of a record."""
    return {
        **_words(rewrite.span, rewrite.text),
        "restored": rewrite.restored,
        "kind": rewrite.kind,
        "confidence": rewrite.confidence,
    }


def _actor(actor: ActorMention) -> Json:
    return {
        **_words(actor.span, actor.text),
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": list(actor.country),
        "sector": list(actor.sector),
        "confidence": actor.confidence,
        "rule": actor.rule,
    }


def _event_actor(actor: ActorMention) -> Json:
    return {
        **_words(actor.span, actor.text),
        "id": actor.id,
        "name": actor.name,
        "country": list(actor.country),
        "sector": list(actor.sector),
        "kind": actor.kind,
        "confidence": actor.confidence,
        "rule": actor.rule,
    }


def _location(place: PlaceMention) -> Json:
    return {
        **_words(place.span, place.text),
        "name": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
    }


def _certainty(place: PlaceMention) -> Json:
    return {"kind": place.kind, "confidence": place.confidence, "rule": place.rule}


def place_json(place: PlaceMention) -> Json:
    """A place as it stands in the `places` of a record."""
    return {**_location(place), **_certainty(place)}


def _event_place(place: EventPlace) -> Json:
    known = {"precision": place.precision, "said": place.said, "radius_km": place.radius_km}
    return {**_location(place.mention), **known, **_certainty(place.mention)}


def time_json(time: TimeMention) -> Json:
    """A time expression as it stands in the `times` of a record."""
    return {
        **_words(time.span, time.text),
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "rule": time.rule,
    }


def _date(date: EventDate) -> Json:
    return {
        **_words(date.span, date.text),
        "value": date.value,
        "earliest": date.earliest,
        "latest": date.latest,
        "said": date.said,
        "rule": date.rule,
    }


def _source(source: EventSource) -> Json:
    return {
        **_words(source.span, source.text),
        "name": source.name,
        "attribution": source.attribution,
    }


def _count(count: CountMention) -> Json:
    return {
        "value": count.value,
        "low": count.low,
        "high": count.high,
        **_words(count.span, count.text),
        "rule": count.rule,
    }


def attribution_json(said: Attribution) -> Json:
    """An attribution as the record contract writes it."""
    return {
        "id": said.id,
        "parent": said.parent,
        "source": _pairs(said.source),
        "cue": _pairs(said.cue),
        "content": _pairs(said.content),
        "medium": _pairs(said.medium),
        "addressee": _pairs(said.addressee),
        "kind": said.kind,
        "cue_polarity": said.cue_polarity,
        "quote": said.quote,
        "source_id": said.source_id,
        "source_name": said.source_name,
        "rule": said.rule,
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
