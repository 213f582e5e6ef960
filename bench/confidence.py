"""What a confidence is worth: calibration error by field, and what a bound on it costs.

    python bench/confidence.py [--gold FILE] [--json FILE]

The expected calibration error (Naeini et al. 2015) is over ten equal bins. An event counts as
right where trigger words and type are, another field where event and value are.
"""

import json

from dateline.pipeline import Coder
from dateline.types import Event
from events import alike, code, from_event, from_gold
from figures import arguments, show

Pairs = list[tuple[float, bool]]
NAMES = {"actors": "actor", "recipients": "recipient", "status": "status", "sources": "sources",
         "place": "place", "date": "date"}  # fmt: skip
BOUNDS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


def error(pairs: Pairs, bins: int = 10) -> float:
    """Expected calibration error: the mean gap between what is said and what is right."""
    gaps: dict[int, float] = {}
    for said, right in pairs:
        at = min(int(said * bins), bins - 1)
        gaps[at] = gaps.get(at, 0.0) + said - right
    return sum(map(abs, gaps.values())) / max(1, len(pairs))


def observed(gold: list[dict], events: list[Event], seen: dict[str, Pairs]) -> None:
    """Add (said, right) of each field of the events of one sentence."""
    truths = [from_gold(row) for row in gold]
    for event in events:
        told, says = from_event(event), event.confidence
        near = [t for t in truths if alike(t.trigger, told.trigger)]
        same = [t for t in near if t.type == told.type]
        seen["event"].append((says["event"], bool(near)))
        seen["type"].append((says["type"], bool(same)))
        for field, name in NAMES.items():
            values = told.fields[name]
            if same and values and field in says:
                match = str.__eq__ if field in ("status", "date") else alike
                right = all(any(match(g, v) for g in same[0].fields[name]) for v in values)
                seen[field].append((says[field], right))


def main() -> None:
    given = arguments(__doc__, ["data/annotated/dev.jsonl"])
    rows = [json.loads(line) for path in given.gold for line in path.open(encoding="utf-8")]
    seen: dict[str, Pairs] = {name: [] for name in ("event", "type", *NAMES)}
    for row, events in zip(rows, code(rows, Coder.load()), strict=True):
        observed(row["events"], events, seen)
    show("Calibration", ["field", "values", "right", "error"], [
        [name, len(pairs), sum(r for _, r in pairs) / max(1, len(pairs)), error(pairs)]
        for name, pairs in seen.items()
    ], given.json)  # fmt: skip
    total = sum(len(row["events"]) for row in rows)
    table = []
    for bound in BOUNDS:
        kept = [right for said, right in seen["type"] if said >= bound]
        table.append([bound, sum(kept) / max(1, len(kept)), sum(kept) / total, len(kept)])
    show("Events by --min-confidence", ["at least", "precision", "recall", "kept"], table, None)


if __name__ == "__main__":
    main()
