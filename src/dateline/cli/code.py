"""`dateline code`: reports in, event records out."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dateline.cli.exits import Exit, tell
from dateline.cli.output import text_output
from dateline.cli.screen import note, progress, show_summary
from dateline.cli.version import program_version
from dateline.config import Config, load_config

if TYPE_CHECKING:
    from dateline.pipeline import Coder
    from dateline.run import Input, Shelf, Sink, Summary
    from dateline.store import Store
    from dateline.types import CodedReport

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
            help="Files and folders: .txt, .md, .html, .jsonl, .jsonl.gz, .csv; - is stdin.",
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
            help="Reports coded at the same time; otherwise one a core, four at most.",
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
    summary = run(paths, config, store, jsonl, quiet)
    if not quiet:
        show_summary(summary, [str(place) for place in (store, jsonl) if place not in (None, "-")])
    if not summary.read and not summary.interrupted:
        tell("no reports found", "name files or folders that hold .txt, .html, .jsonl or .csv")
    raise typer.Exit(exit_code(summary))


def exit_code(summary: "Summary") -> Exit:
    """How a run ends; see docs/cli.md."""
    if summary.interrupted:
        return Exit.INTERRUPTED
    if summary.refused == summary.read:  # also where there was nothing
        return Exit.ERROR
    return Exit.REFUSED if summary.refused else Exit.OK


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


def _coding_version(coder: "Coder") -> str:
    """What the events depend on: the weights, and the rules, which come with the program."""
    return f"{coder.model_version}, rules {program_version()}"


def run(
    paths: list[Path], config: Config, store: Path | None, jsonl: str | None, quiet: bool
) -> "Summary":
    """Open what is written to (so that trouble there shows at once), load the model, code."""
    from dateline.readers import Hints, count_inputs, read
    from dateline.run import code_all, code_side_by_side
    from dateline.store import SqliteStore

    with ExitStack() as stack:
        opened = stack.enter_context(SqliteStore.open(store)) if store is not None else None
        sink = _sink(stack.enter_context(text_output(jsonl, "--jsonl"))) if jsonl else None
        total = count_inputs(paths)
        workers = 1 if total == 1 else config.worker_count()
        notice = stack.enter_context(progress(total, quiet, "Loading the model"))
        coder = load_coder(config, workers)
        shelf = _shelf(opened, coder, quiet) if opened else None
        inputs = read(paths, Hints(published=config.date, publisher=config.publisher))
        if store is not None:
            inputs = _without(store, inputs)
        outcomes = code_side_by_side(inputs, coder.code, workers)
        return code_all(outcomes, shelf=shelf, sink=sink, notice=notice)


def _shelf(store: "Store", coder: "Coder", quiet: bool) -> "Shelf":
    """The store with a new run; says so where it holds codings that may be replaced."""
    from dateline.run import Shelf

    others = [name for name in store.codebooks() if name != coder.codebook_version]
    if others and not quiet:
        note(
            f"The store holds reports coded by {', '.join(others)}: those that are read again are "
            f"coded anew by {coder.codebook_version}. --into another file keeps both."
        )
    version, coding = program_version(), _coding_version(coder)
    return Shelf.begin(store, version, coding, coder.codebook_version)


def _without(store: Path, inputs: Iterable["Input"]) -> Iterator["Input"]:
    """Leave out the refusal of the store itself, which may lie in the folder that is read."""
    own = {str(store.resolve()) + end for end in ("", "-wal", "-shm")}
    for item in inputs:
        where = getattr(item, "where", None)
        if where is None or str(Path(where).resolve()) not in own:
            yield item


def _sink(stream: TextIO) -> "Sink":
    """Write each record as soon as it is there: whoever reads a pipe need not wait."""
    from dateline.export import write_jsonl

    def write(coded: "CodedReport") -> None:
        write_jsonl(stream, coded)
        stream.flush()

    return write
