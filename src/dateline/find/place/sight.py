"""Sightings: where a report uses a name of a place, before it is decided which place it means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.find.place.vocabulary import FACILITY, NOT_PLACES
from dateline.find.place.words import WELL_KNOWN, Named, named, runs, stands_alone
from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.reading import Phrase, Reading
from dateline.spans import Span
from dateline.types import Report

_PREPOSITION = re.compile(
    r"\b(?P<prep>in|at|near|from|outside|inside|into|across|around|throughout|towards?|to|of|through"
    r"|over|on|between|via|entered|left|reached|leaving|entering)\s+(?:the\s+)?"
    r"(?:(?:city|town|village|capital|port|province|region|state|district|north|south|east|west)"
    r"\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_STRICT = frozenset({"to", "of", "on", "over", "between", "left", "through"})
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'.\- ]{2,30}[A-Z]|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?:,\s[A-Z][A-Za-z.]+){0,2}(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?"
    r"(?:\s*\([^()]{2,30}\))?\s*(?:—|–|--|-)\s"
)
_PART = re.compile(r"[^\s,][^,]*")
_NAME_BEGINS = re.compile(r"[^\W\d_a-zß-öø-ÿ]|(?:al|el|ar|as|ad|an)-")
KNOWN, FAMOUS = 20, 60
"""Least rank of a name found without the model: after a preposition; anywhere."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A use of a name: its characters in the report, its sentence, what the words say of it."""

    span: Span
    sentence: int
    named: Named
    rule: str


def sightings(report: Report, readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Sighting]:
    """Every use of a place name in the report, in the order of the text."""
    found: dict[int, Sighting] = {}
    for number, reading in enumerate(readings):
        taken: list[Span] = []
        for sighting in _entities(report.text, number, reading, gazetteer):
            found.setdefault(sighting.span.start, sighting)
            taken.append(sighting.span)
        taken += [reading.span_of(e.first, e.last) for e in reading.entities if e.label != "LOC"]
        searches = [_prepositional(report.text, number, reading, gazetteer)]
        if not reading.entities:
            searches.append(_famous(report.text, number, reading, gazetteer))
        for sighting in chain.from_iterable(searches):
            if not any(sighting.span.overlaps(span) for span in taken):
                found.setdefault(sighting.span.start, sighting)
                taken.append(sighting.span)
    if readings and (head := dateline(report.text, gazetteer)):
        found.setdefault(head.span.start, head)
    return [found[start] for start in sorted(found)]


def dateline(text: str, gazetteer: Gazetteer) -> Sighting | None:
    """The place before the dash at the head of a wire copy ("BAGHDAD, Jan 3 (Outlet) —")."""
    match = _DATELINE.match(text)
    found = named(match["place"], gazetteer) if match else None
    if match is None or found is None:
        return None
    return Sighting(Span(*match.span("place")), 0, found, "place:dateline")


def _entities(text: str, number: int, reading: Reading, gazetteer: Gazetteer) -> Iterator[Sighting]:
    for entity in reading.entities:
        if entity.label != "LOC":
            continue
        span = _trimmed(text, reading, entity)
        for part in _parts(text, span):
            if sighting := _sighted(text, part, number, gazetteer):
                yield sighting


def _sighted(text: str, span: Span, number: int, gazetteer: Gazetteer) -> Sighting | None:
    words = span.of(text)
    found = None if words.casefold() in NOT_PLACES else named(words, gazetteer)
    known = found and not gazetteer.demonym(words)
    return Sighting(span, number, found, "place:entity") if found and known else None


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The names of "Toronto, Canada", which models give as one: each is a place of its own."""
    for match in _PART.finditer(span.of(text)):
        yield Span(*match.span()).shifted(span.start)


def _trimmed(text: str, reading: Reading, entity: Phrase) -> Span:
    span = reading.span_of(entity.first, entity.last)
    words = span.of(text)
    shorter = re.sub(r"['’]s$", "", words)
    return Span(span.start, span.start + len(shorter))


def _prepositional(
    text: str, number: int, reading: Reading, gazetteer: Gazetteer
) -> Iterator[Sighting]:
    """Names after locative prepositions, for readings without (or with missed) entities."""
    words = reading.span.of(text)
    cased = not (words.isupper() or words.islower())
    done = 0
    for match in _PREPOSITION.finditer(words):
        if match.end() < done:
            continue
        if cased and not _NAME_BEGINS.match(words, match.end()):
            continue
        strict = match["prep"].casefold() in _STRICT
        for found in _chain(words[match.end() :], gazetteer, cased):
            start, end = match.end() + found.start, match.end() + found.end
            if not _plausible(words, start, end, found, cased, strict):
                break
            done = end
            at = Span(start, end).shifted(reading.span.start)
            yield Sighting(at, number, found, "place:preposition")


def _famous(text: str, number: int, reading: Reading, gazetteer: Gazetteer) -> Iterator[Sighting]:
    """States and great cities anywhere in a sentence in which the model saw no entity."""
    words = reading.span.of(text)
    if words.isupper() or words.islower():
        return
    for found in runs(words, gazetteer):
        if found.places[0].rank >= FAMOUS and stands_alone(words, found, gazetteer):
            at = Span(found.start, found.end).shifted(reading.span.start)
            yield Sighting(at, number, found, "place:famous")


def _chain(words: str, gazetteer: Gazetteer, cased: bool) -> Iterator[Named]:
    """The names that follow each other from the first word on: "Mosul, Iraq"; "Aden and Taiz"."""
    at = 0
    for found in runs(words[:80], gazetteer, cased):
        between = words[at : found.start]
        if not re.fullmatch(r"(?:,|,? and| or|the|\s)*" if at else r"", between):
            return
        yield found
        at = found.end


def _headline(words: str) -> bool:
    """True where most words have a capital, so that a capital says nothing."""
    initials = [word[0] for word in words.split() if word[0].isalpha()]
    return sum(map(str.isupper, initials)) > 0.7 * len(initials)


def _plausible(words: str, start: int, end: int, found: Named, cased: bool, strict: bool) -> bool:
    text = words[start:end]
    if text.casefold() in NOT_PLACES or found.key in NOT_PLACES:
        return False
    best = found.places[0].rank
    if not cased or strict:
        return best >= WELL_KNOWN
    follows = re.match(r"[\s-]+([A-Z][\w’'-]+)", words[end:])
    if follows and follows[1].casefold() not in NOT_PLACES and not FACILITY.match(follows[1]):
        return best >= WELL_KNOWN and _headline(words)
    return best >= KNOWN
