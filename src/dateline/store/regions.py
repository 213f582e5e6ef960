"""Stretches of the earth that a filter may ask for, and whether a point lies in them.

Degrees are of WGS 84; longitudes run from -180 to 180, and a box whose west is larger than its
east crosses the antimeridian.
"""

from dataclasses import dataclass
from math import asin, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0088
"""The mean radius of the earth (IUGG)."""


@dataclass(frozen=True, slots=True)
class Box:
    """Between two parallels and two meridians."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        """True where the point lies in it or on its edge."""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True)
class Near:
    """Within so many kilometres of a point, as the crow flies."""

    lat: float
    lon: float
    km: float

    def holds(self, lat: float, lon: float) -> bool:
        """True where the great-circle distance is not larger."""
        return distance_km(self.lat, self.lon, lat, lon) <= self.km

    @property
    def box(self) -> Box:
        """The smallest box around it, by which a database narrows down."""
        reach = self.km / EARTH_KM
        south, north = self.lat - degrees(reach), self.lat + degrees(reach)
        if south <= -90 or north >= 90 or reach >= 1.5:
            return Box(-180, max(south, -90), 180, min(north, 90))
        wide = degrees(asin(min(1.0, sin(reach) / cos(radians(self.lat)))))
        return Box(_wrapped(self.lon - wide), south, _wrapped(self.lon + wide), north)


@dataclass(frozen=True, slots=True)
class Polygon:
    """Inside a ring of (longitude, latitude) corners, which closes itself."""

    corners: tuple[tuple[float, float], ...]

    def holds(self, lat: float, lon: float) -> bool:
        """True where a ray from the point crosses the ring an odd number of times, or on a corner.

        Edges are straight on a plate carrée map; no edge may cross the antimeridian.
        """
        inside = (lon, lat) in self.corners
        for (x1, y1), (x2, y2) in zip(
            self.corners, (*self.corners[1:], self.corners[0]), strict=True
        ):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        longitudes, latitudes = zip(*self.corners, strict=True)
        return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors, by parts of names or ids; `directed`: the first did it to the second."""

    first: str
    second: str
    directed: bool


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    north, east = radians(lat2 - lat1), radians(lon2 - lon1)
    chord = hypot(sin(north / 2), sqrt(cos(radians(lat1)) * cos(radians(lat2))) * sin(east / 2))
    return 2 * EARTH_KM * asin(min(1.0, chord))


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180
