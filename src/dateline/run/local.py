"""The run loop on this machine: outcomes in, store and JSONL out, counts that add up."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self

from dateline.run.interrupt import Interrupts
from dateline.run.lanes import Outcome
from dateline.run.summary import Summary, Tally
from dateline.store.protocol import SHIPPED_CODEBOOK, Store
from dateline.types import CodedReport, Refusal

Sink = Callable[[CodedReport], None]

BATCH_REPORTS = 32
"""Reports in one transaction of the store; also what memory holds beyond those in work."""
BATCH_SECONDS = 2.0
"""A transaction is closed after this long, so that others who read the store see progress."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The store a run writes to, and the run's number in it."""

    store: Store
    run: int

    @classmethod
    def begin(
        cls, store: Store, version: str, model: str, codebook: str = SHIPPED_CODEBOOK
    ) -> Self:
        """Start a run in the store, now."""
        started = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(store, store.begin_run(version, model, started, codebook))


def code_all(
    outcomes: Iterable[Outcome],
    *,
    shelf: Shelf | None = None,
    sink: Sink | None = None,
    notice: Callable[[Tally], None] | None = None,
) -> Summary:
    """Write every outcome to `shelf` and `sink`, in order; `notice` is called after each.

    Ctrl-C ends the run after the report being written: what is coded is kept, and the summary
    says `interrupted`. Errors of the store or the sink are raised.
    """
    writer = _Writer(shelf, sink)
    started, interrupted = time.monotonic(), False
    with Interrupts() as interrupts:
        try:
            for outcome in outcomes:
                with interrupts.held():
                    writer.write(outcome)
                if notice is not None:
                    notice(writer.tally)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            with interrupts.held(late=True):
                writer.flush()
    return writer.tally.close(time.monotonic() - started, interrupted)


@dataclass(slots=True)
class _Writer:
    shelf: Shelf | None
    sink: Sink | None
    tally: Tally = field(default_factory=Tally)
    batch: list[CodedReport] = field(default_factory=list)
    flushed: float = field(default_factory=time.monotonic)

    def write(self, outcome: Outcome) -> None:
        """Pass one outcome on, and close the transaction when it is full or old."""
        self.tally.read += 1
        if isinstance(outcome, Refusal):
            self.tally.add_refusal(outcome)
            if self.shelf is not None:
                self.shelf.store.refuse(self.shelf.run, outcome)
            return
        if self.sink is not None:
            self.sink(outcome)
        self.batch.append(outcome)
        if self.shelf is None or self._due():
            self.flush()

    def flush(self) -> None:
        """Store what waits, and count it by what the store says of it."""
        batch, self.batch, self.flushed = self.batch, [], time.monotonic()
        if self.shelf is None or not batch:
            known = [False] * len(batch)
        else:
            results = self.shelf.store.add_many(self.shelf.run, batch)
            known = [result == "duplicate" for result in results]
        for coded, duplicate in zip(batch, known, strict=True):
            self.tally.add_report(len(coded.events), duplicate)

    def _due(self) -> bool:
        return len(self.batch) >= BATCH_REPORTS or time.monotonic() - self.flushed >= BATCH_SECONDS
