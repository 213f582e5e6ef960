"""The outlines of states and their first-level divisions, for maps.

One gzipped TopoJSON (made by training/atlas/build.py from Natural Earth, public domain): borders
that two shapes share are stored once, so they fit however they are drawn.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError

FILE = Path(__file__).parent / "data" / "atlas.topojson.gz"

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Shape:
    """A state or division: `country` is ISO 3166 alpha-3, `names` those of the source."""

    country: str
    names: tuple[str, ...]
    rings: tuple[Ring, ...]


class Atlas:
    """Shapes, decoded where they are asked for."""

    def __init__(self, topology: Mapping[str, Any]) -> None:
        self._topology = topology

    @classmethod
    def load(cls, path: Path = FILE) -> "Atlas":
        """The shipped atlas; raises KnowledgeError where the file is missing or damaged."""
        try:
            return cls(json.loads(gzip.decompress(path.read_bytes())))
        except (OSError, ValueError, EOFError) as error:
            raise KnowledgeError(f"atlas: cannot be read from {path}: {error}") from error

    @cached_property
    def arcs(self) -> list[Ring]:
        """Every stretch of border or coast, in degrees."""
        transform = self._topology["transform"]
        (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
        decoded = []
        for arc in self._topology["arcs"]:
            xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
            decoded.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
        return decoded

    @cached_property
    def countries(self) -> Mapping[str, Shape]:
        """States and territories by their ISO 3166 alpha-3 code."""
        return {shape.country: shape for shape in self._shapes("countries")}

    @cached_property
    def divisions(self) -> tuple[Shape, ...]:
        """First-level divisions."""
        return tuple(self._shapes("states"))

    def country_arcs(self) -> Iterator[tuple[str, list[int]]]:
        """Each ring of each state as numbers of `arcs` (~n: backwards)."""
        for item in self._topology["objects"]["countries"]["geometries"]:
            for numbers in _rings(item):
                yield item["properties"]["c"], numbers

    def _shapes(self, layer: str) -> list[Shape]:
        return [
            Shape(
                item["properties"]["c"],
                tuple(item["properties"].get("n", "").split("|")),
                tuple(self._ring(ring) for ring in _rings(item)),
            )
            for item in self._topology["objects"][layer]["geometries"]
        ]

    def _ring(self, numbers: list[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def _rings(geometry: Mapping[str, Any]) -> list[list[int]]:
    """The numbers of the arcs of each ring of a TopoJSON geometry (~n: backwards)."""
    match geometry.get("type"):
        case "Polygon":
            return list(geometry["arcs"])
        case "MultiPolygon":
            return [ring for polygon in geometry["arcs"] for ring in polygon]
    return []
