"""What one server stands on: the store's file, opened once in every thread that reads it."""

import hashlib
import threading
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from dateline.store import SqliteStore
from dateline.watch import watch_file
from dateline.web.kept import Kept


@dataclass(frozen=True, slots=True)
class Desk:
    """The store of a server: connections that only read, one a thread, and one to write by.

    SQLite lets any number read while one writes; a connection belongs to the thread that opened
    it, and ends with it.
    """

    path: Path
    kept: Kept = field(default_factory=Kept)
    _threads: threading.local = field(default_factory=threading.local)
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def reader(self) -> SqliteStore:
        """This thread's connection; nothing that is asked of it can change the store."""
        store: SqliteStore | None = getattr(self._threads, "store", None)
        if store is None:
            store = SqliteStore.open(self.path, create=False, read_only=True)
            self._threads.store = store
        return store

    def writer(self) -> "Writing":
        """A connection of its own for one change; changes of this server queue up here."""
        return Writing(self.path, self._writing)

    def tag(self) -> str:
        """An ETag that is another one as soon as store, saved watches or program are.

        Every commit writes to the file or to its write-ahead log.
        """
        stamps = [version("dateline")]
        log = self.path.with_name(self.path.name + "-wal")
        for name in (self.path, log, watch_file(self.path)):
            try:
                seen = name.stat()
            except FileNotFoundError:
                continue
            if seen.st_size:  # an empty log comes and goes with whoever reads
                stamps.append(f"{seen.st_ino}.{seen.st_size}.{seen.st_mtime_ns}")
        return '"' + hashlib.sha256("/".join(stamps).encode()).hexdigest()[:20] + '"'


class Writing:
    """`with desk.writer() as store:` holds the lock and the connection for one change."""

    def __init__(self, path: Path, lock: threading.Lock) -> None:
        self._path = path
        self._lock = lock

    def __enter__(self) -> SqliteStore:
        self._lock.acquire()
        try:
            self._store = SqliteStore.open(self._path, create=False)
        except BaseException:
            self._lock.release()
            raise
        return self._store

    def __exit__(self, *_: object) -> None:
        try:
            self._store.close()
        finally:
            self._lock.release()
