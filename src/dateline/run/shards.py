"""Shards: some reports each, in files on a path that the machines of a cluster share.

A shard is named by what is in it and by what is to code it. So its answers, once they are there,
are those of the same reports by the same model: a run that was killed takes them up, and a worker
that is asked twice does nothing twice. A file appears under its name when it is whole.

JSON lines, gzipped, because records are nested and `to_json` and `from_json` lose nothing of them;
Parquet would need a second description of every field, and no shard is queried.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import ConfigError
from dateline.run.lanes import Item
from dateline.types import Report

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SHARD_REPORTS = 64
"""Reports in a shard: half a minute's work, so that little is done again after a loss."""

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive items of a run; `name` tells reports and coder, "" where it has no report."""

    name: str
    items: Sequence[Item]

    @property
    def reports(self) -> list[Report]:
        """What is to be coded, in order."""
        return [item for item in self.items if isinstance(item, Report)]


def cut(items: Iterable[Item], coder: str, size: int = SHARD_REPORTS) -> Iterator[Shard]:
    """Shards of `size` items, in order; `coder` tells model, codebook and version."""
    source = iter(items)
    while some := list(islice(source, size)):
        lines = [_line(asdict(item)) for item in some if isinstance(item, Report)]
        digest = hashlib.sha256("\n".join([coder, *lines]).encode("ascii")).hexdigest()
        yield Shard(digest[:32] if lines else "", some)


class SharedFolder:
    """A folder on any file system that fsspec knows ("/mnt/news", "s3://bucket/run")."""

    def __init__(self, url: str) -> None:
        """Raises ConfigError where there is no such file system."""
        import fsspec

        self.url = url
        try:
            self._files: AbstractFileSystem
            self._files, self._root = fsspec.url_to_fs(url)
            self._files.makedirs(self._root, exist_ok=True)
        except (ImportError, ValueError, OSError) as error:
            raise ConfigError(f"--shared: {url} cannot be used: {error}") from None

    def has(self, name: str) -> bool:
        """Whether the file is there, which means that it is whole."""
        self._files.invalidate_cache()
        return bool(self._files.exists(self._at(name)))

    def write(self, name: str, lines: Iterable[Line]) -> None:
        """Write a file, whole or not at all; equal lines make equal bytes."""
        text = "".join(_line(line) + "\n" for line in lines)
        data = gzip.compress(text.encode("ascii"), compresslevel=5, mtime=0)
        if not _is_local(self._files):
            self._files.pipe_file(self._at(name), data)  # an object appears when it is complete
            return
        target = Path(self._at(name))
        part = target.with_name(f".{name}.{os.getpid()}.part")
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)

    def read(self, name: str) -> list[Line]:
        """The lines of a file."""
        text = gzip.decompress(self._files.cat_file(self._at(name))).decode("ascii")
        return [json.loads(line) for line in text.splitlines()]

    def remove(self, names: Iterable[str]) -> None:
        """Delete files that are there."""
        for name in names:
            if self.has(name):
                self._files.rm_file(self._at(name))

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


def given_of(shard: str) -> str:
    """The file of a shard's reports."""
    return f"{shard}.in.jsonl.gz"


def coded_of(shard: str) -> str:
    """The file of a shard's answers."""
    return f"{shard}.out.jsonl.gz"


def _line(value: Line) -> str:
    return json.dumps(value, separators=(",", ":"), default=str)


def _is_local(files: "AbstractFileSystem") -> bool:
    protocol = files.protocol
    return "file" in ((protocol,) if isinstance(protocol, str) else protocol)
