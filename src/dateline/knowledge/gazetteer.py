"""The gazetteer: which places a name may mean, and where they lie.

One compiled file (made by training/gazetteer/build.py) is mapped into memory and searched by the
hash of a name's key; nothing is read ahead, so loading takes a millisecond.
"""

import json
import mmap
import struct
import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Self, get_args

from dateline.errors import KnowledgeError
from dateline.knowledge.placenames import place_key, without_article
from dateline.types import PlaceKind

MAGIC = b"DLGAZ1\0\0"
COLUMNS = {
    "lat": "i", "lon": "i", "geonameid": "I", "population": "I", "name": "I",
    "admin1": "H", "country": "B", "kind": "B", "rank": "B", "key": "Q", "target": "I",
}  # fmt: skip
"""Column → its array code. `key` and `target` are the index: sorted hashes, and what they name."""

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
DEGREE = 100_000
"""Latitude and longitude are stored in units of 1/DEGREE of a degree."""

ALIAS = 1 << 31
"""Bit of a target that says: this key is another name of the place, not its main one."""

_FILE = Path(__file__).parent / "data" / "gazetteer.bin"
_CACHED_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `country` is ISO 3166 alpha-3 ("" where it belongs to none); `rank` (0-100) says how well known
    it is; `exact` is false where the name asked for is not its main one.
    """

    geonameid: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    kind: PlaceKind
    population: int
    rank: int
    exact: bool = True


class Gazetteer:
    """Names to places; made by `load`."""

    def __init__(self, data: memoryview) -> None:
        if data[: len(MAGIC)] != MAGIC or sys.byteorder != "little":
            raise KnowledgeError(
                "gazetteer: not compiled for this version and (little-endian) machine"
            )
        start = len(MAGIC) + 4
        (size,) = struct.unpack("<I", data[len(MAGIC) : start])
        head = json.loads(bytes(data[start : start + size]))
        self._columns = {
            name: data[offset : offset + length].cast(COLUMNS[name])  # type: ignore[call-overload]
            for name, (offset, length) in head["columns"].items()
        }
        first, length = head["names"]
        self._names = data[first : first + length]
        self._countries: list[str] = head["countries"]
        self._admin1: list[str] = head["admin1"]
        self._demonyms: dict[str, str] = head["demonyms"]
        self._states: dict[str, int] = head["states"]
        self._capitals: dict[str, int] = head["capitals"]
        self._found: dict[str, tuple[Place, ...]] = {}

    @property
    def countries(self) -> Sequence[str]:
        """The alpha-3 codes that places have, in the order they are numbered."""
        return self._countries

    @property
    def divisions(self) -> Sequence[str]:
        """The first-level divisions that places have, in the order they are numbered."""
        return self._admin1

    def parts(self) -> tuple[Mapping[str, object], Mapping[str, memoryview], memoryview]:
        """What it was compiled from, to compile a larger one: tables, columns, names."""
        tables = {"demonyms": self._demonyms, "states": self._states, "capitals": self._capitals}
        return tables, self._columns, self._names

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """The gazetteer of a compiled file, the shipped one by default; raises KnowledgeError."""
        path = path or _FILE
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"gazetteer: cannot be read from {path}: {error}") from error
        return cls(memoryview(mapped))

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def find(self, name: str) -> list[Place]:
        """The places the name may mean, best known first; empty where it names none."""
        return list(self.find_key(place_key(name)))

    def find_key(self, key: str) -> tuple[Place, ...]:
        """As `find`, for a name that is a key already (see placenames.place_key)."""
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _CACHED_NAMES:
                self._found.clear()
            found = self._found[key] = self._search(key)
        return found

    def demonym(self, word: str) -> str:
        """The state that an adjective or people tells ("Iraqi" → "IRQ"), "" where it tells none."""
        return self._demonyms.get(word.casefold(), "")

    def country(self, iso3: str) -> Place | None:
        """The state or territory of an ISO 3166 alpha-3 code; None where the code is unknown."""
        row = self._states.get(iso3)
        return None if row is None else self._place(row)

    def capital(self, iso3: str) -> Place | None:
        """The capital of a state; None where it has none."""
        row = self._capitals.get(iso3)
        return None if row is None else self._place(row)

    def _search(self, key: str) -> tuple[Place, ...]:
        targets = self._targets(key)
        if not targets and (bare := without_article(key)):
            targets = [target | ALIAS for target in self._targets(bare)]
        places = [self._place(target) for target in targets]
        return tuple(sorted(places, key=lambda place: (-place.rank, place.geonameid or 0)))

    def _targets(self, key: str) -> list[int]:
        keys = self._columns["key"]
        wanted = key_hash(key)
        at = bisect_left(keys, wanted)
        targets = []
        while at < len(keys) and keys[at] == wanted:
            targets.append(self._columns["target"][at])
            at += 1
        return targets

    def _place(self, target: int) -> Place:
        row = target & ~ALIAS
        column = self._columns
        return Place(
            geonameid=column["geonameid"][row] or None,
            name=self._name(column["name"][row]),
            lat=column["lat"][row] / DEGREE,
            lon=column["lon"][row] / DEGREE,
            country=self._countries[column["country"][row]],
            admin1=self._admin1[column["admin1"][row]],
            kind=KINDS[column["kind"][row]],
            population=column["population"][row],
            rank=column["rank"][row],
            exact=target < ALIAS,
        )

    def _name(self, offset: int) -> str:
        length = self._names[offset]
        return str(self._names[offset + 1 : offset + 1 + length], "utf-8")


def key_hash(key: str) -> int:
    """64 bits of BLAKE2b: the chance of two of a million names sharing one is below 1 in 10^7."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def inside(place: Place, container: Place) -> bool:
    """True where the container holds the place by its country or first-level division."""
    if container.country != place.country or place == container:
        return False
    if container.kind == "country":
        return True
    return container.kind == "admin1" and container.admin1 == place.admin1 != ""
