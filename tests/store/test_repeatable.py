"""Coding the same reports twice changes nothing in the file but the list of runs."""

import sqlite3
from pathlib import Path

from tests.invented import coded_report

from dateline.store import SqliteStore
from dateline.types import Refusal


def dump(path: Path) -> list[str]:
    """The content of the file as SQL, without the list of runs."""
    connection = sqlite3.connect(path)
    lines = [line for line in connection.iterdump() if 'INTO "runs"' not in line]
    connection.close()
    return lines


def code(path: Path, started: str) -> None:
    with SqliteStore.open(path) as store:
        run = store.begin_run("0.1.0", "news-1", started)
        store.add_many(run, [coded_report(n, events=4) for n in range(6)])
        store.add(run, coded_report(9, report_id="r1"))
        store.refuse(run, Refusal("empty.txt", "has no text", "remove it"))


def test_the_same_folder_twice(tmp_path: Path) -> None:
    code(tmp_path / "events.db", "2024-05-01")
    once = dump(tmp_path / "events.db")
    code(tmp_path / "events.db", "2024-05-02")
    assert dump(tmp_path / "events.db") == once
    code(tmp_path / "other.db", "2024-05-03")
    assert dump(tmp_path / "other.db") == once
