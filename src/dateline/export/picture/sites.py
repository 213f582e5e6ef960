"""The places of events, gathered: how many events at each, and how coarsely it is known."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from dateline.store import EventRow
from dateline.types import EventPlace, PlaceKind

PIN_KM = 30.0
"""A place known more coarsely than this is drawn as the area it is, never as a dot."""

MANY, KEPT = 8, 0.95
"""From so many sites on, the map may leave out the farthest with the other 5 % of the events."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place with `count` events; `radius_km` null where nobody knows how far it reaches."""

    name: str
    country: str
    admin1: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float | None
    coarse: bool
    count: int = 0

    @property
    def title(self) -> str:
        """What a reader sees who points at it."""
        events = "1 event" if self.count == 1 else f"{self.count:,} events"
        where = self.name if self.country in ("", self.name) else f"{self.name}, {self.country}"
        return f"{where}: {events}" + (
            f" (somewhere within {self.radius_km:,.0f} km)"
            if self.coarse and self.radius_km
            else ""
        )


@dataclass(frozen=True, slots=True)
class Located:
    """The sites of some events, most events first; `lost` events have no place to be drawn at.

    `first` and `last`: the days between which the dated ones happened, "" where none is dated.
    """

    sites: tuple[Site, ...]
    events: int
    lost: int
    first: str
    last: str


def sites_of(rows: Iterable[EventRow]) -> Located:
    """Gather the places of the events."""
    counts: Counter[Site] = Counter()
    dots: dict[tuple[str, float, float], Site] = {}
    events = 0
    days: set[str] = set()
    for row in rows:
        events += 1
        if row.event.date:
            days.update((row.event.date.earliest, row.event.date.latest))
        if row.event.place and (site := _site(row.event.place)):
            # A market in a town and the town itself are one dot.
            key = (site.name, site.lat, site.lon)
            counts[site if site.coarse else dots.setdefault(key, site)] += 1
    sites = [
        Site(s.name, s.country, s.admin1, s.kind, s.lat, s.lon, s.radius_km, s.coarse, count)
        for s, count in counts.items()
    ]
    sites.sort(key=lambda site: (-site.count, site.name, site.lat, site.lon))
    return Located(
        tuple(sites), events, events - counts.total(), min(days, default=""), max(days, default="")
    )


def gathered(sites: Sequence[Site]) -> list[Site]:
    """The sites without those few far away that would make the map of all others tiny.

    Kept are the nearest to the middle that hold 95 % of the events, if they take less than half
    of the room that all take; else all.
    """
    if len(sites) < MANY:
        return list(sites)
    lon = median(site.lon for site in sites for _ in range(site.count))
    lat = median(site.lat for site in sites for _ in range(site.count))
    near = sorted(sites, key=lambda site: max(abs(site.lon - lon), abs(site.lat - lat)))
    held = list(accumulate(site.count for site in near))
    kept = near[: bisect_left(held, KEPT * held[-1]) + 1]
    return kept if _width(kept) < _width(near) / 2 else near


def _width(sites: Sequence[Site]) -> float:
    return max(site.lon for site in sites) - min(site.lon for site in sites)


def _site(place: EventPlace) -> Site | None:
    mention = place.mention
    if mention.lat is None or mention.lon is None:
        return None
    spread = mention.kind != "city" and (place.radius_km or 0.0) > PIN_KM
    coarse = spread or place.precision in ("country", "admin1")
    if coarse and place.radius_km is None:
        return None  # a sea or a part of the world: no one can say where on the map
    whole = place.precision == "country" and mention.rule not in ("place:border", "place:between")
    kind: PlaceKind = "country" if whole and mention.kind != "water" else mention.kind
    return Site(
        mention.name or mention.text, mention.country, mention.admin1, kind,
        mention.lat, mention.lon, place.radius_km, coarse,
    )  # fmt: skip
