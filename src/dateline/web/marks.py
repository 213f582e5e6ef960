"""A report as it is read in the page: every stretch of it that means something, with its reason."""

from collections.abc import Iterator, Mapping

from dateline.spans import Span, Units
from dateline.types import ActorMention, CodedReport, Event
from dateline.web.answers import Json


def report_json(coded: CodedReport, records: Mapping[str, str]) -> Json:
    """The report with its marks; `records` tells the record that each of its events is part of."""
    units = Units(coded.report.text)
    report, lineage = coded.report, coded.lineage
    return {
        "report": {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "byline": report.byline,
            "published": report.published,
            "url": report.url,
            "language": report.language,
            "text": report.text,
        },
        "lineage": {
            "group": lineage.group,
            "role": lineage.role,
            "of": lineage.of,
            "score": lineage.score,
        },
        "rewrites": [
            {
                **_stretch(units, rewrite.span),
                "text": rewrite.text,
                "restored": rewrite.restored,
                "kind": rewrite.kind,
                "confidence": rewrite.confidence,
            }
            for rewrite in coded.rewrites
        ],
        "sentences": [list(units.of(span)) for span in coded.sentences],
        "marks": sorted(_marks(coded, units, records), key=_from_left),
    }


def _from_left(mark: Json) -> tuple[int, int]:
    """What begins first and, of these, the longest first: as elements are nested."""
    return mark["start"], -mark["end"]


def _stretch(units: Units, span: Span) -> Json:
    start, end = units.of(span)
    return {"start": start, "end": end}


def _mark(
    units: Units,
    span: Span,
    kind: str,
    label: str,
    rule: str,
    sure: float | None,
    event: str | None,
) -> Json:
    return {
        **_stretch(units, span),
        "kind": kind,
        "event": event,
        "label": label,
        "rule": rule,
        "confidence": sure,
    }


def _marks(coded: CodedReport, units: Units, records: Mapping[str, str]) -> Iterator[Json]:
    """Those of the events, then what was found beside them."""
    taken: set[Span] = set()
    for event in coded.events:
        for mark in _of_event(event, units, records.get(event.id)):
            taken.add(Span(mark["start"], mark["end"]))
            yield mark
    for mark in _beside(coded, units):
        if Span(mark["start"], mark["end"]) not in taken:
            yield mark


def _of_event(event: Event, units: Units, record: str | None) -> Iterator[Json]:
    what = f"{event.type} {event.mode or ''}".strip()
    decided, sure = event.decided_by, event.confidence
    yield _mark(
        units,
        event.trigger.span,
        "trigger",
        what,
        decided.get("type", ""),
        sure.get("type"),
        record,
    )
    for actor in event.actors:
        yield _party(units, actor, "actor", record)
    for actor in event.recipients:
        yield _party(units, actor, "recipient", record)
    if event.place:
        place = event.place.mention
        yield _mark(units, place.span, "place", place.name, place.rule, place.confidence, record)
    if event.date:
        date = event.date
        yield _mark(units, date.span, "time", date.value, date.rule, sure.get("date"), record)
    for source in event.sources:
        rule = decided.get("sources", "")
        yield _mark(units, source.span, "source", source.name, rule, sure.get("sources"), record)
    for kind, count in event.counts.items():
        label = f"{count.value if count.value is not None else '?'} {kind}"
        yield _mark(units, count.span, "count", label, count.rule, sure.get("counts"), record)


def _party(units: Units, actor: ActorMention, kind: str, record: str | None) -> Json:
    return _mark(units, actor.span, kind, actor.name, actor.rule, actor.confidence, record)


def _beside(coded: CodedReport, units: Units) -> Iterator[Json]:
    """Actors, places, times and quotes that no event uses; the words of an actor are `actor`."""
    for actor in coded.actors:
        yield _party(units, actor, "actor", None)
    for place in coded.places:
        yield _mark(units, place.span, "place", place.name, place.rule, place.confidence, None)
    for time in coded.times:
        yield _mark(units, time.span, "time", time.value, time.rule, None, None)
    for said in coded.attributions:
        for kind, spans in (("source", said.source), ("cue", said.cue)):
            for span in spans:
                yield _mark(units, span, kind, said.source_name, said.rule, None, None)
