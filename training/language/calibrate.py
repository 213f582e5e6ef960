"""Measure how often records are right at each confidence, and write `calibration.toml`.

    python training/language/calibrate.py --gold held-out.jsonl --records records.jsonl \\
        --model language-2

`--gold` is annotation in the form of the annotated data, `--records` what the program made of its
sentences with calibration off. Isotonic regression (pool adjacent violators; Zadrozny and Elkan
2002), thinned to a few knots.
"""

import argparse
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from data import read_lines

OUT = Path(__file__).parents[2] / "src/dateline/knowledge/data/calibration.toml"
SMALL_WORDS = frozenset(("the", "a", "an", "of", "s", "and", "in"))
FIELDS = ("actors", "recipients", "status")
"""The fields to map. The others' own numbers were closer on dev than maps from the held-out
annotation, which is a quick pass and harder than most text (docs/confidence.md)."""
LEAST = 25
"""Values a knot must stand for: fewer say little."""

Pairs = list[tuple[float, bool]]


def observations(gold: Path, records: Path) -> dict[str, Pairs]:
    """(raw confidence, right) of every value of every field."""
    coded = {str(r["report"]["id"]): r for r in read_lines(records)}
    seen: dict[str, Pairs] = {}
    for doc, sentences in _reports(gold):
        start = 0
        for row in sentences:
            end = start + len(row["text"])
            events = [e for e in coded[doc]["events"] if start <= e["trigger"]["start"] < end]
            for field, raw, right in _compared(row["events"], events):
                seen.setdefault(field, []).append((raw, right))
            start = end + 1
    return seen


def _reports(gold: Path) -> Iterator[tuple[str, list[dict]]]:
    documents: dict[str, list[dict]] = {}
    for row in read_lines(gold):
        documents.setdefault(row["doc"], []).append(row)
    yield from documents.items()


def _compared(gold: list[dict], events: list[dict]) -> Iterator[tuple[str, float, bool]]:
    """The fields of an event count where its trigger and type are right, as in scoring."""
    for event in events:
        says = event["confidence"]
        near = [g for g in gold if _alike(g["trigger"], event["trigger"]["text"])]
        same = [g for g in near if g["type"] == event["type"]]
        yield "event", says["event"], bool(near)
        yield "type", says["type"], bool(same)
        if not same:
            continue
        for field, values, right in _fields(same[0], event):
            if values and field in says:
                yield field, says[field], right


def _fields(gold: dict, event: dict) -> Iterator[tuple[str, list[str], bool]]:
    yield "status", [event["status"]], gold["status"] == event["status"]
    for field, key in (("actors", "actor"), ("recipients", "recipient"), ("sources", "sources")):
        values = [mention["text"] for mention in event[field]]
        yield field, values, all(any(_alike(g, v) for g in gold[key]) for v in values)
    place, date = event["place"] or {}, event["date"] or {}
    if place.get("said"):
        yield "place", [place["text"]], _alike(gold["place"], place["text"])
    yield "date", [date.get("text", "")], _alike(gold["date_text"], date.get("text", ""))


def _alike(some: str, other: str) -> bool:
    return bool(_words(some) & _words(other)) or some.lower() == other.lower()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - SMALL_WORDS


def isotonic(pairs: Pairs) -> list[tuple[float, float]]:
    """Rising knots: pooled until the share of right values never falls, each of `LEAST` or more."""
    blocks: list[list[float]] = []  # sum of raw, sum of right, number
    for raw, right in sorted(pairs):
        blocks.append([raw, float(right), 1.0])
        while len(blocks) > 1 and (
            blocks[-2][2] < LEAST or blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]
        ):
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    shares = accumulate(((right + 1) / (n + 2) for _, right, n in blocks), max)
    raws = (raw / n for raw, _, n in blocks)
    return [(round(raw, 3), round(share, 3)) for raw, share in zip(raws, shares, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--model", required=True)
    a = parser.parse_args()
    lines = ["# Written by training/language/calibrate.py", f'model = "{a.model}"', "", "[fields]"]
    seen = observations(a.gold, a.records)
    for field in FIELDS:
        pairs = seen[field]
        knots = ", ".join(f"[{raw}, {right}]" for raw, right in isotonic(pairs))
        lines.append(f"{field} = [{knots}]  # {len(pairs)} values")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
