"""Forgetting reports: their rows, the records made of them, the bytes they left in the file."""

from collections.abc import Sequence

from dateline.run.merge import STEP_REPORTS, merge_waiting
from dateline.store.protocol import Store


def forget(store: Store, report_ids: Sequence[str]) -> None:
    """Take reports out of a store, so that no byte of them stays in its file.

    Records are made again from the mentions that are left. Raises StoreError for an unknown id
    (nothing is forgotten then), and where another program keeps the file's old pages alive.
    """
    store.forget(report_ids)
    store.merge(STEP_REPORTS)  # also where no report waits: records may have lost their mentions
    merge_waiting(store)
    store.clean(report_ids)
