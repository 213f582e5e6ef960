"""Ways to code a stream of reports: one after the other, or several at a time, in input order."""

import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from dateline.errors import KnowledgeError, ModelError, RefusedInput
from dateline.run.marks import Known, Twin
from dateline.types import CodedReport, Refusal, Report

Code = Callable[[Report], CodedReport]
Input = Report | Refusal
Item = Report | Refusal | Known | Twin
Outcome = CodedReport | Refusal | Known | Twin

AHEAD = 4
"""Reports in work for each worker: enough to keep it busy behind one long report."""


def code_in_order(inputs: Iterable[Item], code: Code) -> Iterator[Outcome]:
    """Code reports one after the other; all else passes through."""
    for item in inputs:
        yield code_one(item, code)


def code_side_by_side(inputs: Iterable[Item], code: Code, workers: int) -> Iterator[Outcome]:
    """Code up to `workers` reports at a time; outcomes keep the order of the inputs.

    Threads, not processes: the encoder releases the interpreter's lock for more than half of
    the time, and all share one copy of the model and the gazetteer.
    """
    items = iter(inputs)
    first = list(islice(items, 2))
    if workers == 1 or len(first) < 2:
        yield from code_in_order((*first, *items), code)
        return
    pool = ThreadPoolExecutor(workers, thread_name_prefix="dateline-coder")
    try:
        pending = deque(pool.submit(code_one, item, code) for item in first)
        yield from _in_turn(pending, items, lambda item: pool.submit(code_one, item, code), workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def code_one(item: Item, code: Code) -> Outcome:
    """Code a report, or turn what went wrong into a refusal so that the rest goes on.

    A broken model or data file would break every report alike: ModelError and KnowledgeError
    are raised.
    """
    if not isinstance(item, Report):
        return item
    try:
        return code(item)
    except (ModelError, KnowledgeError):
        raise
    except RefusedInput as refused:
        return Refusal(refused.where, refused.reason, refused.remedy)
    except Exception as error:
        return Refusal(
            where=item.origin or item.id,
            reason=f"coding failed: {type(error).__name__}: {error} ({_place_of(error)})",
            remedy="this is a fault of Dateline: please report it together with the text",
        )


def _place_of(error: Exception) -> str:
    """File and line where it was raised: what a report of the fault needs."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _in_turn(
    pending: deque[Future[Outcome]],
    items: Iterator[Item],
    submit: Callable[[Item], Future[Outcome]],
    workers: int,
) -> Iterator[Outcome]:
    pending.extend(submit(item) for item in islice(items, workers * AHEAD - len(pending)))
    while pending:
        yield pending.popleft().result()
        pending.extend(submit(item) for item in islice(items, 1))
