"""How a store grows: speed and memory from the first report to the last, and what 10⁹ would cost.

    python bench/scale.py [--reports 20000] [--json FILE]
    python bench/scale.py --simulate [--workers 64] [--reports 10000000]

The first codes the given reports once, makes as many new ones of their sentences as wanted, each
with the events of its sentences, and loads them as a run does: known reports sifted out, stored,
lineage traced. So it measures everything but the coding, whose speed does not depend on the store.
The second plays a run of many workers and one loader through, with the constants measured here.
"""

import argparse
import heapq
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from dateline.lineage.shadow import moved
from dateline.run import Shelf, Tally, code_all, sift
from dateline.run.marks import Known, Twin
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import CodedReport, Report
from figures import SHARED, show

SENTENCES = 24
"""Sentences of a made report: the mean of the given ones."""
STEP = 1000


@dataclass(frozen=True, slots=True)
class Costs:
    """What a run is made of. Seconds are of one core, bytes of one report.

    Measured on two cores of an AMD EPYC, other work going on; `dollars` is the price of a core for
    an hour on a rented machine that may be taken away (2026, several providers).
    """

    coding: float = 0.205
    loading: float = 0.008
    stored: int = 45_000
    shard: int = 9_000
    start: float = 3.0
    dollars: float = 0.015
    losses: float = 0.05
    """Machines lost, for each core and hour."""
    shard_reports: int = 64


def pieces(coded: CodedReport) -> Iterator[CodedReport]:
    """Each sentence as a report of its own, with what was found in it."""
    for number, sentence in enumerate(coded.sentences):

        def within(span: Span, sentence: Span = sentence) -> bool:
            return sentence.start <= span.start and span.end <= sentence.end

        events = [
            replace(event, sentence=0, sources=(), views=(), counts={})
            for event in coded.events
            if event.sentence == number
            and all(within(a.span) for a in (*event.actors, *event.recipients))
            and (event.place is None or within(event.place.mention.span))
            and (event.date is None or within(event.date.span))
        ]
        alone = replace(
            coded,
            report=replace(coded.report, text=sentence.of(coded.report.text)),
            rewrites=(), attributions=(), sentences=(sentence,), events=tuple(events),
            actors=tuple(a for a in coded.actors if within(a.span)),
            places=tuple(p for p in coded.places if within(p.span)),
            times=tuple(t for t in coded.times if within(t.span)),
        )  # fmt: skip
        yield shifted(alone, -sentence.start, alone.report.text)


def shifted(coded: CodedReport, by: int, text: str) -> CodedReport:
    """The same with all spans moved, in another text."""
    report = replace(coded.report, text=text)
    return moved(replace(coded, report=report), lambda s: Span(s.start + by, s.end + by), text)


def made(parts: list[CodedReport], number: int, chance: random.Random) -> CodedReport:
    """A report of sentences of many, which is nobody's copy."""
    chosen = chance.sample(parts, SENTENCES)
    text = " ".join(part.report.text for part in chosen)
    at, placed = 0, []
    for part in chosen:
        placed.append(shifted(part, at, text))
        at += len(part.report.text) + 1
    events = (
        replace(event, sentence=n, id=f"e{number}-{n}-{k}")
        for n, part in enumerate(placed)
        for k, event in enumerate(part.events)
    )
    day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
    return replace(
        placed[0],
        report=Report(f"made-{number}", text, title=f"Report {number}", published=day),
        lineage=replace(placed[0].lineage, group=f"made-{number}"),
        sentences=tuple(s for part in placed for s in part.sentences),
        actors=tuple(a for part in placed for a in part.actors),
        places=tuple(p for part in placed for p in part.places),
        times=tuple(t for part in placed for t in part.times),
        events=tuple(events),
    )


def load(reports: int, given: Path) -> list[list[object]]:
    """Load that many, and the first tenth again; a row for each tenth."""
    from dateline.pipeline import Coder

    coder, parts = Coder.load(), list[CodedReport]()
    for line in islice(given.open(encoding="utf-8"), 60):
        row = json.loads(line)
        parts += pieces(coder.code(Report(row["id"], row["text"], published=row.get("published"))))
    del coder
    chance, waiting = random.Random(1), dict[str, CodedReport]()  # noqa: S311
    spent = 0.0

    def inputs(count: int) -> Iterator[Report]:
        nonlocal spent
        for number in range(count):
            started = time.process_time()
            coded = made(parts, number, chance)
            waiting[coded.report.id] = coded
            spent += time.process_time() - started
            yield coded.report

    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.db"
        with SqliteStore.open(path) as store:
            shelf = Shelf.begin(store, "bench", "bench")
            mark = [time.process_time(), 0.0]

            def notice(tally: Tally) -> None:
                if tally.read % max(STEP, reports // 10) == 0:
                    used = time.process_time() - mark[0] - (spent - mark[1])
                    mark[:] = [time.process_time(), spent]
                    size = sum(p.stat().st_size for p in Path(folder).iterdir()) / tally.read
                    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                    rows.append([tally.read, max(STEP, reports // 10) / used, size, peak])

            outcomes = (
                item if isinstance(item, Known | Twin) else waiting.pop(item.id)
                for item in sift(inputs(reports), shelf)
            )
            code_all(outcomes, shelf=shelf, notice=notice)
            chance.seed(1)
            started = time.process_time() - spent
            again = list(sift(inputs(reports // 10), shelf))
            used = time.process_time() - spent - started
            known = sum(isinstance(item, Known) for item in again)
            rows.append([f"known again: {known}", known / max(0.001, used), 0, 0])
    return rows


def simulate(reports: int, workers: int, costs: Costs) -> list[list[object]]:
    """A run as events: workers take shards, some are lost, one loader takes the shards in."""
    chance = random.Random(0)  # noqa: S311
    shards = -(-reports // costs.shard_reports)
    work = costs.coding * costs.shard_reports
    free = [costs.start] * workers
    loader = coded = lost = 0.0
    for _ in range(shards):
        at = heapq.heappop(free)
        took = work * chance.uniform(0.8, 1.2)
        while chance.random() < costs.losses * took / 3600:  # lost in the middle: done again
            wasted = took * chance.random() + costs.start
            at, lost = at + wasted, lost + wasted
        at, coded = at + took, coded + took
        heapq.heappush(free, at)
        loader = max(loader, at) + costs.loading * costs.shard_reports
    hours = max(loader, *free) / 3600
    cores = (workers + 1) * hours
    return [
        ["reports", reports], ["workers", workers], ["hours", hours],
        ["core-hours of coding", (coded + lost) / 3600], ["of these lost", lost / 3600],
        ["core-hours paid", cores], ["dollars", cores * costs.dollars],
        ["loader busy", costs.loading * reports / 3600 / hours],
        ["store, GB", reports * costs.stored / 1e9],
        ["through the shared folder, GB", reports * costs.shard / 1e9],
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=64)
    parser.add_argument("--simulate", action="store_true")
    parser.add_argument("--gold", type=Path, default=SHARED / "data/reports/guardian.jsonl")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if given.simulate:
        rows = simulate(given.reports, given.workers, Costs())
        show("A run played through", ["measure", "value"], rows, given.json)
    elif not given.gold.exists():
        print(f"{given.gold} is not there: nothing measured")
    else:
        rows = load(given.reports, given.gold)
        heads = ["reports", "loaded a second (CPU)", "bytes a report", "peak MiB"]
        show("A store that grows", heads, rows, given.json)


if __name__ == "__main__":
    main()
