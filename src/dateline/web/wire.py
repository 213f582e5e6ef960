"""Records as the page gets them; offsets count UTF-16 units, as strings in a browser do."""

from collections.abc import Iterable, Mapping

from dateline.spans import Span, to_utf16
from dateline.store import EventRow, MentionRow, RecordEvidence, RecordRow
from dateline.types import ActorMention, Claim, Decision, Event, EventPlace, MentionRef
from dateline.web.answers import Json


def row_json(row: RecordRow) -> Json:
    """A record as lists, map and queue show it; `sentence` is the one its trigger stands in.

    `at` is where the trigger stands in the sentence.
    """
    record = row.record
    told: Json = {
        "reports": record.reports,
        "independent": record.independent,
        "outlets": list(record.outlets),
        "disputed": record.disputed,
    }
    return _row(row, record.id, told)


def telling_json(row: EventRow) -> Json:
    """An event as one report tells it, in the form of a record."""
    outlets = [row.publisher] if row.publisher else []
    told: Json = {"reports": 1, "independent": 1, "outlets": outlets, "disputed": False}
    return _row(row, row.event.id, told)


def _row(row: RecordRow | EventRow, row_id: str, told: Json) -> Json:
    event = row.event
    return {
        "id": row_id,
        **_what(event),
        "place": _place(event.place) if event.place else None,
        "date": _date(event),
        "sources": [source.name for source in event.sources],
        "counts": {
            kind: {"value": count.value, "low": count.low, "high": count.high}
            for kind, count in event.counts.items()
        },
        "confidence": event.confidence.get("event"),
        **told,
        "report": row.report_id,
        "title": row.title,
        "published": row.published,
        "sentence": row.sentence_text,
        "at": _inside(row.sentence_text, row.sentence_span, event.trigger.span),
    }


def evidence_json(found: RecordEvidence, text: str) -> Json:
    """A value of a record with the words it was read from; `text` is that of their report."""
    return {
        "field": found.field,
        "value": found.value,
        "rule": found.rule,
        "choice": found.choice,
        "confidence": found.confidence,
        "span": list(to_utf16(text, found.span)),
        "text": found.text,
        "report": found.report,
        "event": found.event,
    }


def mention_json(row: MentionRow) -> Json:
    """One telling; `spans` are its trigger and parties, as far as they stand in its sentence."""
    event = row.event
    words = (event.trigger.span, *(actor.span for actor in (*event.actors, *event.recipients)))
    found = (_inside(row.sentence_text, row.sentence_span, span) for span in words)
    return {
        "report": row.report_id,
        "event": event.id,
        "outlet": row.publisher,
        "published": row.published,
        "title": row.title,
        "role": row.lineage.role,
        "of": row.lineage.of,
        "status": event.status,
        "sources": [source.name for source in event.sources],
        "sentence": row.sentence_text,
        "spans": sorted(span for span in found if span is not None),
    }


def claim_json(claim: Claim, tellings: Mapping[MentionRef, MentionRow]) -> Json:
    """One value of a field on which the reports differ, and who gives it."""
    return {
        "field": claim.field,
        "value": claim.value,
        "voices": list(claim.voices),
        "mentions": [
            {
                "report": ref.report,
                "event": ref.event,
                "outlet": tellings[ref].publisher if ref in tellings else None,
                "published": tellings[ref].published if ref in tellings else None,
            }
            for ref in claim.mentions
        ],
    }


def decision_json(decision: Decision, undone: bool) -> Json:
    """A decision as a person made it; `undone` where a later one takes it back."""
    return {
        "id": decision.id,
        "kind": decision.kind,
        "field": decision.field,
        "value": decision.value,
        "coder": decision.coder,
        "made": decision.made,
        "note": decision.note,
        "undone": undone,
    }


def decisions_json(decisions: Iterable[Decision]) -> list[Json]:
    """Decisions in their order."""
    made = list(decisions)
    undone = {decision.value for decision in made if decision.kind == "undo"}
    return [decision_json(decision, decision.id in undone) for decision in made]


def _what(event: Event) -> Json:
    return {
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad_class,
        "intensity": event.intensity,
        "status": event.status,
        "background": event.background,
        "trigger": event.trigger.text,
        "actors": [_party(actor) for actor in event.actors],
        "recipients": [_party(actor) for actor in event.recipients],
    }


def _party(actor: ActorMention) -> Json:
    return {"name": actor.name, "id": actor.id, "country": list(actor.country)}


def _place(place: EventPlace) -> Json:
    mention = place.mention
    return {
        "name": mention.name or mention.text,
        "lat": mention.lat,
        "lon": mention.lon,
        "country": mention.country,
        "admin1": mention.admin1,
        "precision": place.precision,
        "radius_km": place.radius_km,
    }


def _date(event: Event) -> Json | None:
    if event.date is None:
        return None
    return {
        "value": event.date.value, "earliest": event.date.earliest, "latest": event.date.latest
    }  # fmt: skip


def _inside(sentence: str, where: Span, words: Span) -> list[int] | None:
    """Where the words stand in the sentence; null where they stand outside."""
    if not where.covers(words):
        return None
    return list(to_utf16(sentence, words.shifted(-where.start)))
