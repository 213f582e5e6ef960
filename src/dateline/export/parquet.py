"""Events as Parquet: nested columns, as the JSON lines have them, for pandas, DuckDB or Spark."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.errors import ConfigError
from dateline.export.events import event_to_json
from dateline.export.records import Json
from dateline.export.rows import Row
from dateline.store.words import storable_all

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 5_000
"""Events in a row group: what is held in memory at a time."""


def parquet_bytes(rows: Iterable[Row]) -> Iterator[bytes]:
    """The bytes of the file, a row group at a time.

    Raises ConfigError at once where pyarrow is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401 - it is asked for before anything is written
    except ImportError:
        raise ConfigError(
            "Parquet needs pyarrow, which is not installed: pip install 'dateline[parquet]'"
        ) from None
    return _written(rows)


def _written(rows: Iterable[Row]) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, sink = schema_of(), _Sink()
    rest = iter(rows)
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while batch := list(islice(rest, _GROUP)):
            writer.write_batch(_batch([_columns(row) for row in batch], schema))
            yield sink.taken()
    yield sink.taken()


def _batch(columns: list[Json], schema: "pa.Schema") -> "pa.RecordBatch":
    """The rows as columns; cleaned only where a letter cannot be stored, for that takes time."""
    import pyarrow as pa

    try:
        return pa.RecordBatch.from_pylist(columns, schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist(storable_all(columns), schema)


class _Sink:
    """A file that is only written to, whose bytes are taken away as they come."""

    closed = False

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._position = 0

    def write(self, data: Any) -> int:
        """Keep the bytes until they are taken."""
        piece = bytes(data)
        self._waiting += piece
        self._position += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How many bytes were written in all."""
        return self._position

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def close(self) -> None:
        """Nothing is to be closed; the last bytes are still to be taken."""

    def taken(self) -> bytes:
        """The bytes written since the last time."""
        piece = bytes(self._waiting)
        self._waiting.clear()
        return piece


def _columns(row: Row) -> Json:
    """The merged form, with mappings as lists of pairs, and the head of the report."""
    told = event_to_json(row)
    accounts = told.pop("accounts")
    chosen = told.pop("chosen", {})
    return {
        **told,
        "counts": [{"kind": kind, **count} for kind, count in told["counts"].items()],
        "confidence": list(told["confidence"].items()),
        "decided_by": list(told["decided_by"].items()),
        "accounts": [{"field": f, **claim} for f, claims in accounts.items() for claim in claims],
        "chosen": [{"field": field, **ref} for field, ref in chosen.items()],
        "report": row.report_id,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
        "sentence_text": row.sentence_text,
    }


def schema_of() -> "pa.Schema":
    """The columns and their types; docs/export.md lists them."""
    import pyarrow as pa

    text, number, real, yes = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    texts = pa.list_(text)
    words = {"start": number, "end": number, "text": text}
    actor = {**words, "id": text, "name": text, "country": texts, "sector": texts, "kind": text,
             "confidence": real, "rule": text}  # fmt: skip
    place = {**words, "name": text, "geonameid": number, "lat": real, "lon": real, "country": text,
             "admin1": text, "precision": text, "said": yes, "radius_km": real, "kind": text,
             "confidence": real, "rule": text}  # fmt: skip
    date = {**words, "value": text, "earliest": text, "latest": text, "said": yes, "rule": text}
    mention = {"report": text, "event": text}
    count = {"kind": text, "value": number, "low": number, "high": number, **words, "rule": text}

    def struct(fields: dict[str, Any]) -> Any:
        return pa.struct(list(fields.items()))

    claim = {"field": text, "value": text, "voices": texts, "mentions": pa.list_(struct(mention))}
    return pa.schema(list({
        "id": text, "sentence": number, "trigger": struct(words), "type": text, "mode": text,
        "contexts": texts, "intensity": real, "quad_class": pa.int8(), "status": text,
        "background": yes, "actors": pa.list_(struct(actor)), "recipients": pa.list_(struct(actor)),
        "place": struct(place), "date": struct(date),
        "sources": pa.list_(struct({**words, "name": text, "attribution": text})),
        "views": pa.list_(struct({"source": number, "value": text})),
        "counts": pa.list_(struct(count)), "confidence": pa.map_(text, real),
        "decided_by": pa.map_(text, text), "chosen": pa.list_(struct({"field": text, **mention})),
        "mentions": pa.list_(struct(mention)), "reports": number, "outlets": texts,
        "independent": number, "first_hand": number, "first_reported": text,
        "last_reported": text, "disputed": yes, "accounts": pa.list_(struct(claim)),
        "cameo_root": text, "report": text, "title": text, "publisher": text, "published": text,
        "sentence_text": text,
    }.items()))  # fmt: skip
