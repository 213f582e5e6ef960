"""`dateline code`: reports in, event records out."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.exits import Exit, tell
from dateline.cli.lane import Lane, open_cluster, open_lane
from dateline.cli.output import text_output
from dateline.cli.screen import note, progress, show_summary
from dateline.cli.spool import sink_to
from dateline.cli.stores import merged_store
from dateline.cli.version import program_version
from dateline.config import Config, load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.run import Input, Shelf, Summary
    from dateline.store import SqliteStore, Store

EXAMPLE = """[bold]Examples[/]

  dateline code reports/                        into events.db in this folder
  dateline code reports/ --into iraq.db         into a store of its own
  dateline code feed.jsonl --jsonl records.jsonl
  dateline code note.txt --date 2024-05-12 --publisher "The Harbour" --jsonl -
  dateline code reports/ --codebook labour.toml --into labour.db
  curl -s https://example.org/feed.jsonl | dateline code - --into events.db

Ends with 0, or 3 where some inputs were refused, 1 where nothing could be coded, 130 on Ctrl-C.
"""


def code(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, patterns (text, HTML, JSON lines, CSV, WARC, PDF…); - is stdin.",
            show_default=False,
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The store to write to. Without --into and --jsonl it is events.db.",
            show_default=False,
        ),
    ] = None,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="OUT",
            help="Write one record a report as JSON lines, in input order; - is stdout.",
            show_default=False,
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When reports that do not say it were published: 2024, 2024-05, 2024-05-12.",
            show_default=False,
        ),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who published reports that do not say it.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="A language model in place of the one shipped with Dateline.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Worker processes; otherwise one a core, four at most.",
            show_default=False,
        ),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A gazetteer made by `dateline gazetteer import`.",
            show_default=False,
        ),
    ] = None,
    codebook: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Types of your own in place of PLOVER's; see `dateline codebook`.",
            show_default=False,
        ),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Actors of your own beside the shipped ones; see `dateline actors`.",
            show_default=False,
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Code on the machines of a Dask cluster, as tcp://10.0.0.1:8786.",
            show_default=False,
        ),
    ] = None,
    shared: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="With --cluster: a folder that all its machines reach, as s3://bucket/run.",
            show_default=False,
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what became of every input here, as JSON or (.txt) as text.",
            show_default=False,
        ),
    ] = None,
    no_merge: Annotated[
        bool,
        typer.Option("--no-merge", help="Leave the merging of events into records for later."),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no closing summary.")
    ] = False,
) -> None:
    """Code reports: find the events in them, into a store or as JSON lines.

    Coding the same report twice changes nothing.
    An input that cannot be used is refused with the reason, and the rest goes on.
    """
    config = load_config(
        {
            "store": into,
            "model": model,
            "date": date,
            "publisher": publisher,
            "workers": workers,
            "gazetteer": gazetteer,
            "codebook": codebook,
            "actors": actors,
        }
    )
    store = config.store if into is not None or jsonl is None else None
    if store is not None and into is None and not quiet:
        note(f"Coding into {store}; --into and --jsonl choose another place.")
    if (cluster is None) != (shared is None):
        raise ConfigError("--cluster and --shared go together: an address, and a shared folder")
    open_work = (
        partial(open_cluster, address=cluster, shared=shared) if cluster and shared else None
    )
    summary = run(paths, config, store, jsonl, quiet, report, open_work)
    if not quiet:
        show_summary(summary, [str(place) for place in (store, jsonl) if place not in (None, "-")])
    if not summary.read and not summary.interrupted:
        tell("no reports found", "name files or folders that hold .txt, .html, .jsonl or .csv")
    if store is not None and summary.read and not (no_merge or summary.interrupted):
        with merged_store(store, quiet):  # so that records are there at once
            pass
    raise typer.Exit(exit_code(summary))


def exit_code(summary: "Summary") -> Exit:
    """How a run ends; see docs/cli.md."""
    if summary.interrupted:
        return Exit.INTERRUPTED
    if summary.refused == summary.read:  # also where there was nothing
        return Exit.ERROR
    return Exit.REFUSED if summary.refused else Exit.OK


def run(
    paths: list[Path],
    config: Config,
    store: Path | None,
    jsonl: str | None,
    quiet: bool,
    report: Path | None = None,
    open_work: Callable[[ExitStack, Config], Lane] | None = None,
) -> "Summary":
    """Open what is written to (so that trouble there shows at once), load the model, code."""
    from dateline.readers import Hints, count_inputs, read
    from dateline.run import code_all, sift
    from dateline.run.sifting import BATCH

    with ExitStack() as stack:
        opened = stack.enter_context(_store(stack, store))
        sink, amend = (
            sink_to(stack.enter_context(text_output(jsonl, "--jsonl")), jsonl)
            if jsonl
            else (None, None)
        )
        total = count_inputs(paths)
        notice = stack.enter_context(progress(total, quiet, "Loading the model"))
        lane = open_work(stack, config) if open_work else open_lane(stack, config, total)
        shelf = _shelf(opened, lane, quiet)
        inputs = read(paths, Hints(published=config.date, publisher=config.publisher))
        if store is not None:
            inputs = _without(store, inputs)
        outcomes = lane.code(sift(inputs, shelf, 1 if total is None else BATCH))
        summary = code_all(outcomes, shelf=shelf, sink=sink, amend=amend, notice=notice)
        if report is not None:
            places = [str(place) for place in (store, jsonl) if place is not None]
            _report(report, lane, config, summary, places)
        return summary


def _store(stack: ExitStack, path: Path | None) -> "SqliteStore":
    """The store or, where none is wanted, one to throw away: who copies whom is found in it."""
    from dateline.store import SqliteStore

    if path is None:
        folder = stack.enter_context(TemporaryDirectory(prefix="dateline-"))
        path = Path(folder) / "scratch.db"
    return SqliteStore.open(path)


def _shelf(store: "Store", lane: Lane, quiet: bool) -> "Shelf":
    """The store with a new run; says so where it holds codings that may be replaced."""
    from dateline.run import Shelf

    others = [name for name in store.codebooks() if name != lane.codebook]
    if others and not quiet:
        note(
            f"The store holds reports coded by {', '.join(others)}: those that are read again are "
            f"coded anew by {lane.codebook}. --into another file keeps both."
        )
    return Shelf.begin(store, program_version(), lane.coding, lane.codebook)


def _report(path: Path, lane: Lane, config: Config, summary: "Summary", places: list[str]) -> None:
    """Write the run report: text where the file is called so, else JSON."""
    from dateline.run.report import RunReport, peak_mib

    told = RunReport(
        program_version(), lane.coding, lane.codebook, config.worker_count(), tuple(places),
        summary, tuple(lane.deaths), peak_mib(),
    )  # fmt: skip
    with text_output(str(path), "--report") as stream:
        if path.suffix == ".txt":
            stream.write(told.as_text())
        else:
            stream.write(json.dumps(told.as_json(), indent=1, ensure_ascii=False) + "\n")


def _without(store: Path, inputs: Iterable["Input"]) -> Iterator["Input"]:
    """Leave out the refusal of the store itself, which may lie in the folder that is read."""
    own = {str(store.resolve()) + end for end in ("", "-wal", "-shm")}
    for item in inputs:
        where = getattr(item, "where", None)
        if where is None or str(Path(where).resolve()) not in own:
            yield item
