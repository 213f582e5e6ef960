"""Corrections as annotation in the form of the guide: what a model can be trained on.

One line a sentence: `{"doc", "date", "origin", "s", "text", "events": [...]}`, spans as the words
themselves. A sentence is written only where somebody ruled on each of its events: half a sentence
checked would teach that the rest of it was checked as well.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from dateline.corrections import overlaid
from dateline.review.ruled import Ruled, ruled_reports
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import ActorMention, CodedReport, Event

Line = dict[str, object]

ORIGIN = "dateline-review"
_COUNTED = ("killed", "injured", "arrested")


@dataclass(slots=True)
class Annotated:
    """The lines of a store, and how many sentences were left out as checked in part only."""

    lines: list[Line] = field(default_factory=list)
    partly: int = 0


def annotation(store: SqliteStore) -> Annotated:
    """What people ruled in a store, as annotation; copies of one text are written once."""
    made = Annotated()
    for report in ruled_reports(store):
        left = overlaid(report.coded, report.fingerprint, report.decisions)
        ruled = _ruled_ids(report, left)
        whole = list(sentences_ruled_on(report.coded, left, ruled))
        events = (*report.coded.events, *left)
        made.partly += len({e.sentence for e in events if e.id in ruled} - set(whole))
        made.lines += [annotation_of(report.coded, left, sentence) for sentence in whole]
    return made


def _ruled_ids(report: Ruled, left: tuple[Event, ...]) -> set[str]:
    """Events, coded or added, that somebody ruled on."""
    coded = {event.id for event in report.coded.events}
    ruled = {event.id for event, _ in report.events()}
    return ruled | {event.id for event in left if event.id not in coded}


def sentences_ruled_on(
    coded: CodedReport, left: tuple[Event, ...], ruled: Set[str]
) -> Iterator[int]:
    """Sentences of which every event, coded or added, was ruled on, by their numbers.

    `left` are the events as people leave them, `ruled` the ids of events with a decision.
    """
    events = {event.id: event for event in (*coded.events, *left)}
    open_ends = {event.sentence for event in events.values() if event.id not in ruled}
    yield from sorted({events[i].sentence for i in ruled if i in events} - open_ends)


def annotation_of(coded: CodedReport, left: tuple[Event, ...], sentence: int) -> Line:
    """The line of a sentence, with its events as people leave them."""
    span = coded.sentences[sentence]
    text = coded.report.text
    return {
        "doc": coded.report.id,
        "date": (coded.report.published or "")[:10],
        "origin": ORIGIN,
        "s": sentence,
        "text": span.of(text),
        "events": [_event(event, span, text) for event in left if event.sentence == sentence],
    }


def _event(event: Event, sentence: Span, text: str) -> Line:
    place, date = event.place, event.date
    here = place is not None and sentence.covers(place.mention.span)
    told = date is not None and sentence.covers(date.span)
    line: Line = {
        "trigger": event.trigger.span.of(text),
        "type": event.type,
        **_parties("actor", event.actors, sentence),
        **_parties("recipient", event.recipients, sentence),
        "place": place.mention.text if place and here else "",
        "place_country": place.mention.country if place else "",
        "date": date.value if date and told else "",
        "date_text": date.text if date and told else "",
        "status": event.status,
        "sources": [s.text for s in event.sources if sentence.covers(s.span)],
    }
    for kind, count in event.counts.items():
        if kind in _COUNTED and count.value is not None:
            line[kind] = count.value
    return line


def _parties(role: str, actors: tuple[ActorMention, ...], sentence: Span) -> Line:
    """Parties by the words of the sentence; a name taken from elsewhere has no span in it."""
    here = [actor for actor in actors if sentence.covers(actor.span)]
    return {
        role: [actor.text for actor in here],
        f"{role}_name": [actor.name for actor in here],
        f"{role}_country": [actor.country[0] if actor.country else "" for actor in here],
    }
