"""docs/store.md tells of every table and column, and its queries run."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.invented import coded_report

from dateline.store import SqliteStore

DOCUMENT = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
_SHARED = {
    "event_actors": "actor_mentions",
    "event_places": "place_mentions",
}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "events.db"
    with SqliteStore.open(path) as store:
        store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded_report(1, events=2))
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


def documented() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| (.*) \|$", DOCUMENT, re.M)
    return {table: set(re.findall(r"`(\w+)`", columns)) for table, columns in rows}


def test_every_table_and_column_is_told(connection: sqlite3.Connection) -> None:
    told = documented()
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' "
        "AND type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for (table,) in tables:
        columns = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        known = told[table] | told.get(_SHARED.get(table, ""), set())
        assert {name for (name,) in columns} <= known, table


def test_the_queries_run(connection: sqlite3.Connection) -> None:
    queries = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.S)
    assert len(queries) == 3
    joined = connection.execute(queries[0]).fetchall()
    assert joined[0][1:5] == ("2020-01-02", "Soldiers Of Northland", "ASSAULT", "Fishermen")
    assert joined[0][5].startswith("On 2 January soldiers")
    assert len(connection.execute(queries[1].replace("air strike", "shelled the")).fetchall()) == 2
    assert len(connection.execute(queries[2].replace("…", "0000010000")).fetchall()) == 13
