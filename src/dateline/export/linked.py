"""Events as linked data: JSON-LD whose values are W3C Web Annotations on the words of reports.

Each event is one node with its type, day, place and parties; each of its values is an annotation
whose target quotes the words (TextQuoteSelector) and says where they stand (TextPositionSelector,
in code points, https://www.w3.org/TR/annotation-model/#text-position-selector).
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dateline.export.lines import line_of
from dateline.export.records import Json
from dateline.export.rows import Row, record_of, source_of
from dateline.spans import Span
from dateline.types import ActorMention, Event, Record

CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "schema": "http://schema.org/",
        "plover": "urn:dateline:plover:",
        "dateline": "urn:dateline:term:",
        "Event": "schema:Event",
        "name": "schema:name",
        "startDate": "schema:startDate",
        "endDate": "schema:endDate",
        "location": "schema:location",
        "latitude": "schema:latitude",
        "longitude": "schema:longitude",
        "addressCountry": "schema:addressCountry",
        "agent": "schema:agent",
        "participant": "schema:participant",
        "eventType": {"@id": "schema:additionalType", "@type": "@id"},
        "status": "dateline:status",
        "reports": "dateline:reports",
        "independent": "dateline:independent",
        "annotations": {"@reverse": "dateline:event"},
        "field": "dateline:field",
        "rule": "dateline:rule",
        "confidence": "dateline:confidence",
    },
]
"""What the words of the document mean; schema.org's where it has them."""

_AROUND = 32
"""Characters of context on each side of a quote, as far as the sentence goes."""


def jsonld_text(rows: Iterable[Row]) -> Iterator[str]:
    """The text of one document, piece by piece."""
    yield '{"@context": ' + line_of(CONTEXT).rstrip("\n") + ',\n"@graph": [\n'
    before = ""
    for row in rows:
        yield before + line_of(node(row)).rstrip("\n")
        before = ",\n"
    yield "\n]}\n"


def node(row: Row) -> Json:
    """An event with the annotations that support it; what it lacks is left out."""
    event, record = row.event, record_of(row)
    date = event.date
    found = {
        "id": _iri("event", record.id),
        "type": "Event",
        "eventType": _iri("plover", f"{event.type}/{event.mode}" if event.mode else event.type),
        "name": row.sentence_text.strip(),
        "status": event.status,
        "startDate": date.earliest if date else None,
        "endDate": date.latest if date else None,
        "location": _place(event),
        "agent": [_actor(actor) for actor in event.actors],
        "participant": [_actor(actor) for actor in event.recipients],
        "reports": record.reports,
        "independent": record.independent,
        "annotations": list(_annotations(row, record)),
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def _iri(kind: str, name: str) -> str:
    return f"urn:dateline:{kind}:{quote(name, safe='/', errors='replace')}"


def _place(event: Event) -> Json | None:
    if event.place is None:
        return None
    place = event.place.mention
    known = {
        "type": "schema:Place",
        "name": place.name,
        "latitude": place.lat if event.place.precision in ("point", "city") else None,
        "longitude": place.lon if event.place.precision in ("point", "city") else None,
        "addressCountry": place.country or None,
    }
    return {key: value for key, value in known.items() if value is not None}


def _actor(actor: ActorMention) -> Json:
    kind = "schema:Person" if actor.kind == "person" else "schema:Organization"
    return {"id": _iri("actor", actor.id), "type": kind, "name": actor.name}


def _annotations(row: Row, record: Record) -> Iterator[Json]:
    """One for each value that has words."""
    event = row.event
    decided, sure = event.decided_by, event.confidence
    trigger = event.trigger
    value = f"{event.type}/{event.mode}" if event.mode else event.type
    yield _annotation(
        row, record, "trigger", 0, value, trigger.span, trigger.text,
        decided.get("type", ""), sure.get("event"),
    )  # fmt: skip
    for field, actors in (("actors", event.actors), ("recipients", event.recipients)):
        for n, a in enumerate(actors):
            yield _annotation(row, record, field, n, a.name, a.span, a.text, a.rule, a.confidence)
    if event.place is not None:
        p = event.place.mention
        yield _annotation(row, record, "place", 0, p.name, p.span, p.text, p.rule, p.confidence)
    if (d := event.date) is not None:
        yield _annotation(row, record, "date", 0, d.value, d.span, d.text, d.rule, sure.get("date"))
    for n, s in enumerate(event.sources):
        yield _annotation(
            row, record, "sources", n, s.name, s.span, s.text,
            decided.get("sources", ""), sure.get("sources"),
        )  # fmt: skip
    for kind, c in event.counts.items():
        number = "" if c.value is None else str(c.value)
        yield _annotation(row, record, kind, 0, number, c.span, c.text, c.rule, sure.get("counts"))


def _annotation(
    row: Row,
    record: Record,
    field: str,
    ordinal: int,
    value: str,
    span: Span,
    text: str,
    rule: str,
    confidence: float | None,
) -> Json:
    report = source_of(record, field, row.report_id)
    found = {
        "id": _iri("annotation", f"{record.id}/{field}/{ordinal}"),
        "type": "Annotation",
        "motivation": "identifying",
        "field": field,
        "body": {"type": "TextualBody", "value": value, "format": "text/plain"},
        "target": {
            "source": _iri("report", report),
            "selector": [
                _quoted(row, span, text, report),
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
        "rule": rule or None,
        "confidence": confidence,
    }
    return {key: item for key, item in found.items() if item is not None}


def _quoted(row: Row, span: Span, text: str, report: str) -> Json:
    """The words, with what stands around them where the sentence at hand holds them."""
    selector: Json = {"type": "TextQuoteSelector", "exact": text}
    inside = row.sentence_span
    if report == row.report_id and inside.covers(span):
        start, end = span.start - inside.start, span.end - inside.start
        selector["prefix"] = row.sentence_text[max(0, start - _AROUND) : start]
        selector["suffix"] = row.sentence_text[end : end + _AROUND]
    return selector
