"""Events of the annotated sentences, field by field, as the records come out.

    python bench/events.py [--gold FILE] [--json FILE]

A report is a document's sentences joined by a blank. An event is right where trigger words and
type are; the fields of an event count only then, their recall over all gold values. Beside ours:
a word list learnt from the training sentences (each word takes its most frequent type), the
method of dictionary coders.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dateline.pipeline import Coder
from dateline.types import Event, Report
from figures import SHARED, arguments, show

SPANS = ("actor", "recipient", "place", "sources", "innermost source")
VALUES = ("actor country", "recipient country", "place country", "date", "status")
T = TypeVar("T")
_SMALL = {"the", "a", "an", "of", "s", "and", "in"}


@dataclass
class Tally:
    """Right, found and gold values of one field."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def row(self, name: str) -> list[object]:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return [name, precision, recall, f1, self.gold, self.found]


@dataclass
class Told:
    """One event in comparable form: field name to values."""

    trigger: str
    type: str
    fields: dict[str, list[str]] = field(default_factory=dict)


def from_gold(event: dict) -> Told:
    sources = event["sources"]
    return Told(event["trigger"], event["type"], {
        "actor": event["actor"], "recipient": event["recipient"],
        "actor country": _codes(event["actor_country"]),
        "recipient country": _codes(event["recipient_country"]),
        "place": _one(event["place"]), "place country": _one(event["place_country"]),
        "date": _one(event["date"]), "status": [event["status"]],
        "sources": sources, "innermost source": sources[-1:],
    })  # fmt: skip


def from_event(event: Event) -> Told:
    place, date = event.place, event.date
    sources = [s.text for s in event.sources]
    return Told(event.trigger.text, event.type, {
        "actor": [a.text for a in event.actors], "recipient": [r.text for r in event.recipients],
        "actor country": _codes(c for a in event.actors for c in a.country),
        "recipient country": _codes(c for r in event.recipients for c in r.country),
        "place": _one(place.mention.text if place and place.said else ""),
        "place country": _one(place.mention.country if place else ""),
        "date": _one(date.value if date and date.said else ""), "status": [event.status],
        "sources": sources, "innermost source": sources[-1:],
    })  # fmt: skip


def _codes(codes: Iterable[str]) -> list[str]:
    return sorted({code for code in codes if code})


def _one(value: str) -> list[str]:
    return [value] if value else []


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - _SMALL


def alike(a: str, b: str) -> bool:
    """Spans match where they share a content word."""
    return bool(_words(a) & _words(b)) or a.lower() == b.lower()


def paired(gold: list[T], found: list[T], same: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """Each gold value with the first unused found value that matches it."""
    left, pairs = list(found), []
    for g in gold:
        match = next((f for f in left if same(g, f)), None)
        if match is not None:
            left.remove(match)
            pairs.append((g, match))
    return pairs


def score(gold: list[list[Told]], found: list[list[Told]]) -> list[list[object]]:
    """Rows of precision, recall, F1 over the sentences, one a field."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for g, f in zip(gold, found, strict=True):
        near = paired(g, f, lambda a, b: alike(a.trigger, b.trigger))
        typed = paired(g, f, lambda a, b: alike(a.trigger, b.trigger) and a.type == b.type)
        for name, pairs in (("trigger", near), ("trigger+type", typed)):
            _add(tallies[name], len(pairs), len(f), len(g))
        for name in (*SPANS, *VALUES):
            same = alike if name in SPANS else str.__eq__
            right = sum(len(paired(a.fields[name], b.fields[name], same)) for a, b in typed)
            _add(tallies[name], right, sum(len(e.fields.get(name, [])) for e in f),
                 sum(len(e.fields[name]) for e in g))  # fmt: skip
    return [tally.row(name) for name, tally in tallies.items()]


def _add(tally: Tally, right: int, found: int, gold: int) -> None:
    tally.right += right
    tally.found += found
    tally.gold += gold


def code(rows: list[dict], coder: Coder) -> list[list[Event]]:
    """Our events, sentence by sentence."""
    documents: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        documents[row["doc"]].append(i)
    out: list[list[Event]] = [[] for _ in rows]
    for doc, members in documents.items():
        text, starts = "", {}
        for i in members:
            text += " " if text else ""
            starts[i] = len(text)
            text += rows[i]["text"]
        coded = coder.code(Report(id=doc, text=text, published=rows[members[0]].get("date")))
        for event in coded.events:
            at = max((i for i in members if starts[i] <= event.trigger.span.start),
                     key=starts.__getitem__)  # fmt: skip
            out[at].append(event)
    return out


def word_list(rows: list[dict], train: Path) -> list[list[Told]]:
    """The baseline: a word triggers its most frequent type, if it mostly triggers at all."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    for line in train.open(encoding="utf-8"):
        row = json.loads(line)
        seen.update(re.findall(r"\w+", row["text"].lower()))
        for event in row["events"]:
            types[event["trigger"].lower()][event["type"]] += 1
    known = {w: t.most_common(1)[0][0] for w, t in types.items() if t.total() * 2 > seen[w]}
    return [[Told(w, known[w.lower()], {n: [] for n in (*SPANS, *VALUES)})
             for w in re.findall(r"\w+", row["text"]) if w.lower() in known]
            for row in rows]  # fmt: skip


def main() -> None:
    given = arguments(__doc__, ["data/annotated/dev.jsonl"])
    rows = [json.loads(line) for path in given.gold for line in path.open(encoding="utf-8")]
    gold = [[from_gold(e) for e in row["events"]] for row in rows]
    found = [[from_event(e) for e in events] for events in code(rows, Coder.load())]
    table = score(gold, found)
    train = SHARED / "data/annotated/train.jsonl"
    if train.exists():
        baseline = score(gold, word_list(rows, train))
        table += [[f"word list: {row[0]}", *row[1:]] for row in baseline[:2]]
    columns = ["field", "precision", "recall", "F1", "gold", "found"]
    show("Events against the guide", columns, table, given.json)


if __name__ == "__main__":
    main()
