"""Records as JSON lines that may still change until the run is over."""

import json
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from dateline.cli.output import STDOUT

if TYPE_CHECKING:
    from dateline.run import Amend, Sink
    from dateline.types import CodedReport


class Spool:
    """Lines kept aside while later reports may prove an earlier one a copy; then written out."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        # A file of its own: what it was made from can be read again, whatever the stream is.
        self._kept = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115

    def __call__(self, coded: "CodedReport") -> None:
        """Keep the record."""
        from dateline.export import write_jsonl

        write_jsonl(self._kept, coded)

    def amend(self, changes: "Iterator[tuple[int, CodedReport]]") -> None:
        """Write all records out, those that changed as they are now."""
        from dateline.export import to_json, write_line

        self._kept.seek(0)
        change = next(changes, None)
        for number, line in enumerate(self._kept):
            if change is not None and change[0] == number:
                record = to_json(change[1])
                record["report"] = json.loads(line)["report"]  # its id as given
                write_line(self._stream, record)
                change = next(changes, None)
            else:
                self._stream.write(line)
        self._kept.close()


def sink_to(stream: TextIO, target: str) -> "tuple[Sink, Amend | None]":
    """Where records go: at once to a pipe, whose reader need not wait; to a file at the end."""
    if target != STDOUT:
        spool = Spool(stream)
        return spool, spool.amend
    from dateline.export import write_jsonl

    def write(coded: "CodedReport") -> None:
        write_jsonl(stream, coded)
        stream.flush()

    return write, None
