"""A connection to a store's file, and the transactions in which it is used."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from dateline.store.opening import explained
from dateline.store.rows import Row


class Session:
    """What every part of the SQLite store works with; use it in the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[Row]:
        with explained(self.path):
            return self._connection.execute(query, values).fetchall()

    def _snapshot(self) -> AbstractContextManager[sqlite3.Connection]:
        """A read transaction: several queries see one state, whatever others write meanwhile."""
        return self._within("BEGIN")

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """A write transaction: it takes the lock at once, for waiting in the middle may fail."""
        return self._within("BEGIN IMMEDIATE")

    @contextmanager
    def _within(self, begin: str) -> Iterator[sqlite3.Connection]:
        if self._connection.in_transaction:  # a part of what `whole` holds together
            yield self._connection
            return
        with explained(self.path):
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite itself has rolled back after some errors, such as a full disk.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
