"""What the queries of a store need of a connection, whichever database is behind it.

All SQL is written once, in what SQLite and PostgreSQL both understand and a few idioms of SQLite's
that `postgres_dialect` knows how to say otherwise. Parameters are `?` or `?1`, `?2` …
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """Rows of an answer."""

    @property
    def rowcount(self) -> int:
        """How many rows a change touched."""

    def fetchone(self) -> Any:
        """The next row, None after the last."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection as `sqlite3` has it, with numbers for new rows beside."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction was begun and not ended yet."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor:
        """The answer to a statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Cursor:
        """A statement for each row of parameters; it answers with no rows."""

    def new_keys(self, table: str, n: int) -> int:
        """The first of `n` numbers in a row that no row of the table ever had, nor will have."""

    def close(self) -> None:
        """Let go of the database."""
