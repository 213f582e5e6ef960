"""A program killed while it merges leaves whole records, and nothing that will not be merged."""

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.stories import corpus

from dateline.store import SqliteStore
from dateline.types import Record

STORIES = 40
KILLS = 8
MERGER = """
import sys
from dateline.store import SqliteStore
with SqliteStore.open(sys.argv[1], create=False) as store:
    print("started", flush=True)
    while True:
        while store.merge(3).waiting:
            pass
        store.unmerge()
"""


def records(store: SqliteStore) -> list[Record]:
    return [row.record for row in store.all_records()]


def test_killed_at_any_moment_of_merging(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    chance = random.Random(8)
    with SqliteStore.open(path) as store:
        store.add_many(store.begin_run("0.1.0", "news-1", "2024-05-01"), corpus(STORIES))
        while store.merge(50).waiting:
            pass
        expected = records(store)
    seen = set()
    for _ in range(KILLS):
        child = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", MERGER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "started\n"
        time.sleep(chance.uniform(0.0, 0.5))
        child.kill()
        child.communicate()
        with SqliteStore.open(path) as store:
            assert store.check() == []
            told = [ref for record in records(store) for ref in record.mentions]
            assert len(told) == len(set(told))
            seen.add(store.waiting())
    assert len(seen) > 1  # it was killed in the middle, not always at an end
    with SqliteStore.open(path) as store:
        while store.merge(50).waiting:
            pass
        assert records(store) == expected
