"""Run as a program: adds invented reports to a store until it is stopped or has added enough.

python writer.py STORE FIRST COUNT BATCH
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.invented import coded_report

from dateline.store import SqliteStore


def main(path: str, first: int, count: int, batch: int) -> None:
    with SqliteStore.open(path) as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        print("started", flush=True)
        for number in range(first, first + count, batch):
            store.add_many(run, [coded_report(n, events=5) for n in range(number, number + batch)])


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
