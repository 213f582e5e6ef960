"""How well copies are traced: natural near-copies, and reports put through what papers do to them.

    python bench/lineage.py [--gold FILE] [--json FILE]

A gold file is JSON lines {"id", "text", "cluster"}. The stress set is played by script
(bench/variants.py) on given reports; its synonyms come from WordNet, whose files are read from the
folder DATELINE_WORDNET (without it those kinds are left out).
"""

import json
import os
import random
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from dateline.lineage.copies import Traced, trace
from dateline.types import Report
from figures import SHARED, arguments, show
from rewriting import wordnet
from variants import Scene, variants

_CORPORA = ("data/reports/guardian.jsonl", "data/attribution/attribution_polnear_dev.jsonl")
_SAMPLE = 240
"""Originals of the stress set; each corpus holds them all and one variant of each."""


def main() -> None:
    """Print the natural copies, then the stress set kind by kind."""
    given = arguments(__doc__, ["data/lineage/dup_natural_bbc.jsonl"])
    rows = [natural(file) for file in given.gold]
    show("Natural copies", list(rows[0]), [list(row.values()) for row in rows], given.json)
    stressed = stress(originals())
    show("Stress set", list(stressed[0]), [list(row.values()) for row in stressed], None)


def natural(file: Path) -> dict[str, object]:
    """Pair F1 and adjusted Rand index of the groups."""
    rows = [json.loads(line) for line in file.open(encoding="utf-8")]
    started = time.perf_counter()
    traced = trace(Report(row["id"], row["text"]) for row in rows)
    seconds = time.perf_counter() - started
    found = [t.lineage.group for t in traced]
    precision, recall, f1, index = agreement([row["cluster"] for row in rows], found)
    return {"corpus": file.stem, "reports": len(rows), "precision": precision, "recall": recall,
            "pair_f1": f1, "ari": index, "reports_per_s": round(len(rows) / seconds)}  # fmt: skip


def agreement(gold: list[str], found: list[str]) -> tuple[float, float, float, float]:
    """Precision, recall and F1 of pairs in one group, and the adjusted Rand index."""

    def pairs(labels: list[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs(list(zip(gold, found, strict=True)))
    told, true = pairs(list(found)), pairs(list(gold))
    chance = told * true / max(1, len(gold) * (len(gold) - 1) / 2)
    index = (both - chance) / max(1e-9, (told + true) / 2 - chance)
    return both / max(1, told), both / max(1, true), 2 * both / max(1, told + true), index


def originals() -> list[Report]:
    """Given reports of some length, no two of them copies."""
    reports = []
    for name in _CORPORA:
        for line in (SHARED / name).open(encoding="utf-8"):
            row = json.loads(line)
            day = row.get("published") or row.get("date")
            reports.append(Report(str(row["id"]), row["text"], published=day))
    long = [report for report in reports if len(report.text) > 800]
    alone = [r for r, t in zip(long, trace(long), strict=True) if t.lineage.of is None]
    return alone[:_SAMPLE]


def stress(reports: list[Report]) -> list[dict[str, object]]:
    """Recall, wrong pairs, right role and right parent of each kind of variant."""
    folder = os.environ.get("DATELINE_WORDNET")
    kinds = variants(wordnet(Path(folder)) if folder else {})
    if not folder:
        kinds = {name: kind for name, kind in kinds.items() if not name.startswith("syn")}
    rows = []
    for name, (variant, role) in kinds.items():
        chance = random.Random(name)  # noqa: S311
        made = [
            _later(report, variant(Scene(report.text, reports[i - 7].text, chance)))
            for i, report in enumerate(reports)
        ]
        traced = trace([*reports, *made])
        rows.append({"kind": name, "reports": len(reports), **_tally(reports, traced, role)})
    return rows


def _later(report: Report, text: str) -> Report:
    """A version of the report, printed the day after, or a day unknown where that is unknown."""
    day = report.published and date.fromisoformat(report.published[:10]) + timedelta(days=1)
    return Report(f"{report.id}/v", text, published=day.isoformat() if day else None)


def _tally(reports: list[Report], traced: list[Traced], role: str) -> dict[str, object]:
    size = len(reports)
    found = right_role = right_of = wrong = 0
    for i, report in enumerate(reports):
        original, copy = traced[i], traced[size + i]
        linked = copy.lineage.group == original.lineage.group or report.id in copy.embeds
        found += linked
        right_of += copy.lineage.of == report.id or (report.id in copy.embeds and linked)
        right_role += linked and (copy.lineage.role == role or report.id in copy.embeds)
        own = {report.id, f"{report.id}/v"}
        guest = reports[(i + 7) % size].id
        wrong += original.lineage.group not in own | {f"{guest}/v"}
        host = {reports[i - 7].id, f"{reports[i - 7].id}/v"}
        wrong += copy.lineage.group not in own | host
    return {"recall": found / size, "wrong": wrong, "role": right_role / max(1, found),
            "of": right_of / max(1, found)}  # fmt: skip


if __name__ == "__main__":
    main()
