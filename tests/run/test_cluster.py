"""A Dask cluster gives what one process gives, byte for byte, and loses nothing with a machine."""

import os
import signal
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.fake_coder import FakeCoder, line

from dateline.cli.worker import decode
from dateline.errors import ConfigError
from dateline.export import to_json, write_jsonl
from dateline.run import Shelf, code_all, code_in_order, sift
from dateline.run.crew import Crew
from dateline.store import SqliteStore
from dateline.types import Refusal, Report

pytest.importorskip("distributed")
from dateline.run import cluster as clusters
from dateline.run.cluster import Cluster, Job, installed

COMMAND = (sys.executable, str(Path(__file__).with_name("fake_worker.py")))
JOB = Job(COMMAND, "{}", to_json, decode)
VERSION = installed("dateline")


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as started:
        yield started


def report(number: int) -> Report:
    given = line(number)
    extra = {"number": number}
    return Report(str(given["id"]), str(given["text"]), extra=extra, origin=f"feed:{number}")


def items(count: int) -> list[Report | Refusal]:
    return [Refusal("a.txt", "empty", "leave it out"), *map(report, range(count))]


def written(outcomes: Any, folder: Path) -> tuple[str, list[str]]:
    """The lines that a run writes, and all rows of its store."""
    folder.mkdir()
    out = StringIO()
    with SqliteStore.open(folder / "events.db") as store:
        shelf = Shelf.begin(store, "0.0", "fake-1")
        code_all(outcomes(sift(items(40), shelf)), shelf=shelf, sink=lambda c: write_jsonl(out, c))
        dump = [line for line in store._connection.iterdump() if 'INTO "runs"' not in line]
    return out.getvalue(), dump


def test_one_two_and_four_workers_and_a_cluster_write_the_same_bytes(
    tmp_path: Path, machines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.run.shards.SHARD_REPORTS", 8)
    alone = written(lambda given: code_in_order(given, FakeCoder().code), tmp_path / "alone")
    assert alone[0].count("\n") == 40
    for count in (1, 2, 4):
        crew = Crew(list(COMMAND), "{}", decode, count)
        assert written(crew.code, tmp_path / str(count)) == alone
        crew.close()
    shared = tmp_path / "shared"
    cluster = Cluster(machines.scheduler_address, str(shared), JOB, VERSION)
    assert written(cluster.code, tmp_path / "cluster") == alone
    cluster.close(done=True)
    assert list(shared.iterdir()) == []


def test_a_machine_that_dies_loses_nothing_and_shards_done_are_not_done_again(
    tmp_path: Path, machines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "cut", lambda given, coder: _cut(given, coder, 4))
    first = Cluster(machines.scheduler_address, str(tmp_path), JOB, VERSION)
    outcomes = first.code(items(24))
    begun = [next(outcomes) for _ in range(3)]
    victim = next(iter(machines.workers.values()))
    os.kill(victim.process.process.pid, signal.SIGKILL)
    assert [*begun, *outcomes] == list(code_in_order(items(24), FakeCoder().code))
    first.close()  # the last shard's files stay, as after a run that was killed
    left = sorted(tmp_path.glob("*.out.jsonl.gz"))
    again = Cluster(machines.scheduler_address, str(tmp_path), JOB, VERSION)
    times = [path.stat().st_mtime_ns for path in left]
    assert len(left) == 1
    list(again.code(items(24)))
    assert [path.stat().st_mtime_ns for path in left] == times
    again.close(done=True)


def test_a_cluster_of_another_version_is_refused(tmp_path: Path, machines: Any) -> None:
    with pytest.raises(ConfigError, match=r"this is 9\.9"):
        Cluster(machines.scheduler_address, str(tmp_path), JOB, "9.9")


def test_no_cluster_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 0.5)
    with pytest.raises(ConfigError, match="cannot be reached"):
        clusters._connect("tcp://127.0.0.1:1")


def _cut(given: Any, coder: str, size: int) -> Any:
    from dateline.run.shards import cut

    return cut(given, coder, size)
