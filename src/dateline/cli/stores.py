"""Stores opened with their records up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.screen import counting, note

if TYPE_CHECKING:
    from dateline.run.merge import Merged
    from dateline.store import SqliteStore

TOLD = 500
"""Reports that are merged in a moment; of more, something is said."""


@contextmanager
def merged_store(path: Path, quiet: bool = False) -> "Iterator[SqliteStore]":
    """The store at that path, after the reports that wait in it were merged.

    A store that cannot be written is shown as it was merged last; a note says so.
    """
    from dateline.store import SqliteStore

    with SqliteStore.open(path, create=False) as store:
        waiting = store.waiting()
        if waiting and not store.writable():
            note(f"{path} cannot be written: {waiting:,} reports in it are not merged yet.")
        elif waiting:
            merge_with_progress(store, waiting, quiet)
        yield store


def merge_with_progress(store: "SqliteStore", waiting: int, quiet: bool) -> "Merged":
    """Merge what waits; where it takes time, say why, and show how far it is."""
    from dateline.run.merge import merge_waiting

    if waiting > TOLD and not quiet:
        note(f"Merging the events of {waiting:,} reports into records; this happens once.")
    with counting(waiting, quiet or waiting <= TOLD, "Merging") as advance:
        return merge_waiting(store, lambda done, _: advance(done))
