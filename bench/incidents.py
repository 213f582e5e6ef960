"""What the records say of incidents that others coded: numbers, sides, kinds, roles.

    python bench/incidents.py [--set NAME]... [--gold FILE] [--limit N] [--half even|odd]

Sets: `satp` (counts, perpetrator, types), `police` (acts of the police by sentence), `muc` (slots
by head noun), `marked` (type between two marked actors). What rules or
models have seen of them stands in docs/benchmarks.md. `--half` takes every second row (of `police`:
document), so that what was tuned on one half is measured on the other.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.pipeline import Coder
from figures import SHARED, show
from incident import marked, muc, police, satp

SETS: dict[str, tuple[Callable[[Sequence[dict], Coder], list[list[object]]], list[str]]] = {
    "satp": (satp.measure, ["satp_coded"]),
    "police": (police.measure, ["ipe_sents"]),
    "muc": (muc.measure, ["muc4_tst1", "muc4_tst2"]),
    "marked": (marked.measure, ["zsp_plv_train"]),
}


def main() -> None:
    given = _arguments()
    coder: Coder | None = None
    for name in given.set or SETS:
        measure, defaults = SETS[name]
        paths = given.gold or [SHARED / f"data/events/{file}.jsonl" for file in defaults]
        absent = [str(path) for path in paths if not path.exists()]
        if absent:
            print(f"not measured: {', '.join(absent)} absent (the data is not in the repository)")
            continue
        coder = coder or Coder.load()
        rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
        rows = _half(rows, given.half)[: given.limit]
        out = given.json.with_stem(f"{given.json.stem}-{name}") if given.json else None
        columns = [name, "precision", "recall", "F1 or share", "gold"]
        show(f"Incidents: {name}", columns, measure(rows, coder), out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--set", action="append", choices=SETS, help="only this set (repeatable)")
    parser.add_argument("--gold", type=Path, action="append", help="files in the form of one --set")
    parser.add_argument("--limit", type=int, help="only so many rows")
    parser.add_argument("--half", choices=("even", "odd"), help="every second row or document")
    parser.add_argument("--json", type=Path, help="write the figures beside here, a file a set")
    given = parser.parse_args()
    if given.gold and len(given.set or []) != 1:
        parser.error("--gold needs one --set, which says what form the files have")
    return given


def _half(rows: list[dict], half: str | None) -> list[dict]:
    units = list(dict.fromkeys(str(row.get("doc_id", row.get("id"))) for row in rows))
    kept = {None: units, "even": units[::2], "odd": units[1::2]}[half]
    chosen = set(kept)
    return [row for row in rows if str(row.get("doc_id", row.get("id"))) in chosen]


if __name__ == "__main__":
    main()
