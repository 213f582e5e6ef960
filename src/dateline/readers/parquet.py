"""Parquet: the columns of the record contract, one report a row; read in small batches."""

from collections.abc import Iterator
from datetime import date, datetime
from types import ModuleType
from typing import Any

from dateline.errors import RefusedInput
from dateline.readers.columns import renamed, row_report
from dateline.readers.opened import Opened
from dateline.types import Refusal, Report

_ROWS = 256
"""Rows held at a time."""


def read_parquet(opened: Opened) -> Iterator[Report | Refusal]:
    """A Report or a Refusal for each row; raises RefusedInput where there is no text to read."""
    table = _open(_library(opened.origin), opened)
    names = renamed(table.schema_arrow.names)
    if not {"text", "url"} & set(names):
        shown = ", ".join(table.schema_arrow.names)[:120]
        reason = f"no column is named text (the columns are: {shown})"
        raise RefusedInput(opened.origin, reason, "name the column that holds the reports: text")
    opened.allowance.packed(table.metadata.serialized_size)
    for number, cells in enumerate(_rows(table, opened), start=1):
        where = f"{opened.origin}:{number}"
        row = {name: _plain(cell) for name, cell in zip(names, cells, strict=True)}
        try:
            yield row_report({n: v for n, v in row.items() if v is not None}, where, opened.hints)
        except RefusedInput as refused:
            yield Refusal(refused.where, refused.reason, refused.remedy)


def _library(origin: str) -> ModuleType:
    try:
        import pyarrow.parquet
    except ImportError as error:
        reason = "Parquet is read with pyarrow, which is not installed"
        remedy = 'pip install "dateline[parquet]", or save it as CSV or JSON lines'
        raise RefusedInput(origin, reason, remedy) from error
    module: ModuleType = pyarrow.parquet
    return module


def _open(parquet: ModuleType, opened: Opened) -> Any:
    try:
        return parquet.ParquetFile(opened.movable())
    except (OSError, ValueError) as error:
        raise _damaged(opened.origin, error) from error


def _rows(table: Any, opened: Opened) -> Iterator[tuple[object, ...]]:
    """The cells of each row; a group of rows that unpacks beyond bounds ends it."""
    for group in range(table.num_row_groups):
        about = table.metadata.row_group(group)
        columns = (about.column(number) for number in range(about.num_columns))
        opened.allowance.packed(sum(column.total_compressed_size for column in columns))
        opened.allowance.unpacked(about.total_byte_size)
        try:
            for batch in table.iter_batches(_ROWS, row_groups=[group]):
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
        except (OSError, ValueError) as error:
            raise _damaged(opened.origin, error) from error


def _damaged(origin: str, error: Exception) -> RefusedInput:
    return RefusedInput(origin, f"the Parquet file is damaged: {error}"[:300], "write it anew")


def _plain(cell: object) -> object:
    """A cell as JSON has it: dates as ISO strings, bytes not at all."""
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return None if isinstance(cell, bytes) else cell
