"""Gold event mentions of a coreference corpus, read as the pipeline reads them.

The trigger is the corpus's; type, arguments, place, date, counts and voices are the pipeline's own,
the language model being asked for the arguments of words that it would not have taken for events.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.coding import Findings, code_events
from dateline.find.attribution import find_attributions
from dateline.find.times import find_times
from dateline.language.model import OnnxBackend
from dateline.language.reading import Reading
from dateline.language.tokens import sentences_of, words_of
from dateline.pipeline import Coder
from dateline.readers.published import search_date
from dateline.spans import Span
from dateline.types import CodedReport, Lineage, Report

_HEAD = 400
"""A report without a date is given the first that stands in so many characters of it."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Gold:
    """A mention: where it stands, and the name of its chain."""

    doc: str
    span: Span
    cluster: str


def rows_of(paths: Sequence[Path], split: str | None) -> list[Row]:
    """The documents of a split; None: all but "train"."""
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    return [r for r in rows if (r["split"] == split if split else r["split"] != "train")]


def gold_of(row: Row) -> list[Gold]:
    """The event mentions that the corpus's makers checked, one for each stretch of words."""
    found = {
        Span(m["start"], m["end"]): Gold(row["doc"], Span(m["start"], m["end"]), m["cluster"])
        for m in row["mentions"]
        if m["kind"] == "event" and m.get("validated", True)
    }
    return [found[span] for span in sorted(found)]


def coded(rows: Sequence[Row], coder: Coder) -> Iterator[tuple[CodedReport, list[Gold]]]:
    """Each document with an event for each of its mentions, in the mentions' order."""
    for row in rows:
        gold = gold_of(row)
        yield _coded(row, gold, coder), gold


def _coded(row: Row, gold: Sequence[Gold], coder: Coder) -> CodedReport:
    text = row["text"]
    told = search_date(text[:_HEAD]) if not row.get("date") else None
    report = Report(row["doc"], text, published=row.get("date") or (told.value if told else None))
    readings, order = _readings(text, gold, coder)
    actors = coder.actors.read(report, readings)
    places = coder.places.read(report, readings)
    times = find_times(report, readings)
    said = find_attributions(report, readings, actors)
    events = code_events(Findings(report, readings, actors, places, times, said), coder.codebook)
    return CodedReport(
        report, Lineage(report.id, "original", None, 1.0), (), tuple(r.span for r in readings),
        actors.mentions, places.mentions, times, said, tuple(events[i] for i in order),
    )  # fmt: skip


def _readings(
    text: str, gold: Sequence[Gold], coder: Coder
) -> tuple[tuple[Reading, ...], list[int]]:
    """The sentences with the mentions for events, and the number of each mention's event."""
    if not isinstance(coder.backend, OnnxBackend):
        raise TypeError("only the shipped model can be asked for arguments of gold triggers")
    sentences = sentences_of(text)
    words = [words_of(text, sentence) for sentence in sentences]
    asked: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for spans in words:
        inside = {i for i, w in enumerate(spans) for g in gold if w.overlaps(g.span)}
        asked[tuple(span.of(text) for span in spans)] |= inside
    readings = coder.backend.read_asking(text, lambda words: asked[tuple(words)])
    heads = [_head(readings, mention.span) for mention in gold]
    numbers = {head: number for number, head in enumerate(sorted(set(heads)))}
    kept = tuple(
        replace(r, events=tuple(e for e in r.asked if (index, e.trigger) in numbers))
        for index, r in enumerate(readings)
    )
    return kept, [numbers[head] for head in heads]


def _head(readings: Sequence[Reading], span: Span) -> tuple[int, int]:
    """Sentence and word of the mention's head."""
    for index, reading in enumerate(readings):
        inside = reading.tokens_in(span)
        if inside:
            return index, reading.head_of(inside[0], inside[-1])
    raise ValueError(f"no word at {span}")
