"""A record as text and back: its parts as JSON, in the columns that the tables have for them.

Beside the columns that are searched, a store keeps each record whole, so that a page of them is
one query, and what was merged can be shown even while a new coding waits to be merged.
"""

import json
from typing import Any

from dateline.spans import Span
from dateline.store import rows
from dateline.types import Claim, Event, MentionRef, Record, Trigger, View


def event_text(event: Event) -> str:
    """The event as one line of JSON, without its id."""
    return _line(_event(event))


def text_event(event_id: str, text: str) -> Event:
    """The event that `event_text` wrote."""
    return _to_event(event_id, json.loads(text))


def record_text(record: Record) -> str:
    """The record as one line of JSON."""
    counted = (
        record.reports, record.independent, record.first_hand, record.first_reported,
        record.last_reported, record.disputed,
    )  # fmt: skip
    parts = (
        record.id, _event(record.event), {field: _ref(ref) for field, ref in record.chosen.items()},
        dict(record.rules), [_ref(ref) for ref in record.mentions], counted, record.outlets,
        [_claim(claim) for claim in record.accounts],
    )  # fmt: skip
    return _line(parts)


def text_record(text: str) -> Record:
    """The record that `record_text` wrote."""
    record_id, event, chosen, rules, mentions, counted, outlets, accounts = json.loads(text)
    reports, independent, first_hand, first, last, disputed = counted
    return Record(
        id=record_id,
        event=_to_event(record_id, event),
        chosen={field: MentionRef(*ref) for field, ref in chosen.items()},
        rules=rules,
        mentions=tuple(MentionRef(*ref) for ref in mentions),
        reports=reports,
        outlets=tuple(outlets),
        independent=independent,
        first_hand=first_hand,
        first_reported=first,
        last_reported=last,
        disputed=disputed,
        accounts=tuple(_to_claim(claim) for claim in accounts),
    )


def _line(parts: object) -> str:
    # Escaped: a word of the text may hold half a character, which no database takes.
    return json.dumps(parts, separators=(",", ":"))


def _ref(ref: MentionRef) -> tuple[str, str]:
    return ref.report, ref.event


def _claim(claim: Claim) -> tuple[Any, ...]:
    return claim.field, claim.value, [_ref(ref) for ref in claim.mentions], claim.voices


def _to_claim(parts: list[Any]) -> Claim:
    field, value, mentions, voices = parts
    return Claim(field, value, tuple(MentionRef(*ref) for ref in mentions), tuple(voices))


def _event(event: Event) -> tuple[Any, ...]:
    return (
        event.sentence, *event.trigger.span, event.trigger.text, event.type, event.mode,
        event.contexts, event.status, event.background, event.intensity, event.quad_class,
        [rows.from_actor(actor) for actor in event.actors],
        [rows.from_actor(actor) for actor in event.recipients],
        rows.from_event_place(event.place) if event.place else None,
        rows.from_date(event.date) if event.date else None,
        [rows.from_source(source) for source in event.sources],
        [(view.source, view.value) for view in event.views],
        [rows.from_count(count) for count in event.counts.values()],
        dict(event.confidence), dict(event.decided_by),
    )  # fmt: skip


def _to_event(record_id: str, parts: list[Any]) -> Event:
    (
        sentence, start, end, text, kind, mode, contexts, status, background, intensity,
        quad_class, actors, recipients, place, date, sources, views, counts, confidence, decided_by,
    ) = parts  # fmt: skip
    counted = [rows.to_count(tuple(count)) for count in counts]
    return Event(
        id=record_id,
        sentence=sentence,
        trigger=Trigger(Span(start, end), text),
        type=kind,
        mode=mode,
        contexts=tuple(contexts),
        status=status,
        background=background,
        actors=tuple(rows.to_actor(tuple(actor)) for actor in actors),
        recipients=tuple(rows.to_actor(tuple(actor)) for actor in recipients),
        place=rows.to_event_place(tuple(place)) if place else None,
        date=rows.to_date(tuple(date)) if date else None,
        sources=tuple(rows.to_source(tuple(source)) for source in sources),
        views=tuple(View(*view) for view in views),
        counts={count.kind: count for count in counted},
        confidence=confidence,
        decided_by=decided_by,
        intensity=intensity,
        quad_class=quad_class,
    )
