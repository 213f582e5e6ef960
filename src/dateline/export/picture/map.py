"""A map of events: dots for towns, shaded areas for what is known only coarsely."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.export.picture.labels import Labels
from dateline.export.picture.projection import View, view_of
from dateline.export.picture.scene import Outline, Point, Scene, Words, box, circle
from dateline.export.picture.sites import Located, Site, gathered, sites_of
from dateline.knowledge.atlas import Atlas, Shape
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.placenames import place_key

__all__ = ["Site", "draw_map", "sites_of"]

WIDTH, BELOW = 1200, 94
FRAME = (24.0, 84.0, 1176.0, 806.0)
SEA, LAND, BORDER, DIVISION = "#dce9f0", "#f7f4ec", "#8c8577", "#d5cfc0"
DOT, DOT_EDGE, AREA, AREA_EDGE = "#b3261e", "#ffffff", "#e08a2e", "#a85b0c"
INK, QUIET = "#222222", "#6b675f"

DIVISIONS_UP_TO = 40.0
"""Degrees of longitude up to which first-level divisions are drawn: beyond, they are a tangle."""

LARGEST_DOT = 26.0
SMALLEST_DOT = 3.5
MOST_LABELS = 40
FARTHEST_KM = 2500.0
"""An area is given this much room at most: that of the largest states would be the world."""


def draw_map(located: Located, title: str, atlas: Atlas, gazetteer: Gazetteer) -> Scene:
    """The map of the sites, with the land around them, a legend, and what is not shown."""
    sites = gathered(located.sites)
    view = view_of(list(_corners(sites)) or [(-180.0, 0.0), (180.0, 0.0)], FRAME)
    scene = Scene(WIDTH, round(view.frame[3]) + BELOW, view.frame, title)
    scene.clipped.append(Outline((box(*view.frame),), fill=SEA))
    _draw_land(scene, view, atlas)
    areas = [site for site in sites if site.coarse]
    dots = [site for site in sites if not site.coarse]
    most = max((site.count for site in dots), default=1)
    labels = Labels(view.frame)
    _draw_areas(scene, view, areas, atlas)
    for site in dots:
        _draw_dot(scene, view, site, most, labels)
    _label_dots(scene, view, dots, most, labels)
    _label_areas(scene, view, areas, labels)
    _label_countries(scene, view, areas, atlas, gazetteer, labels)
    scene.over.append(Outline((box(*view.frame),), stroke=BORDER))
    _head(scene, located, title, sum(site.count for site in sites))
    _legend(scene, most if dots else 0, bool(areas))
    return scene


def _corners(sites: Sequence[Site]) -> Iterator[Point]:
    """The points the map must show: each site with what lies around it."""
    for site in sites:
        reach = min(site.radius_km or 0.0, FARTHEST_KM) / 111.2
        across = min(60.0, reach / max(0.2, math.cos(math.radians(site.lat))))
        for step in (-1, 1):
            lon = max(-180.0, min(180.0, site.lon + step * across))
            yield lon, max(-85.0, min(85.0, site.lat + step * reach))


def _draw_land(scene: Scene, view: View, atlas: Atlas) -> None:
    west, _, east, _ = view.shown
    states = [rings for shape in atlas.countries.values() if (rings := _rings(shape, view))]
    scene.clipped += [Outline(rings, fill=LAND) for rings in states]
    if east - west <= DIVISIONS_UP_TO:
        for shape in atlas.divisions:
            rings = _rings(shape, view)
            if rings:
                scene.clipped.append(Outline(rings, stroke=DIVISION, width=0.8))
    width = 0.5 if view.whole else 1.1
    scene.clipped += [Outline(rings, stroke=BORDER, width=width) for rings in states]


def _rings(shape: Shape, view: View) -> tuple[list[Point], ...]:
    west, south, east, north = view.shown
    shown = []
    for ring in shape.rings:
        lons, lats = zip(*ring, strict=True)
        if min(lons) <= east and max(lons) >= west and min(lats) <= north and max(lats) >= south:
            shown.append(view.ring(ring))
    return tuple(ring for ring in shown if ring)


def _draw_areas(scene: Scene, view: View, areas: list[Site], atlas: Atlas) -> None:
    """States and divisions as their own shapes, all else as a circle; more events, more colour."""
    most = max((site.count for site in areas), default=1)
    for site in sorted(areas, key=lambda site: -(site.radius_km or 0.0)):
        shape = atlas.countries.get(site.country) if site.kind == "country" else None
        if site.kind == "admin1":
            shape = division_of(site, atlas)
        strength = 0.16 + 0.34 * math.sqrt(site.count / most)
        if shape:
            rings = _rings(shape, view)
            if rings:
                scene.clipped.append(Outline(rings, fill=AREA, opacity=strength, title=site.title))
        elif site.radius_km:
            ring = circle(view.to_pixels(site.lon, site.lat), view.km(site.radius_km))
            scene.clipped.append(Outline((ring,), fill=AREA, opacity=strength, title=site.title))
            scene.clipped.append(Outline((ring,), stroke=AREA_EDGE, dashed=True))


def division_of(site: Site, atlas: Atlas) -> Shape | None:
    """The shape of a first-level division: by its name, else the one that its point lies in."""
    within = [shape for shape in atlas.divisions if shape.country == site.country]
    keys = {place_key(site.name), place_key(site.admin1)}
    named = (shape for shape in within if keys & set(map(place_key, shape.names)))
    around = (shape for shape in within if _holds(shape, site.lon, site.lat))
    return next(named, None) or next(around, None)


def _holds(shape: Shape, x: float, y: float) -> bool:
    """True where the point lies within the rings, by the even-odd rule."""
    crossings = 0
    for ring in shape.rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                crossings += 1
    return crossings % 2 == 1


def _dot(count: int, most: int) -> float:
    """Areas of dots are in proportion to events, as far as the smallest can be seen."""
    return max(SMALLEST_DOT, LARGEST_DOT * math.sqrt(count / max(most, 30)))


def _draw_dot(scene: Scene, view: View, site: Site, most: int, labels: Labels) -> None:
    at = view.to_pixels(site.lon, site.lat)
    radius = _dot(site.count, most)
    if site.radius_km and view.km(site.radius_km) > radius:
        ring = circle(at, view.km(site.radius_km))
        scene.clipped.append(Outline((ring,), fill=AREA, opacity=0.18, title=site.title))
    scene.clipped.append(
        Outline((circle(at, radius),), fill=DOT, stroke=DOT_EDGE, opacity=0.85, title=site.title)
    )
    labels.take(at[0] - radius * 0.8, at[1] - radius * 0.8, at[0] + radius * 0.8,
                at[1] + radius * 0.8)  # fmt: skip


def _label_dots(scene: Scene, view: View, dots: list[Site], most: int, labels: Labels) -> None:
    for site in dots[:MOST_LABELS]:
        at = view.to_pixels(site.lon, site.lat)
        words = Words(at, site.name, size=13, halo=True, title=site.title)
        placed = labels.beside(words, _dot(site.count, most) + 3)
        if placed:
            scene.over.append(placed)


def _label_areas(scene: Scene, view: View, areas: list[Site], labels: Labels) -> None:
    for site in areas[:MOST_LABELS]:
        at = view.to_pixels(site.lon, site.lat)
        text = f"{site.name} ({site.count:,})"
        words = Words(at, text, 13, AREA_EDGE, "middle", bold=True, halo=True, title=site.title)
        placed = labels.near(words)
        if placed:
            scene.over.append(placed)


def _label_countries(
    scene: Scene, view: View, areas: list[Site], atlas: Atlas, gazetteer: Gazetteer, labels: Labels
) -> None:
    """The names of the states in view that are not named already, where there is room."""
    named = {site.country for site in areas if site.kind == "country"}
    if view.whole:
        return
    for code in sorted(atlas.countries):
        state = gazetteer.country(code)
        if code in named or state is None or not _rings(atlas.countries[code], view):
            continue
        at = view.to_pixels(state.lon, state.lat)
        words = Words(at, state.name.upper(), 11, QUIET, "middle", halo=True)
        placed = labels.near(words)
        if placed:
            scene.over.append(placed)


def _head(scene: Scene, located: Located, title: str, shown: int) -> None:
    """Title and period, and what is not shown."""
    left = scene.frame[0]
    period = f", {located.first} to {located.last}" if located.first else ""
    far = located.events - located.lost - shown
    hidden = [
        f"{count:,} {why}"
        for count, why in ((far, "far away"), (located.lost, "without a known place"))
        if count
    ]
    without = f"; not shown: {', '.join(hidden)}" if hidden else ""
    scene.over += [
        Words((left, 44), title, 26, INK, bold=True),
        Words((left, 70), f"{shown:,} events{period}{without}", 15, QUIET),
    ]


def _legend(scene: Scene, most: int, areas: bool) -> None:
    """What dots and areas mean, and where the outlines are from."""
    left, _, right, bottom = scene.frame
    credit = "Outlines: Natural Earth. Places: GeoNames (CC BY 4.0)."
    scene.over.append(Words((right, bottom + 80), credit, 11, QUIET, "end"))
    x, y = left, bottom + 40
    for count in _steps(most):
        radius = _dot(count, most)
        scene.over.append(Outline((circle((x + radius, y), radius),), fill=DOT, opacity=0.85))
        words = Words((x + 2 * radius + 6, y + 5), f"{count:,}", 13)
        scene.over.append(words)
        x = words.at[0] + words.length + 22
    if most:
        scene.over.append(Words((x, y + 5), "events at a place", 13, QUIET))
        x += 140
    if areas:
        scene.over.append(Outline((box(x, y - 9, x + 30, y + 9),), fill=AREA, opacity=0.45))
        text = "somewhere in this area (number of events)"
        scene.over.append(Words((x + 38, y + 5), text, 13, QUIET))


def _steps(most: int) -> list[int]:
    """Round counts for the legend: at most three, up to the largest."""
    if most <= 1:
        return [1] if most else []
    top = 10 ** int(math.log10(most))
    top *= max(step for step in (1, 2, 5) if step * top <= most)
    return sorted({1, max(1, top // 5), top})
