"""Who says what, against PolNeAR and its like, span by span and attribution by attribution.

    python bench/quotes.py [--gold FILE ...] [--json OUT]

A gold file is JSON lines {"id", "text", "attributions": [{"id", "parent", "source", "cue",
"content"}]}; without --gold the corpora of ../shared are read. Words count, punctuation does not
(but in cues made of it). *linked* is F1 of attributions whose contents share half of their words
(Jaccard) and whose sources share a word or are both empty; source, cue and content are F1 of equal
spans; *nested* is the share of inner gold attributions linked under the right parent. Inner
attributions of ours count as found only where the gold file has inner ones.
"""

import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.find.quotes import Quoter
from dateline.types import Attribution, Report
from figures import arguments, show

CORPORA = ("polnear_dev", "gum_erst")
FILES = [f"data/attribution/attribution_{name}.jsonl" for name in CORPORA]
ROLES = ("source", "cue", "content")
WORD = re.compile(r"\w+(?:['’\-.]\w+)*|[^\w\s]")

Tokens = Sequence[tuple[int, int, bool]]
Words = frozenset[int]


@dataclass(frozen=True)
class Said:
    """An attribution as sets of words."""

    id: object
    parent: object
    source: Words
    cue: Words
    content: Words


def main() -> None:
    """Print a row for each corpus."""
    given = arguments(__doc__, [*FILES, "data/attribution/scheme_examples.jsonl"])
    quoter = Quoter.load()
    rows = [measured(file, quoter) for file in given.gold]
    show("quotes", list(rows[0]), [list(row.values()) for row in rows], given.json)


def measured(file: Path, quoter: Quoter) -> dict[str, object]:
    """The figures of one file."""
    documents = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
    started = time.process_time()
    found = [quoter.attributions(Report(id=str(d["id"]), text=d["text"])) for d in documents]
    seconds = time.process_time() - started
    nested = any(a.get("parent") for d in documents for a in d["attributions"])
    pairs = [
        compared(document, answer if nested else [a for a in answer if a.parent is None])
        for document, answer in zip(documents, found, strict=True)
    ]
    right = inner = 0
    for gold, answer in pairs:
        linked_ids = {gold[i].id: answer[j] for i, j in linked(gold, answer)}
        inner += sum(said.parent is not None for said in gold)
        right += sum(_under_right_parent(said, linked_ids) for said in gold)
    return {
        "corpus": file.stem.removeprefix("attribution_"),
        "documents": len(documents),
        "gold": sum(len(gold) for gold, _ in pairs),
        "found": sum(len(answer) for _, answer in pairs),
        "linked": _f1((len(linked(g, f)), len(g), len(f)) for g, f in pairs),
        **{role: _f1(_exact(g, f, role) for g, f in pairs) for role in ROLES},
        "nested": round(right / inner, 4) if inner else "-",
        "cpu-s": round(seconds, 1),
    }


def compared(
    document: dict[str, Any], found: Sequence[Attribution]
) -> tuple[list[Said], list[Said]]:
    """Gold and found attributions of a document, as sets of its words."""
    tokens = [
        (m.start(), m.end(), m.group()[0].isalnum() or m.group()[0] == "_")
        for m in WORD.finditer(document["text"])
    ]
    gold = [_said(a.get("id"), a.get("parent"), a, tokens) for a in document["attributions"]]
    ours = [
        _said(a.id, a.parent, {r: [[s.start, s.end] for s in getattr(a, r)] for r in ROLES}, tokens)
        for a in found
    ]
    return [s for s in gold if s.cue or s.content], [s for s in ours if s.cue or s.content]


def linked(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[int, int]]:
    """Pairs of gold and found attributions that count as the same, best overlaps first."""
    overlaps = sorted(
        ((_jaccard(f.cue, g.cue) + _jaccard(f.content, g.content), i, j)
         for i, g in enumerate(gold) for j, f in enumerate(found)
         if f.cue & g.cue or f.content & g.content),
        reverse=True,
    )  # fmt: skip
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            if _same(gold[i], found[j]):
                pairs.append((i, j))
    return pairs


def _same(gold: Said, found: Said) -> bool:
    sources = bool(found.source & gold.source) or not (found.source or gold.source)
    return sources and _jaccard(found.content, gold.content) >= 0.5


def _under_right_parent(said: Said, found: dict[object, Said]) -> bool:
    ours, parent = found.get(said.id), found.get(said.parent)
    return said.parent is not None and bool(ours and parent) and ours.parent == parent.id  # type: ignore[union-attr]


def _said(name: object, parent: object, spans: dict[str, Any], tokens: Tokens) -> Said:
    parts = {role: _words(spans.get(role) or [], tokens, role == "cue") for role in ROLES}
    return Said(name, parent or None, **parts)


def _words(spans: Sequence[Sequence[int]], tokens: Tokens, marks_count: bool) -> Words:
    inside = {
        (i, word)
        for start, end in spans
        for i, (a, b, word) in enumerate(tokens)
        if b > start and a < end
    }
    words = frozenset(i for i, word in inside if word)
    return words or (frozenset(i for i, _ in inside) if marks_count else frozenset())


def _exact(gold: Sequence[Said], found: Sequence[Said], role: str) -> tuple[int, int, int]:
    """Equal distinct spans, gold ones, found ones."""
    ours, theirs = ({getattr(s, role) for s in said} - {frozenset()} for said in (found, gold))
    return len(ours & theirs), len(theirs), len(ours)


def _jaccard(a: Words, b: Words) -> float:
    return len(a & b) / (len(a | b) or 1)


def _f1(counts: Iterator[tuple[int, int, int]]) -> float:
    right, gold, found = (sum(column) for column in zip(*counts, strict=True))
    return round(2 * right / ((gold + found) or 1), 4)


if __name__ == "__main__":
    main()
