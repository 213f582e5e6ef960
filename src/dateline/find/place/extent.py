"""How far around its point a place may be: the uncertainty radius of an event's place.

The point-radius method (Wieczorek, Guo and Hijmans 2004, The point-radius method for georeferencing
locality descriptions): one point, and the distance within which the place surely lies.
"""

import math

from dateline.knowledge.extents import Extents
from dateline.knowledge.gazetteer import Gazetteer, Place
from dateline.types import PlaceMention, Precision

FACILITY_KM = 3.0
"""An airport, a camp, a quarter."""

PEOPLE_PER_KM2 = 3000.0
"""How densely cities are built up: the lower end for world cities (Angel et al. 2011, 10)."""

LEAST_CITY_KM = 2.0
"""A town whose people are not known, and every smaller one."""

DISTRICT_SHARE, LEAST_DISTRICT_KM, MOST_DISTRICT_KM = 0.3, 10.0, 60.0
"""A district reaches about this share of its province (no shapes of districts are shipped)."""

_UP_TO_KM: tuple[tuple[float, Precision], ...] = (
    (5.0, "point"), (30.0, "city"), (75.0, "admin2"), (250.0, "admin1"),
)  # fmt: skip


def precision_of_km(km: float) -> Precision:
    """What kind of place an area of this radius is as precise as.

    >>> precision_of_km(12.0), precision_of_km(400.0)
    ('city', 'country')
    """
    return next((name for most, name in _UP_TO_KM if km <= most), "country")


def gazetteer_place(mention: PlaceMention, gazetteer: Gazetteer) -> Place | None:
    """The entry that a mention was resolved to."""
    return next(
        (
            place
            for place in gazetteer.find(mention.name)
            if (place.lat, place.lon, place.country) == (mention.lat, mention.lon, mention.country)
        ),
        None,
    )


def radius_km(mention: PlaceMention, gazetteer: Gazetteer, extents: Extents) -> float | None:
    """The radius around the mention's point; None where it has no point, or a sea around it.

    Something within a city of which only the city is known ("a market in Khartoum") may be
    anywhere in it, and a part of a state ("northern Iraq") anywhere in the state.
    """
    if mention.lat is None:
        return None
    place = gazetteer_place(mention, gazetteer)
    kind = place.kind if place else mention.kind
    if kind == "facility":
        return FACILITY_KM
    if kind == "city":
        people = place.population if place else 0
        return round(max(LEAST_CITY_KM, math.sqrt(people / PEOPLE_PER_KM2 / math.pi)), 1)
    division = extents.division(mention.country, mention.admin1) if mention.admin1 else None
    if kind == "admin1" and division:
        return division
    if kind == "admin2":
        share = DISTRICT_SHARE * (division or 0.0)
        return round(min(MOST_DISTRICT_KM, max(LEAST_DISTRICT_KM, share)), 1)
    return extents.state(mention.country)
