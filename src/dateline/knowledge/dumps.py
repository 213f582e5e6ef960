"""Places to import: a dump of GeoNames as it is downloaded, or a table of the user's own."""

import csv
import io
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, get_args

from dateline.errors import KnowledgeError
from dateline.knowledge.compiling import Entry
from dateline.knowledge.gazetteer import Gazetteer
from dateline.types import PlaceKind

_FIELDS = 19
"""Columns of a GeoNames dump (https://download.geonames.org/export/dump/readme.txt)."""

_BY_CODE: Mapping[str, PlaceKind] = {"ADM1": "admin1", "ADM2": "admin2"}
_BY_CLASS: Mapping[str, PlaceKind] = {
    "P": "city", "H": "water", "L": "region", "T": "region", "S": "facility",
}  # fmt: skip
"""Feature class → kind. Other divisions (A), roads (R), sea floor (U), woods (V) are left out."""

_RANKS = {"city": 8, "water": 12, "region": 12, "facility": 10, "admin2": 10, "admin1": 28}
"""How well known a place without people is: below every town that is known to have some."""

_NEEDED = ("name", "lat", "lon")
_KNOWN = (*_NEEDED, "kind", "country", "admin1", "names", "rank", "population", "geonameid")


def read_entries(path: Path, shipped: Gazetteer) -> Iterator[Entry]:
    """The places of a file: .txt or .zip is a GeoNames dump, .csv or .tsv a table.

    Raises KnowledgeError, with the line, for what cannot be used.
    """
    try:
        if path.suffix.lower() in (".csv", ".tsv"):
            with path.open(encoding="utf-8-sig", newline="") as stream:
                yield from _table(stream, path)
        elif path.suffix.lower() in (".txt", ".zip"):
            yield from _dump(path, shipped)
        else:
            raise KnowledgeError(f"{path}: give a GeoNames dump (.txt, .zip) or a .csv or .tsv")
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile, csv.Error) as error:
        raise KnowledgeError(f"{path} cannot be read: {error}") from error


def _dump(path: Path, shipped: Gazetteer) -> Iterator[Entry]:
    """Twice through: the names of first-level divisions stand among the places."""
    divisions: dict[tuple[str, str], str] = {}
    for fields in _lines(path):
        if fields[7] == "ADM1":
            divisions[fields[8], fields[10]] = _division(fields, shipped)
    for fields in _lines(path):
        kind = _BY_CODE.get(fields[7]) or _BY_CLASS.get(fields[6])
        country = alpha3(fields[8])
        if kind and (country or not fields[8]):
            yield _entry(fields, kind, country, divisions.get((fields[8], fields[10]), ""))


def _lines(path: Path) -> Iterator[list[str]]:
    with _text(path) as stream:
        for number, line in enumerate(stream, start=1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != _FIELDS:
                raise KnowledgeError(
                    f"{path}:{number}: {len(fields)} columns, a GeoNames dump has {_FIELDS}"
                )
            yield fields


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    """The dump itself, or the one of the archive's name within it ("SY.zip": "SY.txt")."""
    if path.suffix.lower() == ".txt":
        with path.open(encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        name = f"{path.stem}.txt"
        if name not in archive.namelist():
            raise KnowledgeError(f"{path}: there is no {name} in it")
        with archive.open(name) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")


def _division(fields: list[str], shipped: Gazetteer) -> str:
    """The division by the name that the shipped places have for it, so that both agree."""
    country = alpha3(fields[8])
    for name in (fields[1], fields[2], *fields[3].split(",")):
        for place in shipped.find(name):
            if place.kind == "admin1" and place.country == country:
                return place.admin1
    return fields[1]


def _entry(fields: list[str], kind: PlaceKind, country: str, admin1: str) -> Entry:
    people = int(fields[14] or 0)
    rank = float(_RANKS[kind])
    if people:
        size = math.log10(people + 1)
        rank = {"admin1": 28 + 5 * size, "admin2": 8 * size - 6}.get(kind, 10 * size)
        rank += 12 * (fields[7] == "PPLC")
    return Entry(
        kind, fields[1], country, float(fields[4]), float(fields[5]), round(min(84, rank)),
        admin1, int(fields[0]), people, tuple(_latin((fields[2], *fields[3].split(",")))),
    )  # fmt: skip


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Names that a report in Latin script could use: no codes, links or other scripts."""
    for name in names:
        code = len(name) < 4 and name.isupper()
        latin = all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 for char in name)
        if (
            latin
            and not code
            and 2 < len(name) < 40
            and not any(c in "/:=0123456789" for c in name)
        ):
            yield name


def _table(stream: IO[str], path: Path) -> Iterator[Entry]:
    rows = csv.DictReader(stream, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    columns = rows.fieldnames or ()
    if missing := [name for name in _NEEDED if name not in columns]:
        raise KnowledgeError(f"{path}: no column {', '.join(missing)} (there may be {_KNOWN})")
    for row in rows:
        try:
            yield _own({name: (row.get(name) or "").strip() for name in _KNOWN})
        except ValueError as error:
            raise KnowledgeError(f"{path}:{rows.line_num}: {error}") from None


def _own(row: Mapping[str, str]) -> Entry:
    """A place of a user's table; raises ValueError that says what is wrong."""
    lat, lon = float(row["lat"]), float(row["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} lies outside -90 to 90, -180 to 180 degrees")
    if not row["name"]:
        raise ValueError("the name is empty")
    kind = row["kind"] or "city"
    if kind not in get_args(PlaceKind):
        raise ValueError(f"kind {kind!r} is none of {', '.join(get_args(PlaceKind))}")
    country = alpha3(row["country"].upper())
    if row["country"] and not country:
        raise ValueError(f"country {row['country']!r} is no ISO 3166 code")
    names = tuple(name.strip() for name in row["names"].split("|") if name.strip())
    return Entry(
        kind, row["name"], country, lat, lon, int(row["rank"] or 30),  # type: ignore[arg-type]
        row["admin1"], int(row["geonameid"] or 0), int(row["population"] or 0), names,
    )  # fmt: skip


def alpha3(code: str) -> str:
    """ISO 3166 alpha-2 or alpha-3 → alpha-3; "" for what is neither."""
    codes = _codes()
    return codes.get(code, code if code in codes.values() else "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    text = (Path(__file__).parent / "data" / "iso3166.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {line[0]: line[1] for line in pairs}
