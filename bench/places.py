"""How well named places are put on the map, given the words that name them.

    python bench/places.py [--gold FILE] [--json FILE]

A gold file is JSON lines {"id", "text", "toponyms": [{"start", "end", "lat", "lon"}]}; without
--gold the two given corpora are read. Beside Dateline stands the baseline that takes the
most populous place of the name. Accuracy within 161 km, mean and median error, and the area under
the log error (lower is better), as in Gritta et al. 2018 (A Pragmatic Guide to Geoparsing
Evaluation); a name left unresolved counts 20,039 km, half the way around the Earth.
"""

import itertools
import json
import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dateline.find.places import PlaceFinder
from dateline.knowledge.gazetteer import Gazetteer
from dateline.spans import Span
from dateline.types import Report
from figures import arguments, show

FAR_KM = 20_039.0
NEAR_KM = 161.0

Point = tuple[float, float]
Locator = Callable[[Report, Sequence[Span]], dict[Span, Point]]


def main() -> None:
    """Print a row for each corpus and method."""
    given = arguments(__doc__, ["data/places/geo_lgl.jsonl", "data/places/geo_geovirus.jsonl"])
    gazetteer = Gazetteer.load()
    methods = {"dateline": _dateline(gazetteer), "largest population": _largest(gazetteer)}
    rows = [measured(file, name, find) for file in given.gold for name, find in methods.items()]
    columns = list(rows[0])
    show("Places, given their words", columns, [list(row.values()) for row in rows], given.json)


def measured(file: Path, method: str, locate: Locator) -> dict[str, object]:
    """The figures of one method on one file."""
    errors, started = [], time.perf_counter()
    for report, gold in documents(file):
        found = locate(report, list(gold))
        errors += [km(point, found[span]) if span in found else FAR_KM
                   for span, point in gold.items()]  # fmt: skip
    seconds = time.perf_counter() - started
    logs = sorted(math.log1p(min(error, FAR_KM)) for error in errors)
    area = sum((a + b) / 2 for a, b in itertools.pairwise(logs))
    return {
        "corpus": file.stem, "method": method, "toponyms": len(errors),
        "accuracy_161km": round(sum(e <= NEAR_KM for e in errors) / len(errors), 4),
        "mean_km": round(statistics.fmean(errors), 1),
        "median_km": round(statistics.median(errors), 1),
        "auc": round(area / (math.log1p(FAR_KM) * max(1, len(logs) - 1)), 4),
        "seconds": round(seconds, 2),
    }  # fmt: skip


def documents(file: Path) -> Iterator[tuple[Report, dict[Span, Point]]]:
    """Each report with its toponyms that have coordinates."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = {
                Span(t["start"], t["end"]): (t["lat"], t["lon"])
                for t in row["toponyms"]
                if t.get("lat") is not None and t.get("lon") is not None
            }
            if gold:
                yield _report(row), gold


def _report(row: dict[str, str]) -> Report:
    return Report(
        str(row["id"]), row["text"], title=row.get("title"),
        publisher=row.get("publisher") or row.get("source"),
        published=row.get("published") or row.get("date"),
    )  # fmt: skip


def km(one: Point, other: Point) -> float:
    """Great-circle distance on a sphere of 6,371 km."""
    a, b = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(other[1] - one[1])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def _dateline(gazetteer: Gazetteer) -> Locator:
    finder = PlaceFinder(gazetteer)

    def locate(report: Report, spans: Sequence[Span]) -> dict[Span, Point]:
        return {
            place.span: (place.lat, place.lon)
            for place in finder.locate(report, spans)
            if place.lat is not None and place.lon is not None
        }

    return locate


def _largest(gazetteer: Gazetteer) -> Locator:
    def locate(report: Report, spans: Sequence[Span]) -> dict[Span, Point]:
        found = {span: gazetteer.find(span.of(report.text)) for span in spans}
        best = {span: max(places, key=lambda p: p.population)
                for span, places in found.items() if places}  # fmt: skip
        return {span: (place.lat, place.lon) for span, place in best.items()}

    return locate


if __name__ == "__main__":
    main()
