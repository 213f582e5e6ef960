"""A corpus frozen: its records, reports and refusals as Parquet, and a data sheet about them.

The same store gives the same bytes, for nothing of the moment or the machine is written.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import ConfigError
from dateline.export.parquet import parquet_bytes
from dateline.export.sheet import Corpus, data_sheet
from dateline.store import Store
from dateline.store.words import storable_all
from dateline.types import Report

RECORDS, REPORTS, REFUSALS, SHEET = (
    "records.parquet", "reports.parquet", "refusals.parquet", "datasheet.md",
)  # fmt: skip
_GROUP = 5_000
"""Rows in a row group: what is held in memory at a time."""

_REPORT = ("id", "title", "publisher", "byline", "published", "url", "language", "group", "role",
           "of", "text_sha256")  # fmt: skip
_REFUSAL = ("where", "reason", "remedy")


def write_release(store: Store, name: str, folder: Path, version: str, texts: bool) -> list[Path]:
    """Write the release of a store whose records are up to date; returns the files.

    `texts` puts the texts of the reports in: whether they may be passed on, their owners say.
    Raises ConfigError where a file is there already: a release is never written over.
    """
    files = [folder / file for file in (RECORDS, REPORTS, REFUSALS, SHEET)]
    for file in files:
        if file.exists():
            raise ConfigError(
                f"--out: {file} exists; a release is not changed, choose a new folder"
            )
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus.of(store, name, version)
    _write(files[0], parquet_bytes(corpus.counted(store.all_records())))
    columns = (*_REPORT, "text") if texts else _REPORT
    _write(files[1], _table(columns, _reports(store, columns)))
    refused = ({"where": r.where, "reason": r.reason, "remedy": r.remedy} for r in store.refusals())
    rows = sorted(refused, key=lambda row: (row["where"], row["reason"], row["remedy"]))
    _write(files[2], _table(_REFUSAL, rows))
    digests = {file.name: _digest(file) for file in files[:-1]}
    sheet = data_sheet(corpus, [r["reason"] for r in rows], digests, texts)
    files[3].write_text(sheet, encoding="utf-8", newline="\n")
    return files


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reports(store: Store, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """The heads of all reports and where each derives from, by id."""
    ids = iter(sorted(store.report_ids()))
    while batch := list(islice(ids, _GROUP)):
        for report_id, lineage in zip(batch, store.lineages(batch), strict=True):
            report = store.report(report_id)
            row = {
                **{column: getattr(report, column) for column in columns if _own(column)},
                "group": lineage.group, "role": lineage.role, "of": lineage.of,
                "text_sha256": hashlib.sha256(report.text.encode("utf-8", "replace")).hexdigest(),
            }  # fmt: skip
            yield storable_all({column: row[column] for column in columns})


def _own(column: str) -> bool:
    return column in Report.__dataclass_fields__


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A table of texts as the bytes of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(column, pa.string()) for column in columns])
    sink = pa.BufferOutputStream()
    rest = iter(rows)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while batch := list(islice(rest, _GROUP)):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema))
    yield sink.getvalue().to_pybytes()
