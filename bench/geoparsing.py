"""How well places are found in a text and put on the map, together.

    python bench/geoparsing.py [--gold FILE] [--json FILE]

A gold file is JSON lines {"id", "text", "toponyms": [{"start", "end", "lat", "lon"}]}; without
--gold the two given corpora are read. `strict` is the F1 of equal spans, all toponyms counted;
`within_161km` that of mentions that overlap a toponym, one to one, and lie within 161 km of it,
as most evaluations of geoparsers since Leidner (2007, Toponym Resolution in Text) have it.
"""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.find.geoparser import Geoparser
from dateline.types import PlaceMention, Report
from figures import arguments, show
from places import NEAR_KM, km


def main() -> None:
    """Print a row for each corpus."""
    given = arguments(__doc__, ["data/places/geo_lgl.jsonl", "data/places/geo_geovirus.jsonl"])
    geoparser = Geoparser.load()
    rows = [measured(file, geoparser) for file in given.gold]
    show("Places, found and placed", list(rows[0]), [list(r.values()) for r in rows], given.json)


def measured(file: Path, geoparser: Geoparser) -> dict[str, object]:
    """The figures of one file."""
    gold = found = strict = near = 0
    started = time.perf_counter()
    for row in _rows(file):
        report = Report(str(row["id"]), row["text"], published=row.get("published"))
        mentions = geoparser.places(report)
        gold += len(row["toponyms"])
        found += len(mentions)
        spans = {(mention.span.start, mention.span.end) for mention in mentions}
        strict += sum((name["start"], name["end"]) in spans for name in row["toponyms"])
        near += _near(row["toponyms"], mentions)
    return {
        "corpus": file.stem, "gold": gold, "found": found,
        "strict": round(2 * strict / (gold + found), 4),
        "within_161km": round(2 * near / (gold + found), 4),
        "seconds": round(time.perf_counter() - started, 1),
    }  # fmt: skip


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _near(gold: Sequence[dict[str, Any]], mentions: Sequence[PlaceMention]) -> int:
    """How many toponyms have a mention of their own on them that lies near."""
    free = list(mentions)
    right = 0
    for name in gold:
        match = next((mention for mention in free if _same_place(name, mention)), None)
        if match is not None:
            free.remove(match)
            right += 1
    return right


def _same_place(name: dict[str, Any], mention: PlaceMention) -> bool:
    if mention.span.start >= name["end"] or name["start"] >= mention.span.end:
        return False
    if mention.lat is None or mention.lon is None or name.get("lat") is None:
        return False
    return km((name["lat"], name["lon"]), (mention.lat, mention.lon)) <= NEAR_KM


if __name__ == "__main__":
    main()
