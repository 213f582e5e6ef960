"""From degrees to pixels: a part of the world, or all of it.

A part is drawn as it lies on the middle parallel (equirectangular); more than 120 degrees of
longitude on the Equal Earth projection (Savric, Patterson and Jenny 2018), which keeps areas.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.export.picture.scene import Point

WIDEST_PART = 120.0
"""Degrees of longitude up to which a part of the world is drawn."""

LEAST_SPAN = 3.0
"""Degrees that are shown at least: a single town needs its surroundings."""

INHABITED = (-57.0, 83.5)
"""Latitudes that a map of the world shows at least."""

_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_SPECK = 2.0
_THIN = 0.6
"""Pixels: a point of an outline this near the last one drawn adds nothing."""

Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world: what it shows, in degrees, and how that falls into the frame."""

    shown: Box
    frame: tuple[float, float, float, float]
    whole: bool
    scale: float

    def to_pixels(self, lon: float, lat: float) -> Point:
        """Where a point lies in the picture."""
        x, y = _flat(lon, lat, self.whole, self._parallel)
        west, _, east, north = self.shown
        left, top, right, _ = self.frame
        start_x, start_y = _flat((west + east) / 2, north, self.whole, self._parallel)
        return (left + right) / 2 + (x - start_x) * self.scale, top - (y - start_y) * self.scale

    def km(self, kilometres: float) -> float:
        """About how many pixels a distance takes."""
        return kilometres / 111.2 * self.scale * (math.radians(1) if self.whole else 1.0)

    def ring(self, points: Sequence[Point]) -> list[Point]:
        """A ring of degrees in pixels, cut to the window and thinned; empty where nothing shows."""
        inside = points if self.whole else _cut(points, self.shown)
        ring: list[Point] = []
        for lon, lat in inside:
            x, y = self.to_pixels(lon, lat)
            if not ring or abs(x - ring[-1][0]) + abs(y - ring[-1][1]) > _THIN:
                ring.append((x, y))
        return ring if len(ring) > 2 and _seen(ring) else []

    @property
    def _parallel(self) -> float:
        return (self.shown[1] + self.shown[3]) / 2


def view_of(points: Iterable[Point], frame: tuple[float, float, float, float]) -> View:
    """The window that shows all the points (longitude, latitude) with some room around them.

    The whole world needs less height than the frame gives: the frame of the view is cut to it.
    """
    lons, lats = zip(*points, strict=True)
    west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    if east - west > WIDEST_PART:
        return _whole_world(frame, min(INHABITED[0], south), max(INHABITED[1], north))
    across, up = max(1.2 * (east - west), LEAST_SPAN), max(1.25 * (north - south), LEAST_SPAN)
    lat = (south + north) / 2
    squeeze = math.cos(math.radians(lat))
    scale = min(width / (across * squeeze), height / up)
    lon = (west + east) / 2
    half = width / 2 / scale / squeeze, height / 2 / scale
    return View((lon - half[0], lat - half[1], lon + half[0], lat + half[1]), frame, False, scale)


def _whole_world(frame: tuple[float, float, float, float], south: float, north: float) -> View:
    left, top, right, bottom = frame
    low, high = _flat(0, south, True, 0)[1], _flat(0, north, True, 0)[1]
    scale = min((right - left) / (2 * _flat(180, 0, True, 0)[0]), (bottom - top) / (high - low))
    cut = (left, top, right, top + scale * (high - low))
    return View((-180, south, 180, north), cut, True, scale)


def _seen(ring: Sequence[Point]) -> bool:
    """False for what is smaller than a pixel or two each way."""
    xs, ys = zip(*ring, strict=True)
    return bool(max(xs) - min(xs) > _SPECK or max(ys) - min(ys) > _SPECK)


def _flat(lon: float, lat: float, whole: bool, parallel: float) -> Point:
    if not whole:
        return lon * math.cos(math.radians(parallel)), lat
    a1, a2, a3, a4 = _EQUAL_EARTH
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square**3
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(theta) / (3 * slope)
    return x, theta * (a1 + a2 * square + sixth * (a3 + a4 * square))


def _cut(ring: Sequence[Point], window: Box) -> list[Point]:
    """The part of a ring in the window, a little larger (Sutherland and Hodgman 1974)."""
    west, south, east, north = window
    room = 0.05 * (east - west)
    kept = list(ring)
    for axis, bound, sign in ((0, west - room, 1), (0, east + room, -1),
                              (1, south - room, 1), (1, north + room, -1)):  # fmt: skip
        kept = _cut_at(kept, axis, bound, sign)
        if not kept:
            break
    return kept


def _cut_at(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for i, point in enumerate(ring):
        before = ring[i - 1]
        is_in = sign * (point[axis] - bound) >= 0
        if is_in != (sign * (before[axis] - bound) >= 0):
            share = (bound - before[axis]) / (point[axis] - before[axis])
            kept.append((
                before[0] + share * (point[0] - before[0]),
                before[1] + share * (point[1] - before[1]),
            ))  # fmt: skip
        if is_in:
            kept.append(point)
    return kept
