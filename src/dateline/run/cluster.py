"""The same work on a Dask cluster: shards go out by a shared path, one loader takes them in.

Each thread of a Dask worker supervises a child process of its own, as `code --workers` does, so a
report that kills is refused and costs no machine. What a lost machine was at is done by another.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version as installed
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.errors import ConfigError, ModelError
from dateline.run.crew import Crew
from dateline.run.lanes import Item, Outcome
from dateline.run.shards import Shard, SharedFolder, coded_of, cut, given_of
from dateline.run.worker import Decode
from dateline.types import CodedReport, Refusal, Report

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 2
"""Shards waiting for each thread of the cluster: none is idle while the loader is busy."""

CONNECT_SECONDS = 20
"""How long a cluster may take to answer."""

_here = threading.local()
_Waiting = tuple[Shard, Any]
"""A shard, and the future of its coding; None where there is nothing to wait for."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a machine of the cluster must know to code a shard."""

    command: tuple[str, ...]
    settings: str
    encode: Callable[[CodedReport], Mapping[str, Any]]
    decode: Decode


class Cluster:
    """A cluster that codes; `close` lets go of it, and deletes the shards that were loaded."""

    def __init__(self, address: str, shared: str, job: Job, version: str) -> None:
        """Raises ConfigError where it cannot be reached, or runs another version of Dateline."""
        self._client = _connect(address)
        self._folder, self._job = SharedFolder(shared), job
        self._loaded: list[str] = []
        asked = self._client.submit(introduce, job, pure=False)
        theirs, self.model, self.codebook = asked.result()
        if theirs != version:
            self.close()
            raise ConfigError(f"--cluster: {address} runs Dateline {theirs}, this is {version}")
        self._coder = f"{version}\0{self.model}\0{self.codebook}"

    def code(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Code a stream of reports, in order; all else passes through.

        A shard's files are deleted when the next one was taken in: it is in the store by then.
        """
        shards, waiting = cut(items, self._coder), deque[_Waiting]()
        while True:
            ahead = AHEAD * max(1, sum(self._client.nthreads().values()))
            waiting.extend(
                (shard, self._hand_out(shard))
                for shard in islice(shards, max(1, ahead - len(waiting)))
            )
            if not waiting:
                return
            shard, future = waiting.popleft()
            before, self._loaded = self._loaded, []
            yield from self._taken_in(shard, future)
            self._folder.remove(before)

    def close(self, done: bool = False) -> None:
        """Let go of the cluster; where all is `done`, the last files go, too."""
        if done:
            self._folder.remove(self._loaded)
        self._client.close()

    def _hand_out(self, shard: Shard) -> Any:
        if not shard.name or self._folder.has(coded_of(shard.name)):
            return None
        self._folder.write(given_of(shard.name), map(asdict, shard.reports))
        return self._client.submit(
            code_shard, self._folder.url, shard.name, self._job, key=f"dateline-{shard.name}"
        )

    def _taken_in(self, shard: Shard, future: Any) -> Iterator[Outcome]:
        if future is not None:
            _wait(future)
        answers = iter(self._folder.read(coded_of(shard.name)) if shard.name else ())
        for item in shard.items:
            yield self._job.decode(next(answers), item) if isinstance(item, Report) else item
        if shard.name:
            self._loaded += [given_of(shard.name), coded_of(shard.name)]


def introduce(job: Job) -> tuple[str, str, str]:
    """Runs on the cluster: the version of Dateline there, its model and codebook."""
    crew = _crew(job)
    return installed("dateline"), crew.model, crew.codebook


def code_shard(url: str, name: str, job: Job) -> str:
    """Runs on the cluster: code the reports of a shard, unless that is done already."""
    folder = SharedFolder(url)
    if not folder.has(coded_of(name)):
        reports = [Report(**line) for line in folder.read(given_of(name))]
        folder.write(coded_of(name), (_answer(o, job) for o in _crew(job).code(reports)))
    return name


def _answer(outcome: Outcome, job: Job) -> Mapping[str, Any]:
    if isinstance(outcome, Refusal):
        return {"refusal": asdict(outcome)}
    if not isinstance(outcome, CodedReport):
        raise TypeError(f"a report was coded as {type(outcome).__name__}")
    return {"record": {**job.encode(outcome), "report": None}}


def _crew(job: Job) -> Crew:
    """The child process of this thread, started when it is first needed."""
    if getattr(_here, "job", None) != job:
        if hasattr(_here, "crew"):
            _here.crew.close()
        _here.crew = Crew(list(job.command), job.settings, job.decode, 1)
        _here.job = job
    crew: Crew = _here.crew
    return crew


def _connect(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise ConfigError(
            "--cluster needs Dask: install it with pip install 'dateline[cluster]'"
        ) from None
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ConfigError(f"--cluster: {address} cannot be reached: {error}") from None


def _wait(future: Any) -> None:
    from distributed import KilledWorker

    try:
        future.result()
    except KilledWorker as error:
        raise ModelError(
            f"the cluster lost every machine that was at a shard ({error}); run the same command "
            "again: what is coded is kept"
        ) from None
