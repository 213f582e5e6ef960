"""Make the atlas (outlines for maps) and how far places reach, from Natural Earth.

    python training/atlas/shapes.py world_map.gpkg > states.geojson
    npx mapshaper@0.6 states.geojson name=states -simplify interval=3km keep-shapes \\
        -filter-islands min-vertices=3 remove-empty -dissolve c + name=countries \\
        -o target=states,countries atlas.topojson format=topojson quantization=36000
    python training/atlas/build.py atlas.topojson

Writes atlas.topojson.gz, extents.tsv and borders.tsv into src/dateline/knowledge/data. The same
inputs give the same bytes. Needs the development extra `gazetteer` and node.
"""

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.knowledge.atlas import FILE, Atlas, Ring, Shape
from dateline.knowledge.gazetteer import Gazetteer, Place

SHARE = 95
"""A radius reaches this percentage of the land (or border): an outlying island does not count."""

SAMPLES = 60
"""Points along each side of a shape's box at which it is asked whether they lie inside."""

OVERSEAS = 1.5
"""Land farther than this many times the reach of a state's largest piece is left out."""

BORDER_STEP = 0.1
"""Degrees between two points of a border that are weighed."""

Points = npt.NDArray[np.float64]


def main() -> None:
    """Write the three files and say how large they are."""
    FILE.write_bytes(gzip.compress(Path(sys.argv[1]).read_bytes(), 9, mtime=0))
    atlas, gazetteer = Atlas.load(), Gazetteer.load()
    extents = {(country, name): km for country, name, km in _extents(atlas, gazetteer)}
    borders = sorted(_borders(atlas))
    _write("extents.tsv", "state, first-level division (none: the whole), km around its point",
           [f"{a}\t{b}\t{km:.0f}" for (a, b), km in sorted(extents.items())])  # fmt: skip
    _write("borders.tsv", "two states, middle of their border (latitude, longitude), km around",
           [f"{a}\t{b}\t{lat:.3f}\t{lon:.3f}\t{km:.0f}"
            for a, b, lat, lon, km in borders])  # fmt: skip
    print(
        f"{FILE}: {FILE.stat().st_size:,} bytes; {len(extents):,} extents, {len(borders)} borders"
    )


def _write(name: str, what: str, lines: list[str]) -> None:
    head = f"# {what}: {SHARE} % of it (Natural Earth 4.1, public domain)"
    FILE.with_name(name).write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def _extents(atlas: Atlas, gazetteer: Gazetteer) -> Iterator[tuple[str, str, float]]:
    """How far each state and first-level division reaches from its point in the gazetteer."""
    for code, shape in atlas.countries.items():
        state = gazetteer.country(code)
        if state:
            yield code, "", _reach(shape, state)
    for shape in atlas.divisions:
        division = _division(shape, gazetteer)
        if division:
            yield division.country, division.admin1, _reach(shape, division)


def _division(shape: Shape, gazetteer: Gazetteer) -> Place | None:
    """The division of the gazetteer with one of the shape's names."""
    for name in shape.names:
        for place in gazetteer.find(name):
            if place.kind == "admin1" and place.country == shape.country:
                return place
    return None


def _reach(shape: Shape, place: Place) -> float:
    """Overseas parts are left out: what lies half as far again as the largest piece reaches."""
    largest = max(shape.rings, key=lambda ring: abs(_area(ring)))
    mainland = _reaching(Shape(shape.country, shape.names, (largest,)), place)
    inside = _inside(shape)
    km = _km(inside, place.lat, place.lon)
    near = km <= OVERSEAS * mainland
    return _within(km[near], np.cos(np.radians(inside[near, 1])))


def _reaching(shape: Shape, place: Place) -> float:
    inside = _inside(shape)
    return _within(_km(inside, place.lat, place.lon), np.cos(np.radians(inside[:, 1])))


def _area(ring: Ring) -> float:
    """Signed, in square degrees."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])) / 2


def _within(km: Points, weights: Points) -> float:
    """The distance that this share of the weight lies within; 1 km at least."""
    order = np.argsort(km)
    share = np.cumsum(weights[order]) / weights.sum()
    return max(1.0, float(km[order][np.searchsorted(share, SHARE / 100)]))


def _inside(shape: Shape) -> Points:
    """Points spread evenly over the shape, ring by ring by size (even-odd rule for holes)."""
    corners = np.concatenate([np.array(ring) for ring in shape.rings])
    low, high = corners.min(0), corners.max(0)
    steps = [np.linspace(low[i], high[i], SAMPLES * 2 + 1)[1::2] for i in (0, 1)]
    grid = np.stack(np.meshgrid(*steps), -1).reshape(-1, 2)
    hits = np.zeros(len(grid), bool)
    for ring in shape.rings:
        hits ^= _in_ring(grid, ring)
    return grid[hits] if hits.sum() >= 10 else corners


def _in_ring(grid: Points, ring: Ring) -> npt.NDArray[np.bool_]:
    hits = np.zeros(len(grid), bool)
    x, y = grid[:, 0], grid[:, 1]
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        if y0 != y1:
            hits ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return hits


def _borders(atlas: Atlas) -> Iterator[tuple[str, str, float, float, float]]:
    """The middle and reach of every border of two states: the arcs that both are drawn with."""
    owners: dict[int, set[str]] = defaultdict(set)
    for country, numbers in atlas.country_arcs():
        for number in numbers:
            owners[number if number >= 0 else ~number].add(country)
    shared: dict[tuple[str, str], list[Points]] = defaultdict(list)
    for number, countries in owners.items():
        for pair in combinations(sorted(countries - {""}), 2):
            shared[pair].append(_along(atlas.arcs[number]))
    for (a, b), parts in shared.items():
        line = np.concatenate(parts)
        lon, lat = line.mean(0)
        middle = line[_km(line, lat, lon).argmin()]  # on the border, not in its bend
        reach = _within(_km(line, middle[1], middle[0]), np.ones(len(line)))
        yield a, b, middle[1], middle[0], reach


def _along(arc: Ring) -> Points:
    """Points at even steps along the arc."""
    points = np.array(arc)
    steps = np.hypot(*(points[1:] - points[:-1]).T)
    at = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0, at[-1], max(2, int(at[-1] / BORDER_STEP)))
    return np.stack([np.interp(wanted, at, points[:, i]) for i in (0, 1)], -1)


def _km(points: Points, lat: float, lon: float) -> Points:
    """Great-circle distances of points (longitude, latitude) on a sphere of 6,371 km."""
    lons, lats = np.radians(points).T
    here = np.radians(lat)
    h = np.sin((lats - here) / 2) ** 2
    h += np.cos(lats) * np.cos(here) * np.sin((lons - np.radians(lon)) / 2) ** 2
    distance: Points = 2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(1.0, h)))
    return distance


if __name__ == "__main__":
    main()
