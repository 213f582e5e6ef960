"""Places: which words of a report name one, and which place they mean."""

import re
from collections.abc import Sequence

from dateline.find.place.context import PlaceContext, Placed
from dateline.find.place.focus import Setting
from dateline.find.place.score import Choice, Name, choose
from dateline.find.place.sight import Sighting, sightings
from dateline.find.place.words import Named, named
from dateline.knowledge.extents import Extents
from dateline.knowledge.gazetteer import Gazetteer, Place
from dateline.knowledge.placenames import place_key
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import PlaceKind, PlaceMention, Report

__all__ = ["PlaceContext", "PlaceFinder", "Setting"]

_CONTAINED = re.compile(r"\s*(?:,|\()\s*|,? in (?:the )?")
_CONTAINERS = ("country", "admin1", "region")
_CONTAINER_KINDS: frozenset[PlaceKind] = frozenset({"country", "admin1"})
_ENDINGS = ("n", "an", "ian", "i", "er", "ese", "ish")


class PlaceFinder:
    """Finds and resolves the places of reports; holds nothing of a report."""

    def __init__(self, gazetteer: Gazetteer, extents: Extents | None = None) -> None:
        self._gazetteer = gazetteer
        self._extents = extents or Extents.load()

    def read(self, report: Report, readings: Sequence[Reading]) -> PlaceContext:
        """The places that the report names, and a way to ask for the place of an event."""
        seen = sightings(report, readings, self._gazetteer)
        choices = self._decide(report.text, seen)
        placed = [
            Placed(sighting.sentence, _mention(sighting, choice, report.text), choice.place)
            for sighting, choice in zip(seen, choices, strict=True)
            if choice
        ]
        return PlaceContext(self._gazetteer, self._extents, report.text, readings, placed)

    def locate(self, report: Report, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
        """The places that given words name, in the given order.

        A name the gazetteer lacks is put beside the nearest place of the report (rule
        "place:beside", low confidence): local names lie near the other places of a report.
        Words that nothing tells about are left out.
        """
        given = {span: _sighting(report.text, span, self._gazetteer) for span in sorted(set(spans))}
        seen = [sighting for sighting in given.values() if sighting]
        known = {
            sighting.span: _mention(sighting, choice, report.text)
            for sighting, choice in zip(seen, self._decide(report.text, seen), strict=True)
            if choice
        }
        places = list(known.values())
        located = (known.get(span) or _beside(report.text, span, places) for span in spans)
        return tuple(place for place in located if place)

    def _decide(self, text: str, seen: Sequence[Sighting]) -> list[Choice | None]:
        """The choice of each sighting: one place for all like uses of a name in a report."""
        held = [_containers(text, a, b) for a, b in zip(seen, [*seen[1:], None], strict=False)]
        around: dict[str, tuple[Place, ...]] = {}
        groups: dict[tuple[str, frozenset[PlaceKind]], list[int]] = {}
        for i, sighting in enumerate(seen):
            key, kinds = sighting.named.key, sighting.named.kinds
            if i and held[i - 1]:
                kinds |= _CONTAINER_KINDS
            around[key] = around.get(key, ()) + held[i]
            groups.setdefault((key, kinds), []).append(i)
        names = [
            Name(seen[members[0]].named.places, kinds, around[key], len(members) ** 0.5)
            for (key, kinds), members in groups.items()
        ]
        choices: list[Choice | None] = [None] * len(seen)
        for members, choice in zip(groups.values(), choose(names), strict=True):
            for i in members:
                choices[i] = choice
        return choices


def _containers(text: str, sighting: Sighting, after: Sighting | None) -> tuple[Place, ...]:
    """What the next name may hold this one in: "Paris, Texas"; none where it is no container."""
    if after is None or not 0 <= after.span.start - sighting.span.end <= 12:
        return ()
    if not _CONTAINED.fullmatch(text[sighting.span.end : after.span.start]):
        return ()
    return tuple(place for place in after.named.places if place.kind in _CONTAINERS)


def _mention(sighting: Sighting, choice: Choice, text: str) -> PlaceMention:
    """The sighting with its place; a part or something within keeps the whole's coordinates."""
    place, found = choice.place, sighting.named
    kind: PlaceKind = place.kind
    if found.facility:
        kind = "facility"
    elif found.part and place.kind == "country":
        kind = "region"
    return PlaceMention(
        sighting.span, sighting.span.of(text), place.name, place.geonameid, place.lat, place.lon,
        place.country, place.admin1, kind, round(choice.share, 3), sighting.rule,
    )  # fmt: skip


def _sighting(text: str, span: Span, gazetteer: Gazetteer) -> Sighting | None:
    words = span.of(text)
    found = None
    if not gazetteer.demonym(words):
        found = named(words, gazetteer)
    found = found or _adjective(words, gazetteer)
    return Sighting(span, 0, found, "place:given") if found else None


def _adjective(words: str, gazetteer: Gazetteer) -> Named | None:
    """The place behind an adjective or a people: "Iraqi", "South Ossetians"."""
    state = gazetteer.country(gazetteer.demonym(words))
    if state:
        return Named(0, len(words), f"{state.country} adjective", (state,))
    key = place_key(words).removesuffix("s")
    for ending in _ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and (places := gazetteer.find_key(stem)):
            return Named(0, len(words), stem, places)
    return None


def _beside(text: str, span: Span, known: Sequence[PlaceMention]) -> PlaceMention | None:
    local = [place for place in known if place.kind not in ("country", "region", "water")] or known
    if not local:
        return None
    near = min(local, key=lambda place: abs(place.span.start - span.start))
    return PlaceMention(
        span, span.of(text), span.of(text), None, near.lat, near.lon, near.country, near.admin1,
        "other", 0.2, "place:beside",
    )  # fmt: skip
