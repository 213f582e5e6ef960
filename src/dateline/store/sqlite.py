"""The store in a SQLite file: one file a corpus, no server."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from dateline.store import forgetting
from dateline.store.checks import problems
from dateline.store.opening import FileConnection, can_write, connect, explained
from dateline.store.sql import SqlStore
from dateline.store.words import storable


class SqliteStore(SqlStore):
    """A `Store` in one file; open it with `SqliteStore.open`, use it in the thread that did.

    >>> with SqliteStore.open(path) as store:  # doctest: +SKIP
    ...     run = store.begin_run("0.1.0", "news-1", "2024-05-01T12:00:00Z")
    ...     store.add(run, coded)
    'added'
    """

    _connection: FileConnection

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, read_only: bool = False) -> Self:
        """The store in that file, made if there is none and `create` says so.

        With `create=False` a file that cannot be written is opened for reading; with `read_only`
        none can be changed. Raises StoreError for a file that is not a store, is of a newer
        version, or cannot be written.
        """
        path = Path(path)
        return cls(connect(path, create, read_only), path)

    def clean(self, report_ids: Sequence[str] = ()) -> None:
        """Leave no byte of forgotten reports in the file; see `Store.clean`."""
        with self._transaction() as connection:
            forgetting.clean(connection, [storable(report_id) for report_id in report_ids])
            forgetting.clean_index(connection)
        with self._explained():
            forgetting.rewrite_file(self._connection)

    def writable(self) -> bool:
        """Whether file and folder can be written; where they cannot, it is open for reading."""
        return can_write(self.path)

    def stamp(self) -> str:
        """Another text after each commit, which writes to the file or to its write-ahead log."""
        log = self.path.with_name(self.path.name + "-wal")
        stamps = []
        for path in (self.path, log):
            seen = path.stat() if path.exists() else None
            if seen is not None and seen.st_size:  # an empty log comes and goes with who reads
                stamps.append(f"{seen.st_ino}.{seen.st_size}.{seen.st_mtime_ns}")
        return "/".join(stamps)

    def check(self) -> list[str]:
        """What is wrong with the file, one problem a line; empty where nothing is."""
        return problems(self._connection)

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self.path)

    def _begin_reading(self) -> None:
        self._connection.execute("BEGIN")

    def _begin_writing(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
