"""Extract the middle of every state and province from Natural Earth (public domain) to states.tsv.

    python training/gazetteer/states.py world_map.gpkg > training/gazetteer/states.tsv

The GeoPackage is the one QGIS ships (Debian package qgis-common,
/usr/share/qgis/resources/data/world_map.gpkg): Natural Earth 4.1 at 1:10m, simplified.
"""

import itertools
import sqlite3
import struct
import sys
from collections.abc import Iterator

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # by envelope code (GeoPackage 1.3, 2.1.3)

Ring = list[tuple[float, float]]


def main() -> None:
    """Print the table: iso2, latitude, longitude, names."""
    print("# Natural Earth 4.1 Admin 1 (public domain): iso2, latitude, longitude, names")
    source = sqlite3.connect(sys.argv[1])
    query = "SELECT iso_a2, name, woe_name, gn_name, geom FROM states_provinces ORDER BY fid"
    for iso2, *names, shape in source.execute(query):
        known = list(dict.fromkeys(name.strip() for name in names if name and name.strip()))
        if known and shape and len(iso2 or "") == 2:
            lat, lon = middle(shape)
            print(f"{iso2}\t{lat:.3f}\t{lon:.3f}\t{'|'.join(known)}")


def middle(shape: bytes) -> tuple[float, float]:
    """Area-weighted middle (latitude, longitude) of a GeoPackage polygon's outer rings."""
    rings = list(_outer_rings(shape[8 + _ENVELOPE_BYTES[shape[3] >> 1 & 7] :]))
    parts = [_centroid(ring) for ring in rings]
    area = sum(part[0] for part in parts)
    lon = sum(part[0] * part[1] for part in parts) / area
    return sum(part[0] * part[2] for part in parts) / area, lon


def _centroid(ring: Ring) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        x += (x0 + x1) * cross / 6
        y += (y0 + y1) * cross / 6
    return abs(area) or 1e-12, *((x / area, y / area) if area else ring[0])


def _outer_rings(wkb: bytes) -> Iterator[Ring]:
    """Outer rings of a little-endian WKB MultiPolygon or Polygon (two dimensions)."""
    at = 9 if _kind(wkb, 0) == 6 else 0
    count = struct.unpack_from("<I", wkb, 5)[0] if at else 1
    for _ in range(count):
        rings = struct.unpack_from("<I", wkb, at + 5)[0]
        at += 9
        for number in range(rings):
            points = struct.unpack_from("<I", wkb, at)[0]
            if number == 0:
                flat = struct.unpack_from(f"<{points * 2}d", wkb, at + 4)
                yield list(zip(flat[::2], flat[1::2], strict=True))
            at += 4 + points * 16


def _kind(wkb: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", wkb, at + 1)[0]) % 1000


if __name__ == "__main__":
    main()
