"""How well time expressions are found and resolved, and how fast.

    python bench/times.py [--gold FILE ...] [--json OUT]

A gold file is JSON lines {"id", "text", "dct", "timex": [{"start", "end", "type", "value"}]};
without --gold the corpora of ../shared are read. Scores are F1 as in TempEval-3 (UzZaman et al.
2013): strict (same span), relaxed (overlapping spans), and relaxed with the right type or value.
Speed is in sentences of 120 characters, the average in news, for each second of processor time.
"""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.find.times import find_times_in
from dateline.types import TimeMention
from figures import arguments, show

CORPORA = ("timebank", "aquaint", "wikiwars", "meantime")
SENTENCE_CHARS = 120
MEASURES = ("strict", "relaxed", "type", "value")

Pair = tuple[dict[str, Any], TimeMention, bool]


def main() -> None:
    """Print a row for each corpus."""
    given = arguments(__doc__, [f"data/times/time_{name}.jsonl" for name in CORPORA])
    rows = [measured(file) for file in given.gold]
    show("times", list(rows[0]), [list(row.values()) for row in rows], given.json)


def measured(file: Path) -> dict[str, object]:
    """The figures of one file."""
    documents = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
    started = time.process_time()
    found = [find_times_in(document["text"], document.get("dct")) for document in documents]
    seconds = time.process_time() - started
    gold = [[t for t in document["timex"] if not t.get("nested")] for document in documents]
    pairs = [pair for g, f in zip(gold, found, strict=True) for pair in aligned(g, f)]
    total = sum(map(len, gold)) + sum(map(len, found))
    sentences = sum(len(document["text"]) for document in documents) / SENTENCE_CHARS
    return {
        "corpus": file.stem,
        "documents": len(documents),
        "gold": sum(map(len, gold)),
        "found": sum(map(len, found)),
        **{name: round(2 * _right(pairs, name) / max(1, total), 4) for name in MEASURES},
        "sentences/cpu-s": round(sentences / max(seconds, 1e-9)),
    }


def aligned(gold: Sequence[dict[str, Any]], found: Sequence[TimeMention]) -> Iterator[Pair]:
    """One to one: equal spans first, then each gold expression with its largest overlap."""
    exact = {mention.span: mention for mention in reversed(found)}
    used: set[int] = set()
    rest = []
    for expression in gold:
        mention = exact.get((expression["start"], expression["end"]))  # type: ignore[call-overload]
        if mention is None or id(mention) in used:
            rest.append(expression)
            continue
        used.add(id(mention))
        yield expression, mention, True
    for expression in rest:
        free = [m for m in found if id(m) not in used and _overlap(expression, m) > 0]
        if free:
            mention = max(free, key=lambda m: _overlap(expression, m))
            used.add(id(mention))
            yield expression, mention, False


def _overlap(expression: dict[str, Any], mention: TimeMention) -> int:
    end = min(int(expression["end"]), mention.span.end)
    return end - max(int(expression["start"]), mention.span.start)


def _right(pairs: Sequence[Pair], measure: str) -> int:
    if measure == "strict":
        return sum(exact for _, _, exact in pairs)
    if measure == "type":
        return sum(gold.get("type") == mention.type for gold, mention, _ in pairs)
    if measure == "value":
        return sum(_same_value(gold.get("value"), mention.value) for gold, mention, _ in pairs)
    return len(pairs)


def _same_value(gold: str | None, found: str) -> bool:
    return bool(gold) and str(gold).strip().upper() == found.upper()


if __name__ == "__main__":
    main()
