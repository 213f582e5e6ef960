"""How far states and their divisions reach, and where the borders of states lie.

Two tables made by training/atlas/build.py from Natural Earth (public domain). All distances are
the kilometres within which 95 % of the land, or of the border, lies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median

from dateline.errors import KnowledgeError
from dateline.knowledge.placenames import place_key

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Border:
    """The border of two states: its middle (degrees) and how far it reaches to either side."""

    lat: float
    lon: float
    km: float


class Extents:
    """The two tables, in memory; made by `load`."""

    def __init__(
        self,
        states: Mapping[str, float],
        divisions: Mapping[tuple[str, str], float],
        borders: Mapping[tuple[str, str], Border],
    ) -> None:
        self._states = states
        self._divisions = divisions
        self._borders = borders

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Extents":
        """The shipped tables; raises KnowledgeError where one is missing or damaged."""
        try:
            reach = [(a, b, float(km)) for a, b, km in _rows(folder / "extents.tsv")]
            borders = {
                (a, b): Border(float(lat), float(lon), float(km))
                for a, b, lat, lon, km in _rows(folder / "borders.tsv")
            }
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"extents: cannot be read from {folder}: {error}") from error
        states = {country: km for country, name, km in reach if not name}
        named = {(country, place_key(name)): km for country, name, km in reach if name}
        return cls(states, named, borders)

    def state(self, iso3: str) -> float | None:
        """The reach of a state around its point in the gazetteer; None for an unknown code."""
        return self._states.get(iso3)

    def division(self, iso3: str, admin1: str) -> float | None:
        """The reach of a first-level division; an unknown one is taken for one of middle size."""
        return self._divisions.get((iso3, place_key(admin1)), self._typical.get(iso3))

    def border(self, one: str, other: str) -> Border | None:
        """The border of two states; None where they have none on land."""
        return self._borders.get((one, other) if one < other else (other, one))

    @cached_property
    def _typical(self) -> dict[str, float]:
        by_state: dict[str, list[float]] = {}
        for (country, _), km in self._divisions.items():
            by_state.setdefault(country, []).append(km)
        return {country: median(reach) for country, reach in by_state.items()}


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
