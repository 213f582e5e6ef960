"""What a person's decision does to each field of an event.

A correction by words takes over whatever the coder had found at these words (who an actor is,
where a place lies), so that nobody has to type what is known already. Each corrected value says
who decided it (rule "person:ANNA") and is sure.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar, get_args

from dateline.dates import interval_of
from dateline.errors import ConfigError
from dateline.knowledge.codebook import Codebook
from dateline.spans import Span
from dateline.types import (
    ActorMention,
    CodedReport,
    CountKind,
    CountMention,
    Decision,
    Event,
    EventDate,
    EventPlace,
    EventSource,
    PlaceKind,
    PlaceMention,
    Precision,
    Report,
    Status,
    TimeMention,
)

COUNT_KINDS: tuple[CountKind, ...] = get_args(CountKind)
STATUSES: tuple[Status, ...] = get_args(Status)
LISTS = ("actors", "recipients", "sources")
FIELDS = ("type", "mode", "status", "background", *LISTS, "place", "date", *COUNT_KINDS)
"""What can be corrected, as the record contract names it; a number of people by its kind."""

PERSON = "person:"
"""How the rule of a value begins that a person decided; then comes who."""

_PRECISE: dict[PlaceKind, Precision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "city": "city",
    "region": "admin1",
}  # fmt: skip

M = TypeVar("M", ActorMention, PlaceMention, TimeMention)
Change = Callable[[Event, CodedReport, Decision], Event]


def known_field(name: str | None) -> str:
    """The name of a field that can be corrected; raises ConfigError for any other."""
    if name not in FIELDS:
        raise ConfigError(f"field: there is no {name!r}; write one of {', '.join(FIELDS)}")
    return name


def rule_of(decision: Decision) -> str:
    """Who decided a value, as its rule."""
    return f"{PERSON}{decision.coder}"


def _stretches(report: Report, decision: Decision) -> list[tuple[Span, str]]:
    """The words a decision points at; raises ConfigError for what is no words of the report."""
    for span in decision.spans:
        if not 0 <= span.start < span.end <= len(report.text):
            raise ConfigError("span: lies outside the report; select words of its text")
    return [(span, span.of(report.text)) for span in decision.spans]


def _one(report: Report, decision: Decision) -> tuple[Span, str] | None:
    """The words of a field that has one value, null where the decision empties it."""
    found = _stretches(report, decision)
    if decision.value and not found:
        raise ConfigError("span: a value needs the words that say it; select them in the report")
    return found[0] if found else None


def _type(event: Event, _: CodedReport, decision: Decision) -> Event:
    """Another type has other modes: the old mode goes, intensity and quad class follow."""
    if not decision.value:
        raise ConfigError("value: an event needs a type; write one as ASSAULT")
    return _scored(replace(event, type=decision.value.upper(), mode=None))


def _mode(event: Event, _: CodedReport, decision: Decision) -> Event:
    return _scored(replace(event, mode=decision.value or None))


def _scored(event: Event) -> Event:
    codebook = _codebook()
    if event.type not in codebook.types:
        return event  # a type of the user's own: its scores are in a file we were not given
    return replace(
        event,
        intensity=codebook.intensity_of(event.type, event.mode),
        quad_class=codebook.quad_class_of(event.type),
    )


@cache
def _codebook() -> Codebook:
    return Codebook.load()


def _status(event: Event, _: CodedReport, decision: Decision) -> Event:
    for status in STATUSES:
        if status == decision.value:
            return replace(event, status=status)
    raise ConfigError(f"value: {decision.value!r} is no status; write one of {', '.join(STATUSES)}")


def _background(event: Event, _: CodedReport, decision: Decision) -> Event:
    if decision.value not in ("true", "false"):
        raise ConfigError("value: background is true or false")
    return replace(event, background=decision.value == "true")


def _actors(event: Event, coded: CodedReport, decision: Decision) -> Event:
    return replace(event, actors=_parties(coded, decision))


def _recipients(event: Event, coded: CodedReport, decision: Decision) -> Event:
    return replace(event, recipients=_parties(coded, decision))


def _parties(coded: CodedReport, decision: Decision) -> tuple[ActorMention, ...]:
    """Those at the words, in place of all before; `value` names the only one."""
    found = _stretches(coded.report, decision)
    if decision.value and len(found) != 1:
        raise ConfigError("value: one name needs the words of one; leave it out for several")
    return tuple(_party(coded, decision, span, text) for span, text in found)


def _party(coded: CodedReport, decision: Decision, span: Span, text: str) -> ActorMention:
    found = _named(coded.actors, decision.value) or _nearest(coded.actors, span)
    name = decision.value or (found.name if found else text)
    if found is None or name not in (found.name, found.id):
        return ActorMention(span, text, name, name, "group", (), (), 1.0, rule_of(decision))
    return replace(found, span=span, text=text, confidence=1.0, rule=rule_of(decision))


def _named(actors: Sequence[ActorMention], wanted: str | None) -> ActorMention | None:
    return next((a for a in actors if wanted and wanted in (a.name, a.id)), None)


def _nearest(mentions: Sequence[M], span: Span) -> M | None:
    """Of the mentions that share words with the span, the one that shares most."""
    touching = [m for m in mentions if m.span.overlaps(span)]
    return max(touching, key=lambda m: shared(m.span, span), default=None)


def shared(a: Span, b: Span) -> tuple[int, int]:
    """How much of `b` the first has, in characters, then (negative) how much it has beyond."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common, common - (a.end - a.start)


def _place(event: Event, coded: CodedReport, decision: Decision) -> Event:
    words = _one(coded.report, decision)
    if words is None:
        return replace(event, place=None)
    span, text = words
    found = _nearest(coded.places, span)
    name = decision.value or (found.name if found else text)
    if found is None or found.name != name:
        found = PlaceMention(span, text, name, None, None, None, "", "", "other", 1.0, "")
    said = coded.sentences[event.sentence].overlaps(span)
    place = replace(found, span=span, text=text, confidence=1.0, rule=rule_of(decision))
    return replace(event, place=EventPlace(place, *_extent(coded, found, said)))


def _extent(
    coded: CodedReport, found: PlaceMention, said: bool
) -> tuple[Precision, bool, float | None]:
    """As precise as another event of the report has the same place, else by its kind."""
    for other in coded.events:
        if other.place and other.place.mention.geonameid and (
            other.place.mention.geonameid == found.geonameid
        ):  # fmt: skip
            return other.place.precision, said, other.place.radius_km
    return _PRECISE.get(found.kind, "point"), said, None


def _date(event: Event, coded: CodedReport, decision: Decision) -> Event:
    """The day that is given, else the one that the coder reads from the words."""
    words = _one(coded.report, decision)
    if words is None:
        return replace(event, date=None)
    span, text = words
    value, earliest, latest = _days(coded, decision, span)
    said = coded.sentences[event.sentence].overlaps(span)
    return replace(
        event, date=EventDate(span, text, value, earliest, latest, said, rule_of(decision))
    )


def _days(coded: CodedReport, decision: Decision, span: Span) -> tuple[str, str, str]:
    if decision.value:
        try:
            days = interval_of(decision.value)
        except ValueError as error:
            raise ConfigError(f"value: {error}; write 2020, 2020-01 or 2020-01-10") from None
        return decision.value, days.earliest.isoformat(), days.latest.isoformat()
    found = _nearest([t for t in coded.times if t.earliest and t.latest], span)
    if found is None or not found.earliest or not found.latest:
        raise ConfigError("value: no day is read from these words; give it, as 2020-01-10")
    return found.value, found.earliest, found.latest


def _sources(event: Event, coded: CodedReport, decision: Decision) -> Event:
    """Other voices commit to other things: what the old ones committed to goes with them."""
    sources = tuple(_source(coded, *words) for words in _stretches(coded.report, decision))
    return replace(event, sources=sources, views=tuple(v for v in event.views if v.source is None))


def _source(coded: CodedReport, span: Span, text: str) -> EventSource:
    for said in coded.attributions:
        if any(part.overlaps(span) for part in said.source):
            return EventSource(span, text, said.source_name or text, said.id)
    return EventSource(span, text, text, None)


def _count(event: Event, coded: CodedReport, decision: Decision) -> Event:
    kind = next(kind for kind in COUNT_KINDS if kind == decision.field)
    others = {k: count for k, count in event.counts.items() if k != kind}
    words = _one(coded.report, decision)
    if words is None:
        return replace(event, counts=others)
    span, text = words
    given = (decision.value or text).replace(",", "").strip()
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        raise ConfigError(f"value: {given!r} is no number of people; write digits, as 12")
    number = int(given)
    count = CountMention(span, text, kind, number, number, number, rule_of(decision))
    return replace(event, counts={**others, kind: count})


CHANGES: dict[str, Change] = {
    "type": _type, "mode": _mode, "status": _status, "background": _background,
    "actors": _actors, "recipients": _recipients, "sources": _sources,
    "place": _place, "date": _date, **dict.fromkeys(COUNT_KINDS, _count),
}  # fmt: skip
