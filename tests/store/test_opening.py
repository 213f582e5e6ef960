"""What happens when the file is not what it should be."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.invented import coded_report

from dateline.errors import StoreError
from dateline.store import SqliteStore, migrations
from dateline.store.migrations import APPLICATION_ID, VERSION


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store with one report in it."""
    path = tmp_path / "events.db"
    with SqliteStore.open(path) as store:
        store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded_report(1))
    return path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)


def test_a_new_store_is_marked_as_ours(file: Path) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_every_table_is_strict(file: Path) -> None:
    connection = sqlite3.connect(file)
    tables = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
        "AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    connection.close()
    assert len(tables) > 10
    assert [name for name, strict in tables if not strict] == []


def test_a_store_of_a_newer_version_is_left_alone(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"newer Dateline.*upgrade"):
        SqliteStore.open(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"Once upon a time", b"S", bytes(4096)])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a Dateline store"):
        SqliteStore.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a Dateline store"):
        SqliteStore.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError):
        SqliteStore.open(path, create=False)
    with SqliteStore.open(path) as store:
        assert store.count() == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent/events.db", "there is no folder"),
        (".", "is a folder"),
        ("file/events.db", "there is no folder"),
    ],
)
def test_a_path_that_cannot_be_made(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=message):
        SqliteStore.open(tmp_path / name)


def test_a_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        SqliteStore.open(tmp_path / "events.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "a%20b.db", "Łódź 1.db"])
def test_odd_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    SqliteStore.open(tmp_path / name).close()
    assert (tmp_path / name).exists()


def test_damage_is_told(file: Path) -> None:
    connection = sqlite3.connect(file)
    page = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'actor_mentions'"
    ).fetchone()[0]
    connection.close()
    with file.open("r+b") as damaged:
        damaged.seek(4096 * (page - 1))
        damaged.write(b"\x7f" * 4096)
    with SqliteStore.open(file) as store:
        assert store.check() != []
        with pytest.raises(StoreError, match="damaged"):
            store.coded("r1")


def test_a_full_disk_loses_only_the_report_at_hand(file: Path) -> None:
    with SqliteStore.open(file) as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-02")
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="disk is full"):
            store.add(run, coded_report(2, events=100))
        store._connection.execute("PRAGMA max_page_count = 100000")
        assert store.report_ids() == ["r1"]
        assert store.check() == []
        assert store.add(run, coded_report(2, events=100)) == "added"


def test_a_word_index_that_does_not_fit_is_told(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("DROP TRIGGER reports_reworded")
    connection.execute("UPDATE reports SET text = 'Other words.'")
    connection.commit()
    connection.close()
    with SqliteStore.open(file) as store:
        assert "word index" in store.check()[0]


def as_nobody(work: Callable[[], None]) -> int:
    """Exit status of the work done by a user without rights (permissions do not bind root)."""
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            work()
        except BaseException as error:
            os.write(2, f"{error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions are those of POSIX")
def test_what_cannot_be_written_is_refused_but_can_be_read(open_folder: Path) -> None:
    path = open_folder / "events.db"
    with SqliteStore.open(path) as store:
        store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded_report(1))
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)

    def work() -> None:
        with pytest.raises(StoreError, match="cannot be written"):
            SqliteStore.open(path)
        with SqliteStore.open(path, create=False) as store:
            assert store.coded("r1") == coded_report(1)
            assert store.check() == []
            with pytest.raises(StoreError, match="check the permissions"):
                store.begin_run("0.1.0", "news-1", "2024-05-02")

    assert as_nobody(work) == 0
    open_folder.chmod(0o555)
    assert as_nobody(work) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions are those of POSIX")
def test_a_folder_that_cannot_be_written(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    def work() -> None:
        with pytest.raises(StoreError, match="folder cannot be written"):
            SqliteStore.open(open_folder / "events.db")

    assert as_nobody(work) == 0


def older(file: Path, steps: int) -> None:
    """Make the store one that has taken only the first steps of the schema, with the same rows."""
    old = file.with_name("older.db")
    connection = sqlite3.connect(old, isolation_level=None)
    for number, step in enumerate(migrations._STEPS[:steps], start=1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("ATTACH ? AS newer", (str(file),))
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for (table,) in tables:
        columns = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        names = ", ".join(name for (name,) in columns)
        connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM newer.{table}")
    connection.close()
    old.replace(file)


def test_a_store_of_the_first_version_gets_intensities_and_quad_classes(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE events SET mode = 'drone'")
    connection.commit()
    connection.close()
    older(file, steps=1)
    with SqliteStore.open(file) as store:
        event = next(store.events()).event
        assert (event.intensity, event.quad_class) == (-9.5, 4)
        assert event.place is None or event.place.radius_km is None
        assert store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded_report(1)) == (
            "duplicate"
        )
