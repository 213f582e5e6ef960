"""Compile a gazetteer: the shipped one when Dateline is developed, a user's own by import.

The format is what gazetteer.py reads: a head of JSON, then columns, then the names.
"""

import json
import struct
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer import ALIAS, COLUMNS, DEGREE, KINDS, MAGIC, Gazetteer, key_hash
from dateline.knowledge.placenames import place_key, without_article
from dateline.types import PlaceKind

ARABIC_SPEAKING = frozenset(
    ("ARE", "BHR", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE",
     "QAT", "SAU", "SDN", "SOM", "SYR", "TUN", "YEM")
)  # fmt: skip
"""Here names are also found without their article: "Qaim" for "Al Qa'im"."""

MOST_COUNTRIES, MOST_DIVISIONS = 256, 65536
"""What the columns of a byte and of two can number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to be added; `names`: others than its own, as good as it; degrees, alpha-3."""

    kind: PlaceKind
    name: str
    country: str
    lat: float
    lon: float
    rank: int
    admin1: str = ""
    geonameid: int = 0
    population: int = 0
    names: tuple[str, ...] = field(default=())


def extended(base: Gazetteer, entries: Iterable[Entry]) -> tuple[bytes, int, int]:
    """The base with more places, as the bytes of a file; how many are new, and how many known.

    An entry with the GeoNames id of a place that the base has gives it more names, no more.
    """
    parts = _Parts(base)
    for entry in entries:
        parts.add(entry)
    return parts.file(), parts.new, parts.known


class _Parts:
    """The columns in the making, typed arrays all along: a full dump has twelve million places."""

    def __init__(self, base: Gazetteer) -> None:
        head, columns, names = base.parts()
        self._head = dict(head)
        self._columns = {name: array(COLUMNS[name], column) for name, column in columns.items()}
        self._names = bytearray(names)
        self._countries = {code: i for i, code in enumerate(base.countries)}
        self._admin1 = {name: i for i, name in enumerate(base.divisions)}
        self._known = {number: row for row, number in enumerate(columns["geonameid"]) if number}
        self.new = self.known = 0

    def add(self, entry: Entry) -> None:
        row = self._known.get(entry.geonameid) if entry.geonameid else None
        if row is None:
            row = self._append(entry)
            self._point_to(row, {place_key(entry.name)}, 0)
            self._point_to(row, self._others(entry), ALIAS)
            self.new += 1
        else:
            self._point_to(row, {place_key(entry.name)} | self._others(entry), ALIAS)
            self.known += 1

    def _others(self, entry: Entry) -> set[str]:
        keys = {place_key(name) for name in entry.names}
        if entry.country in ARABIC_SPEAKING:
            keys |= {bare for key in (*keys, place_key(entry.name))
                     if (bare := without_article(key))}  # fmt: skip
        return keys - {place_key(entry.name)}

    def _append(self, entry: Entry) -> int:
        row = len(self._columns["lat"])
        name = entry.name.encode()[:255]
        values = {
            "lat": round(entry.lat * DEGREE), "lon": round(entry.lon * DEGREE),
            "geonameid": entry.geonameid, "population": min(entry.population, 2**32 - 1),
            "name": len(self._names),
            "admin1": _numbered(entry.admin1, self._admin1, MOST_DIVISIONS),
            "country": _numbered(entry.country, self._countries, MOST_COUNTRIES),
            "kind": KINDS.index(entry.kind), "rank": max(0, min(100, entry.rank)),
        }  # fmt: skip
        for column, value in values.items():
            self._columns[column].append(value)
        self._names += bytes([len(name)]) + name
        if entry.geonameid:
            self._known[entry.geonameid] = row
        return row

    def _point_to(self, row: int, keys: Iterable[str], bit: int) -> None:
        for key in keys:
            if key:
                self._columns["key"].append(key_hash(key))
                self._columns["target"].append(row | bit)

    def file(self) -> bytes:
        """Sort the index, drop what is said twice, lay all out."""
        keys = np.frombuffer(self._columns["key"], np.uint64)
        targets = np.frombuffer(self._columns["target"], np.uint32)
        rows = targets & ~np.uint32(ALIAS)
        order = np.lexsort((targets, rows, keys))  # its own name before the alias of a place
        keys, targets, rows = keys[order], targets[order], rows[order]
        first = np.ones(len(keys), bool)
        first[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
        columns = {name: column.tobytes() for name, column in self._columns.items()}
        columns["key"], columns["target"] = keys[first].tobytes(), targets[first].tobytes()
        head = {**self._head, "countries": list(self._countries), "admin1": list(self._admin1)}
        return laid_out(head, columns, bytes(self._names))


def _numbered(value: str, numbers: dict[str, int], most: int) -> int:
    number = numbers.setdefault(value, len(numbers))
    if number >= most:
        raise KnowledgeError(f"gazetteer: more than {most:,} states or divisions ({value!r})")
    return number


def laid_out(head: Mapping[str, object], parts: Mapping[str, bytes], names: bytes) -> bytes:
    """The file; offsets depend on the head's own length, so it is padded."""
    length = len(json.dumps(head, ensure_ascii=False).encode()) + 2048
    length += -(len(MAGIC) + 4 + length) % 8
    at, spans = len(MAGIC) + 4 + length, {}
    for name, part in parts.items():
        spans[name] = (at, len(part))
        at += len(part) + -len(part) % 8
    head = {**head, "columns": spans, "names": (at, len(names))}
    text = json.dumps(head, ensure_ascii=False, sort_keys=True).encode().ljust(length)
    body = b"".join(part + bytes(-len(part) % 8) for part in parts.values())
    return MAGIC + struct.pack("<I", len(text)) + text + body + names
