"""A connection to a store, and the transactions in which it is used."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from dateline.store.database import Connection
from dateline.store.rows import Row


class Session:
    """What every part of a store works with; use it in the thread that opened it."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[Row]:
        with self._explained():
            return self._connection.execute(query, values).fetchall()

    def _snapshot(self) -> AbstractContextManager[Connection]:
        """A read transaction: several queries see one state, whatever others write meanwhile."""
        return self._within(self._begin_reading)

    def _transaction(self) -> AbstractContextManager[Connection]:
        """A write transaction: it takes the lock at once, for waiting in the middle may fail."""
        return self._within(self._begin_writing)

    def _explained(self) -> AbstractContextManager[None]:
        """Turns what the database raises into a StoreError that says what to do."""
        raise NotImplementedError

    def _begin_reading(self) -> None:
        raise NotImplementedError

    def _begin_writing(self) -> None:
        raise NotImplementedError

    @contextmanager
    def _within(self, begin: Callable[[], None]) -> Iterator[Connection]:
        if self._connection.in_transaction:  # a part of what `whole` holds together
            yield self._connection
            return
        with self._explained():
            begin()
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # It has rolled back by itself after some errors: a full disk, a lost connection.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
