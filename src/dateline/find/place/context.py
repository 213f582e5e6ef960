"""The places of one report, and the place of each of its events: said, or told by the context."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.find.place.areas import Area, at_border, beside, between
from dateline.find.place.extent import gazetteer_place, precision_of_km, radius_km
from dateline.find.place.focus import Evidence, Focus, Setting
from dateline.find.place.score import Choice, Name, choose
from dateline.find.place.vocabulary import DIRECTION
from dateline.find.place.words import Named, named
from dateline.knowledge.extents import Extents
from dateline.knowledge.gazetteer import Gazetteer, Place
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import EventPlace, PlaceKind, PlaceMention, Precision

PRECISION: dict[PlaceKind, Precision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "city": "city",
    "facility": "point", "region": "country", "water": "country", "other": "country",
}  # fmt: skip
"""How precisely a kind of place tells where; a region or water is no better than its state."""

_SPECIFIC: tuple[PlaceKind, ...] = (
    "facility", "city", "admin2", "admin1", "region", "water", "other", "country",
)  # fmt: skip
_BARE = re.compile(
    r"\b(?:(?P<city>city|town|village|municipality)|(?P<capital>capital)|(?P<there>there|here)"
    r"|(?P<admin1>province|governorate|district|county)"
    r"|(?P<country>country|nation|kingdom|island|islands|republic))\b",
    re.IGNORECASE,
)
_OPEN_SEA = re.compile(r"\b(?:Sea|Ocean|Gulf|Strait|Bay|Channel)\b")
_CITY_LIKE = frozenset({"city", "facility"})
_WIDE = frozenset({"admin1", "admin2", "region"})
_UNKNOWN = Setting()
NEAR_SENTENCES = 1
"""A place named this many sentences earlier still tells where an event was, not just the state."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its sentence and the gazetteer's place."""

    sentence: int
    mention: PlaceMention
    place: Place


class PlaceContext:
    """What PlaceFinder.read found in a report."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        extents: Extents,
        text: str,
        readings: Sequence[Reading],
        placed: Sequence[Placed],
    ) -> None:
        self._gazetteer = gazetteer
        self._extents = extents
        self._text = text
        self._placed = placed
        sighted = [(item.sentence, item.mention) for item in placed]
        self._focus = Focus(readings, gazetteer, text, sighted)

    @property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """The places named in the report, in the order of its text."""
        return tuple(item.mention for item in self._placed)

    def resolve(self, span: Span, sentence: int) -> PlaceMention | None:
        """The place that an event's place words mean; None where nothing tells.

        The mention spans the words asked about; its name, coordinates and kind are those of the
        most specific place among them.
        """
        words = span.of(self._text)
        found = named(words, self._gazetteer)
        if found is not None:
            return self._named(span, words, found)
        inside = [item for item in self._placed if span.covers(item.mention.span)]
        if inside:
            best = min(inside, key=lambda item: _SPECIFIC.index(item.mention.kind))
            return replace(best.mention, span=span, text=words, rule="place:inside")
        return self._by_adjective(span, words) or self._by_reference(span, words, sentence)

    def for_event(
        self, place_span: Span | None, sentence: int, setting: Setting = _UNKNOWN
    ) -> EventPlace | None:
        """Where an event of the sentence was.

        `setting` tells who took part, and whether something was done or said. `said` is true where
        `place_span` gives words for it; else the place is that of the context, and its mention
        is where the context tells it.
        """
        if place_span is None:
            return self._from_context(sentence, setting)
        countries = setting.countries
        area = self._area(place_span, sentence, countries)
        if area is not None:
            return EventPlace(area.mention, precision_of_km(area.km), said=True, radius_km=area.km)
        found = self.resolve(place_span, sentence)
        if found is None:
            evidence = self._focus.country_at(sentence, countries)
            found = PlaceMention(
                place_span, place_span.of(self._text), place_span.of(self._text), None, None, None,
                evidence.country if evidence else "", "", "other", 0.2, "place:unresolved",
            )  # fmt: skip
        elif not found.country and found.kind == "water" and not _OPEN_SEA.search(found.name):
            evidence = self._focus.country_at(sentence, countries)
            found = replace(found, country=evidence.country if evidence else "")
        return self._measured(found, said=True)

    def _area(self, span: Span, sentence: int, countries: Sequence[str]) -> Area | None:
        """The area that the words around the span tell by other places."""

        def resolve(name: Span) -> PlaceMention | None:
            return self.resolve(name, sentence)

        evidence = self._focus.country_at(sentence, countries)
        here = evidence.country if evidence and evidence.share > 0.5 else ""
        return (
            at_border(self._text, span, here, self._gazetteer, self._extents)
            or between(self._text, span, resolve)
            or beside(self._text, span, resolve, self._radius)
        )

    def _radius(self, mention: PlaceMention) -> float | None:
        return radius_km(mention, self._gazetteer, self._extents)

    def _measured(self, mention: PlaceMention, *, said: bool) -> EventPlace:
        """With its radius; something in a state, no one knows where, is as coarse as the state."""
        precision = PRECISION[mention.kind]
        if precision == "point" and (place := gazetteer_place(mention, self._gazetteer)):
            within = PRECISION[place.kind]
            precision = precision if within == "city" else within
        return EventPlace(mention, precision, said, self._radius(mention))

    def _from_context(self, sentence: int, setting: Setting) -> EventPlace | None:
        evidence = self._focus.told_by(sentence, setting)
        if evidence is None:
            return None
        near = [
            item.mention
            for item in self._placed
            if 0 <= sentence - item.sentence <= NEAR_SENTENCES
            and item.mention.country == evidence.country
        ]
        found = near[-1] if near else self._state(evidence)
        if found is None:
            return None
        found = replace(found, rule="place:context", confidence=evidence.share)
        return self._measured(found, said=False)

    def _state(self, evidence: Evidence) -> PlaceMention | None:
        state = self._gazetteer.country(evidence.country)
        if state is None:
            return None
        words = evidence.span.of(self._text)
        return _mention(evidence.span, words, state, "country", 0.5, "place:context")

    def _named(self, span: Span, words: str, found: Named) -> PlaceMention:
        choice = self._chosen(span, found)
        kind: PlaceKind = choice.place.kind
        if found.facility:
            kind = "facility"
        elif found.part and kind == "country":
            kind = "region"
        return _mention(span, words, choice.place, kind, choice.share, "place:said")

    def _chosen(self, span: Span, found: Named) -> Choice:
        """The report's own choice for the name where it made one, else one that fits it."""
        for item in self._placed:
            if _fits(item.place, found) and (
                span.covers(item.mention.span) or item.mention.name == item.place.name
            ):
                return Choice(item.place, item.mention.confidence)
        others = Counter(item.place for item in self._placed)
        names = [Name(found.places, found.kinds)]
        names += [Name((place,), weight=n**0.5) for place, n in others.most_common(20)]
        choice = choose(names)[0]
        return choice or Choice(found.places[0], 0.0)

    def _by_adjective(self, span: Span, words: str) -> PlaceMention | None:
        """ "the Syrian border", "the Indonesian capital"."""
        tokens = re.findall(r"[^\W\d_]+", words)
        pairs = [f"{one} {other}" for one, other in pairwise(tokens)]
        iso3 = next(filter(None, map(self._gazetteer.demonym, (*pairs, *tokens))), "")
        capital = self._gazetteer.capital(iso3) if "capital" in words.casefold() else None
        place = capital or self._gazetteer.country(iso3)
        kind: PlaceKind = "city" if capital else "region"
        return _mention(span, words, place, kind, 0.6, "place:adjective") if place else None

    def _by_reference(self, span: Span, words: str, sentence: int) -> PlaceMention | None:
        """ "the city", "there": the last such place before; "the country": the report's."""
        if DIRECTION.fullmatch(words):
            whole = self._country_reference(span, words, sentence, capital=False)
            return whole and replace(whole, kind="region")
        match = _BARE.search(words)
        if match is None:
            return None
        if match["country"] or match["capital"]:
            return self._country_reference(span, words, sentence, bool(match["capital"]))
        wanted = _CITY_LIKE if match["city"] else _WIDE if match["admin1"] else None
        for item in reversed(self._placed):
            if item.mention.span.start < span.start and (
                wanted is None or item.mention.kind in wanted
            ):
                return replace(item.mention, span=span, text=words, rule="place:reference")
        return None

    def _country_reference(
        self, span: Span, words: str, sentence: int, capital: bool
    ) -> PlaceMention | None:
        evidence = self._focus.country_at(sentence, ())
        if evidence is None:
            return None
        city = self._gazetteer.capital(evidence.country) if capital else None
        place = city or self._gazetteer.country(evidence.country)
        kind: PlaceKind = "city" if city else "country"
        return _mention(span, words, place, kind, 0.5, "place:reference") if place else None


def _fits(place: Place, found: Named) -> bool:
    return place in found.places and (not found.kinds or place.kind in found.kinds)


def _mention(
    span: Span, words: str, place: Place, kind: PlaceKind, confidence: float, rule: str
) -> PlaceMention:
    return PlaceMention(
        span, words, place.name, place.geonameid, place.lat, place.lon, place.country,
        place.admin1, kind, round(confidence, 3), rule,
    )  # fmt: skip
