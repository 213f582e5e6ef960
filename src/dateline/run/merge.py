"""The loop that takes waiting reports into records, a transaction at a time."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from dateline.run.interrupt import Interrupts
from dateline.store.protocol import Store

STEP_REPORTS = 200
"""Reports merged in one transaction: others who write to the store wait no longer than for it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did: reports and mentions taken in, records written, seconds.

    `waiting` reports are left where it was interrupted; the next merging takes them in.
    """

    reports: int
    mentions: int
    records: int
    waiting: int
    seconds: float
    interrupted: bool


def merge_waiting(
    store: Store,
    notice: Callable[[int, int], None] | None = None,
    step_reports: int = STEP_REPORTS,
) -> Merged:
    """Merge until no report waits; `notice` is told after each step how many are done and wait.

    Ctrl-C ends it after the step at work: records are whole, and what waits goes on waiting.
    """
    reports = mentions = records = 0
    waiting, started, interrupted = store.waiting(), time.monotonic(), False
    with Interrupts() as interrupts:
        try:
            while waiting:
                with interrupts.held():
                    step = store.merge(step_reports)
                reports += step.reports
                mentions += step.mentions
                records += step.records
                waiting = step.waiting
                if notice is not None:
                    notice(reports, waiting)
        except KeyboardInterrupt:
            interrupted, waiting = True, store.waiting()
    seconds = time.monotonic() - started
    return Merged(reports, mentions, records, waiting, seconds, interrupted)
