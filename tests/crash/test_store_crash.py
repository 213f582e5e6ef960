"""A program killed while it writes leaves whole reports and a sound file."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.invented import coded_report

from dateline.store import SqliteStore

WRITER = Path(__file__).with_name("writer.py")
ENOUGH = 100_000


def start(path: Path, first: int, count: int, batch: int = 1) -> subprocess.Popen[str]:
    """A child that writes, once it has begun to."""
    arguments = [str(path), str(first), str(count), str(batch)]
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, str(WRITER), *arguments], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "started\n"
    return child


def whole(path: Path) -> set[int]:
    """Numbers of the reports in the store, each of which must be as it was made."""
    with SqliteStore.open(path) as store:
        assert store.check() == []
        numbers = {int(name.removeprefix("r")) for name in store.report_ids()}
        for number in numbers:
            assert store.coded(f"r{number}") == coded_report(number, events=5)
    return numbers


@pytest.mark.parametrize("batch", [1, 20])
def test_killed_at_any_moment(tmp_path: Path, batch: int) -> None:
    chance = random.Random(20200103 + batch)
    path = tmp_path / "events.db"
    seen: set[int] = set()
    for attempt in range(5):
        child = start(path, attempt * ENOUGH, ENOUGH, batch)
        time.sleep(chance.uniform(0.005, 0.15))
        child.kill()
        child.communicate()
        found = whole(path)
        assert found >= seen
        seen = found
    assert seen
    # Batches were added in order, so what is there ends with a whole batch.
    for attempt in range(5):
        ours = {n for n in seen if attempt * ENOUGH <= n < (attempt + 1) * ENOUGH}
        assert ours == set(range(attempt * ENOUGH, attempt * ENOUGH + len(ours)))
        assert len(ours) % batch == 0


def test_two_programs_write_to_one_new_store(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    commands = [[sys.executable, str(WRITER), str(path), str(n), "200", "1"] for n in (0, 100)]
    children = [
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
        for command in commands
    ]
    for child in children:
        _, complaint = child.communicate(timeout=60)
        assert (child.returncode, complaint) == (0, "")
    assert whole(path) == set(range(300))
