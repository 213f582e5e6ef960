"""From what a person says of a record to the decision that is kept, bound to words."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple, get_args

from dateline.corrections import correct, new_event
from dateline.errors import ConfigError, UnknownEvent
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.store.write import fingerprint_of
from dateline.types import Anchor, Decision, DecisionKind, Event

KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)
MAX_CODER_CHARS = 80
MAX_NOTE_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says: `event` is the id of a record or of one mention, null for "add".

    `others` are the records to merge it with or the mentions to split off it; `report` is the one
    that `spans` (code points) count in, the record's main one where it is null; `value` is the
    new value, for "add" the type, for "undo" the id of the decision to take back.
    """

    kind: DecisionKind
    coder: str
    event: str | None = None
    field: str | None = None
    value: str | None = None
    spans: tuple[Span, ...] = ()
    report: str | None = None
    others: tuple[str, ...] = ()
    note: str = ""


class _Told(NamedTuple):
    """One telling of what is decided on: where it stands, in which report, as it is now."""

    anchor: Anchor
    report: str
    event: Event


def decision_of(store: SqliteStore, said: Said, made: str) -> Decision:
    """The decision, checked against the store; `made` is now, as an ISO date-time.

    Raises ConfigError for what cannot be decided so, UnknownEvent for an id that is none.
    """
    _check_person(said)
    draft = Decision(
        id="", kind=said.kind, coder=said.coder.strip(), made=made, anchors=(), value=said.value,
        note=said.note,
    )  # fmt: skip
    if said.kind == "add":
        return _sealed(_addition(store, said, draft))
    if said.kind == "undo":
        return _sealed(_undoing(store, said, draft))
    mentions = _mentions(store, said)
    match said.kind:
        case "correct":
            draft = _correction(store, said, draft, mentions)
        case "merge":
            others = tuple(
                m.anchor for o in said.others for m in store.mentions(store.record(o).record.id)
            )
            anchors = tuple(mention.anchor for mention in mentions)
            draft = replace(draft, anchors=anchors, others=others, value=None)
        case "split":
            draft = _parting(said, draft, mentions)
        case _:
            anchors = tuple(mention.anchor for mention in mentions)
            draft = replace(draft, anchors=anchors, value=None)
    if said.kind == "merge" and not set(draft.others) - set(draft.anchors):
        raise ConfigError("with: nothing to merge it with; give the ids of other records")
    return _sealed(draft)


def _check_person(said: Said) -> None:
    name = said.coder.strip()
    if not 0 < len(name) <= MAX_CODER_CHARS or not name.isprintable():
        raise ConfigError("coder: every decision is somebody's; give a name or initials")
    if len(said.note) > MAX_NOTE_CHARS:
        raise ConfigError(f"note: is too long; write at most {MAX_NOTE_CHARS} characters")


def _sealed(decision: Decision) -> Decision:
    """With its id, a hash of all else: the same decision sent twice is one."""
    plain = json.dumps(asdict(decision), sort_keys=True)
    return replace(decision, id=hashlib.sha256(plain.encode("ascii")).hexdigest()[:16])


def _mentions(store: SqliteStore, said: Said) -> list[_Told]:
    """The mentions of the record or, given the id of one mention among several, that one.

    An event in no record, as one that was rejected, is found as it was coded.
    """
    if not said.event:
        raise ConfigError("event: is missing; give the id of the event it is about")
    try:
        record = store.record(said.event).record
    except UnknownEvent:
        row = store.event(said.event)
        anchor = Anchor(fingerprint_of(store.report(row.report_id)), row.event.trigger.span)
        return [_Told(anchor, row.report_id, row.event)]
    told = [_Told(m.anchor, m.report_id, m.event) for m in store.mentions(record.id)]
    if record.id.startswith(said.event):
        return told
    return [one for one in told if one.event.id == said.event] or told


def main_report(store: SqliteStore, event_id: str) -> str:
    """The report that stands for a record or, where there is none, that the event was coded in."""
    try:
        return store.record(event_id).report_id
    except UnknownEvent:
        return store.event(event_id).report_id


def _correction(
    store: SqliteStore, said: Said, draft: Decision, mentions: Sequence[_Told]
) -> Decision:
    """One field of the mention whose report was read; its value is settled now, whatever a later
    model would read from the words."""
    wanted = said.report or main_report(store, said.event or "")
    mention = next((m for m in mentions if m.report == wanted), None)
    if mention is None:
        raise ConfigError(f"report: {wanted!r} does not tell of this event; open one that does")
    draft = replace(
        draft, anchors=(mention.anchor,), field=said.field, value=said.value or None,
        spans=said.spans,
    )  # fmt: skip
    event = correct(mention.event, store.coded(wanted), draft)
    if draft.field == "date" and event.date:
        draft = replace(draft, value=event.date.value)
    return draft


def _parting(said: Said, draft: Decision, mentions: Sequence[_Told]) -> Decision:
    away = tuple(m.anchor for m in mentions if m.event.id in said.others)
    rest = tuple(m.anchor for m in mentions if m.event.id not in said.others)
    if not away or not rest:
        raise ConfigError("with: give the mentions to split off, and leave at least one")
    return replace(draft, anchors=away, others=rest, value=None)


def _addition(store: SqliteStore, said: Said, draft: Decision) -> Decision:
    if not said.report or not said.spans:
        raise ConfigError("span: select the word that states the event, in its report")
    coded = store.coded(said.report)
    span = said.spans[0]
    if not 0 <= span.start < span.end <= len(coded.report.text):
        raise ConfigError("span: lies outside the report; select words of its text")
    draft = replace(draft, anchors=(Anchor(fingerprint_of(coded.report), span),))
    new_event(coded, draft)
    return replace(draft, value=(said.value or "").upper())


def _undoing(store: SqliteStore, said: Said, draft: Decision) -> Decision:
    found = next((d for d in store.decisions() if d.id == said.value), None)
    if found is None:
        raise ConfigError(f"value: there is no decision {said.value!r}; give the id of one")
    return replace(draft, anchors=found.anchors, others=found.others)
