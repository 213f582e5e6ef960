"""The run loop on this machine: outcomes in, store and JSONL out, counts that add up."""

import time
from collections.abc import Callable, Iterable, Iterator

from dateline.run.interrupt import Interrupts
from dateline.run.lanes import Outcome
from dateline.run.shelf import Shelf
from dateline.run.summary import Summary, Tally
from dateline.run.writer import Sink, Writer
from dateline.types import CodedReport

Amend = Callable[[Iterator[tuple[int, CodedReport]]], None]
"""Takes, by number and in order, the records that say something else than when passed on."""


def code_all(
    outcomes: Iterable[Outcome],
    *,
    shelf: Shelf | None = None,
    sink: Sink | None = None,
    amend: Amend | None = None,
    notice: Callable[[Tally], None] | None = None,
) -> Summary:
    """Write every outcome to `shelf` and `sink`, in order; `notice` is called after each.

    A sink without `amend` is passed each record at once. A later report may prove an earlier one
    a copy: the store is changed then, and at the end `amend` is told.
    Ctrl-C ends the run after the report being written: what is coded is kept, and the summary
    says `interrupted`. Errors of the store or the sink are raised.
    """
    writer = Writer(shelf, sink, live=sink is not None and amend is None)
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
        if amend is not None:
            with interrupts.held(late=True):
                amend(writer.amended())
    return writer.tally.close(time.monotonic() - started, interrupted)
