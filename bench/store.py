"""How fast a store answers, grows and merges.

    python bench/store.py merge [--mentions 10000] [--store FILE]
    python bench/store.py add --store FILE
    python bench/store.py ask --store FILE

`merge` fills a new store with invented reports (`invented_news.py`), merges them from scratch and
tells seconds and the peak of memory. `add` adds one report after another to a store made so and
merges it; `ask` asks the common questions. Medians of several runs; times are wall time.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from dateline.run.merge import merge_waiting
from dateline.store import Box, Filter, Near, SqliteStore
from dateline.types import CodedReport
from invented_news import name, reports

BATCH = 500
RUNS = 5
ADDED = 15

QUESTIONS: dict[str, Filter] = {
    "nothing asked": Filter(),
    "type": Filter(types=("ASSAULT",)),
    "type, country": Filter(types=("ASSAULT",), country="IRQ"),
    "rare country": Filter(country="RUS"),
    "actor (frequent)": Filter(actor=f"{name(0)} army"),
    "actor (rare)": Filter(actor=f"{name(2011)} army"),
    "place": Filter(place=name(3)),
    "month": Filter(since="2019-05", until="2019-05"),
    "country, year": Filter(country="SYR", since="2020", until="2020"),
    "two sources": Filter(min_roots=2),
    "confidence 0.9": Filter(min_confidence=0.9),
    "200 km around": Filter(near=Near(33.3, 44.4, 200)),
    "box": Filter(within=Box(35, 28, 50, 40)),
    "words": Filter(text=f'"{name(50)}ville"'),
    "outlet": Filter(outlet=name(1)),
}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("merge", "add", "ask"))
    parser.add_argument("--mentions", type=int, default=10_000)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    if given.what == "merge":
        with tempfile.TemporaryDirectory() as folder:
            merge(given.store or Path(folder) / "bench.db", given.mentions)
    elif given.store is None:
        parser.error("give --store FILE, one that `merge --store FILE` made")
    else:
        with SqliteStore.open(given.store, create=False) as store:
            add(store) if given.what == "add" else ask(store)


def merge(path: Path, mentions: int) -> None:
    """Fill a store and merge it."""
    with SqliteStore.open(path) as store:
        run = store.begin_run("bench", "invented", "2024-01-01")
        coded = islice(reports(mentions), mentions)
        started = time.perf_counter()
        while batch := list(islice(coded, BATCH)):
            store.add_many(run, batch)
        print(f"stored {mentions:,} in {time.perf_counter() - started:.1f} s")
        done = merge_waiting(store)
        held = store.summary()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"merged {done.mentions:,} mentions into {held.records:,} records in "
            f"{done.seconds:.1f} s, peak {peak:.0f} MiB, file {path.stat().st_size / 2**20:.0f} MiB"
        )


def add(store: SqliteStore) -> None:
    """Add reports one at a time: new tellings of stories near the end of the store."""
    seconds = []
    run = store.begin_run("bench", "invented", "2024-01-01")
    for coded in _late(store):
        started = time.perf_counter()
        store.add(run, coded)
        merge_waiting(store)
        seconds.append(time.perf_counter() - started)
    print(
        f"one report more in {store.summary().events:,}: median "
        f"{statistics.median(seconds) * 1000:.0f} ms, worst {max(seconds) * 1000:.0f} ms"
    )


def _late(store: SqliteStore) -> Iterator[CodedReport]:
    """Reports under new ids that tell again what reports of the store told."""
    ids = store.report_ids()
    step = max(1, len(ids) // ADDED)
    stamp = time.time_ns()
    for report_id in ids[step // 2 :: step]:
        coded = store.coded(report_id)
        report = replace(coded.report, id=f"{report_id}-{stamp}", publisher="The Late Post")
        events = tuple(replace(event, id=f"{event.id}{stamp}") for event in coded.events)
        yield replace(coded, report=report, events=events)


def ask(store: SqliteStore) -> None:
    """Time the questions of a page: a list, and beside it facets, time, map and ties."""
    print(f"{store.count_records():,} records; milliseconds, median of {RUNS}")
    print(f"{'':20}{'records':>10}{'list':>8}{'facets':>8}{'time':>8}{'map':>8}{'ties':>8}")
    for title, where in QUESTIONS.items():
        asked: tuple[Callable[[], object], ...] = (
            lambda where=where: store.records(where),
            lambda where=where: store.facets(where),
            lambda where=where: store.timeline(where, "month"),
            lambda where=where: store.map_counts(where, 3),
            lambda where=where: store.network(where),
        )
        total = store.count_records(where)
        print(f"{title:20}{total:>10,}" + "".join(f"{median(ask):>8.0f}" for ask in asked))


def median(ask: Callable[[], object]) -> float:
    """Milliseconds of a question that was asked once before."""
    ask()
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - started)
        if sum(seconds) > 5:
            break
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main()
