"""Before coding: reports that the store holds already, and exact copies of what is coded."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice

from dateline.lineage.wording import Rank, digest_of, rank_of
from dateline.run.lanes import Input, Item
from dateline.run.marks import Known, Twin
from dateline.run.shelf import Shelf
from dateline.types import Refusal, Report

BATCH = 16
"""Inputs looked up at once; a pipe that others wait for is looked up one by one."""
_IN_WORK = 10_000
"""Wordings remembered beside those the store tells of: more than can be on the way there."""


def sift(inputs: Iterable[Input], shelf: Shelf, batch: int = BATCH) -> Iterator[Item]:
    """Mark what need not be coded; the order stays.

    A copy that ranks before all those of its wording so far (an earlier day) is coded itself,
    and the others will share its events: so the order of the inputs makes no difference.
    """
    items, first = iter(inputs), OrderedDict[str, Rank]()
    while some := list(islice(items, batch)):
        reports = [item for item in some if isinstance(item, Report)]
        stored = iter(shelf.store.known(shelf.run, reports))
        for item in some:
            if isinstance(item, Refusal):
                yield item
            elif (found := next(stored)) is not None:
                yield Known(item, found)
            else:
                yield _coded_or_twin(item, shelf, first)


def _coded_or_twin(report: Report, shelf: Shelf, first: OrderedDict[str, Rank]) -> Report | Twin:
    digest = digest_of(report.text)
    if digest is None:
        return report
    rank, before = rank_of(report), first.get(digest)
    if before is None:
        before = next((rank_of(twin) for _, twin in shelf.store.twins(shelf.run, report)), None)
    first[digest] = rank if before is None else min(rank, before)
    first.move_to_end(digest)
    if len(first) > _IN_WORK:
        first.popitem(last=False)
    return report if before is None or rank < before else Twin(report)
