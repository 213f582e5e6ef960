"""The stores that the contract holds for: a maker each, which opens or reopens it in a folder."""

from collections.abc import Callable
from pathlib import Path

from dateline.store import SqliteStore, Store

Maker = Callable[[Path], Store]
STORES: dict[str, Maker] = {"sqlite": lambda folder: SqliteStore.open(folder / "events.db")}
