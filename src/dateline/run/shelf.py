"""The store a run writes to."""

from dataclasses import dataclass
from typing import Self

from dateline.run.clock import now
from dateline.store.protocol import SHIPPED_CODEBOOK, Store


@dataclass(frozen=True, slots=True)
class Shelf:
    """A store, and the run's number in it."""

    store: Store
    run: int

    @classmethod
    def begin(
        cls, store: Store, version: str, model: str, codebook: str = SHIPPED_CODEBOOK
    ) -> Self:
        """Start a run in the store, now."""
        return cls(store, store.begin_run(version, model, now(), codebook))
