"""Rows a second and peak memory of every export format, beside reading the rows alone.

    python bench/exports.py [--events N] [--json FILE]

An invented store of N events (100,000) is read once for each format, in a process of its own, so
that its peak memory is its own; "read" takes the rows and writes nothing. Seconds are the
processor's, which other work on the machine does not lengthen. The memory of a tenth
of the events stands beside it: a format that streams needs no more for ten times as many.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from dateline.export import FORMATS, stream
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import (
    ActorMention,
    CodedReport,
    Event,
    EventDate,
    EventPlace,
    Lineage,
    PlaceMention,
    Report,
    Trigger,
)
from figures import show

PER_REPORT = 10
ACTORS = 500
TEXT = "On that day soldiers of the north shelled the market of the old port, the mayor said. "


def main() -> None:
    """Build, measure each format in a child of this very script, show."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    parser.add_argument("--child", nargs=2, metavar=("FORMAT", "STORE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(*given.child)
        return
    with tempfile.TemporaryDirectory() as folder:
        full, tenth = Path(folder, "full.db"), Path(folder, "tenth.db")
        build(full, given.events)
        build(tenth, given.events // 10)
        rows = [measured(name, full, tenth, given.events) for name in ("read", *FORMATS)]
    columns = ("format", "rows/s", "MB", "peak MiB", "peak MiB at a tenth")
    show(f"exports of {given.events:,} events", columns, rows, given.json)


def measured(name: str, full: Path, tenth: Path, events: int) -> list[object]:
    """One line of the table."""
    seconds, size, peak = run(name, full)
    return [
        name,
        round(events / seconds),
        round(size / 1e6),
        round(peak),
        round(run(name, tenth)[2]),
    ]


def run(name: str, store: Path) -> tuple[float, int, float]:
    """Seconds of the export itself, bytes written, peak MiB of the process."""
    told = subprocess.run(
        [sys.executable, __file__, "--child", name, str(store)],
        check=True, capture_output=True, text=True, env=os.environ,
    )  # fmt: skip
    seconds, size, peak = told.stdout.split()
    return float(seconds), int(size), float(peak)


def child(name: str, store: str) -> None:
    """Export a store to nowhere and print seconds, bytes and MiB."""
    with SqliteStore.open(store, create=False) as opened:
        started, size = time.process_time(), 0
        if name == "read":
            size = sum(0 for _ in opened.events())
        else:
            size = sum(map(len, stream(name, opened.events())))
        seconds = time.process_time() - started
    print(seconds, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def build(path: Path, events: int) -> None:
    """A store of so many invented events, ten a report."""
    with SqliteStore.open(path) as store:
        began = store.begin_run("bench", "none", "2024-01-01")
        reports = [report(n) for n in range(events // PER_REPORT)]
        for first in range(0, len(reports), 200):
            store.add_many(began, reports[first : first + 200])


def report(number: int) -> CodedReport:
    """A report of ten sentences, an event in each."""
    sentences = tuple(Span(n * len(TEXT), (n + 1) * len(TEXT)) for n in range(PER_REPORT))
    events = tuple(event(number * PER_REPORT + n, n, span) for n, span in enumerate(sentences))
    key = f"r{number}"
    text = TEXT * PER_REPORT + key
    head = Report(key, text, title=f"Shelling {number}", publisher=f"Paper {number % 40}",
                  published=day(number))  # fmt: skip
    alone = Lineage(key, "original", None, 1.0)
    return CodedReport(head, alone, (), sentences, (), (), (), (), events)


def day(number: int) -> str:
    """One of 336 days."""
    return f"2023-{number % 12 + 1:02d}-{number // 12 % 28 + 1:02d}"


def words(text: str, inside: Span) -> Span:
    """Where they stand."""
    start = inside.start + TEXT.index(text)
    return Span(start, start + len(text))


def event(number: int, ordinal: int, inside: Span) -> Event:
    """A shelling with parties, place, date and confidence."""
    soldiers = ActorMention(
        words("soldiers", inside), "soldiers", f"army-{number % ACTORS}", f"Army {number % ACTORS}",
        "group", ("IRQ",), ("MIL",), 0.9, "bench",
    )  # fmt: skip
    market = replace(
        soldiers, span=words("market", inside), text="market", id=f"people-{number % 77}",
        name=f"People {number % 77}", sector=("CVL",),
    )  # fmt: skip
    port = PlaceMention(
        words("old port", inside), "old port", f"Port {number % 900}", number % 900, 33.0, 44.0,
        "IRQ", "Basra", "city", 0.8, "bench",
    )  # fmt: skip
    when = day(number // PER_REPORT)
    return Event(
        f"{number:016x}", ordinal, Trigger(words("shelled", inside), "shelled"), "ASSAULT",
        "heavy-weapons", ("military",), "asserted", False, (soldiers,), (market,),
        EventPlace(port, "city", True, 5.0),
        EventDate(words("that day", inside), "that day", when, when, when, True, "bench"),
        (), (), {}, {"event": 0.9, "type": 0.9, "date": 0.9}, {"type": "bench"}, -9.0, 4,
    )  # fmt: skip


if __name__ == "__main__":
    main()
