"""Functions of Dateline's own that its SQL may call."""

import sqlite3
from functools import lru_cache

from dateline.store.query import fold
from dateline.store.regions import Polygon, distance_km


def install(connection: sqlite3.Connection) -> None:
    """Make `near_km`, `in_polygon` and `folded` known to a connection."""
    connection.create_function("near_km", 5, _near_km, deterministic=True)
    connection.create_function("in_polygon", 3, _in_polygon, deterministic=True)
    connection.create_function("folded", 1, _folded, deterministic=True)


def _near_km(lat: float, lon: float, around_lat: float, around_lon: float, km: float) -> bool:
    return distance_km(lat, lon, around_lat, around_lon) <= km


def _in_polygon(lat: float, lon: float, corners: str) -> bool:
    return _polygon(corners).holds(lat, lon)


def _folded(text: str | None) -> str:
    return fold(text or "")


@lru_cache(maxsize=16)
def _polygon(corners: str) -> Polygon:
    """The polygon written as `LON,LAT LON,LAT …`."""
    pairs = (corner.split(",") for corner in corners.split())
    return Polygon(tuple((float(lon), float(lat)) for lon, lat in pairs))
