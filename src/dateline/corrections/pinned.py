"""A person's word on one telling, carried to the record: it outweighs what other reports say."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.corrections.fields import COUNT_KINDS, FIELDS, PERSON
from dateline.types import Event, Record, Telling

_SCORED = ("type", "mode", "intensity", "quad_class")


def pinned(record: Record, tellings: Sequence[Telling]) -> Record:
    """The record with every field a person corrected in one of its tellings taken from there.

    Of several such tellings the first by id; the others stay among the record's accounts.
    """
    event, chosen, rules = record.event, dict(record.chosen), dict(record.rules)
    for field in FIELDS:
        told = [t for t in tellings if t.event.decided_by.get(field, "").startswith(PERSON)]
        if not told:
            continue
        telling = min(told, key=lambda t: t.ref)
        event = _taken(event, telling.event, field)
        if field not in ("mode", "background"):  # these stand on the trigger, as the type does
            key = f"counts.{field}" if field in COUNT_KINDS else field
            chosen[key], rules[key] = telling.ref, telling.event.decided_by[field]
    return replace(record, event=event, chosen=chosen, rules=rules)


def _taken(event: Event, other: Event, field: str) -> Event:
    """The event with one field of the other, and who decided it."""
    sure = "counts" if field in COUNT_KINDS else field
    event = replace(
        event,
        confidence={**event.confidence, sure: 1.0},
        decided_by={**event.decided_by, field: other.decided_by[field]},
    )
    if field == "type":
        event = replace(event, sentence=other.sentence, trigger=other.trigger)
    if field in ("type", "mode"):
        return replace(event, **{name: getattr(other, name) for name in _SCORED})
    if field == "sources":
        return replace(event, sources=other.sources, views=other.views)
    if field in COUNT_KINDS:
        others = {kind: count for kind, count in event.counts.items() if kind != field}
        mine = {kind: count for kind, count in other.counts.items() if kind == field}
        return replace(event, counts={**others, **mine})
    return replace(event, **{field: getattr(other, field)})
