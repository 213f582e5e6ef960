"""Distances and directions on a sphere of 6,371 km: a fault of 0.5 % at most."""

import math

EARTH_KM = 6371.0

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


def km_between(one: Point, other: Point) -> float:
    """Great-circle distance."""
    a, b = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(other[1] - one[1])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def moved(start: Point, bearing: float, km: float) -> Point:
    """The point so many kilometres from `start`, in a bearing of degrees clockwise from north."""
    lat, lon, turn = math.radians(start[0]), math.radians(start[1]), math.radians(bearing)
    arc = km / EARTH_KM
    up = math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(turn)
    end = math.asin(max(-1.0, min(1.0, up)))
    east = math.sin(turn) * math.sin(arc) * math.cos(lat)
    lon += math.atan2(east, math.cos(arc) - math.sin(lat) * up)
    return math.degrees(end), (math.degrees(lon) + 540) % 360 - 180


def middle(one: Point, other: Point) -> Point:
    """The point halfway along the great circle."""
    x, y, z = (sum(parts) for parts in zip(_unit(one), _unit(other), strict=True))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _unit(point: Point) -> tuple[float, float, float]:
    lat, lon = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
