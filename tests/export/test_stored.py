"""What exports read of a store: records where there are some, else events as told."""

from collections.abc import Iterator

from tests.export.rows import MergedRow, merged_row, rows_of
from tests.invented import coded_report

from dateline.export import record_of, stored
from dateline.store import EVERYTHING, EventRow, Filter, Summary


class FakeStore:
    """A store of one event, merged or not."""

    def __init__(self, records: int) -> None:
        self._records = records

    def summary(self) -> Summary:
        return Summary(1, 0, 1, 0, {"ASSAULT": 1}, self._records)

    def events(self, _where: Filter = EVERYTHING) -> Iterator[EventRow]:
        yield from rows_of(coded_report(1))

    def all_records(self, _where: Filter = EVERYTHING) -> Iterator[MergedRow]:
        (row,) = self.events()
        yield merged_row(coded_report(1), record_of(row))


def test_records_are_read_unless_there_are_none_or_mentions_are_asked_for() -> None:
    def kinds(records: int, mentions: bool) -> list[str]:
        rows = stored(FakeStore(records), mentions=mentions)  # type: ignore[arg-type]
        return [type(row).__name__ for row in rows]

    assert kinds(1, mentions=False) == ["MergedRow"]
    assert kinds(1, mentions=True) == ["EventRow"]
    assert kinds(0, mentions=False) == ["EventRow"]
