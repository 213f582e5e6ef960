"""A second, blind coding: what is drawn for it, and how far it agrees with the first."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.corrections import corrected
from dateline.review.agreement import Coding, FieldAgreement, Values, agreement
from dateline.review.ruled import Ruled, ruled_reports
from dateline.store import EventRow, SqliteStore
from dateline.types import Event

NO_EVENT = "no event"
WHOLE = "event"
"""The field that says whether there is such an event, and of which type."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement of all coders by field, and who they are."""

    coders: tuple[str, ...]
    by_field: dict[str, FieldAgreement]

    @property
    def whole(self) -> FieldAgreement:
        """On whether there is such an event, and of which type."""
        return self.by_field.get(WHOLE, FieldAgreement(0, None, None))


def agreed(store: SqliteStore) -> Agreed:
    """How far those agree who judged the same events, over all of the store."""
    codings = list(_codings(store))
    return Agreed(tuple(sorted({coding.coder for coding in codings})), agreement(codings))


def blind_sample(store: SqliteStore, coder: str, size: int) -> list[EventRow]:
    """Events that others judged and this coder did not, as they were coded, at random.

    The order is that of a hash of the id: the same for everyone, and it follows nothing that could
    be guessed. What others decided is not in the rows.
    """
    waiting = [
        event.id
        for report in ruled_reports(store)
        for event, decisions in report.events()
        if all(decision.coder != coder for decision in decisions)
    ]
    waiting.sort(key=lambda event_id: hashlib.sha256(event_id.encode()).digest())
    return [store.event(event_id) for event_id in waiting[:size]]


def _codings(store: SqliteStore) -> Iterator[Coding]:
    for report in ruled_reports(store):
        yield from _of_report(report)


def _of_report(report: Ruled) -> Iterator[Coding]:
    """Each coder's word on each event they judged: what it would be by their decisions alone."""
    for event, decisions in report.events():
        for coder in dict.fromkeys(decision.coder for decision in decisions):
            own = [decision for decision in decisions if decision.coder == coder]
            left = corrected(event, report.coded, own)
            yield Coding(coder, (report.fingerprint, event.trigger.span), values_of(left))


def values_of(event: Event | None) -> dict[str, Values]:
    """The values of an event by field, null: it is no event."""
    if event is None:
        return {WHOLE: frozenset((NO_EVENT,))}
    return {
        WHOLE: frozenset((event.type,)),
        "mode": _one(event.mode),
        "status": frozenset((event.status,)),
        "actors": frozenset(actor.id for actor in event.actors),
        "recipients": frozenset(actor.id for actor in event.recipients),
        "place": _one(event.place.mention.name if event.place else None),
        "date": _one(event.date.value if event.date else None),
        "sources": frozenset(source.name for source in event.sources),
        "counts": frozenset(f"{kind} {count.value}" for kind, count in event.counts.items()),
    }


def _one(value: str | None) -> Values:
    return frozenset((value,)) if value else frozenset()
