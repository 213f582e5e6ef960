"""Who codes: threads of this process, worker processes, or a cluster."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.cli.version import program_version
from dateline.config import Config

if TYPE_CHECKING:
    from dateline.pipeline import Coder
    from dateline.run import Item, Outcome

SMALL = 24
"""So few reports are coded in this process: workers take longer to start than that."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A way to code a stream of reports, and what it says of model and codebook."""

    model: str
    codebook: str
    code: "Callable[[Iterable[Item]], Iterator[Outcome]]"
    deaths: list[str]
    """Why workers died so far."""

    @property
    def coding(self) -> str:
        """What the events depend on: the weights, and the rules, which come with the program."""
        return f"{self.model}, rules {program_version()}"


def load_coder(config: Config, workers: int) -> "Coder":
    """The pipeline; the model's own threads give way where several reports are coded at a time."""
    from dateline.pipeline import Coder

    threads = 0 if workers == 1 else 1
    return Coder.load(
        config.model,
        threads=threads,
        gazetteer=config.gazetteer,
        codebook=config.codebook,
        actors=config.actors,
    )


def worker_command() -> list[str]:
    """What starts a worker process."""
    return [sys.executable, "-m", "dateline.cli.worker"]


def open_lane(stack: ExitStack, config: Config, total: int | None) -> Lane:
    """Worker processes where there are many reports, else threads; ended with the stack."""
    workers = 1 if total == 1 else config.worker_count()
    if workers == 1 or (total is not None and total < SMALL):
        return _own(load_coder(config, workers), workers)
    from dateline.cli.worker import decode, settings_of
    from dateline.run.crew import Crew

    crew = Crew(worker_command(), settings_of(config), decode, workers)
    stack.callback(crew.close)
    return Lane(crew.model, crew.codebook, crew.code, crew.deaths)


def open_cluster(stack: ExitStack, config: Config, address: str, shared: str) -> Lane:
    """The machines of a Dask cluster, which reach the path `shared` as this one does."""
    from dateline.cli.worker import decode, settings_of
    from dateline.export import to_json
    from dateline.run.cluster import Cluster, Job

    job = Job(tuple(worker_command()), settings_of(config), to_json, decode)
    cluster = Cluster(address, shared, job, program_version())
    stack.push(lambda kind, *_: cluster.close(done=kind is None))
    return Lane(cluster.model, cluster.codebook, cluster.code, [])


def _own(coder: "Coder", workers: int) -> Lane:
    from dateline.run import code_side_by_side

    def code(items: "Iterable[Item]") -> "Iterator[Outcome]":
        return code_side_by_side(items, coder.code, workers)

    return Lane(coder.model_version, coder.codebook_version, code, [])
