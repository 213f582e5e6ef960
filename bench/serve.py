"""How fast the desk answers on a large store, and what memory its server takes.

    python bench/serve.py [--events 100000] [--store FILE] [--json FILE]

A store of invented reports is made (kept, and used again, where `--store` names a file), served by
`dateline serve` in a process of its own, and asked over loopback as the page asks: each address
once at first, then with other values of its filter, so that no answer is that of the time before.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from dateline.run.merge import merge_waiting
from dateline.store import SqliteStore
from figures import show
from invented_news import COUNTRIES, TRIGGERS, reports
from multiply import multiply

MERGED = 10_000
"""So many events are merged; a larger store holds them again under other ids."""
ASKED = 12
"""Times each address is asked, with another filter each time where it has one."""

_YEARS = tuple(str(year) for year in range(2014, 2024))
WAYS = {
    "/healthz": ("",),
    "/api/summary": ("",),
    "/api/events": ("",),
    "/api/events, by type": tuple(f"type={name}" for name in TRIGGERS),
    "/api/events, by country": tuple(f"country={code}" for code in COUNTRIES),
    "/api/events, by year": tuple(f"since={year}&until={year}" for year in _YEARS),
    "/api/events, by actor": tuple(f"actor={name}" for name in ("kor", "mitan", "dursha")),
    "/api/events, by words": tuple(f"text={word}" for words in TRIGGERS.values() for word in words),
    "/api/events, most confident": ("sort=confidence",),
    "/api/facets": ("",),
    "/api/facets, by type": tuple(f"type={name}" for name in TRIGGERS),
    "/api/facets, by country": tuple(f"country={code}" for code in COUNTRIES),
    "/api/facets, by year": tuple(f"since={year}&until={year}" for year in _YEARS),
    "/api/timeline": ("unit=month&by=type",),
    "/api/timeline, by type": tuple(f"type={name}&unit=day" for name in TRIGGERS),
    "/api/timeline, by country": tuple(f"country={code}&unit=week" for code in COUNTRIES),
    "/api/map": ("zoom=2",),
    "/api/map, by type": tuple(f"type={name}&zoom=3" for name in TRIGGERS),
    "/api/map, a box": tuple(
        f"zoom=5&bbox={west},{south},{west + 30},{south + 20}"
        for west in (-90, 0, 30) for south in (-10, 20, 40)
    ),
    "/api/network": ("",),
    "/api/network, by country": tuple(f"country={code}" for code in COUNTRIES),
    "/api/queue": ("limit=20",),
    "/api/queue, by country": tuple(f"country={code}" for code in COUNTRIES),
}  # fmt: skip
"""Addresses as the page asks them, with the filters that are tried in turn."""


def make(path: Path, events: int) -> None:
    """A store of about so many events: a part of them merged, and that part many times."""
    times = max(1, round(events / MERGED))
    with SqliteStore.open(path) as store:
        run = store.begin_run("0", "invented", "2031-01-01T00:00:00Z")
        made = reports(round(events / times / 2.1))
        while batch := list(islice(made, 500)):
            store.add_many(run, batch)
        merge_waiting(store)
    multiply(path, times)


@contextmanager
def server(store: Path) -> Iterator[tuple[int, int]]:
    """The port and the process number of a desk of that store."""
    command = shutil.which("dateline", path=str(Path(sys.executable).parent)) or "dateline"
    process = subprocess.Popen(
        [command, "serve", str(store), "--port", "0"],
        stderr=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "200"},
    )  # fmt: skip
    try:
        for line in process.stderr or ():
            if found := re.search(r"127\.0\.0\.1:(\d+)", line):
                yield int(found.group(1)), process.pid
                break
        else:
            raise SystemExit("the server did not start")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def ask(connection: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    """Milliseconds until the answer is here, and its bytes."""
    started = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    passed = (time.perf_counter() - started) * 1000
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status} {body[:200]!r}")
    return passed, len(body)


def measured(port: int) -> list[list[object]]:
    """A row for each address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    rows: list[list[object]] = []
    for name, filters in WAYS.items():
        path = name.partition(",")[0]
        queries = islice(cycle(filters), ASKED)
        taken = [ask(connection, f"{path}?{query}" if query else path) for query in queries]
        times = [passed for passed, _ in taken]
        size = statistics.mean(size for _, size in taken)
        rows.append([name, times[0], statistics.median(times), max(times), round(size)])
    rows += _details(connection)
    return rows


def _details(connection: http.client.HTTPConnection) -> Iterator[list[object]]:
    """Single records and reports, each another one."""
    connection.request("GET", f"/api/events?limit={ASKED}&sort=date")
    events = json.loads(connection.getresponse().read())["events"]
    for name, key in (("/api/events/ID", "id"), ("/api/reports/ID", "report")):
        path = name.removesuffix("ID")
        taken = [ask(connection, path + event[key]) for event in events]
        times = [passed for passed, _ in taken]
        size = statistics.mean(size for _, size in taken)
        yield [name, times[0], statistics.median(times), max(times), round(size)]


def memory(process: int) -> float:
    """The most memory the process has held, in MiB; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found.group(1)) / 1024 if found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="where the store is kept, and found again")
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "events.db"
        if not store.exists():
            started = time.perf_counter()
            make(store, given.events)
            print(f"store made in {time.perf_counter() - started:.0f} s")
        with SqliteStore.open(store, create=False) as opened:
            held = opened.summary()
        with server(store) as (port, process):
            rows = measured(port)
            rows.append(["server memory, MiB", None, None, memory(process), None])
    title = f"The desk on {held.events:,} events, {held.records:,} records"
    columns = ["address", "first, ms", "median, ms", "slowest, ms", "bytes"]
    show(
        title, columns, [[cell if cell is not None else "" for cell in r] for r in rows], given.json
    )


if __name__ == "__main__":
    main()
