"""A sentence and the mentions found in it become events: who did what to whom, where, when."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.find.actors import ActorContext
from dateline.find.arguments import tidy
from dateline.find.clauses import one_event_a_clause
from dateline.find.counts import counts_by_trigger
from dateline.find.event_dates import background_of, date_of
from dateline.find.factuality import value_of
from dateline.find.modes import contexts_of, mode_of
from dateline.find.own import Candidate, candidates
from dateline.find.own_status import status_by_grammar
from dateline.find.places import PlaceContext, Setting
from dateline.find.statuses import status_of
from dateline.find.subjects import with_subject
from dateline.find.voices import sources_of, views_of
from dateline.find.vows import as_threat
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.commitment import Commitment
from dateline.knowledge.rules import OWN_TYPE, Rules
from dateline.language.reading import EventReading, Phrase, Reading
from dateline.spans import Span
from dateline.types import (
    ActorMention,
    Attribution,
    CountKind,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    Report,
    TimeMention,
    Trigger,
)  # fmt: skip

_WORDS_AND_TIES = frozenset(
    ("ACCUSE", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SANCTION",
     "SUPPORT", "THREATEN")
)  # fmt: skip
"""PLOVER types that often happen nowhere in particular; a user's own types are taken for deeds."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in a report before its events are put together."""

    report: Report
    readings: tuple[Reading, ...]
    actors: ActorContext
    places: PlaceContext
    times: tuple[TimeMention, ...]
    attributions: tuple[Attribution, ...]


def code_events(findings: Findings, codebook: Codebook) -> tuple[Event, ...]:
    """Every event of the report, in text order."""
    rules = codebook.rules
    readings = (
        _mended(reading) if rules is None else _with_own(findings, rules, index, reading)
        for index, reading in enumerate(findings.readings)
    )
    return tuple(
        _event(findings, codebook, index, reading, said, event, counts.get(event.trigger, {}))
        for index, reading in enumerate(readings)
        if reading.events
        for said in (_said_about(reading, findings.attributions),)
        for counts in (counts_by_trigger(reading, findings.report.text),)
        for event in reading.events
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The attributions that bear on a sentence: those told in it, and those that hold its words.

    Looked up once a sentence, since every event asks.
    """

    here: tuple[Attribution, ...]
    about: tuple[Attribution, ...]


def _said_about(reading: Reading, attributions: Sequence[Attribution]) -> _Said:
    return _Said(
        tuple(a for a in attributions if reading.span.covers(a.cue[0])),
        tuple(a for a in attributions if any(c.overlaps(reading.span) for c in a.content)),
    )


def _with_own(findings: Findings, rules: Rules, index: int, reading: Reading) -> Reading:
    """The sentence with the events of a user's own codebook in place of the model's.

    A word belongs to one event: to the first candidate whose parties are as its rule wants them.
    """
    taken: set[int] = set()
    events: list[EventReading] = []
    for candidate in candidates(reading, rules):
        if taken.isdisjoint(candidate.tokens) and _admitted(findings, index, reading, candidate):
            taken.update(candidate.tokens)
            events.append(candidate.event)
    events.sort(key=lambda event: event.trigger)
    own = replace(reading, events=tuple(events))
    return replace(own, events=one_event_a_clause(own))


def _admitted(findings: Findings, index: int, reading: Reading, candidate: Candidate) -> bool:
    for role, party in (("actor", candidate.rule.actor), ("recipient", candidate.rule.recipient)):
        if party is not None:
            mentions = _who(findings.actors, reading, index, _arguments(candidate.event, role))
            if not party.admits(mentions):
                return False
    return True


def _mended(reading: Reading) -> Reading:
    """The sentence with its events as the guide tells them apart, types them and cuts them."""
    events = (as_threat(event, reading) for event in reading.events)
    return replace(
        reading, events=tuple(with_subject(tidy(event, reading), reading) for event in events)
    )


def _event(
    findings: Findings,
    codebook: Codebook,
    index: int,
    reading: Reading,
    said: _Said,
    event: EventReading,
    counts: Mapping[CountKind, CountMention],
) -> Event:
    report = findings.report
    trigger = reading.tokens[event.trigger]
    actors = _who(findings.actors, reading, index, _arguments(event, "actor"))
    recipients = _who(findings.actors, reading, index, _arguments(event, "recipient"))
    place = _where(findings.places, reading, index, event, actors, recipients)
    date = _when(findings, reading, index, event)
    around = [a for a in said.about if any(c.covers(trigger.span) for c in a.content)]
    sources = sources_of(event, reading, index, said.here, findings.actors, report)
    status, status_rule = status_of(event, reading, around, report.text)
    worded = value_of(reading, event.trigger, Commitment.load()).label
    own = codebook.rules is not None
    mode, mode_rule = mode_of(event.type, event.trigger, reading, codebook)
    return Event(
        id=_event_id(
            report.id, trigger.span, f"{codebook.name}/{event.type}" if own else event.type
        ),
        sentence=index,
        trigger=Trigger(trigger.span, trigger.text),
        type=event.type,
        mode=mode,
        contexts=contexts_of(event.type, event.trigger, reading, codebook),
        status=status,
        background=background_of(date, report.published),
        actors=actors,
        recipients=recipients,
        place=place,
        date=date,
        sources=sources,
        views=views_of(
            status, sources, said.here, report.text, worded,
            quoted=any(a.quote != "indirect" and a not in said.here for a in around),
        ),
        counts=counts,
        confidence=_confidence(event, own, actors, recipients, place, date),
        decided_by={
            "trigger": OWN_TYPE if own else "model:trigger",
            "type": OWN_TYPE if own else "model:type",
            "status": _status_rule(event, reading) if own else status_rule,
            "mode": mode_rule, "sources": "model:source", "views": "scheme:status",
            "background": "date:before-the-news",
        },
        intensity=codebook.intensity_of(event.type, mode),
        quad_class=codebook.quad_class_of(event.type),
    )  # fmt: skip


def _status_rule(event: EventReading, reading: Reading) -> str:
    told = status_by_grammar(event.trigger, reading)
    return "model:status" if told is None else "grammar:status"


def _event_id(report: str, trigger: Span, kind: str) -> str:
    """A content hash: coding the same report twice gives the same ids."""
    text = f"{report}\0{trigger.start}\0{trigger.end}\0{kind}"
    return "e" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _arguments(event: EventReading, role: str) -> list[Phrase]:
    return [phrase for phrase in event.arguments if phrase.label == role]


def _who(
    actors: ActorContext, reading: Reading, index: int, phrases: Sequence[Phrase]
) -> tuple[ActorMention, ...]:
    return tuple(actors.resolve(reading.span_of(p.first, p.last), index) for p in phrases)


def _where(
    places: PlaceContext,
    reading: Reading,
    index: int,
    event: EventReading,
    actors: Sequence[ActorMention],
    recipients: Sequence[ActorMention],
) -> EventPlace | None:
    """The most certain place phrase of the event, else what the context tells."""
    said = max(_arguments(event, "place"), key=lambda p: p.score, default=None)
    span = _whole_name(reading, said) if said else None
    setting = Setting(
        tuple(code for actor in actors for code in actor.country),
        tuple(code for recipient in recipients for code in recipient.country),
        deed=event.type not in _WORDS_AND_TIES,
    )
    return places.for_event(span, index, setting)


def _whole_name(reading: Reading, phrase: Phrase) -> Span:
    """The place with the noun it is part of the name of: "Kabul" of "Kabul airport" is both."""
    last = phrase.last
    token = reading.tokens[last]
    if token.relation == "compound" and token.head == last + 1:
        is_event = any(event.trigger == last + 1 for event in reading.events)
        if reading.tokens[last + 1].upos in ("NOUN", "PROPN") and not is_event:
            last += 1
    return reading.span_of(phrase.first, last)


def _when(
    findings: Findings, reading: Reading, index: int, event: EventReading
) -> EventDate | None:
    said = max(_arguments(event, "time"), key=lambda p: p.score, default=None)
    span = reading.span_of(said.first, said.last) if said else None
    return date_of(span, index, findings.readings, findings.times, findings.report)


def _confidence(
    event: EventReading,
    own: bool,
    actors: Sequence[ActorMention],
    recipients: Sequence[ActorMention],
    place: EventPlace | None,
    date: EventDate | None,
) -> dict[str, float]:
    """The model's probability of each field; a field with nothing in it has none to give.

    Nor have event and type where words of a user's `own` codebook decide them.
    """
    scores = {"status": event.status_score}
    if not own:
        scores = {"event": event.score, "type": event.score, **scores}
    for name, phrases, mentions in (
        ("actors", _arguments(event, "actor"), actors),
        ("recipients", _arguments(event, "recipient"), recipients),
    ):
        if phrases:
            scores[name] = min(p.score for p in phrases) * min(m.confidence for m in mentions)
    sources = _arguments(event, "source")
    if sources:
        scores["sources"] = min(p.score for p in sources)
    places = _arguments(event, "place")
    if place:
        said = max((p.score for p in places), default=1.0)
        scores["place"] = said * place.mention.confidence
    times = _arguments(event, "time")
    if date and times:
        scores["date"] = max(p.score for p in times)
    return {name: round(score, 3) for name, score in scores.items()}
