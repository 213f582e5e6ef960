"""What people ruled, laid over what was coded: events corrected, taken out, added."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from dateline.corrections.fields import CHANGES, COUNT_KINDS, FIELDS, known_field, rule_of, shared
from dateline.corrections.pinned import pinned
from dateline.errors import ConfigError
from dateline.types import Anchor, CodedReport, Decision, Event, Trigger, View

__all__ = [
    "FIELDS",
    "anchored",
    "correct",
    "corrected",
    "known_field",
    "new_event",
    "overlaid",
    "pinned",
    "standing",
]

_ABOUT = {"accept": "the event", "reject": "the event", "add": "the event"}
"""Rulings on whether there is such an event at all; each merge and split is about itself."""


def overlaid(
    coded: CodedReport, fingerprint: str, decisions: Iterable[Decision]
) -> tuple[Event, ...]:
    """The events of a report as people leave them: corrected, without those rejected, with added.

    `decisions` are all that have an anchor in the report, in their order; one whose words no
    event is found at any more, or that its field can no longer take, waits for a model that does.
    """
    made = list(decisions)
    undone = {decision.value for decision in made if decision.kind == "undo"}
    events = list(coded.events)
    for decision in made:
        if decision.kind == "add" and decision.id not in undone:
            with suppress(ConfigError):
                missed = new_event(coded, decision)
                if all(event.trigger.span != missed.trigger.span for event in events):
                    events.append(missed)
    bound: dict[str, list[Decision]] = defaultdict(list)
    for decision in made:
        found = (anchored(a, events) for a in decision.anchors if a.fingerprint == fingerprint)
        for event in filter(None, found):
            bound[event.id].append(decision)
    left = (corrected(event, coded, standing(bound[event.id])) for event in events)
    return tuple(event for event in left if event is not None)


def anchored(anchor: Anchor, events: Iterable[Event]) -> Event | None:
    """Of the events of a report, the one whose trigger shares most words with the anchor's."""
    sharing = [event for event in events if event.trigger.span.overlaps(anchor.trigger)]
    return max(sharing, key=lambda event: shared(event.trigger.span, anchor.trigger), default=None)


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that count for the event, in their order, of all that were made about it.

    Left out are those undone, and what a second person says of a field somebody else has ruled
    on already: it measures agreement (`dateline review agreement`), it does not change the record.
    """
    made = list(decisions)
    undone = {decision.value for decision in made if decision.kind == "undo"}
    first: dict[str, str] = {}
    kept = []
    for decision in made:
        if decision.kind == "undo" or decision.id in undone:
            continue
        about = decision.field or _ABOUT.get(decision.kind, decision.id)
        if first.setdefault(about, decision.coder) == decision.coder:
            kept.append(decision)
    return kept


def corrected(event: Event, coded: CodedReport, decisions: Sequence[Decision]) -> Event | None:
    """The event as people leave it, null where they reject it; `decisions` are the standing ones.

    A correction that its field can no longer take, as after another model, changes nothing.
    """
    rejected = False
    for decision in decisions:
        if decision.kind in ("accept", "reject"):
            rejected = decision.kind == "reject"
        if decision.kind == "accept":
            event = replace(event, confidence=dict.fromkeys(event.confidence, 1.0))
        elif decision.kind == "correct":
            with suppress(ConfigError):
                event = correct(event, coded, decision)
    return None if rejected else event


def correct(event: Event, coded: CodedReport, decision: Decision) -> Event:
    """The event with one field corrected; raises ConfigError for what the field cannot take."""
    field = known_field(decision.field)
    return _decided(CHANGES[field](event, coded, decision), field, decision)


def new_event(coded: CodedReport, decision: Decision) -> Event:
    """An event that the coder missed: `decision` has its type as value, its words as anchor.

    Its id is made of the report and the words, so that the same addition is the same event.
    Raises ConfigError where the words lie in no sentence of the report.
    """
    words = decision.anchors[0].trigger
    sentence = next((i for i, s in enumerate(coded.sentences) if s.overlaps(words)), None)
    if sentence is None:
        raise ConfigError("span: the words stand in no sentence of the report; select others")
    named = f"{coded.report.id}\0{words.start}\0{words.end}\0person"
    event = Event(
        id=hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:17],
        sentence=sentence, trigger=Trigger(words, words.of(coded.report.text)), type="", mode=None,
        contexts=(), status="asserted", background=False, actors=(), recipients=(), place=None,
        date=None, sources=(), views=(View(None, "CT+"),), counts={}, confidence={"event": 1.0},
        decided_by={"trigger": rule_of(decision)},
    )  # fmt: skip
    return _decided(CHANGES["type"](event, coded, decision), "type", decision)


def _decided(event: Event, field: str, decision: Decision) -> Event:
    return replace(
        event,
        confidence={**event.confidence, "counts" if field in COUNT_KINDS else field: 1.0},
        decided_by={**event.decided_by, field: rule_of(decision)},
    )
