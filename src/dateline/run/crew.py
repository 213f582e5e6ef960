"""Supervised workers: processes that code, one report at a time each, and may die of it.

A worker that dies, or is silent too long, is replaced. The report it was at is tried once more by
itself; a report that ends its worker twice is refused with the reason, and all others go on.
Outcomes keep the order of the inputs.
"""

import queue
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice

from dateline.errors import ModelError
from dateline.limits import MAX_WORKER_DEATHS
from dateline.run.lanes import Item, Outcome
from dateline.run.patience import seconds_for
from dateline.run.worker import Decode, Said, Worker
from dateline.types import Refusal, Report

AHEAD = 8
"""Reports in work for each worker: enough to keep the others busy behind one long report."""
_WINDOW = 2
"""Reports handed to one worker: one to code, one at hand."""
_STARTS = 3
"""A worker that ends so many times in a row before it is ready will not get ready."""
_READY_SECONDS = 120.0
_TICK_SECONDS = 0.5

Start = Callable[["queue.SimpleQueue[Said]", int], Worker]


@dataclass(slots=True)
class _Task:
    report: Report
    outcome: Outcome | None = None
    deaths: int = 0


@dataclass(slots=True)
class _Station:
    """A worker's place: who works there, on what, since when."""

    worker: Worker
    at: deque[_Task] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    ready: bool = False


class Crew:
    """A number of workers, started at once; `close` ends them."""

    def __init__(self, command: list[str], settings: str, decode: Decode, workers: int) -> None:
        """`command` starts a worker, which is given `settings` as its first line."""
        self._command, self._settings, self._decode = command, settings, decode
        self._said: queue.SimpleQueue[Said] = queue.SimpleQueue()
        self._numbers = count()
        self._failed_starts = 0
        self.deaths: list[str] = []
        """Why workers died, in order."""
        self._stations = {s.worker.number: s for s in (self._start() for _ in range(workers))}
        self.model, self.codebook = self._first_word()

    def code(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Code a stream of reports; all else passes through."""
        source, line, backlog = iter(items), deque[_Task | Outcome](), deque[_Task]()
        room = AHEAD * len(self._stations)
        while True:
            for item in islice(source, max(0, room - len(line))):
                entry = _Task(item) if isinstance(item, Report) else item
                line.append(entry)
                if isinstance(entry, _Task):
                    backlog.append(entry)
            if not line:
                return
            self._hand_out(backlog)
            if (done := _outcome(line[0])) is not None:
                line.popleft()
                yield done
            else:
                self._listen(backlog)

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for station in self._stations.values():
            station.worker.end()
        self._stations.clear()

    def _start(self) -> _Station:
        number = next(self._numbers)
        return _Station(Worker.start(number, self._command, self._settings, self._said))

    def _first_word(self) -> tuple[str, str]:
        """Wait until one worker is ready; what it says of the model and the codebook."""
        try:
            while True:
                said = self._listen(deque())
                if said is not None and said.message and "model" in said.message:
                    return said.message["model"], said.message["codebook"]
        except BaseException:
            self.close()
            raise

    def _hand_out(self, backlog: deque[_Task]) -> None:
        """Give work to whoever has room; a report that has ended a worker goes alone."""
        for station in sorted(self._stations.values(), key=lambda s: len(s.at)):
            while backlog and station.ready and len(station.at) < _WINDOW:
                if station.at and (backlog[0].deaths or station.at[-1].deaths):
                    break
                if not station.at:
                    station.since = time.monotonic()
                task = backlog.popleft()
                station.at.append(task)
                station.worker.give(task.report)

    def _listen(self, backlog: deque[_Task]) -> Said | None:
        """Wait for a word of any worker, for a moment; then see whether all are well."""
        try:
            said = self._said.get(timeout=_TICK_SECONDS)
        except queue.Empty:
            said = None
        if said is not None and said.number in self._stations:
            self._heard(said, backlog)
        for station in list(self._stations.values()):
            self._watch(station, backlog)
        return said

    def _heard(self, said: Said, backlog: deque[_Task]) -> None:
        station = self._stations[said.number]
        if said.message is None:
            self._replace(station, backlog, station.worker.obituary())
        elif "failed" in said.message:
            raise ModelError(str(said.message["message"]))
        elif "model" in said.message:
            station.ready, self._failed_starts = True, 0
        else:
            task = station.at.popleft()
            task.outcome = self._decode(said.message, task.report)
            station.since = time.monotonic()

    def _watch(self, station: _Station, backlog: deque[_Task]) -> None:
        """End a worker that has been at one report, or at getting ready, for too long."""
        if station.worker.number not in self._stations:
            return
        silent = time.monotonic() - station.since
        if not station.ready:
            if silent > _READY_SECONDS:
                self._replace(station, backlog, f"was not ready after {_READY_SECONDS:.0f} s")
        elif station.at and silent > (allowed := seconds_for(station.at[0].report)):
            self._replace(station, backlog, f"took more than {allowed:.0f} s")

    def _replace(self, station: _Station, backlog: deque[_Task], why: str) -> None:
        """Put another worker in the place of one; what it had in hand is given out again."""
        del self._stations[station.worker.number]
        station.worker.end()
        self.deaths.append(why)
        tasks = list(station.at)
        if not station.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS * max(1, len(self._stations) + 1):
                raise ModelError(f"workers end before they are ready: the last one {why}")
        if tasks:
            tasks[0].deaths += 1
            if tasks[0].deaths >= MAX_WORKER_DEATHS:
                tasks[0].outcome = _refusal(tasks[0].report, why)
        backlog.extendleft(reversed([task for task in tasks if task.outcome is None]))
        successor = self._start()
        self._stations[successor.worker.number] = successor


def _outcome(entry: "_Task | Outcome") -> Outcome | None:
    return entry.outcome if isinstance(entry, _Task) else entry


def _refusal(report: Report, why: str) -> Refusal:
    return Refusal(
        where=report.origin or report.id,
        reason=f"its coding ended the worker {MAX_WORKER_DEATHS} times: it {why}",
        remedy="look at the text: is it a report? If so, please report it as a fault of Dateline",
    )
