"""Opening a SQLite file safely, and saying in words what SQLite says in codes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import StoreError
from dateline.store import functions
from dateline.store.migrations import APPLICATION_ID, VERSION, migrate, version_of

_HEADER = b"SQLite format 3\0"
_CACHE_KIB, _LOG_PAGES = 65_536, 8_000
_WAIT_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""

_REMEDIES = {
    "SQLITE_FULL": "the disk is full; make room and run again, nothing half-written stays",
    "SQLITE_READONLY": "the store cannot be written; check the permissions of file and folder",
    "SQLITE_BUSY": "another program is writing to the store; wait for it and run again",
    "SQLITE_CORRUPT": "the file is damaged; restore a copy, or code the reports into a new store",
    "SQLITE_NOTADB": "the file is not a Dateline store; give another file",
    "SQLITE_CANTOPEN": "the file cannot be opened; check that the folder exists and is writable",
    "SQLITE_IOERR": "the disk could not be read or written; check it and run again",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        remedy = next((text for code, text in _REMEDIES.items() if name.startswith(code)), "")
        raise StoreError(f"{path}: {remedy or 'the store refused it'} ({error})") from error
    except OverflowError as error:
        raise StoreError(f"{path}: a number is too large to store ({error})") from error


class FileConnection(sqlite3.Connection):
    """SQLite's own, with numbers for new rows beside."""

    def new_keys(self, table: str, n: int) -> int:  # noqa: ARG002 - SQLite counts what is inserted
        """See `Connection.new_keys`; the table's key must be AUTOINCREMENT."""
        query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        found = self.execute(query, (table,)).fetchone()
        return 1 if found is None else int(found[0]) + 1


def connect(path: Path, create: bool, read_only: bool = False) -> FileConnection:
    """A connection to our kind of file, migrated; raises StoreError with what to do.

    With `read_only` nothing can be changed by it once it is open.
    """
    _check_file(path, create)
    with explained(path):
        connection = sqlite3.connect(
            _uri(path, create),
            uri=True,
            timeout=_WAIT_SECONDS,
            isolation_level=None,
            factory=FileConnection,
        )
        try:
            _prepare(connection, path)
            if read_only:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _check_file(path: Path, create: bool) -> None:
    """Raises StoreError for what SQLite would only call "unable to open"."""
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; give the name of a file in it, as events.db")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists():
        if create and not os.access(path, os.W_OK):
            raise StoreError(f"{path}: cannot be written; change its permissions")
        _check_header(path, create)
    elif not create:
        raise StoreError(f"{path}: there is no store; `dateline code PATH --into` makes one")
    if create and not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path}: the folder cannot be written; choose another place")


def _check_header(path: Path, create: bool) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check it") from error
    if header != _HEADER and (header or not create):
        raise StoreError(f"{path}: is not a Dateline store; give another file")


def can_write(path: Path) -> bool:
    """Whether a store's file can be written, and the files that SQLite puts beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _uri(path: Path, create: bool) -> str:
    """Read-only where nothing can be written: a store on such a medium can still be looked at."""
    uri = path.resolve().as_uri()
    if create or can_write(path):
        return f"{uri}?mode={'rwc' if create else 'rw'}"
    # Without `immutable`, SQLite wants to write its -shm file even to read a WAL store.
    log = path.with_name(path.name + "-wal")
    return f"{uri}?mode=ro" if log.exists() else f"{uri}?mode=ro&immutable=1"


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    functions.install(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    # In WAL mode a crash of the program loses nothing that was committed, a power cut at most
    # the last commits, and neither damages the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    # Pages kept in memory, and pages written to the log before they are taken into the file: with
    # SQLite's 2 and 4 MB a large store is read and written over and over while it is merged.
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    # Count before mark: another process may be creating the store between the two questions.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise StoreError(f"{path}: is a database, but not a Dateline store; give another file")
    if version_of(connection) != VERSION:
        migrate(connection, str(path))
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        # Locked means that another process is opening the new store and does the same.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
